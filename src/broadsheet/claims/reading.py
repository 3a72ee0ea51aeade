"""An article as the grammar reads it: masked sentences, and who was named where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity, Masked, mask_sentence
from broadsheet.claims.publishing import own_company
from broadsheet.claims.standing import Standing, read_standing
from broadsheet.parties.book import PartyBook
from broadsheet.parties.companies import find_companies, full_names
from broadsheet.parties.sightings import Sighting
from broadsheet.parties.strangers import (
    CapitalName,
    find_capital_names,
    stranger,
    stranger_id,
    with_legal_form,
)
from broadsheet.records import Article, Mention, Money
from broadsheet.text.datelines import without_datelines
from broadsheet.text.money import read_amounts
from broadsheet.text.sentences import split_sentences
from broadsheet.text.tokens import Token, tokens

_COMPANY_AFTER = re.compile(
    r"\s+(?:Ventures|Capital|Partners|Foundation|Fund|Growth|Holdings|Labs|Research|Investments)\b"
)
_DESCRIBED = re.compile(r"\b(?:start-?up|company|firm|platform|maker|lab|developer)\s$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_GATHERING = re.compile(r"\s(?:[\w,&’'-]+\s){0,6}?(?:conference|summit|forum|webcast|awards|gala)\b")
_TICKER = re.compile(r"^\s*\((?:[A-Z]+:\s?)?[A-Z]{1,5}(?:\.[A-Z]{1,2})?\)")
_ADJECTIVE = re.compile(r"[-‑–](?!(?:backed|funded|financed|supported|led|owned)\b)[a-z]")
_SEAT = re.compile(r",\s(?:[A-Z][\w.]*\s?){1,2}[-‑–]based\b")
_OWNED = re.compile(r"['’]s ")
_HOME = {"SG": "SGD", "AU": "AUD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "TW": "TWD"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A deal told earlier in the document, for "the round" and "an initial investment" that follow."""

    source: Mention | None
    target: Mention
    family: str


_PAPER = re.compile(r" (?:Wire|Times|Post|Gazette|Herald|Courier|Tribune|Ledger|Journal|Chronicle|Observer)$")
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|becom\w+|became|remain\w*|stays?|as)(?: also| now| still| already)? $",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\w \d{1,2}(?:\.\d)? $")
_OF = re.compile(r" (?:of|for|to|in) ")
_TOLD = re.compile(r"\b(?:told|tells|seen by|viewed by|reported by|interview with)(?: the)? $", re.IGNORECASE)
_REPORTS = re.compile(r" (?:has |first )?(?:reported|reports|wrote|has learned)\b")


@dataclass(slots=True)
class Reading:
    """The sentences of an article in reading order, title first."""

    article: Article
    lexicon: Lexicon
    book: PartyBook
    sentences: list[Masked] = field(default_factory=list)
    companies: frozenset[str] = frozenset()  #: unknown names that the text introduces as companies
    ties: list[Tie] = field(default_factory=list)  #: deals told so far, in order
    nicknames: dict[str, Mention] = field(default_factory=dict)  #: short form → whom it means here
    standing: Standing = field(default_factory=Standing)

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
    bounds = split_sentences(text, language) if name == "text" else ((0, len(text)),)
    bounds = without_datelines(text, bounds)
    entities = _entities(reading, name, text, bounds, known)
    at = 0
    for start, end in bounds:
        while at < len(entities) and entities[at].start < start:
            at += 1
        stop = at
        while stop < len(entities) and entities[stop].end <= end:
            stop += 1
        grouped = _group(_without_brackets(entities[at:stop], text), text, reading.lexicon)
        reading.sentences.append(mask_sentence(name, text, start, end, grouped))
        at = stop


def _entities(
    reading: Reading, name: str, text: str, bounds: tuple[tuple[int, int], ...], known: set[str]
) -> list[Entity]:
    found = [Entity("money", m.start, m.end, money=m) for m in _amounts(reading, text)]
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    found = [e for e in found if not any(a <= e.start < b for a, b in addresses)]
    found = _add(found, _catalogue_entities(reading, text))
    names = _capital_names(text, found, bounds, name, known)
    own = "" if own_company(reading.article, reading.book) else reading.article.provider.name
    papers = [n for n in names if _is_outlet(n, text, own)]
    names = [n for n in names if n not in papers]
    reading.companies |= find_companies(_with_known(names, found, text), text)
    found = _add(found, (Entity("person", n.start, n.end, (stranger(n),), word=n.written) for n in papers))
    reading.nicknames.update(_nicknames(found, names, text))
    full = full_names(names, reading.companies)
    found = _persons_by_surname(_add(found, _name_entities(names, text, found, reading, full)))
    nominals = list(_nominal_entities(text, reading.lexicon))
    found = [e for e in found if e.kind != "place" or not any(n.start <= e.start < n.end for n in nominals)]
    found = _add(found, nominals)
    found = _add(found, _pronoun_entities(text, reading.lexicon))
    return sorted(found, key=lambda e: e.start)


