"""The names of a text as entities: of the catalogue, and unknown ones with what they can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.claims.mask import Entity
from broadsheet.claims.names.fund_owners import is_fund_named_so, is_fund_of_somebody
from broadsheet.claims.names.heading_names import (
    heading_names,
    is_heading,
    is_title_case,
    with_headings,
    without_verb,
)
from broadsheet.claims.names.longer_names import as_longer_name, longer_names
from broadsheet.claims.names.wares import (
    are_its_people,
    is_edition,
    is_named_after_maker,
    is_research,
    is_ware,
    only_describes,
)
from broadsheet.parties.forms import Sighting
from broadsheet.parties.full_names import with_legal_form, with_rest_of_name
from broadsheet.parties.fund_spellings import with_fund_spellings
from broadsheet.parties.no_company import is_one_of_many, is_only_written_so
from broadsheet.parties.people_told import with_people_told
from broadsheet.parties.seats import is_town
from broadsheet.parties.strangers import (
    CapitalName,
    find_capital_names,
    shared_names,
    stranger,
)
from broadsheet.parties.surnames import with_people
from broadsheet.parties.word_lists import first_names, openers, soft_words, stop_words
from broadsheet.text.tokens import Token, tokens

if TYPE_CHECKING:
    from broadsheet.claims.reading import Reading

_DESCRIBED = re.compile(r"\b(?:start-?up|company|firm|platform|maker|lab|developer)\s$")
_GATHERING = re.compile(r"\s(?:[\w,&’'-]+\s){0,6}?(?:conference|summit|forum|webcast|awards|gala)\b")
_ADJECTIVE = re.compile(r"[-‑–](?!(?:backed|funded|financed|supported|led|owned)\b)(?![a-z]+[A-Z])[a-z]")
"""As in "Acme-like": not the firm itself; "Acme-xAI" names two."""
_SEAT = re.compile(r",\s(?:[A-Z][\w.]*\s?){1,2}[-‑–]based\b")
_HOUSE = re.compile(r" (?:Corporation|Capital|Ventures|Partners|Bank|Group|Fund|Management)$")
_TAKEN_ON = re.compile(r"(?:acqui|[Bb]ought|[Bb]uy|[Hh]ir)[\w-]* (?:[\w-]+ ){0,4}$")
_BEHIND = re.compile(r"\b(?:company|firm|start-?up|lab|team|studio|maker) behind (?:the )?$")
_MADE = re.compile(
    r"(?: \d[\w.]{0,3})?(?:['’]s)?[ -](?:maker|developer|creator|publisher|owner|operator) (?:the )?[A-Z]"
)
_FOUNDED = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,4}(?:start-?up|company|firm|maker|developer|platform|lab|provider|operator|publisher|lender|retailer|"
    r"carmaker|chipmaker|insurer|broadcaster|studio|vendor)\b"
)
_BOUGHT_BY = re.compile(r" (?:purchase|acquisition|takeover|buyout|deal|bid|merger)\b")
_OWNED = re.compile(r"['’]s ")
_VERSION = re.compile(r"\w \d{1,2}(?:\.\d)? $")
_TICKER = re.compile(r"^\s*\((?:[A-Z]+:\s?)?[A-Z]{1,5}(?:\.[A-Z]{1,2})?\)")


def catalogue_entities(
    reading: Reading, text: str, bounds: tuple[tuple[int, int], ...] = ()
) -> Iterable[Entity]:
    """Parties, people and products of the catalogue that the text names."""
    book, seen = reading.book, set()
    sightings = _without_heading_words(book.sightings(text), text, bounds)
    sightings = [s for s in sightings if not is_only_written_so(s, sightings, text)]
    reading.longer_names.update(longer_names(sightings, text))
    named = {s.party_id for s in sightings if s.form.kind == "name"}
    seen_ends: set[int] = set()
    told: list[Sighting] = []  # names so far, in order
    for sighting in sightings:
        mention = book.mention(sighting, text)
        kind = sighting.form.kind
        if kind == "name" and is_fund_named_so(sighting, mention, book, text):
            name = CapitalName(sighting.start, sighting.end, mention.as_written, "name")
            yield Entity("stranger", sighting.start, sighting.end, (stranger(name),))
            continue
        if kind == "name" and (longer := as_longer_name(sighting, text, reading.longer_names)):
            yield longer
            continue
        if kind in {"name", "metonym"}:
            seen.add(mention.party_id)
            told.append(sighting)
            if _TICKER.match(text, sighting.start - 1):
                continue
            if _ADJECTIVE.match(text, sighting.end):  # "an Arm-based chip" is no business of Arm's
                yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)
                continue
            if is_research(book, mention.party_id) and are_its_people(text, sighting.start, sighting.end):
                yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)
                continue
            if re.search(r"[Aa]t (?:the|a)\s$", text[: sighting.start][-8:]) and _GATHERING.match(
                text, sighting.end
            ):
                continue
            seen_ends.add(sighting.end)
            owner = (
                _OWNER_OF.search(text, max(0, sighting.start - 40), sighting.start)
                if mention.division_id
                else None
            )
            start = owner.start() if owner else sighting.start
            yield Entity("org", start, with_rest_of_name(text, sighting.end), (mention,))
        elif kind == "person":
            if _is_namesake(text, sighting):
                continue
            yield Entity("person", sighting.start, sighting.end, (mention,), word=mention.as_written)
        elif kind == "product" and _is_part_of_name(text, sighting, seen_ends):
            continue
        elif kind == "product" and (whole := _maker_phrase(text, sighting)):
            yield Entity("org", *whole, (mention,))
        elif kind == "product" and _is_company_name(text, sighting, _others(named, told, text, sighting)):
            name = CapitalName(sighting.start, sighting.end, mention.as_written, "name")
            yield Entity("stranger", sighting.start, sighting.end, (stranger(name),))
        elif kind == "product":
            yield Entity("product", sighting.start, sighting.end, (mention,), word=mention.as_written)
        elif mention.party_id in seen and not _BEFORE_NAME.match(text, sighting.end):
            yield Entity("nominal", sighting.start, sighting.end, (mention,), word=mention.as_written)


_BEFORE_NAME = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z]\w")
"""As in "the chip designer Acme": who is described is named."""


def _is_namesake(text: str, sighting: Sighting) -> bool:
    """As in "Jack Altman": a surname of somebody known behind the first name of somebody else."""
    if " " in sighting.form.written:
        return False
    first = re.search(r"(?<![\w’'-])([A-Z][a-z]+) $", text[max(0, sighting.start - 16) : sighting.start])
    return first is not None and first[1] in first_names()


def with_surnames(names: list[CapitalName], found: list[Entity], text: str) -> list[CapitalName]:
    """As in "Bezos Expeditions": a surname of somebody of the catalogue is part of the name right behind it."""
    surnames = {e.end: e for e in found if e.kind == "person" and " " not in e.word}
    whole: list[CapitalName] = []
    for name in names:
        before = surnames.get(name.start - 1) if text[name.start - 1 : name.start] == " " else None
        if before is not None and name.kind == "name":
            found.remove(before)
            whole.append(CapitalName(before.start, name.end, text[before.start : name.end], "name"))
        else:
            whole.append(name)
    return whole


def _buyer_alone(told: list[Sighting], text: str, product: Sighting) -> set[str]:
    """As in "Workday will acquire Sana": who owns the name today, where nobody else is named before it."""
    here = [s for s in told if not re.search(r"[.!?]\s", text[s.end : product.start])]
    return {s.party_id for s in here} if len(here) == 1 else set()


def _others(named: set[str], told: list[Sighting], text: str, product: Sighting) -> set[str]:
    """Whose product it can be: who is `named`, but a lone buyer; money goes into one's own product too."""
    if _PUTS_INTO.search(text, max(0, product.start - 24), product.start):
        return named
    return named - _buyer_alone(told, text, product)


