"""Talks that do not say what they are about, where the text has just told that one of the two is to be sold."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_SELLS_ITSELF = re.compile(
    r"\b(?:explor|consider|weigh|mull|pursu|seek|sought|plann|study)\w* (?:(?:an?|the|its|possible|potential|outright|options|including) )*"
    r"(?:sale|buyers?|acquirers?|suitors?|takeover)\b(?! of)|\b(?:put|placed) [\ue300-\ue3ff] up for sale|\bup for sale\b"
)
_NEAR = 2  # sentences back in which the sale was told that talks are still about


def buyer_and_sold(
    before: int, masked: Masked, reading: Reading, source: Mention, target: Mention
) -> tuple[Mention, Mention] | None:
    """Who talks of buying whom: "Acme explored a sale and held talks with Globex"; None where no sale was told."""
    if _SELLS_ITSELF.search(masked.mask, 0, before):
        return target, source
    told = reading.sentences[max(0, masked.index - _NEAR) : masked.index + 1]
    near = {m.party_id for sentence in told for _, entity in sentence.signs() for m in entity.mentions}
    for sold, buyer in ((target, source), (source, target)):
        tie = next((t for t in reversed(reading.ties) if t.target.party_id == sold.party_id), None)
        if tie and tie.family == "control" and tie.source and tie.source.party_id in near:
            return buyer, sold
    return None
