"""The sum of a deal told before, where a later sentence names it with its sum: "the $5 million deal", "the Acme contract covers $5m"."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.mask import MONEY, Masked
from broadsheet.records import Money

_DEAL: Final = r"(?:deal|agreement|contract|acquisition|merger|tie-up|partnership|transaction|purchase|takeover|buyout|pact|order|lease|alliance)"
_THE: Final = r"\b(?:[Tt]he|[Tt]his|[Tt]hat)"
_ANOTHER: Final = r"(?! (?:[a-z]+ed )?(?:(?:with|between|for|by|from) (?:the )?[\ue000-\ue1ff\ue400-\ue8ff]|to (?:buy|acquire|supply|take)\b))"
_SAID: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_THE} (?:\w+ )?({MONEY})(?: -)? (?:[a-z-]+ ){{0,2}}?{_DEAL}\b{_ANOTHER}",
        (
            rf"{_THE} (?:[\ue000-\ue1ff] |[a-z-]+ ){{0,2}}?{_DEAL} (?:includes|covers|totals|runs to|amounts to|comes to|calls for|carries|provides for|commits [\ue000-\ue4ff] to)"
            rf" (?:[a-z-]+ ){{0,3}}?({MONEY})(?! (?:[a-z-]+ ){{0,2}}?(?:stake|equity|loan|credit|investment|break|fee|bonus|penalt|prepay|up ?front|deposit|milestone))"
        ),
    )
)
_LEAST: Final = 50_000


def sum_of_the_deal(masked: Masked) -> Money | None:
    """The only such sum of a sentence; None where it tells none, or two."""
    found = [masked.entity(m[1]).money for p in _SAID for m in p.finditer(masked.mask)]
    sums = [money for money in found if money is not None and (money.high or money.low or 0) >= _LEAST]
    return sums[0] if len(sums) == 1 else None


def names_in(masked: Masked) -> frozenset[str]:
    """Whom a sentence names: "the Acme contract" is a contract of Acme's."""
    return frozenset(
        m.party_id for _, e in masked.signs() if e.kind in {"org", "stranger", "group"} for m in e.mentions
    )