_PUTS_INTO = re.compile(r"\binvest\w* (?:in|into)\s$")


def _without_heading_words(
    sightings: Iterable[Sighting], text: str, bounds: tuple[tuple[int, int], ...]
) -> list[Sighting]:
    """Leaves out words of a heading with capitals everywhere that are names elsewhere ("Bets on Scale")."""
    found = list(sightings)
    headings = [(a, b) for a, b in bounds if is_heading(text, a, b)]
    if not headings:
        return found
    inside = [any(a <= s.start < b for a, b in headings) for s in found]
    plain = {
        s.party_id for s, is_in in zip(found, inside, strict=True) if not is_in or not s.form.is_ambiguous
    }
    return [s for s, is_in in zip(found, inside, strict=True) if not is_in or s.party_id in plain]


_MAKER_AFTER = re.compile(
    r"(?:['’]s)?[\s-](?:maker|developer|owner|creator|parent|operator|publisher)(?:\scompany)?\b"
)
_MAKER_BEFORE = re.compile(
    r"\b[Tt]he (?:company|firm|start-?up|lab|laboratory|group|maker|developer|owner|creator|operator|parent)s? "
    r"(?:behind|of|that (?:makes|made|builds|built|develops|developed|runs|operates|owns|created|trains|sells|(?:brought|gave) (?:you|us|the world))) (?:the )?$"
)
_OWNER_OF = re.compile(r"\b[Tt]he (?:company behind|(?:owner|parent|parent company|operator|maker) of) $")


