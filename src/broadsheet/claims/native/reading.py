"""An article in German, French, Spanish, Russian, Chinese or Japanese as the grammar reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from broadsheet.claims.frames.valency import load_valency
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity, mask_sentence
from broadsheet.claims.native.amounts import read_native_amounts
from broadsheet.claims.native.chains import split_chains
from broadsheet.claims.native.doubles import by_first_part, in_latin, with_asides, without_doubles
from broadsheet.claims.native.exceptions import without_excepted
from broadsheet.claims.native.forms import with_arm, with_form, with_latin_arm
from broadsheet.claims.native.lists import group_names
from broadsheet.claims.native.marks import with_mark
from broadsheet.claims.native.nominals import find_nominals, find_pronouns
from broadsheet.claims.native.people import as_firm, known_people, persons_by_surname, without_former
from broadsheet.claims.native.repeated import with_repeated
from broadsheet.claims.native.things import own_things, quoted_things
from broadsheet.claims.pointing.standing import read_standing
from broadsheet.claims.reading import Reading
from broadsheet.parties.book import PartyBook
from broadsheet.parties.declined import governed, in_nominative, stem
from broadsheet.parties.native_bare import find_bare_names
from broadsheet.parties.native_companies import find_native_companies, find_native_outlets
from broadsheet.parties.native_names import find_native_names
from broadsheet.parties.native_signs import simplified
from broadsheet.parties.strangers import CapitalName, stranger
from broadsheet.records import Article, Mention, Span
from broadsheet.text.datelines import without_datelines
from broadsheet.text.sentences import split_sentences

_SIGNS = frozenset(("zh", "ja"))
_NAMED = frozenset(("org", "stranger"))


def read_native(article: Article, lexicon: Lexicon, book: PartyBook) -> Reading:
    """Splits and masks title and text, the title first."""
    reading = Reading(article, lexicon, book)
    _read_field(reading, "text", article.text)
    body, reading.sentences = reading.sentences, []
    _read_field(reading, "title", article.title)
    reading.sentences = [*reading.sentences, *body]
    for index, sentence in enumerate(reading.sentences):
        sentence.index = index
    reading.standing = read_standing(reading.sentences)
    return reading


def _read_field(reading: Reading, name: Literal["text", "title"], written: str) -> None:
    if not written.strip():
        return
    language = reading.lexicon.language
    text = simplified(written) if language == "zh" else written
    bounds = split_sentences(text, language) if name == "text" else ((0, len(text)),)
    bounds = split_chains(text, without_datelines(text, bounds), language)
    entities = [_as_written(e, written) if text != written else e for e in _entities(reading, text, bounds)]
    joiner = "" if language in _SIGNS else " "
    for start, end in bounds:
        inside = [e for e in entities if start <= e.start and e.end <= end]
        inside = _without_both(inside, reading) if language == "zh" else inside
        grouped = group_names(inside, text, reading.lexicon)
        reading.companies |= _of_lists(grouped, reading)
        reading.sentences.append(mask_sentence(name, text, start, end, grouped, joiner))


def _without_both(entities: list[Entity], reading: Reading) -> list[Entity]:
    """As in "甲与乙签约，双方将…": where a sentence names its parties "both sides" adds nobody."""
    if not any(e.kind in _NAMED for e in entities):
        return entities
    both = reading.lexicon.words.get("plural_heads", ())
    return [e for e in entities if not (e.kind == "nominal" and e.word in both)]


def _of_lists(entities: list[Entity], reading: Reading) -> frozenset[str]:
    """Names that stand in one list with a company: they are companies too."""
    lists = [e.mentions for e in entities if e.kind == "group"]
    named = {m.name for members in lists if any(map(reading.is_company, members)) for m in members}
    return frozenset({stem(name) for name in named} if reading.lexicon.language == "ru" else named)


def _as_written(entity: Entity, written: str) -> Entity:
    """The entity with its names as the article writes them, in traditional signs."""
    mentions = tuple(_quoted(m, written) for m in entity.mentions)
    money = replace(entity.money, as_written=written[entity.start : entity.end]) if entity.money else None
    return replace(entity, mentions=mentions, money=money) if mentions or money else entity


def _quoted(mention: Mention, written: str) -> Mention:
    if mention.span is None:
        return mention
    quote = written[mention.span.start : mention.span.end]
    return replace(mention, as_written=quote, span=replace(mention.span, quote=quote))


def _entities(reading: Reading, text: str, bounds: tuple[tuple[int, int], ...]) -> list[Entity]:
    lexicon, language = reading.lexicon, reading.lexicon.language
    found = [
        Entity("money", m.start, m.end, money=m) for m in read_native_amounts(reading.article, text, language)
    ]
    known = _add(_well_known(reading, text), _catalogue(reading, text))
    known = _add(list(_coupled(reading, text)), known) if language == "de" else known
    known = [as_firm(e, text, language) for e in known]
    known = [
        with_arm(with_form(e, text), text, reading)
        if language in _SIGNS
        else with_latin_arm(e, text, reading)
        for e in known
    ]
    found = _add(found, without_doubles(_makers(known, text, lexicon), text))
    things = own_things(text, language)
    found = [e for e in found if e.kind != "org" or text[e.start : e.end] not in things]
    taken, deeds = [(e.start, e.end) for e in found], load_valency(language).deeds
    names = find_native_names(text, language, taken, _beginnings(text, bounds), deeds)
    names = with_repeated(names, text, reading, taken) if language in _SIGNS else names
    reading.companies |= names.companies if language != "ru" else {stem(name) for name in names.companies}
    things |= quoted_things(text, language)
    named = list(_names((n for n in names.names if n.written not in things), text, found))
    found = persons_by_surname(_add(found, _in_one_case(named, text) if language == "ru" else named))
    found = sorted(found, key=lambda e: e.start)
    reading.nicknames |= in_latin(found, text) if language in _SIGNS else {}
    found = without_doubles(found, text)
    found = by_first_part(found, reading)
    found = _add(found, _bare(found, text, reading)) if language == "de" else found
    found = [e for e in found if not _is_part_of_word(e, text, lexicon)]
    found = _without_owners(found, text) if language == "de" else found
    found = [_with_ticker(e, text) for e in without_former(_without_listings(found, text), text, language)]
    found = [with_mark(e, text) for e in found] if language == "ru" else found
    found = _add(found, find_nominals(text, lexicon, {e.start for e in found if e.kind in _NAMED}))
    found = without_excepted(_without_heads(found, text), text) if language == "zh" else found
    found = sorted(_add(found, find_pronouns(text, lexicon)), key=lambda e: e.start)
    return with_asides(found, text, load_valency(language).verbs) if language in _SIGNS else found


def _bare(found: list[Entity], text: str, reading: Reading) -> list[Entity]:
    """As in "will SAP Norvik übernehmen": what only stands where a company would."""
    companies = [(e.start, e.end) for e in found if e.kind in _NAMED]
    names = list(find_bare_names(text, companies, [(e.start, e.end) for e in found]))
    reading.companies |= {name.written for name in names}
    return [Entity("stranger", n.start, n.end, (stranger(n),)) for n in names]


def _is_part_of_word(entity: Entity, text: str, lexicon: Lexicon) -> bool:
    """As in "OpenAI-Modelle": a name that a compound goes on from; a sum goes on to what it is paid for."""
    if entity.kind in _NAMED and _TICKER.fullmatch(text, entity.start, entity.end):
        return True
    if entity.kind == "stranger" and lexicon.pattern("words", "no_name").fullmatch(
        text, entity.start, entity.end
    ):
        return True
    behind = lexicon.pattern("words", "no_party_after").match(text, entity.end)
    return entity.kind != "money" and behind is not None


_EXCHANGE = r"(?:O|N|OQ|AS|PA|DE|MC|L|TW|T|KS|HK|SZ|SS|MI|SW)"
_TICKER = re.compile(rf"(?:[A-Z]{{1,5}}|\d{{4,6}})\.{_EXCHANGE}")
_LISTED = re.compile(rf"(?: (?:[A-Z]{{1,5}}|\d{{4,6}}))?\.{_EXCHANGE}(?!\w) ?(?=[,.;:)]|[^\W\d])")
"""As in "Fox Corp FOXA.O": what an agency puts behind the name of a listed company."""


def _with_ticker(entity: Entity, text: str) -> Entity:
    """As in "Nvidia NVDA.O et Amazon AMZN.O": the ticker belongs to the name and ends no clause."""
    ticker = _LISTED.match(text, entity.end) if entity.kind in _NAMED else None
    end = entity.end + len(ticker.group().rstrip()) if ticker else entity.end
    return replace(entity, end=end)


_LISTING = re.compile(
    r"[(](?:NASDAQ|NYSE|NSE|XETRA|[Ee]uronext\w*|WKN|ISIN)\s?:[^()]{1,40}[)]|"
    r"[(](?:бывш\w+|ранее|прежде|antes|anteriormente|antigu[oa]|vormals|früher|ehemals|anciennement|auparavant|ex)[ -][^()]{1,40}[)]"
)


def _without_listings(entities: list[Entity], text: str) -> list[Entity]:
    """As in "ASML Holding (NASDAQ:ASML)": where shares are listed names nobody."""
    places = [m.span() for m in _LISTING.finditer(text)]
    return [e for e in entities if not any(a < e.start < b for a, b in places)]


_KINSHIP = re.compile(
    r"-(?:\w+-)?(?:Tochter|Mutter|Ableger|Sparte|Schwester|Konkurrent|Rivale|Herausforderer|Partner|Ausgründung|Spin-off)(?:gesellschaft|firma|unternehmen|konzern|s|n|en)?"
    r"(?: (?:[\w-]+-)?(?:[Ss]tart-?up|[Ff]irma|[Uu]nternehmen))? [„»\"]?$"
)


def _without_owners(entities: list[Entity], text: str) -> list[Entity]:
    """As in "SAP-Tochter Signavio": whose daughter it is has no part in what it does."""
    named = [e for e in entities if e.kind in _NAMED or (e.kind == "person" and _FOUNDED.match(text, e.end))]
    owners = {
        one.start
        for one, other in pairwise(named)
        if other.start - one.end < _KIN_REACH
        and (_FOUNDED if one.kind == "person" else _KINSHIP).fullmatch(text, one.end, other.start)
    }
    return [e for e in entities if e.start not in owners]


_FOUNDED = re.compile(
    r"(?<=s)(?: (?:neue|junge|eigene)[nmrs]?)? [\w-]*(?:[Ff]irma|[Uu]nternehmens?|[Ss]tart-?[Uu]ps?|[Kk]onzerns?|[Ll]abors?) "
)
"""As in "Elon Musks KI-Firma xAI": whose firm it is has no part in what it does either."""
_KIN_REACH = 50


def _without_heads(entities: list[Entity], text: str) -> list[Entity]:
    """As in "瑞士工程集团ABB": a run of signs right before a name says what the company is, and is none itself."""
    named = {e.start for e in entities if e.kind in _NAMED}
    return [
        e for e in entities if e.kind != "stranger" or e.end not in named or text[e.start : e.end].isascii()
    ]


_COUPLED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w&.]+(?:-[A-ZÄÖÜ][\w&.]+){1,3}(?=-[A-ZÄÖÜ]\w+)")


def _coupled(reading: Reading, text: str) -> Iterator[Entity]:
    """As in "Axel-Springer-Verlag": German couples a name of several words to the noun behind it."""
    for match in _COUPLED.finditer(text):
        spelled = match.group().replace("-", " ")
        for sighting in reading.book.sightings(spelled, "de"):
            if (sighting.start, sighting.end) != (0, len(spelled)) or sighting.form.kind != "name":
                continue
            mention = reading.book.mention(sighting, spelled)
            start, end = match.span()
            if not reading.lexicon.pattern("words", "no_party_after").match(text, end):
                span = Span(article_id="", text_id="", start=start, end=end, quote=match.group())
                yield Entity("org", start, end, (replace(mention, as_written=match.group(), span=span),))


def _catalogue(reading: Reading, text: str) -> Iterator[Entity]:
    for sighting in reading.book.sightings(text, reading.lexicon.language):
        end = sighting.end - (3 if text[sighting.start : sighting.end].endswith((" se", " sa")) else 0)
        mention = reading.book.mention(sighting, text)
        kind = sighting.form.kind
        if reading.lexicon.pattern("words", "no_name").fullmatch(text, sighting.start, sighting.end):
            continue
        if _IN_LONGER_NAME.match(text, sighting.start) or _OWN_FUND.match(text, end):
            continue
        if kind in {"name", "metonym"}:
            yield Entity("org", sighting.start, end, (mention,), word=_own_case(mention, reading))
        elif kind == "person":
            yield Entity("person", sighting.start, sighting.end, (mention,), word=mention.as_written)
        elif kind == "product" and _is_firm_here(sighting.start, sighting.end, text):
            end = sighting.end + (3 if text.startswith(" AI", sighting.end) else 0)
            name = CapitalName(sighting.start, end, text[sighting.start : end], "name")
            yield Entity("stranger", sighting.start, end, (stranger(name),))
        elif kind == "product":
            yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)


def _is_firm_here(start: int, end: int, text: str) -> bool:
    """Whether what shares its name with a product is a company there."""
    return (
        _FIRM_BEFORE.search(text, max(0, start - 8), start) is not None
        or _RAISES.match(text, end) is not None
    )


_IN_LONGER_NAME = re.compile(r"(?<=[\u4e00-\u9fff])(?<![由向与和对为被及获])思科(?=技(?!术))")
"""As in "博思科技": the catalogue's name where two words of a longer one meet."""
_OWN_FUND = re.compile(r" Fund(?![\w-])")
"""As in "World Fund": a fund whose name begins as that of a company."""
_FIRM_BEFORE = re.compile(r"(?:初创公司|新创公司|创业公司|初创企业|スタートアップの?|新興企業の?)[「“]?$")
"""As in "AI初创公司Sana"."""
_RAISES = re.compile(
    r"(?: AI)?(?:[（(][^）)]{1,16}[）)])?(?:社)?(?:(?:は|が|、)[^。、]{0,30}(?:資金)?調達(?!先)|"
    r" ?(?:已|近日|日前|正式|宣布|刚刚|将)*(?:(?:完成|获得?|拿到|筹集|募集)[^，。]{0,20}融资|收购了))"
)
"""As in "Kling AIが30億ドルを調達", "Atoms 收购了": no product raises money or buys."""


