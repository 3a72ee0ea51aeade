"""As in "Acme is now the most valuable start-up" in a line of its own, and below it "It raised $5m": whom the line is about."""

from __future__ import annotations

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.pointing.topics import heading_above
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_POINTS = frozenset(("it", "its"))


def subject_of_heading(entity: Entity, masked: Masked, reading: Reading) -> Mention | None:
    """The only party of the line right above, for "it" that opens the paragraph; None where it is no such line."""
    begin = masked.source.rfind("\n", 0, masked.start) + 1
    if entity.word not in _POINTS or masked.source[begin : entity.start].strip(" \t*•–-+"):
        return None
    above = reading.sentences[masked.index - 1] if masked.index else None
    if above is None or above.field != masked.field:
        return None
    mention = heading_above(masked, reading)
    opens = (e for _, e in above.signs() if e.mentions and is_free(e, above))
    return mention if mention in next(opens, Entity("org", 0, 0)).mentions else None