def _is_part_of_name(text: str, sighting: Sighting, org_ends: set[int]) -> bool:
    """A product's name of one word beside another capitalised word ("Iron Pillar") is part of another name."""
    if " " in text[sighting.start : sighting.end] or sighting.start - 1 in org_ends:
        return False
    follows = re.match(r" [A-Z][a-z]+(?![a-z]*[A-Z])", text[sighting.end : sighting.end + 14])
    before = re.search(
        r"(?<![.!?] )(?<!^)\b(?!The |An? |Its |This |Their |Our )[A-Z][a-z]+ $",
        text[max(0, sighting.start - 14) : sighting.start],
    )
    return follows is not None or before is not None or _ends_opening_name(text, sighting)


def _ends_opening_name(text: str, sighting: Sighting) -> bool:
    """As in "River Foundry has raised": behind a capital that opens a sentence and that no common word has."""
    opening = re.search(
        r"(?:^|[.!?:\n] ?)([A-Z][a-z]+) $", text[max(0, sighting.start - 24) : sighting.start]
    )
    if opening is None or not re.match(r"(?:['’]s)? [a-z]|,", text[sighting.end : sighting.end + 4]):
        return False
    return opening[1].lower() not in openers() and opening[1] not in stop_words() - soft_words()


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
    if sighting.party_id in named:
        return False
    return _is_bought(text, sighting.start, sighting.end)


def _is_bought(text: str, start: int, end: int) -> bool:
    """A product's name that stands where a company is bought or raises money is a company of that name."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    return (
        re.search(
            r"(?:acquir\w+|buy\w*|bought|purchas\w+|(?:pick|snapp?|scoop)(?:s|ed|ing)? up|t(?:ook|ake|aking) over|(?:acquisition|purchase|takeover) of|"
            r"stake in|invest\w* in|(?:led|backed) by)\s$",
            before,
        )
        is not None
        or _PAID_FOR.search(text, max(0, start - 64), start) is not None
        or (re.match(r"\s(?:has )?(?:raise|secure|land|close)", after) is not None)
    )


_PAID_FOR = re.compile(
    r"\b(?:pay|pays|paid|paying|spen[dt]|bids?|offer(?:s|ed)?|laid out)\s(?:[^.;]|\.\d){2,40}\sfor\s$"
)


def capital_names(
    text: str,
    found: list[Entity],
    bounds: tuple[tuple[int, int], ...],
    name: str,
    known: set[str],
    title: str = "",
) -> list[CapitalName]:
    """Capitalised names beside those `found`; of a headline with capitals everywhere those that the body has too.

    `title` is the other text of the document, for the words that both write as names.
    """
    words = tokens(text)
    beginnings = _beginnings(text, bounds)
    taken = [(e.start, e.end) for e in found]
    found_names = find_capital_names(text, words, taken, beginnings, _sure(words, name, known, title))
    names = with_people(with_people_told(with_fund_spellings(found_names, text), text), text)
    if name == "text":
        known.update(n.written for n in names)
        return list(with_headings(names, text, bounds, known))
    if not is_title_case(words):
        return [without_verb(n) for n in names]
    return list(heading_names(names, known))


def _sure(words: list[Token], name: str, known: set[str], title: str) -> frozenset[str]:
    """In a title the names of the body; in the body what a title that writes only names so has too."""
    if name == "title":
        return frozenset(known)
    told = tokens(title)
    return frozenset() if is_title_case(told) else shared_names(words, told)


def with_known(names: list[CapitalName], found: list[Entity], text: str) -> list[CapitalName]:
    """The names with those of the catalogue between them, in order."""
    known = [CapitalName(e.start, e.end, text[e.start : e.end], "name") for e in found if e.kind == "org"]
    return sorted([*names, *known], key=lambda n: n.start)


def _beginnings(text: str, bounds: tuple[tuple[int, int], ...]) -> frozenset[int]:
    starts = {a for a, _ in bounds}
    starts |= {m.end() for m in _OPENING.finditer(text)}
    return frozenset(starts - {m.end() for m in _LISTED_BEHIND_COLON.finditer(text)})


_LISTED_BEHIND_COLON = re.compile(
    r"\b[a-z]+s:\s+(?=[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2},(?: and)? [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}(?:,| and | or | plus | & |\.))"
)
"""As in "three startups: Acme, Globex and Initech": no sentence begins there, so its capital is the name's."""


