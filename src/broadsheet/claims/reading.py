"""An article as the grammar reads it: masked sentences, and who was named where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from broadsheet.claims.fields.listed_sums import own_sums_of, with_own_sums
from broadsheet.claims.frames.partners_of_funds import with_partners
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity, Masked, mask_sentence
from broadsheet.claims.names.former_names import without_former_names
from broadsheet.claims.names.fund_owners import with_funds_for_owners
from broadsheet.claims.names.grouping import (
    group,
    people_by_surname,
    persons_by_surname,
    with_first_names,
    without_brackets,
)
from broadsheet.claims.names.he_and_she import acting_people
from broadsheet.claims.names.heading_names import without_parts
from broadsheet.claims.names.headline_case import in_sentence_case
from broadsheet.claims.names.listings import is_listing
from broadsheet.claims.names.longer_names import with_campuses
from broadsheet.claims.names.naming import (
    capital_names,
    catalogue_entities,
    name_entities,
    with_known,
    with_surnames,
)
from broadsheet.claims.names.nicknames import nicknames
from broadsheet.claims.names.origins import people_entities
from broadsheet.claims.names.own_parts import without_own_parts
from broadsheet.claims.names.states import state_entities
from broadsheet.claims.names.units import as_unit
from broadsheet.claims.names.wares import is_named_after_maker, is_ware
from broadsheet.claims.pointing.standing import Standing, read_standing
from broadsheet.claims.publishing import is_outlet, own_company
from broadsheet.parties.book import PartyBook
from broadsheet.parties.callings import find_callings
from broadsheet.parties.companies import find_companies, full_names
from broadsheet.parties.funds import find_funds
from broadsheet.parties.seats import without_seats
from broadsheet.parties.strangers import (
    CapitalName,
    stranger,
    stranger_id,
)
from broadsheet.records import Article, Mention, Money
from broadsheet.text.datelines import without_datelines
from broadsheet.text.money import read_amounts
from broadsheet.text.sentences import split_sentences

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HOME = {"SG": "SGD", "AU": "AUD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "TW": "TWD"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A deal told earlier in the document, for "the round" and "an initial investment" that follow."""

    source: Mention | None
    target: Mention
    family: str
    money: Money | None = None


Weighed = tuple[tuple[float, Mention], ...]
"""Whom a pointing word can mean, each with its chance."""

_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|becom\w+|became|remain\w*|stays?|as)(?: also| now| still| already)? $",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|for|to|in) ")


@dataclass(slots=True)
class Reading:
    """The sentences of an article in reading order, title first."""

    article: Article
    lexicon: Lexicon
    book: PartyBook
    sentences: list[Masked] = field(default_factory=list)
    companies: frozenset[str] = frozenset()  #: unknown names that the text introduces as companies
    funds: frozenset[str] = frozenset()  #: those of the unknown names that are investment firms
    callings: dict[str, str] = field(default_factory=dict)  #: unknown name → kind, by what the text calls it
    ties: list[Tie] = field(default_factory=list)  #: deals told so far, in order
    nicknames: dict[str, Mention] = field(default_factory=dict)  #: short form → whom it means here
    people: dict[str, Entity] = field(default_factory=dict)  #: surname → somebody named in full
    full_names: dict[str, str] = field(
        default_factory=dict
    )  #: short name → the name that the body has for it
    longer_names: dict[str, str] = field(default_factory=dict)  #: see `claims.longer_names`
    pointed: dict[int, Mention] = field(
        default_factory=dict
    )  #: sentence → whom "it" or "the company" opens it for
    standing: Standing = field(default_factory=Standing)
    weighed: dict[tuple[str, int], Weighed] | None = None  #: by field and start, see `claims.referents`

    def is_company(self, mention: Mention) -> bool:
        """Whether a party is of the catalogue, or an unknown name that the text makes a company."""
        return not mention.party_id.startswith("?") or mention.party_id in _ids(self.companies)


@lru_cache(maxsize=8)
def _ids(companies: frozenset[str]) -> frozenset[str]:
    """Provisional ids of the names."""
    return frozenset(stranger_id(name) for name in companies)


