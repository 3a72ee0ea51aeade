"""Whom "the five-year-old company", "the Boston-based firm" or "the start-up" cannot mean, for what the words say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from broadsheet.claims.mask import MONEY, NAMED, Entity, Masked
from broadsheet.claims.pointing.antecedents import is_bystander, is_listed, singular
from broadsheet.claims.pointing.likened import is_likened
from broadsheet.claims.reading import Reading
from broadsheet.parties.rows import read_table
from broadsheet.records import Mention

_AGE = re.compile(r"\b(?P<count>\d+|[a-z]+)-(?P<unit>year|month|week)-old\b", re.IGNORECASE)
_COUNTS: Final = {
    w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_OLDEST: Final = 12  #: years from which a company can well be one whose shares are traded
_SEAT = re.compile(r"\b(?P<place>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})[-‑–](?:based|headquartered)\b")
_NAMED: Final = frozenset(("org", "stranger", "group"))
_YOUNG: Final = frozenset(("startup", "upstart", "unicorn", "newcomer", "scaleup"))


def ruled_out(
    entity: Entity, masked: Masked, candidates: Iterable[Mention], reading: Reading
) -> frozenset[str]:
    """Ids of the candidates that the words of a noun exclude; none where they would exclude all.

    A noun for a young company, an age of a few years, or a round of capital excludes whose shares are traded; a seat excludes those
    that the catalogue knows to sit elsewhere.
    """
    told = masked.source[entity.start : entity.end]
    parties = {m.party_id: m for m in candidates}
    gone = {i for i, m in parties.items() if _sits_elsewhere(told, i) or m.name in _CITED}
    if entity.kind == "nominal":
        gone |= _only_likened(parties.keys(), reading)
        gone |= _gave_before(entity, masked, reading)
    is_raising = _raises(entity, masked)
    if singular(entity.word) in _YOUNG or _is_young(told) or is_raising:
        gone |= {
            i
            for i, m in parties.items()
            if is_listed(m, reading) or (is_raising and is_bystander(m, reading))
        }
    return frozenset(gone) if len(gone) < len(parties) else frozenset()


_CITED: Final = frozenset(
    ("PitchBook", "Pitchbook", "Crunchbase", "Tracxn", "Dealroom", "CB Insights", "Preqin")
)
"""Who is named for the numbers he counts, and is not spoken of."""
_GAVE = re.compile(
    rf"({NAMED})(?: 's)? (?:[^;.\ue000-\ue1ff]{{0,60}} )?(?:acquir(?:e|es|ed|ing)|buy|buys|bought|buying|bid for|offer(?:s|ed) {MONEY} for|takeover of|acquisition of|purchase of|stake in|"
    rf"invest(?:s|ed|ing|ment)? (?:{MONEY} )?in) (?:(?!by\b)[a-z-]+ ){{0,3}}?{NAMED}"
)


_BOUGHT_BY = re.compile(
    rf"{NAMED} [^;.]{{0,90}}\b(?:acquired|bought|snapped up|taken over|sold(?: itself)?) (?:by|to) (?:[a-z-]+ ){{0,3}}?({NAMED})"
)


def _gave_before(entity: Entity, masked: Masked, reading: Reading) -> frozenset[str]:
    """As in "Acme has bought Globex. The start-up had raised": of the two the one that was bought or given money is young."""
    told = reading.sentences[masked.index - 1] if masked.index else masked
    if singular(entity.word) not in _YOUNG or told.field != masked.field:
        return frozenset()
    found = _GAVE.search(told.mask) or _BOUGHT_BY.search(told.mask)
    return frozenset(m.party_id for m in told.entity(found[1]).mentions) if found else frozenset()


_RAISES = re.compile(
    r"(?:, (?:which|also|previously|formerly|already|now|last|once|founded|backed|based|an?|the)\b[^,;.]{2,70}, )?(?: ?(?:has|had|is|was|will|would|also|now|currently|reportedly|recently|just|already|later|previously|about|set|in|talks|close|looking|planning|hopes|plans|to))*"
    r" ?(?:rais(?:e|es|ed|ing)|clos(?:e|ed|ing)|secur(?:e|ed|ing)|land(?:ed|ing)?) [^.;]{0,60}?\b(?:in (?:new |fresh |total )?(?:seed |venture )?funding|seed (?:round|funding)|Series [A-N]\b|"
    r"pre-money|post-money|venture (?:capital|funding))"
)
"""Behind "the company" that is no listed one: it raises money as only those do that are not traded."""


def _raises(entity: Entity, masked: Masked) -> bool:
    return (
        entity.word in {"company", "firm", "it", "they", "start-up"}
        and _RAISES.match(masked.source, entity.end, masked.end) is not None
    )


def _only_likened(parties: Collection[str], reading: Reading) -> frozenset[str]:
    """As in "looks for partners beyond Acme": those that the text names only to liken somebody to them, or to look past them."""
    left = set(parties)
    for masked in reading.sentences:
        for _, entity in masked.signs():
            named = {m.party_id for m in entity.mentions} & left if entity.kind in _NAMED else set()
            if named and not is_likened(masked, entity.start):
                left -= named
    return frozenset(left)


def _is_young(told: str) -> bool:
    age = _AGE.search(told)
    if age is None:
        return False
    count = int(age["count"]) if age["count"].isdigit() else _COUNTS.get(age["count"].lower())
    return age["unit"].lower() != "year" or (count is not None and count <= _OLDEST)


def _sits_elsewhere(told: str, party_id: str) -> bool:
    seat, known = _SEAT.search(told), _seats().get(party_id)
    return seat is not None and known is not None and seat["place"] not in known | _WIDE


_WIDE: Final = frozenset(
    ("US", "U.S.", "California", "Silicon Valley", "Bay Area", "America", "Texas", "Washington")
)


@cache
def _seats() -> dict[str, frozenset[str]]:
    rows = read_table("seats.tsv")
    return {party: frozenset(place.strip() for place in places.split(",")) for party, places in rows}
