"""Whose "its" is by the words around it, behind a clause that opens the sentence: "While Acme cuts jobs, Globex dropped its bid" tells of Globex's bid."""

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
    if taker := _taker_of_capital(named, entity, masked):
        return taker
    deed = masked.source[named[-1].end : entity.start]
    before = masked.source[masked.start : named[-1].start]
    if _DOES.fullmatch(deed) is None or _TAKES.search(deed):
        return None
    acts = _IN_OPENING.fullmatch(before) or (len(named) > 1 and _BEHIND_OPENING.fullmatch(before))
    return named[-1].mentions[0] if acts else None


_BRINGS: Final = re.compile(
    r", (?:which |and )?(?:will |would )?(?:bring|tak|lift|rais|push|boost|increas)(?:s|es|ing) (?:the )?$"
)
_RAISED_IN_ALL: Final = re.compile(
    r" (?:total|overall|cumulative|aggregate) (?:funding|financing|capital|money|raised|amount raised)\b| (?:funding|capital) (?:raised )?(?:to date|so far)|(?: post-money)? valuation\b"
)
_GIVES: Final = re.compile(
    r"\b(?:invest(?:s|ed|ing|ment)?|put|puts|putting|pour(?:s|ed|ing)?|pump(?:s|ed|ing)?|back(?:s|ed|ing)?|led|leads|leading|round)\b"
)


_IS_GIVEN: Final = re.compile(r"\b(?:rais|secur|clos|land|announc|by\b|from\b)")


def _taker_of_capital(named: list[Entity], entity: Entity, masked: Masked) -> Mention | None:
    """As in "Acme put $5m into Globex, bringing its total funding to $9m": who was given, not who gave."""
    told = masked.source[masked.start : entity.start]
    is_total = _BRINGS.search(told) and _RAISED_IN_ALL.match(masked.source, entity.end)
    if not is_total or len(named) < 2:
        return None
    between = masked.source[named[0].end : named[1].start]
    gave = _GIVES.search(between) and not _IS_GIVEN.search(between)
    return named[1].mentions[0] if gave and len(named[1].mentions) == 1 else None