def read_article(article: Article, lexicon: Lexicon, book: PartyBook) -> Reading:
    """Splits and masks title and text."""
    reading = Reading(article, lexicon, book)
    known: set[str] = set()
    _read_field(reading, "text", article.text, known)
    body = reading.sentences
    reading.sentences = []
    _read_field(reading, "title", article.title, known)
    reading.sentences = [*reading.sentences, *body]
    for index, sentence in enumerate(reading.sentences):
        sentence.index = index
    reading.standing = read_standing(reading.sentences)
    return reading


def _read_field(reading: Reading, name: Literal["text", "title"], text: str, known: set[str]) -> None:
    if not text.strip():
        return
    language = reading.lexicon.language
    bounds = split_sentences(text, language) if name == "text" else ((0, _headline_end(text)),)
    bounds = _with_item_heads(without_datelines(text, _with_lines(bounds, text)), bounds, text)
    if language == "en":
        text = in_sentence_case(text, bounds, known, reading.book)
    entities = _entities(reading, name, text, bounds, known)
    at = 0
    for start, end in bounds:
        while at < len(entities) and entities[at].start < start:
            at += 1
        stop = at
        while stop < len(entities) and entities[stop].end <= end:
            stop += 1
        if not is_listing(text[start:end]):
            own = without_former_names(without_brackets(entities[at:stop], text), text)
            named = with_own_sums(with_partners(own, text), text)
            sentence = mask_sentence(name, text, start, end, group(named, text, reading.lexicon))
            sentence.own_sums = own_sums_of(named)
            reading.sentences.append(sentence)
        at = stop


_LINE = re.compile(r"\n+(?=[ \t]*(?:[•*·–-] |[A-Z0-9“\"]))")


def _with_item_heads(
    bounds: tuple[tuple[int, int], ...], whole: tuple[tuple[int, int], ...], text: str
) -> tuple[tuple[int, int], ...]:
    """As in "Acme (Swedish start-up): $5m": what stands before a sum is no dateline."""
    starts = {end: start for start, end in whole}
    return tuple((starts.get(b, a) if text[a : a + 1] in "$€£¥" else a, b) for a, b in bounds)


_ITEM = re.compile(r"[$€£¥]\s?\d|^[ \t]*[•*·–-] ")