def _own_case(mention: Mention, reading: Reading) -> str:
    """As in "поддерживаемая Сбером": the case that a Russian name itself shows, where nothing governs it."""
    written = mention.as_written
    if reading.lexicon.language != "ru" or not written.endswith(("ом", "ем")):
        return ""
    party = reading.book.find(written[:-2])
    return "instr" if party is not None and reading.book.counted(party.id)[0] == mention.party_id else ""


def _well_known(reading: Reading, text: str) -> list[Entity]:
    mentions = list(find_native_companies(text, reading.lexicon.language))
    reading.companies |= {m.name for m in mentions}
    outlets = find_native_outlets(text, reading.lexicon.language)
    spoken = [Entity("person", m.span.start, m.span.end, (m,), word=m.as_written) for m in outlets if m.span]
    known = _add(spoken, (Entity("org", m.span.start, m.span.end, (m,)) for m in mentions if m.span))
    return _add(known, known_people(reading, text))


def _makers(entities: list[Entity], text: str, lexicon: Lexicon) -> list[Entity]:
    """As in "ChatGPT-Entwickler", "créateur de ChatGPT": the maker of a product is a name of the company."""
    before, after = lexicon.pattern("words", "maker_before"), lexicon.pattern("words", "maker_after")
    made: list[Entity] = []
    for entity in entities:
        if entity.kind != "product":
            made.append(entity)
            continue
        start, end = entity.start, entity.end
        if match := after.match(text, end):
            end = match.end()
        elif match := before.search(text, max(0, start - 50), start):
            start = match.start()
        else:
            made.append(entity)
            continue
        made.append(Entity("org", start, end, entity.mentions))
    return made


