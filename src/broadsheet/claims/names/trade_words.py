"""What a party is said to be: words that tell its trade, and nothing of what a deal is about."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E

_TRADE = (
    r"(?:providers?|companies|company|makers?|firms?|start-?ups?|giants?|specialists?|operators?|developers?|suppliers?|vendors?|"
    r"builders?|owners?|groups?|units?|arms?|subsidiar(?:y|ies)|businesses|business|unicorns?|players?|leaders?|manufacturers?|"
    r"rivals?|designers?|producers?|hyperscalers?)"
)
_WORD = r"(?!(?:with|between|and|from|by|to|for|of|over|on|in|at|that|which|who)\b)[^\s,;.]+ "
_BEFORE = re.compile(
    rf"(?<= )(?:with|between|and|from|by|to|of) (?P<trade>(?:{_WORD}){{1,7}}?{_TRADE} )(?:called |named |, )?(?={E})"
)
_BEHIND = re.compile(
    rf"(?P<trade> , (?:an?|the|another|one of the|its) (?:{_WORD}){{0,7}}?{_TRADE}\b[^,;]{{0,60}}?)(?= ,|$)"
)


def without_trades(told: str) -> str:
    """Masked words without what stands before or behind a party to say what it is ("cloud provider Acme", "Acme, a chip maker")."""
    for pattern in (_BEFORE, _BEHIND):
        told = pattern.sub(lambda m: m.group().replace(m["trade"], " "), told)
    return told