_BOLD = r"(?:[*_]+(?![A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3}[:.]?[*_])|[#>]+) ?"
"""Marks that a line or sentence in bold opens with, and no name in bold alone ("**Acme**: $5m")."""
_OPENING = re.compile(rf"[.!?:;•\n“\"][”’)]?\s*(?:{_BOLD}|[“\"'‘(\[])*\s*|^(?:{_BOLD}|[“\"'‘(\[])+")


def _is_made_by(text: str, start: int) -> bool:
    """As in "the company behind Fortnite": a product, unless it is the team that is taken over by that name."""
    found = _BEHIND.search(text[max(0, start - 48) : start])
    at = max(0, start - 48) + (found.start() if found else 0)
    is_hired = (
        found is not None
        and found.group().startswith("team")
        and _TAKEN_ON.search(text[max(0, at - 40) : at])
    )
    return found is not None and not is_hired


def _signs_headline(name: CapitalName, text: str) -> bool:
    """As in "Acme invests in robots - Construction Dive": an outlet behind the headline that an excerpt opens with."""
    ends = text[name.end : name.end + 1] in {"", "\n"} or text.startswith((". ", ".\n"), name.end)
    line = text[: name.start].rpartition("\n")[2]
    return (
        ends
        and line.endswith((" - ", " – ", " — ", " | "))
        and len(line) > _SHORTEST_HEADLINE
        and ". " not in line
    )


_SHORTEST_HEADLINE = 30


def name_entities(
    names: list[CapitalName], text: str, found: list[Entity], reading: Reading, full: dict[str, str]
) -> Iterable[Entity]:
    """The names as unknown parties, people, places or products; `full` leads from short to full names."""
    org_ends = {e.end for e in found if e.kind in {"org", "product"}}
    owner_ends = org_ends | {n.end for n in names if n.kind == "name"}
    parties = {m.as_written: m for e in found if e.kind == "org" for m in e.mentions if not m.division_id}
    houses = parties.keys() | {n.written for n in names if n.kind == "name"}
    for name in names:
        if _ADJECTIVE.match(text, name.end) or _signs_headline(name, text):  # "Musk-founded"
            continue
        mention = stranger(name, full.get(name.written, ""))
        if short := reading.nicknames.get(name.written):
            mention = replace(short, as_written=name.written, span=mention.span)
        if name.kind == "person":
            yield Entity("person", name.start, name.end, word=name.written)
        elif name.kind == "name" and is_one_of_many(name.start, name.end, text):
            yield Entity("product", name.start, name.end, (), word=name.written)  # "a Neo ordered from Apple"
        elif (
            name.kind == "name"
            and not _DESCRIBED.search(text[max(0, name.start - 14) : name.start])
            and (_MADE.match(text, name.end) or _is_made_by(text, name.start))
        ):
            yield Entity("product", name.start, name.end, (), word=name.written)  # "Fortnite maker Epic"
        elif name.kind == "name" and (
            (is_ware(name, text) and name.written not in parties)
            or is_named_after_maker(name, text, houses)
            or only_describes(name, text)
            or (is_edition(name) and not reading.is_company(mention))
        ):
            yield Entity("product", name.start, name.end, (), word=name.written)  # "its Bramble AI chatbot"
        elif name.kind == "name" and is_town(name, text):
            yield Entity("place", name.start, name.end, word=name.written)
        elif (name.kind == "place" and not _FOUNDED.match(text, name.end)) or (
            _SEAT.match(text, name.end) and not _HOUSE.search(name.written)
        ):
            stop = name.end + (1 if "." in name.written and text.startswith(".", name.end) else 0)  # "U.K."
            yield Entity("place", name.start, stop, word=name.written)
        elif _VERSION.search(text[max(0, name.start - 8) : name.start]):
            yield Entity("product", name.start, name.end, word=name.written)  # the Opus of "Claude 3 Opus"
        elif name.start - 1 in org_ends and text[name.start - 1] == " ":
            yield Entity("product", name.start, name.end, word=name.written)
        elif (
            name.start - 3 in owner_ends
            and _OWNED.match(text, name.start - 3)
            and not reading.is_company(mention)
            and not _BOUGHT_BY.match(text, name.end)
            and not is_fund_of_somebody(name.written)
        ):
            yield Entity("product", name.start, name.end, word=name.written)  # "Qualcomm's Cloud AI 100"
        elif same := parties.get(
            name.written.removesuffix(" AI")
        ):  # "For Amazon, …", where the text names the company Amazon; "Acme AI" beside Acme
            yield Entity("org", name.start, name.end, (replace(same, span=mention.span),))
        else:
            yield Entity("stranger", name.start, with_legal_form(text, name.end), (mention,))