_BULLET = re.compile(r"[\s>*•#–—\[(-]*")


def _beginnings(text: str, bounds: tuple[tuple[int, int], ...]) -> frozenset[int]:
    starts = {a + len(_BULLET.match(text, a).group()) for a, _ in bounds}  # type: ignore[union-attr]
    starts |= {m.end() for m in re.finditer(r"(?:(?<!\d)\.|[!?:;•\n“\"«„])\s*[“\"'‘(\[«„—–-]*\s*", text)}
    return frozenset(starts)


_OUTLET = re.compile(
    r"(?:^The \w+$| (?:Wire|Ledger|Times|Journal|Post|Herald|Tribune|Daily|Week|News|Insider|Gazette|Zeitung|Magazine))$"
)
_OUTLET_NOUN = re.compile(
    r"(?:[Qq]uotidien|[Jj]ournal|[Mm]agazine|[Hh]ebdomadaire|agence(?: de presse)?|Zeitung|Zeitschrift|Magazin|Nachrichtenagentur|Agentur|"
    r"diario|periódico|revista|agencia|газет\w+|издани\w+|агентств\w+|журнал\w*)\s+[«\"„“]?(?:L[ea]s? |El |The )?$|"
    r"(?:媒体|报纸|通讯社|新闻网站|科技网站|周刊|メディア|ニュースサイト|通信社)(?:の)?[《「“]?$"
)
"""Strangers that speak and do not deal."""