def _with_lines(bounds: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    r"""Lines of a list that no full stop ends ("Acme: $5m\nGlobex: $7m") as sentences of their own."""
    found: list[tuple[int, int]] = []
    for start, end in bounds:
        breaks = [m.end() for m in _LINE.finditer(text, start, end) if m.end() < end]
        lines = re.split(r"\n+", text[start:end].strip())
        is_list = len(breaks) == len(lines) - 1 and sum(_ITEM.search(line) is not None for line in lines) > 1
        starts = [start, *breaks] if is_list else [start]
        found.extend(
            (a, a + len(text[a:b].rstrip()) if b != end else end)
            for a, b in zip(starts, [*starts[1:], end], strict=True)
        )
    return tuple(found)


_SUFFIX = re.compile(r" (?:[|•·]|[-–—](?= (?:The |[A-Z]\w+$))) [^|•·]{2,30}$")


def _headline_end(title: str) -> int:
    """Where a title ends that carries its outlet's name behind it ("… | TechCrunch")."""
    suffix = _SUFFIX.search(title)
    return suffix.start() if suffix else len(title)


def _entities(
    reading: Reading, name: str, text: str, bounds: tuple[tuple[int, int], ...], known: set[str]
) -> list[Entity]:
    found = [Entity("money", m.start, m.end, money=m) for m in _amounts(reading, text)]
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    found = [e for e in found if not any(a <= e.start < b for a, b in addresses)]
    found = _add(found, state_entities(text, reading.book) if reading.lexicon.language == "en" else ())
    listed = catalogue_entities(reading, text, bounds if name == "text" else ())
    listed = without_parts(listed, text, known if name == "title" else set())
    found = _add(found, [as_unit(e, text, reading.book) for e in listed])
    units = [CapitalName(e.start, e.end, e.mentions[0].name, "name") for e in found if e.kind == "stranger"]
    sure = known | reading.people.keys() if name == "title" else known
    names = capital_names(text, found, bounds, name, sure, reading.article.title)
    own = "" if own_company(reading.article, reading.book) else reading.article.provider.name
    papers = [n for n in names if is_outlet(n, text, own)]
    names = with_surnames(without_seats([n for n in names if n not in papers], text), found, text)
    beside = with_known(names, found, text)
    reading.companies |= find_companies(beside, text, {n.start for n in beside} - {n.start for n in names})
    reading.companies |= {n.written for n in units}
    reading.funds |= find_funds([*names, *units], text)
    reading.callings |= find_callings(names, text)
    found = _add(found, (Entity("person", n.start, n.end, (stranger(n),), word=n.written) for n in papers))
    reading.nicknames.update(nicknames(found, names, text))
    told = [CapitalName(0, 0, n, "name") for n in known] if name == "title" else []
    settled = frozenset(n.written for n in told)
    houses = {n.written for n in beside}
    whole = without_own_parts(
        [n for n in names if not is_ware(n, text) and not is_named_after_maker(n, text, houses)], text
    )
    reading.full_names = {**full_names([*told, *whole], reading.companies, settled), **reading.full_names}
    found = _add(found, name_entities(names, text, found, reading, reading.full_names))
    found = with_funds_for_owners(with_campuses(found, text), text)
    found = with_first_names(found, text)
    reading.people = people_by_surname(found) | reading.people
    found = persons_by_surname(found, reading.people)
    people = {e.start for e in found if e.kind == "person" and " " in e.word}
    found = [_as_sibling(e, people, text) for e in found]
    found = [_with_legal_dot(_with_company(e, text), text) for e in found]
    nominals = [*_nominal_entities(text, reading.lexicon), *people_entities(text, reading.lexicon.language)]
    found = [e for e in found if not _is_inside(e, nominals, reading)]
    found = _add(found, nominals)
    found = _add(found, _pronoun_entities(text, reading.lexicon))
    found = _add(found, acting_people(found, text) if reading.lexicon.language == "en" else ())
    return sorted(found, key=lambda e: e.start)


def _as_sibling(entity: Entity, people: set[int], text: str) -> Entity:
    """As in "Dario and Daniela Amodei": a first name alone, before somebody of the same house named in full."""
    is_word = entity.kind == "stranger" and text[entity.start : entity.end].isalpha()
    if not is_word or not text.startswith(" and ", entity.end) or entity.end + 5 not in people:
        return entity
    return Entity("person", entity.start, entity.end, word=text[entity.start : entity.end])


def _is_inside(entity: Entity, nominals: list[Entity], reading: Reading) -> bool:
    """As in "the Dartmouth company": a place, or a name that is no company, which only describes."""
    is_word = entity.kind == "place" or (
        entity.kind == "stranger" and not any(reading.is_company(m) for m in entity.mentions)
    )
    return is_word and any(n.start < entity.start and entity.end <= n.end for n in nominals)


_LEGAL_DOT = re.compile(r"\.(?=,|['’]s\b| (?:[a-z]|[$€£¥(]))")
_FORM = re.compile(r"\b(?:Co|Cos|Inc|Corp|Ltd|Bros|B\.V|N\.V|S\.A)$")


def _with_legal_dot(entity: Entity, text: str) -> Entity:
    """As in "talked with The Harbour Co. about": a full stop that shortens a word and ends no clause."""
    if entity.kind not in {"org", "stranger"} or not _FORM.search(text, entity.start, entity.end):
        return entity
    return replace(entity, end=entity.end + 1) if _LEGAL_DOT.match(text, entity.end) else entity


_OWN_COMPANY = re.compile(
    r"['’]s? (?:(?:[a-z]+-)?[a-z]+ |AI |new ){0,3}?(?:start-?up|company|firm|lab|laboratory|venture|outfit|unicorn|group|empire)\b(?!,? [a-z]*[A-Z])"
)
_RUN_BY = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,3}?(?:start-?up|company|firm|lab|laboratory|venture|outfit) (?:that is |now )?(?:run|led|headed) by $"
)
_LED_COMPANY = re.compile(
    r"[-‑–](?:led|run|headed|helmed) (?:(?:[a-z]+-)?[a-z]+ |AI |US |American ){0,3}?"
    r"(?:start-?up|company|firm|lab|laboratory|venture|outfit|unicorn|giant|chipmaker|maker|developer|conglomerate|carmaker)\b(?!,? [a-z]*[A-Z])"
)