def _amounts(reading: Reading, text: str) -> Iterable[Money]:
    home = _HOME.get(reading.article.provider.country, "USD")
    return read_amounts(text, language=reading.lexicon.language, home_currency=home)


def _add(found: list[Entity], more: Iterable[Entity]) -> list[Entity]:
    """`found` and those of `more` that overlap nothing in it."""
    taken = sorted((e.start, e.end) for e in found)
    kept = [e for e in more if not any(a < e.end and e.start < b for a, b in taken)]
    return [*found, *kept]


def _catalogue_entities(reading: Reading, text: str) -> Iterable[Entity]:
    book, seen = reading.book, set()
    sightings = book.sightings(text)
    named = {s.party_id for s in sightings if s.form.kind == "name"}
    seen_ends: set[int] = set()
    for sighting in sightings:
        mention = book.mention(sighting, text)
        kind = sighting.form.kind
        if kind in {"name", "metonym"}:
            seen.add(mention.party_id)
            if _TICKER.match(text, sighting.start - 1):
                continue
            if _ADJECTIVE.match(text, sighting.end):  # "an Arm-based chip" is no business of Arm's
                yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)
                continue
            if re.search(r"[Aa]t (?:the|a)\s$", text[: sighting.start][-8:]) and _GATHERING.match(
                text, sighting.end
            ):
                continue
            seen_ends.add(sighting.end)
            yield Entity("org", sighting.start, with_legal_form(text, sighting.end), (mention,))
        elif kind == "person":
            yield Entity("person", sighting.start, sighting.end, (mention,), word=mention.as_written)
        elif kind == "product" and _is_part_of_name(text, sighting, seen_ends):
            continue
        elif kind == "product" and (whole := _maker_phrase(text, sighting)):
            yield Entity("org", *whole, (mention,))
        elif kind == "product" and _is_company_name(text, sighting, named):
            name = CapitalName(sighting.start, sighting.end, mention.as_written, "name")
            yield Entity("stranger", sighting.start, sighting.end, (stranger(name),))
        elif kind == "product":
            yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)
        elif mention.party_id in seen:
            yield Entity("nominal", sighting.start, sighting.end, (mention,), word=mention.as_written)


_MAKER_AFTER = re.compile(
    r"(?:['’]s)?[\s-](?:maker|developer|owner|creator|parent|operator|publisher)(?:\scompany)?\b"
)
_MAKER_BEFORE = re.compile(
    r"\b[Tt]he (?:company|firm|start-?up|lab|laboratory|group|maker|developer|owner|creator|operator)s? (?:behind|of) (?:the )?$"
)


def _is_part_of_name(text: str, sighting: Sighting, org_ends: set[int]) -> bool:
    """A product's name of one word beside another capitalised word ("Iron Pillar") is part of another name."""
    if " " in text[sighting.start : sighting.end] or sighting.start - 1 in org_ends:
        return False
    follows = re.match(r" [A-Z][a-z]+(?![a-z]*[A-Z])", text[sighting.end : sighting.end + 14])
    before = re.search(
        r"(?<![.!?] )(?<!^)\b(?!The |An? |Its |This |Their |Our )[A-Z][a-z]+ $",
        text[max(0, sighting.start - 14) : sighting.start],
    )
    return follows is not None or before is not None


def _maker_phrase(text: str, sighting: Sighting) -> tuple[int, int] | None:
    """The place of "the Copilot maker" or "the company behind Copilot": a party told by what it makes."""
    if after := _MAKER_AFTER.match(text, sighting.end):
        return sighting.start, after.end()
    before = _MAKER_BEFORE.search(text[max(0, sighting.start - 48) : sighting.start])
    return (sighting.start - len(before.group()), sighting.end) if before else None


def _is_company_name(text: str, sighting: Sighting, named: set[str]) -> bool:
    """A product's name after "start-up", or bought while its maker is nowhere named, is a company of that name."""
    if _DESCRIBED.search(text[max(0, sighting.start - 14) : sighting.start]):
        return True
    return sighting.party_id not in named and _is_bought(text, sighting.start, sighting.end)