def _names(names: Iterable[CapitalName], text: str, found: list[Entity]) -> Iterator[Entity]:
    ends = {e.end for e in found if e.kind in {"org", "product"}}
    for name in names:
        if name.kind == "person":
            yield Entity("person", name.start, name.end, word=name.written)
        elif _OUTLET.search(name.written) or _OUTLET_NOUN.search(text, max(0, name.start - 40), name.start):
            yield Entity("person", name.start, name.end, (stranger(name),), word=name.written)
        elif name.start - 1 in ends and text[name.start - 1] in {" ", "-"}:
            yield Entity("product", name.start, name.end, word=name.written)
        else:
            yield Entity("stranger", name.start, name.end, (stranger(name),))


_CLASS_NOUN = re.compile(
    r"(?:[Кк]омпани|[Сс]тартап|[Фф]ирм|[Кк]орпораци|[Хх]олдинг|[Сс]ервис|[Пп]латформ|[Фф]онд|[Гг]рупп|[Рр]азработчик|[Оо]ператор|[Сс]туди|[Мм]аркетплейс|"
    r"[Рр]итейлер|[Сс]ет|[Бб]анк|[Пп]роект|[Бб]ренд|[Пп]риложени|[Сс]истем)[а-яё]*\s+[«„“\"]?$"
)


