"""Whose "its" is behind a clause that opens the sentence: "While Acme cuts jobs, Globex dropped its bid" tells of Globex's bid."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.records import Mention

OPENS: Final = (
    r"[\s“\"*•–-]*(?:(?:Just |Only |Barely )?(?:\w+ )?(?:days?|weeks?|months?|years?|hours?|shortly|soon|long|right|even|just) (?:after|before|as)|"
    r"While|As|After|Before|When|Although|Though|Because|Since|Even (?:as|though|after)|Just (?:as|after)|Now that|Once|Whereas)\b"
)
"""How a clause begins that only stands before what a sentence tells."""
_IN_OPENING: Final = re.compile(OPENS + r" (?:rivals? |peers? |others? )?(?:such as |like )?$", re.IGNORECASE)
_BEHIND_OPENING: Final = re.compile(OPENS + r" [^;:.]{3,160}, (?:meanwhile, )?$", re.IGNORECASE)
_DOES: Final = re.compile(
    r"(?: (?!to\b|that\b|and\b|of\b|by\b|with\b|from\b|for\b|in\b|which\b|who\b|or\b|like\b)[a-z]+){1,4}(?: to [a-z]+)?(?: up| out| off| from| of)? "
)
_TAKES: Final = re.compile(
    r"\b(?:acquir|buy|bought|purchas|snap|took|tak|back|fund|lead|led|join|approv|licens|invest|hir|poach|oppos|block|match|beat|top|rival|follow|copi|review)"
)


def owner_in_clause(entity: Entity, masked: Masked) -> Mention | None:
    """Who acts right before "its" in the opening clause or in the one behind it; None where the words leave it open."""
    if entity.word not in {"its", "their"}:
        return None
    named = [e for e in names_of(masked) if e.end <= entity.start]
    if not named or len(named[-1].mentions) != 1:
        return None
    deed = masked.source[named[-1].end : entity.start]
    before = masked.source[masked.start : named[-1].start]
    if _DOES.fullmatch(deed) is None or _TAKES.search(deed):
        return None
    acts = _IN_OPENING.fullmatch(before) or (len(named) > 1 and _BEHIND_OPENING.fullmatch(before))
    return named[-1].mentions[0] if acts else None
