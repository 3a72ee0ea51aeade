"""Sentences that speak on of a deal told before ("The deal, first reported by …, is worth …")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts
from broadsheet.claims.fields.further_voices import closes_with
from broadsheet.claims.fields.outcomes import is_unended
from broadsheet.claims.fields.prices import price_after
from broadsheet.claims.fields.reach import speakers_of
from broadsheet.claims.fields.signatures import find_signatures
from broadsheet.claims.fields.speakers import find_voices
from broadsheet.claims.fields.sums_of_the_deal import names_in, sum_of_the_deal
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Attribution, Money, Relation

_FAMILY = {
    "control": r"acqui|merger|takeover|purchase|tie-up|buyout",
    "capital": r"round|financing|funding|investment",
}
_NEAR = 4  # sentences
_TALK = frozenset(("rumoured", "in_talks", "planned"))
_IT_IS_WORTH = re.compile(r"[\ue300-\ue3ff] (?:is|was|would be) (?:worth|valued at) ")
_TAKEOVER = re.compile(
    r"[Tt](?:he|his|hat) (?:proposed |planned |potential |possible |mooted )?(?:acquisition|takeover|merger|buyout)$"
)


_NO_PURCHASE = re.compile(
    r"\b(?:said|says|wrote|insist\w*|stress\w*|told)\b[^;\"]{0,30} there (?:was|is|had been|would be) no (?:acquisition|takeover|purchase|merger|buyout)\b"
    r"|\b(?:is|was|are|were) not (?:buying|acquiring|taking over|merging with) [\ue000-\ue4ff](?= (?:itself|as a whole|,|and))[^;\"]{0,60}\b(?:said|says|wrote|told|insisted|stressed)\b"
)
"""As in "a person close to Acme said there was no acquisition": what was reported of a purchase is denied."""
_VALUED_IN = re.compile(r"\bvalued (?:\S+ ){0,6}?(?:in|by|after|during) $")
"""As in "was valued at $5m in the round, a person said": whose word that is, is not told of the round."""


@dataclass(slots=True)
class Echo:
    """What a later sentence adds to a deal: who says so, an amount, an end."""

    masked: Masked
    family: str  #: "" where the noun fits every family
    said_by: list[Attribution] = field(default_factory=list)
    money: Money | None = None
    is_end: bool = False
    is_denial: bool = False
    names: frozenset[str] = frozenset()  #: whom a sentence names that tells the sum of "the deal"
    kind: Relation | None = None  #: what it calls the deal, where that is another kind than an investment


def find_echo(masked: Masked, reading: Reading) -> Echo | None:
    """The echo in a sentence that tells no deal itself, or None."""
    if _NO_PURCHASE.search(masked.mask) and masked.field == "text":
        return Echo(masked, "control", is_denial=True)
    is_denial = reading.lexicon.pattern("refusal", "denial").search(masked.mask) is not None
    match = reading.lexicon.pattern("topics", "anaphor").search(masked.mask)
    if match is None and is_denial and masked.field == "text":
        return Echo(masked, "", is_denial=True)
    if masked.field == "title":
        return None
    if price := price_after(masked):
        return Echo(masked, "control", _tellers(masked, reading, len(masked.mask) - 1), price)
    if match is None:
        return _speakers_onward(masked, reading)
    if _VALUED_IN.search(masked.mask, 0, match.start()):
        return None
    family = next((f for f, words in _FAMILY.items() if re.search(words, match.group())), "")
    echo = Echo(masked, family, _tellers(masked, reading, match.start()))
    after = masked.mask[match.end() : match.end() + 60]
    echo.money = _money(masked, family, reading)
    if echo.money is None and (told := sum_of_the_deal(masked)):
        echo.money, echo.names = told, names_in(masked)
    ends = dict(reading.lexicon.stages).get("terminated")
    echo.is_end = (
        ends is not None
        and ends.search(re.split(r"[,;]| that | which ", after)[0][:30]) is not None
        and not is_unended(masked, reading.lexicon)
    )
    echo.is_denial = is_denial
    if _TAKEOVER.match(match.group()):
        echo.kind = "acquisition"
    return echo if echo.said_by or echo.money or echo.is_end or is_denial or echo.kind else None


def _speakers_onward(masked: Masked, reading: Reading) -> Echo | None:
    """As in "The two sides are still haggling, people familiar with the matter said": who tells of the talks."""
    if not reading.lexicon.pattern("topics", "onward").search(masked.mask):
        return None
    speakers = _tellers(masked, reading)
    return Echo(masked, "", speakers) if speakers else None


def _tellers(masked: Masked, reading: Reading, at: int | None = None) -> list[Attribution]:
    """Who speaks in a sentence, of what stands at a place; what somebody of no known house says of a deal is comment."""
    voices = find_voices(masked, reading)
    heard = [v.said_by for v in voices] if at is None else speakers_of(voices, masked.mask, at)
    return [a for a in dict.fromkeys(heard) if a.kind != "person" or a.party_id]


def _money(masked: Masked, family: str, reading: Reading) -> Money | None:
    amounts = deal_amounts(masked, reading.lexicon)
    if len(amounts) != 1:
        return None
    at, sign = amounts[0]
    worth = reading.lexicon.pattern("money", "deal_value").search(masked.mask[max(0, at - 90) : at])
    return (
        masked.entity(sign).money if worth or family == "capital" or _IT_IS_WORTH.match(masked.mask) else None
    )


def add_echoes(groups: list[list[Draft]], echoes: list[Echo]) -> None:
    """Gives each echo to the deal told last before it, else to the document's first."""
    for echo in echoes:
        home = _home(groups, echo)
        if heard_of := _home([g for g in groups if not all(map(_is_history, g))] or groups, echo):
            told = heard_of[0]
            told.said_by = [*told.said_by, *(a for a in _witnesses(heard_of, echo) if a not in told.said_by)]
        if home is None:
            groups += _other_kind(groups, echo)
            continue
        draft = home[0]
        if echo.is_denial and draft.stage in {"rumoured", "in_talks", "planned", "announced"}:
            draft.denied = True
            draft.evidence.append((echo.masked.field, echo.masked.start, echo.masked.end))
            continue
        if echo.money and not any(d.money for d in home) and not any(_is_closed(d, echo) for d in home):
            draft.money = echo.money
            draft.evidence.append((echo.masked.field, echo.masked.start, echo.masked.end))
        if echo.is_end:
            draft.stage = "terminated"


