"""The side that a sentence on deliveries, loans and orders leaves out: whom its passage is about, and weightier than whom it names."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.pointing.topics import head_of, passage_before, sorted_by_standing
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_TRADE_NOTHING = frozenset(
    ("publisher", "wire", "media", "investor", "sovereign_fund", "government", "regulator", "bank", "analyst")
)
"""Kinds of house that neither build halls nor make goods."""


def other_side(masked: Masked, reading: Reading, known: Iterable[str]) -> list[Mention]:
    """As in "TSMC makes the chip", "HSBC is a customer": whom the passage is about; empty where that is who is named.

    `known` holds the ids of whom the sentence names on the other side.
    """
    named = frozenset(known)
    least = max((reading.standing.weight(party) for party in named), default=0.0)

    def fits(mention: Mention) -> bool:
        can_trade = kind_of(mention, reading) not in _TRADE_NOTHING and reading.is_company(mention)
        return can_trade and mention.party_id not in named

    if head := head_of(masked, reading):
        return [head] if fits(head) else []
    heaviest = sorted_by_standing(reading, fits)[:2]
    weights = [reading.standing.weight(mention.party_id) for mention in heaviest]
    is_titled = bool(heaviest) and heaviest[0].party_id in reading.standing.titled
    return heaviest[:1] if is_titled and weights[0] - max([least, *weights[1:]]) >= _CLEARLY else []


_CLEARLY = 0.3
"""How much more the text must speak of it than of the next, and of whom the sentence names."""


def goes_on(frame: Frame, masked: Masked, reading: Reading) -> bool:
    """Whether a frame goes on with nothing, or the sentence before in the paragraph speaks of what it goes on with."""
    if frame.follows is None:
        return True
    before = passage_before(masked, reading)[-1:]
    return any(frame.follows.search(sentence.mask) is not None for sentence in before)
