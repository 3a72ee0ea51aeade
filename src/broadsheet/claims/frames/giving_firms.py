"""Who "the firm" is that gives: of an investor and whom it has just backed the investor, whichever of them stands nearer."""

from __future__ import annotations

from typing import Final

from broadsheet.claims.mask import Entity
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading, Tie
from broadsheet.records import Mention

_FIRMS: Final = frozenset(("firm", "group", "partnership"))
_INVESTORS: Final = frozenset(("investor", "sovereign_fund"))


def giving_firm(entity: Entity, found: list[Mention], reading: Reading) -> list[Mention]:
    """As in "Globex Ventures put $5m into Acme. The firm led the start-up's seed round": Globex Ventures did."""
    told = _last_cheque(reading)
    if told is None or told.source is None or entity.kind != "nominal" or entity.word not in _FIRMS:
        return found
    is_taker = any(m.party_id == told.target.party_id for m in found) or not found
    return [told.source] if is_taker and kind_of(told.source, reading) in _INVESTORS else found


def _last_cheque(reading: Reading) -> Tie | None:
    """The deal of capital told last whose giver is known."""
    return next((tie for tie in reversed(reading.ties) if tie.family == "capital" and tie.source), None)