def _other_kind(groups: list[list[Draft]], echo: Echo) -> list[list[Draft]]:
    """As in "talks about an investment. The proposed acquisition …": the same talks by another kind, a claim of its own."""
    talks = [
        d for g in groups for d in g if d.family == "capital" and d.stage in _TALK and d.subject and d.object
    ]
    near = [d for d in talks if 0 < echo.masked.index - d.masked.index <= _NEAR]
    if echo.kind is None or not near:
        return []
    newest = max(near, key=lambda d: d.masked.index)
    return [
        [replace(newest, relation=echo.kind, masked=echo.masked, money=echo.money, quantity="", evidence=[])]
    ]


def _home(groups: list[list[Draft]], echo: Echo) -> list[Draft] | None:
    fitting = [g for g in groups if echo.family in {"", g[0].family} and not _is_closed(g[0], echo)]
    if echo.names:
        fitting = [g for g in fitting if echo.names <= g[0].parties]
    before = [(d.masked.index, g) for g in fitting for d in g if d.masked.index < echo.masked.index]
    near = [(i, g) for i, g in before if echo.masked.index - i <= _NEAR]
    if near:
        newest = max(i for i, _ in near)
        return next(g for i, g in near if i == newest)
    return fitting[0] if fitting and before else None


def _witnesses(group: list[Draft], echo: Echo) -> list[Attribution]:
    """Who of an echo's speakers can know: the press, unnamed people, and of the companies the sides of the deal."""
    sides = {m.party_id for d in group for m in (d.subject, d.object, *d.others) if m}
    return [a for a in echo.said_by if a.kind not in {"company", "person"} or a.party_id in sides]


def _is_history(draft: Draft) -> bool:
    """As in "it bought Acme in 2019": a deal told to look back, of which "Globex said the deal would help" does not speak."""
    mask = draft.masked.mask
    if _ONE_OF_MANY.search(mask, 0, draft.end):
        return True
    return draft.stage == "completed" and _LONG_AGO.search(mask, max(0, draft.start - 40)) is not None


_ONE_OF_MANY = re.compile(
    r"\b(?:series|string|spate|flurry|slew|list|number|range) of (?:[\w-]+ ){0,3}(?:investments|deals|acquisitions|partnerships|purchases|agreements|rounds)\b"
)
"""As in "a series of investments, including one in Acme"."""
_LONG_AGO = re.compile(
    r"\b(?:last year|(?:years|decade) ago|(?:in|back in) (?:[A-Z][a-z]+ (?:of )?)?(?:19|20)\d\d)\b"
)


def _is_closed(draft: Draft, echo: Echo) -> bool:
    """Whether a remark leaves nothing to add; of a customer just named, "the contract" in the next sentence tells the sum."""
    is_next = (
        draft.family == "supply" and echo.masked.index - draft.masked.index == 1 and echo.money is not None
    )
    is_priced = (
        draft.family == "control" and draft.stage == "terminated" and bool(echo.money and not echo.is_end)
    )
    return bool(draft.frame.stage) and not is_next and not is_priced


def add_source_lines(groups: list[list[Draft]], reading: Reading) -> None:
    """As in "Source: Reuters" under an item attributes every claim since the last such line."""
    last = -1
    for masked in reading.sentences:
        match = reading.lexicon.pattern("attribution", "source_line").search(masked.quote)
        if match is None or masked.field == "title":
            continue
        outlets = _outlets(match["names"], reading)
        for draft in (
            d for g in groups for d in g if not d.frame.is_bare and last < d.masked.index < masked.index
        ):
            draft.said_by = [*draft.said_by, *(o for o in outlets if o not in draft.said_by)]
        last = masked.index


def add_signatures(groups: list[list[Draft]], reading: Reading) -> None:
    """As in "Acme raised $5m. - Reuters": an item's deals are the report of the outlet that signs it."""
    signed = find_signatures(reading.article.text, reading.book)
    for draft in (d for g in groups for d in g if d.masked.field == "text" and not d.frame.is_bare):
        for signature in signed:
            if signature.start <= draft.masked.start < signature.end:
                named = _outlets(signature.names, reading)
                outlets = [o for o in named if not closes_with(reading.article.title, o.name)]
                draft.said_by = [*draft.said_by, *(o for o in outlets if o not in draft.said_by)]


def _outlets(names: str, reading: Reading) -> list[Attribution]:
    own = _bare(reading.article.provider.name)
    parts = (p.strip(' .。)）"') for p in re.split(r"\s+via\s+|[,;/|+、，&]|\s+and\s+", names))
    known = [_known(p, reading) for p in parts if p and _bare(p) != own]
    return [Attribution(kind="outlet", name=name) for name in dict.fromkeys(known)]


def _bare(name: str) -> str:
    return re.sub(r"\W", "", name).lower()


def _known(name: str, reading: Reading) -> str:
    if party := reading.book.find(name):
        return party.name
    known = [o for o in outlet_names() if len(o) > 5 and name.startswith(o)]
    return max(known, key=len) if known else re.sub(r" (?:blog|newsletter|press release)$", "", name)
