"""Lists of names in a native language: "A, B und C", "PlayAI、可穿戴设备公司Limitless"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.german_marks import owns_deal
from broadsheet.claims.frames.phrases import describes
from broadsheet.claims.frames.valency import load_valency
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity
from broadsheet.claims.names.grouping import join_lists
from broadsheet.claims.native.repeated_prepositions import without_same_preposition

_NAMED = frozenset(("org", "stranger"))


def group_names(entities: list[Entity], text: str, lexicon: Lexicon) -> list[Entity]:
    """Lists of names ("A, B und C") become one entity."""
    entities = [
        e for e in entities if re.search(r"\b[Ee]x[- ]$|\bэкс-$", text[max(0, e.start - 4) : e.start]) is None
    ]
    return join_lists(entities, lambda at: _list_end(entities, at, text, lexicon))


def _list_end(entities: list[Entity], at: int, text: str, lexicon: Lexicon) -> int:
    if entities[at].kind not in _NAMED or _is_quoted(entities, at, text):
        return at + 1
    stop, doubtful = at + 1, 0
    while stop < len(entities) and entities[stop].kind in _NAMED:
        between = _between(entities, stop, text, lexicon)
        if _closes(between, entities, at, stop, text, lexicon):
            end = _goes_on(entities, stop, between, text, lexicon)
            return at + 1 if _is_apart(entities, at, end, text, lexicon) else end
        is_described = between not in {",", "、", "/"} and not _describes_next(between, lexicon)
        if is_described and not (_has_head(between, lexicon) or _is_article(between, lexicon)):
            break
        doubtful = doubtful or (stop if is_described else 0)
        stop += 1
    stop = doubtful or stop  # "A, das Start-up B, …" is a list only where its last name is joined
    if lexicon.language == "ja" and stop - at == _PAIR and _is_headline(text, entities[at].end):
        is_prose = entities[at].start > 0 and _WITH_BOTH.match(text, entities[stop - 1].end) is not None
        return stop if is_prose and _ends_in_verb(text, entities[at].end) else at + 1
    follows = _OTHERS.match(text, entities[stop - 1].end)
    return (
        stop
        if stop - at >= 3
        or (stop - at >= 2 and (follows or _parts(text[entities[at].end : entities[at + 1].start], lexicon)))
        else at + 1
    )


_ACCORDING = re.compile(
    r"(?:^|[.!?…»”\n] ?)(?:[Ss]elon|[Dd]['’]après|[Ss]egún|[Пп]о (?:данным|информации|сведениям|словам))(?: (?:le|la|les|el|los|las|quotidien|journal|diario|periódico|издания|газеты|агентства)){0,3} ?(?:[lL]['’])?[«„“\"]? ?$"
)


def _is_quoted(entities: list[Entity], at: int, text: str) -> bool:
    """As in "Selon A, B et C ont signé": who is quoted, before a comma, is none of those who act."""
    follows = at + 1 < len(entities) and text[entities[at].end : entities[at + 1].start].strip(_AROUND) == ","
    return follows and _ACCORDING.search(_before(entities[at], text)) is not None


def _between(entities: list[Entity], stop: int, text: str, lexicon: Lexicon) -> str:
    """What parts the name at `stop` from the one before it, without quotes, legal forms and what Japanese glues to names."""
    between = _LEGAL.sub("", text[entities[stop - 1].end : entities[stop].start].strip(_AROUND))
    between = without_same_preposition(
        _FROM.sub("", between), text, entities[stop - 1].start, lexicon.language
    )
    return _GLUED.sub("", between).rstrip("米英仏独韓中") if lexicon.language == "ja" else between


_FROM = re.compile(
    r"^(?:aus|из|de|d['’]) ?[A-ZÀ-ÞА-ЯЁ][\w-]+(?: [A-ZÀ-ÞА-ЯЁ][\w-]+)?(?=,? (?:und|sowie|et|y|и) )"
)
"""As in "GIC aus Singapur und …": where a member of a list is from."""
_GLUED = re.compile(r"^(?:社|グループ|ホールディングス|HD|側)(?=[とや、・])")
"""As in "A社とB社"."""


def _closes(between: str, entities: list[Entity], at: int, stop: int, text: str, lexicon: Lexicon) -> bool:
    """Whether the name at `stop` is joined to those before it by a word for "and"."""
    words = between.lstrip(",、，").strip()
    if lexicon.language == "de" and owns_deal(entities[stop], text):
        return False
    if not words or (between[:1] == "," and _HAS_ITS_OWN.match(text, entities[stop].end)):
        return False
    return _joins(words, _before(entities[at], text), lexicon)


_HAS_ITS_OWN = re.compile(
    r"[»“”\"]? (?:[–—-] )?(?:(?:weitere|noch|otros|autres|ещё|еще|другие|je|jeweils|по|bis zu|jusqu['’]à|hasta|до|rund|etwa|environ|près de|unos|около|mit|avec|con) ){0,2}"
    r"(?:(?:\d[\d.,]*|[a-zäöüé]{3,9})\s?(?:Mill|Mrd|Mio|mill|млн|млрд)|[$€]\s?\d)"
)
"""As in "500 Mio. in A, und B 300": who has a sum of its own begins another clause."""


_GIVES = {
    "es": re.compile(
        r"[»”\"]? (?:también |además |le |les )?(?:invierte|invertirá|invirtió|aporta(?:rá)?|aportó|pon(?:e|drá)|puso|inyecta(?:rá)?|inyectó|destina(?:rá)?|destinó|desembolsa(?:rá)?|desembolsó|compra(?:rá)?|compró|adquiere|adquirirá|adquirió)(?!\w)"
    ),
    "fr": re.compile(
        r" ?[»”\"]? (?:en |y |lui |aussi )?(?:investi(?:t|ra)|a (?:investi|injecté|apporté|misé|versé|mis|racheté|acquis)|injecte(?:ra)?|apporte(?:ra)?|met(?:tra)?|verse(?:ra)?|mise(?:ra)?|rachète(?:ra)?|acquiert)(?!\w)"
    ),
    "de": re.compile(
        r"[»“”\"]? (?:investiert|investierte|steckt|steckte|gibt|gab|zahlt|zahlte|pumpt|pumpte|schießt|schoss|übernimmt|übernahm|kauft|kaufte|legt)(?!\w)"
    ),
}
"""As in "500 millones en A y B pondrá 300": one gives alone, behind the one that somebody else gives to."""


_TAKES = re.compile(r"(?:\bà|\bdans|\bin|\ben|\ba|\bв) (?:[\w-]+ ){0,4}[«„“\"]?$")


def _is_apart(entities: list[Entity], at: int, end: int, text: str, lexicon: Lexicon) -> bool:
    """As in "50 Mrd. à A, B et C 30": whom the first sum goes to stands before those who give the second."""
    if end - at == _PAIR and (by := _BY.search(_before(entities[at], text))) is not None:
        return (
            re.match(rf"[»“”\"]? {re.escape(by[1])} [«„“\"]?[A-ZА-ЯЁ]", text[entities[end - 1].end :])
            is not None
        )
    governed = _TAKES.search(_before(entities[at], text)) is not None
    return end - at >= _PAIR and governed and _goes_on_alone(entities[end - 1], text, lexicon)


def _goes_on_alone(last: Entity, text: str, lexicon: Lexicon) -> bool:
    """Whether the last name of what looks like a list begins a clause of its own, with a sum or a verb that one alone acts with."""
    if _HAS_ITS_OWN.match(text, last.end) is not None:
        return True
    gives = _GIVES.get(lexicon.language)
    return gives is not None and gives.match(text, last.end) is not None


_PAIR = 2
_BY = re.compile(r"[\w»“”\"] (por|par|durch|компанией|корпорацией|холдингом) [«„“\"]?$")
"""As in "A por B y C por D": who bought the one is in no list with what another bought."""


def _before(entity: Entity, text: str) -> str:
    return text[max(0, entity.start - _GOVERNED) : entity.start]


_GOVERNED = 60
"""Signs before the first name of a list in which its preposition stands."""


def _goes_on(entities: list[Entity], stop: int, between: str, text: str, lexicon: Lexicon) -> int:
    """As in "A与B和C", "AとB、Cは": where a list ends whose first two names are joined already."""
    end = stop + 1
    if lexicon.language == "zh" and between[:1] not in _WITH:
        return end
    follows = _FURTHER.get(lexicon.language)
    while follows and end < len(entities) and entities[end].kind in _NAMED:
        match = follows.match(_between(entities, end, text, lexicon))
        if match is None:
            break
        end += 1
    return end


_WITH = frozenset("与與跟同")
_FURTHER = {
    "zh": re.compile(r"(?:和|及|以及|、)(?:[\u4e00-\u9fff]{0,12}(?:公司|企业|厂商|平台|机构|集团|巨头))?$"),
    "ja": re.compile(r"(?:、|と|及び|および)(?:[ァ-ヴーA-Za-z一-龥]{0,12}の)?$"),
}


_LEGAL = re.compile(
    r"^\s?[(](?:бывш\w+|ранее|прежде|antes|anteriormente|antigu[oa]|vormals|früher|ehemals|anciennement|auparavant|ex)[ -][^()]{1,40}[)]|^\s?[(](?:NASDAQ|NYSE|NSE|XETRA|Euronext|WKN|ISIN)\s?:[^()]{1,40}[)]|^(?:Pte|Ltd|Inc|Corp|LLC|LP|plc|AG|SE|SA|GmbH|Holdings?|Group|Management)\b\.? ?(?=[,иyeu&]|et|und)"
)
"""As in "GIC Pte и Iconiq": the legal form of a name that the catalogue knows without it."""
_AROUND = ' \t\n\xa0«»„“”"'
"""Quotes around the names of a list."""


def _joins(words: str, before: str, lexicon: Lexicon) -> bool:
    """As in "und", or "und das französische Unternehmen", "y la noruega", "et par" before the last name of a list."""
    match = lexicon.pattern("words", "group").match(words)
    if match is None:
        return False
    rest = words[match.end() :].strip()
    if not rest:
        return True
    if not re.match(r"\W|\d", words[match.end() :]) and lexicon.language not in _UNSPACED:
        return False
    if (again := _AGAIN.match(rest)) is not None and _governs(again[1] or again[2], before):
        rest = rest[again.end() :].strip(_AROUND)
    return not rest or _ONLY_ARTICLE.fullmatch(rest) is not None or _is_description(rest, lexicon)


def _is_description(words: str, lexicon: Lexicon) -> bool:
    if lexicon.pattern("words", "described").fullmatch(words):
        return True
    article = _ARTICLE.match(words)
    if article is not None:
        return describes(words[article.end() :], load_valency(lexicon.language))
    return lexicon.language == "ru" and _is_headed(words, lexicon)


def _has_head(between: str, lexicon: Lexicon) -> bool:
    """As in ", das Münchner Start-up", ", стартап": a member of a list with a noun for a company before its name."""
    words = between.lstrip(",").strip(_AROUND)
    if between[:1] != "," or not words:
        return False
    article = _ARTICLE.match(words)
    if article is None and lexicon.language != "ru":
        return False
    return _is_headed(words[article.end() if article else 0 :], lexicon)


def _is_article(between: str, lexicon: Lexicon) -> bool:
    """As in "A, dem B und der C": a name of the list that has its article."""
    word = between.lstrip(",").strip(_AROUND)
    return lexicon.language == "de" and between[:1] == "," and _ONLY_ARTICLE.fullmatch(word) is not None


def _is_headed(words: str, lexicon: Lexicon) -> bool:
    valency = load_valency(lexicon.language)
    return valency.heads.search(words) is not None and describes(words, valency)


def _governs(preposition: str, before: str) -> bool:
    """Whether the preposition of a further member stands before the first one too: "par A et par B"."""
    word = "(?:de |du |d['’])" if preposition[:1] == "d" else rf"{re.escape(preposition.strip())} "
    return re.search(rf"(?<!\w){word}(?:[\w-]+ ){{0,5}}[«„“\"]?$", before) is not None


_AGAIN = re.compile(
    r"(par|avec|dans|chez|auprès de|à|de|du|por|con|en|a|von|mit|in|an|bei|durch|für|с|со|в|у|от|для|к)(?: |$)|(d)['’]"
)
_UNSPACED = frozenset(("zh", "ja"))
_ONLY_ARTICLE = re.compile(r"l[ea]|el|de[mnr]|die|das|l['’]")
_ARTICLE = re.compile(
    r"(?:(?:l[ea]|el|dem|den|der|die|das|un|une|una|ein|eine|einem|einer|einen) |l['’])(?=\w)"
)
"""Before one company that is described; plural articles and "sa", "ihr" open other things."""


def _is_headline(text: str, start: int) -> bool:
    """As in "A、Bに出資": without a particle of its own the first name is what the line is about."""
    begin = max(text.rfind(end, 0, start) for end in _LINE_ENDS) + 1
    end = min((at for at in (text.find(end, start) for end in _LINE_ENDS) if at >= 0), default=len(text))
    return _TOPIC.match(text, start) is not None and re.search(r"[はが]", text[begin:end]) is None


def _parts(between: str, lexicon: Lexicon) -> bool:
    """As in "A、B", in Japanese "A/B" too; in Chinese a slash may part two names of one company."""
    return "、" in between or (lexicon.language == "ja" and between == "/")


_WITH_BOTH = re.compile(r"(?:社)?(?:など)?と")
"""As in "A、Bと契約を結ぶ": the two are whom somebody else deals with."""


_LINE_ENDS = "。\n　 "


def _ends_in_verb(text: str, start: int) -> bool:
    """Whether the line goes on to a verb and a full stop, as prose does and no headline."""
    end = text.find("。", start)
    return end > 0 and text[end - 1] in "るたいうくすぐ" and "\n" not in text[start:end]


_TOPIC = re.compile(r"(?:HD|ＨＤ|FG|G|グループ|ホールディングス)?、")


def _describes_next(between: str, lexicon: Lexicon) -> bool:
    """As in "PlayAI、可穿戴设备公司Limitless": in Chinese what a company does stands before its name."""
    mark = re.match(r"[、,，]\s*", between)
    return (
        mark is not None
        and lexicon.pattern("words", "described").fullmatch(between[mark.end() :].strip()) is not None
    )


_OTHERS = re.compile(
    r",?\s*(?:und|et|y|и)?\s*(?:andere|weitere|viele|d[’']autres|otros|otras|другие|друг|等|など|各社|の各)"
)