def _with_company(entity: Entity, text: str) -> Entity:
    """As in "Mira Murati's start-up", "the Altman-led company", "the lab run by Sam Altman": that of whom the catalogue knows."""
    if entity.kind != "person" or not entity.mentions:
        return entity
    named = _OWN_COMPANY.match(text, entity.end) or _LED_COMPANY.match(text, entity.end)
    if named is None:
        run = _RUN_BY.search(text, max(0, entity.start - 80), entity.start)
        return Entity("nominal", run.start(), entity.end, entity.mentions, word="company") if run else entity
    start = (
        entity.start - 4 if text[max(0, entity.start - 4) : entity.start].lower() == "the " else entity.start
    )
    return Entity("nominal", start, named.end(), entity.mentions, word="company")


def _amounts(reading: Reading, text: str) -> Iterable[Money]:
    home = _HOME.get(reading.article.provider.country, "USD")
    return read_amounts(text, language=reading.lexicon.language, home_currency=home)


def _add(found: list[Entity], more: Iterable[Entity]) -> list[Entity]:
    """`found` and those of `more` that overlap nothing in it."""
    taken = sorted((e.start, e.end) for e in found)
    kept = [e for e in more if not any(a < e.end and e.start < b for a, b in taken)]
    return [*found, *kept]


_ANOTHER_OF_HIS = re.compile(
    r"(?:his|her) (?:[a-z-]+ )?(?:last|previous|prior|earlier|former|first|second|third|other|old|past|next|one-time)\b"
)
"""As in "sold her last start-up": one of somebody's, and not the one that is spoken of."""


def _nominal_entities(text: str, lexicon: Lexicon) -> Iterable[Entity]:
    pattern = lexicon.pattern("words", "nominal")
    for match in pattern.finditer(text):
        if _IS.search(text[max(0, match.start() - 24) : match.start()]) and _OF.match(text, match.end()):
            continue  # "is the exclusive cloud provider of": what somebody is, and nobody spoken of before
        if _ANOTHER_OF_HIS.match(match.group()):
            continue
        if not re.match(r"\s+(?:[A-Z]\w|[a-z]+[A-Z])", text[match.end() : match.end() + 6]):
            yield Entity("nominal", match.start(), match.end(), word=match["head"].lower())


_OF_NOBODY = (
    r"(?<=[Ii]t) (?:is|was|has been|had been)(?: (?:also|first|not|now|later|still|[a-z]+ly)){0,2} "
    r"(?:reported|said|rumou?red|announced|revealed|disclosed|claimed|alleged|understood|thought|believed|suggested|confirmed|expected|clear|unclear|"
    r"likely|unlikely|possible|known|unknown|certain|uncertain) (?:(?:[Ll]ast|on|in|this|earlier) [\w ]{3,12} )?(?:that|whether|if|how|when)\b"
)
"""Behind an "it" that is no party: "it was reported that Acme"."""


def _pronoun_entities(text: str, lexicon: Lexicon) -> Iterable[Entity]:
    pronouns = lexicon.words.get("pronouns", ())
    if not pronouns:
        return
    both_cases = "|".join({*pronouns, *(p.capitalize() for p in pronouns)} - {"Us"})
    for match in re.finditer(rf"\b(?:{both_cases})\b(?!{_OF_NOBODY})", text):
        yield Entity("pronoun", match.start(), match.end(), word=match.group().lower())