_OPENS_LINE = re.compile(r"(?:^|[.!?…\n]\s*)[*•–— ]*[«„“\"]$")
_OBLIQUE = re.compile(r"(?:[уюы]|ом|ем|ой|ей)$")
"""As in "«Омегу» купил …": a quoted name that opens a sentence is its subject unless it ends so."""


def _in_one_case(entities: list[Entity], text: str) -> list[Entity]:
    """Russian strangers with one party for all cases of a name."""
    strangers = [e for e in entities if e.kind == "stranger"]
    firm = [e for e in strangers if _CLASS_NOUN.search(text, max(0, e.start - 20), e.start)]
    firm += [
        e
        for e in strangers
        if _OPENS_LINE.search(text, 0, e.start) and not _OBLIQUE.search(text[e.start : e.end])
    ]
    told_as = (_governed(e.mentions[0], text[max(0, e.start - 50) : e.start]) for e in strangers)
    mentions = in_nominative(told_as, frozenset(e.mentions[0].name for e in firm))
    told = {e.start: m for e, m in zip(strangers, mentions, strict=True)}
    return [_declined(e, told[e.start]) if e.start in told else e for e in entities]


def _governed(mention: Mention, before: str) -> Mention:
    name = governed(mention.name, before)
    return mention if name == mention.name else replace(mention, name=name)


def _declined(entity: Entity, mention: Mention) -> Entity:
    is_instrumental = mention.as_written.endswith(("ом", "ем")) and mention.name == mention.as_written[:-2]
    return Entity(entity.kind, entity.start, entity.end, (mention,), word="instr" if is_instrumental else "")


def _add(found: list[Entity], more: Iterable[Entity]) -> list[Entity]:
    """`found` and those of `more` that overlap nothing in it."""
    taken = [(e.start, e.end) for e in found]
    kept = [e for e in more if not any(a < e.end and e.start < b for a, b in taken)]
    return sorted([*found, *kept], key=lambda e: e.start)