def _is_bought(text: str, start: int, end: int) -> bool:
    """A product's name that stands where a company is bought or raises money is a company of that name."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    return re.search(
        r"(?:acquir\w+|buy\w*|bought|acquisition of|stake in|invest\w* in)\s$", before
    ) is not None or (re.match(r"\s(?:has )?(?:raise|secure|land|close)", after) is not None)


def _capital_names(
    text: str, found: list[Entity], bounds: tuple[tuple[int, int], ...], name: str, known: set[str]
) -> list[CapitalName]:
    words = tokens(text)
    beginnings = _beginnings(text, bounds)
    taken = [(e.start, e.end) for e in found]
    names = find_capital_names(text, words, taken, beginnings)
    if name == "text":
        known.update(n.written for n in names)
        return list(names)
    if not _is_title_case(words):
        return list(names)
    return list(_known_parts(names, known))


def _with_known(names: list[CapitalName], found: list[Entity], text: str) -> list[CapitalName]:
    """The names with those of the catalogue between them, in order."""
    known = [CapitalName(e.start, e.end, text[e.start : e.end], "name") for e in found if e.kind == "org"]
    return sorted([*names, *known], key=lambda n: n.start)


def _nicknames(found: list[Entity], names: list[CapitalName], text: str) -> Iterable[tuple[str, Mention]]:
    """As in "Warner Music (WMG)", and "Andreessen" where the text has Andreessen Horowitz."""
    parties = [(e.end, e.mentions[0]) for e in found if e.kind == "org"]
    parties += [(n.end, stranger(n)) for n in names if n.kind == "name"]
    for end, mention in parties:
        if short := _BRACKETED.match(text, end):
            yield short[1], mention
        first, _, rest = mention.as_written.partition(" ")
        if rest and not mention.party_id.startswith("?") and len(first) > 4:
            yield first, mention


_BRACKETED = re.compile(r"(?:['’]s)? \((?:[“\"])?([A-Z][A-Za-z&]{1,7})(?:[”\"])?\)")


def _is_outlet(name: CapitalName, text: str, own: str) -> bool:
    """A newspaper of no catalogue that reports here: the article's own, or one that is told things."""
    written = name.written.removeprefix("The ")
    if (own and written == own.removeprefix("The ")) or _PAPER.search(written):
        return True
    before, after = text[max(0, name.start - 16) : name.start], text[name.end : name.end + 24]
    return bool(_TOLD.search(before) or _REPORTS.match(after))


def _known_parts(names: Iterable[CapitalName], known: set[str]) -> Iterable[CapitalName]:
    """In a headline with capitals everywhere, only names that the body has too, or that are spelled oddly."""
    ordered = sorted(known, key=len, reverse=True)
    for name in names:
        inner = next((k for k in ordered if re.search(rf"(?<!\w){re.escape(k)}(?!\w)", name.written)), None)
        if inner is not None:
            start = name.start + name.written.index(inner)
            yield CapitalName(start, start + len(inner), inner, name.kind)
        elif " " not in name.written and re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d", name.written):
            yield name


def _is_title_case(words: list[Token]) -> bool:
    long = [w for w in words if len(w.text) >= 4 and w.text.isalpha()]
    return len(long) >= 3 and sum(w.is_capital for w in long) >= 0.65 * len(long)


def _beginnings(text: str, bounds: tuple[tuple[int, int], ...]) -> frozenset[int]:
    starts = {a for a, _ in bounds}
    starts |= {m.end() for m in re.finditer(r"[.!?:;•\n“\"]\s*[“\"'‘(\[]*\s*", text)}
    return frozenset(starts)


def _name_entities(
    names: list[CapitalName], text: str, found: list[Entity], reading: Reading, full: dict[str, str]
) -> Iterable[Entity]:
    org_ends = {e.end for e in found if e.kind in {"org", "product"}}
    owner_ends = org_ends | {n.end for n in names if n.kind == "name"}
    for name in names:
        if _ADJECTIVE.match(text, name.end):  # "Musk-founded"
            continue
        mention = stranger(name, full.get(name.written, ""))
        if short := reading.nicknames.get(name.written):
            mention = replace(short, as_written=name.written, span=mention.span)
        if name.kind == "person":
            yield Entity("person", name.start, name.end, word=name.written)
        elif name.kind == "place" or _SEAT.match(text, name.end):
            yield Entity("place", name.start, name.end, word=name.written)
        elif _VERSION.search(text[max(0, name.start - 8) : name.start]):
            yield Entity("product", name.start, name.end, word=name.written)  # the Opus of "Claude 3 Opus"
        elif name.start - 1 in org_ends and text[name.start - 1] == " ":
            yield Entity("product", name.start, name.end, word=name.written)
        elif (
            name.start - 3 in owner_ends
            and _OWNED.match(text, name.start - 3)
            and not reading.is_company(mention)
        ):
            yield Entity("product", name.start, name.end, word=name.written)  # "Qualcomm's Cloud AI 100"
        else:
            yield Entity("stranger", name.start, with_legal_form(text, name.end), (mention,))


