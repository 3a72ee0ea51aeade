"""What a company was bought for, where the sum stands apart from the purchase: "a deal valuing it at", "The price is"."""

from __future__ import annotations

import re

from broadsheet.claims.mask import MONEY, E, Masked
from broadsheet.records import Money

_LEAST = 50_000  # smaller sums are prices of a share
_HERE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:deal|transaction|offer|bid|takeover|buyout|agreement)(?: (?:that|which))?(?: \w+)? valu(?:es|ed|ing) (?!(?:the )?(?:combined|merged|enlarged|resulting|new)\b)(?:the )?(?:[^\s,;]+ ){{1,4}}?at ({MONEY})",
        rf"\b(?:acquisition|purchase|takeover|buyout|deal|merger)\b[^.;{MONEY[1:-1]}]{{0,60}}? (?:will |would |could |may )?cost(?:s|ing)? (?:[^\s,;]+ ){{0,3}}?({MONEY})",
        rf"\b(?:for|at) an? (?:undisclosed )?(?:sum|price|amount|figure)\b[^;{MONEY[1:-1]}]{{0,70}}? (?:put|puts|estimated?|estimates|said to be|reported|peg(?:s|ged)) (?:it )?(?:at |as )?({MONEY})",
    )
)
"""As in "agreed to buy Acme in a deal valuing it at $5m", "its purchase of Acme will cost it $5m"."""
_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"^(?:[^.;]{{0,40}} )?{E} (?:is|are|was|were|will be|would be) (?:making|paying for|funding|financing|doing) (?:the|this|that) (?:[\w-]+ ){{0,2}}?(?:acquisition|purchase|takeover|deal|buyout|transaction)"
            rf" (?:entirely |mostly |largely |partly )?(?:with|for|in|through|using) (?:[^\s,;]+ ){{0,3}}?({MONEY})(?! (?:[a-z-]+ ){{0,3}}?(?:loan|debt|bridge|bonds?))"
        ),
        (
            rf"\b(?:[Tt]he|[Ii]ts|[Aa]|that) (?:[\w-]+ ){{0,2}}?(?:price|price tag|consideration|purchase sum)(?: (?:for|of) [^,;.]{{1,40}}?)? "
            rf"(?:is|was|were|came|comes|amounts?|amounted|stands?|stood|totals?|totall?ed|exceed(?:s|ed)?|could|would|might|may|will)\b[^.;{MONEY[1:-1]}]{{0,50}}?({MONEY})"
        ),
        rf"^(?:[\ue200-\ue3ff]) (?:is |are |was |will |would |has agreed to |have agreed to |agreed to |plans to |is set to |expects to )?(?:be )?(?:pay|pays|paid|paying)\b[^.;{MONEY[1:-1]}]{{0,50}}?(?:{MONEY} (?:a|per) share(?: in cash)?(?: ,)? or [^.;{MONEY[1:-1]}]{{0,20}}?)?({MONEY})(?= (?:[.,;)]|in (?:all|cash|stock|shares|total|an? (?:mix|combination))|for (?:the|it|all|[\ue000-\ue4ff])|and|upfront|over)|$)",
    )
)
"""As in "Acme bought Globex. The price was $5m", "It is paying $3 a share, or $5m in all"."""


def price_here(masked: Masked, start: int) -> tuple[int, str] | None:
    """Offset and sign of the price that a sentence tells behind a purchase at `start`, or None."""
    found = next((m for p in _HERE if (m := p.search(masked.mask, start)) and _is_price(m, masked)), None)
    return (found.start(1), found[1]) if found else None


def price_after(masked: Masked) -> Money | None:
    """The price that a sentence of its own tells of a purchase named before, or None."""
    for pattern in _AFTER:
        for match in pattern.finditer(masked.mask):
            if _is_price(match, masked):
                return masked.entity(match[1]).money
    return None


def _is_price(match: re.Match[str], masked: Masked) -> bool:
    money = masked.entity(match[1]).money
    return money is not None and (money.high or money.low or 0) >= _LEAST
