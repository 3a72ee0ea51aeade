"""Whom a pronoun means inside an aside: "Globex, the lender it bought", "put $5m into Globex, leading its round"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.standing import is_free

_REMARK = re.compile(r"\w, (?:(?:an?|the|one of) (?:[^,.;]|, (?=[a-z]+ )){3,80} |(?:[^.;]{3,110}, )?which )$")
_GIVEN_TO = re.compile(
    r", (?:(?:co-)?leading|joining|heading|anchoring|participating in|taking part in|funding|bankrolling) $"
)
_OWNS = re.compile(r"['’]s?\s")


def told_by(pronoun: Entity, named: Sequence[Entity], masked: Masked) -> list[Entity]:
    """Of the names before a pronoun those that it can mean in an aside, likeliest first; empty outside of one.

    A remark on a name ("what Acme paid for Globex, the lender it bought") is told of whoever acts right
    before it; what a giver does beside giving is done for whoever was named last.
    """
    opening = masked.source[masked.start : pronoun.start]
    if _GIVEN_TO.search(opening):
        return list(reversed(named))
    remark = _REMARK.search(opening)
    if remark is None:
        return []
    before = [e for e in named if e.end <= masked.start + remark.start() + 2]
    return [e for e in reversed(before) if is_free(e, masked) and not _OWNS.match(masked.source, e.end)]