def _nominal_entities(text: str, lexicon: Lexicon) -> Iterable[Entity]:
    pattern = lexicon.pattern("words", "nominal")
    for match in pattern.finditer(text):
        if _IS.search(text[max(0, match.start() - 24) : match.start()]) and _OF.match(text, match.end()):
            continue  # "is the exclusive cloud provider of": what somebody is, and nobody spoken of before
        if not re.match(r"\s+(?:[A-Z]\w|[a-z]+[A-Z])", text[match.end() : match.end() + 6]):
            yield Entity("nominal", match.start(), match.end(), word=match["head"].lower())


def _pronoun_entities(text: str, lexicon: Lexicon) -> Iterable[Entity]:
    pronouns = lexicon.words.get("pronouns", ())
    if not pronouns:
        return
    both_cases = "|".join({*pronouns, *(p.capitalize() for p in pronouns)} - {"Us"})
    for match in re.finditer(rf"\b(?:{both_cases})\b", text):
        yield Entity("pronoun", match.start(), match.end(), word=match.group().lower())


_LISTED_AT = re.compile(r" \((?:[A-Z]{2,8}: ?[^()]{1,12}|[“\"]?[A-Z]{2,6}[”\"]?)\)")


def _without_brackets(entities: list[Entity], text: str) -> list[Entity]:
    """A short form or a ticker in brackets belongs to the name before it: "Andreessen Horowitz (a16z)"."""
    kept: list[Entity] = []
    for entity in entities:
        last = kept[-1] if kept and kept[-1].kind in {"org", "stranger"} else None
        if last and text[last.end : entity.start] in {" (", " (“", ' ("'} and _is_short_form(entity, last):
            close = re.match(r"[”\"]?\)", text[entity.end : entity.end + 2])
            if close:
                kept[-1] = replace(last, end=entity.end + close.end())
                continue
        if entity.kind in {"org", "stranger"} and (ticker := _LISTED_AT.match(text, entity.end)):
            entity = replace(entity, end=ticker.end())
        if last is None or entity.start >= last.end:
            kept.append(entity)
    return kept


def _is_short_form(entity: Entity, last: Entity) -> bool:
    if not entity.mentions or entity.kind not in {"org", "stranger"}:
        return False
    return entity.mentions[0].party_id == last.mentions[0].party_id


def _group(entities: list[Entity], text: str, lexicon: Lexicon) -> list[Entity]:
    """Lists of names ("A, B and C") become one group; a bare "A, B" stays two."""
    joiner = lexicon.pattern("words", "group")
    entities = [e for e in entities if not _is_former(e, text)]
    grouped: list[Entity] = []
    at = 0
    while at < len(entities):
        stop = _list_end(entities, at, text, joiner)
        if stop > at + 1:
            members = [m for e in entities[at:stop] for m in e.mentions]
            grouped.append(Entity("group", entities[at].start, entities[stop - 1].end, tuple(members)))
        else:
            grouped.append(entities[at])
        at = stop
    return grouped


def _persons_by_surname(entities: list[Entity]) -> list[Entity]:
    """A lone surname of somebody named in full elsewhere is that person, not a company."""
    orgs = {m.as_written for e in entities if e.kind == "org" for m in e.mentions}
    named = [e for e in entities if e.kind == "person" and len(e.word.split()) > 1]
    full = {e.word.split()[-1]: e for e in named if e.word.split()[-1] not in orgs}
    return [_as_person(e, full) for e in entities]


def _as_person(entity: Entity, full: dict[str, Entity]) -> Entity:
    if entity.kind != "stranger" or entity.mentions[0].as_written not in full:
        return entity
    person = full[entity.mentions[0].as_written]
    return Entity("person", entity.start, entity.end, person.mentions, word=person.word)


def _is_former(entity: Entity, text: str) -> bool:
    """As in "ex-OpenAI": where somebody used to work."""
    return (
        entity.kind == "org"
        and re.search(r"\b(?:ex|Ex)-$", text[max(0, entity.start - 3) : entity.start]) is not None
    )


def _list_end(entities: list[Entity], at: int, text: str, joiner: re.Pattern[str]) -> int:
    if entities[at].kind not in {"org", "stranger"}:
        return at + 1
    stop = at + 1
    while stop < len(entities) and entities[stop].kind in {"org", "stranger"}:
        between = _TICKER.sub("", text[entities[stop - 1].end : entities[stop].start]).strip()
        bare = between.lstrip(",、，").strip()
        if joiner.fullmatch(bare):
            is_clause = stop == at + 1 and between.startswith(",")  # "A, and B …" begins anew
            return at + 1 if is_clause else stop + 1
        if between not in {",", "、", "，"}:
            break
        stop += 1
    follows = re.match(
        r",?\s*(?:and|&|und|et|y)\s+(?:other|others|more|many|several|dozens|andere|d’autres)",
        text[entities[stop - 1].end :][:24],
    )
    return stop if stop - at >= 3 or (follows and stop - at >= 2) else at + 1
