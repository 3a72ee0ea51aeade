"""Money that a flotation brings, which is no round: "Its IPO is the largest ever, and it hopes to raise $5m"."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_ROUND = re.compile(r"\b(?:Series [A-N]|seed|rounds?|venture|led by|lead|leads|led|investors)\b")


def is_of_flotation(draft: Draft, near: str, reading: Reading) -> bool:
    """As in "Acme prepares its flotation. It hopes to raise $5m": what a sentence right behind it hopes for comes from the market."""
    before = reading.sentences[max(0, draft.masked.index - 1) : draft.masked.index]
    if _OFFERS.search(draft.masked.mask, 0, draft.start) and _FLOATS.search(
        draft.masked.mask, 0, draft.start
    ):
        return True
    if _is_told_of_listing(draft, near, before):
        return True
    if draft.stage == "completed" or _ROUND.search(near) or _PRIVATELY.search(near):
        return False
    return any(_FLOATS.search(s.mask) and not _ROUND.search(s.mask) for s in before if s.field == "text")


def is_on_market(draft: Draft, _: Reading) -> bool:
    """As in "Acme opened at $5 a share and raised $9m, past Globex's record": whom the judge sees beside it gave nothing."""
    is_judged = draft.family == "capital" and draft.chance is not None
    return is_judged and _AT_MARKET.search(draft.masked.mask) is not None


def _is_told_of_listing(draft: Draft, near: str, before: list[Masked]) -> bool:
    """As in "It plans to list on the exchange. It wants to raise $5m at a $90m valuation", and not "ahead of its IPO"."""
    own = draft.masked.mask[: draft.start]
    told = f"{own} {near}" if _FLOATS.search(own) else " ".join(s.mask for s in before if s.field == "text")
    if _ROUND.search(near) or _BEFORE_LISTING.search(f"{told} {near}"):
        return False
    if draft.stage == "completed" and _AT_MARKET.search(draft.masked.mask):
        return True
    if draft.stage == "completed":
        return _RECORD_LISTING.search(told) is not None and _DATED.search(near) is None
    return _AIMS.search(near) is not None and (_FLOATS.search(told) or _LISTS.search(told)) is not None


_BEFORE_LISTING = re.compile(
    r"\b(?:before|ahead of|prior to|private(?:ly)?|pre-?)\b|\b(?:in talks|talks to)\b"
)
_AT_MARKET = re.compile(
    r"\b(?:from|on) the (?:stock|public) markets?\b|\b(?:opened|priced) at [\ue600-\ue6ff] (?:per|a) share\b|\bequity offerings?\b"
)
_RECORD_LISTING = re.compile(
    r"\b(?:largest|biggest|record(?:-[a-z]+)?|richest)(?: [a-z-]+){0,2} (?:IPO|listing|flotation|public offering)\b"
)
_DATED = re.compile(
    r"\b(?:last|earlier|previously|ago|in (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d))\b"
)
_AIMS = re.compile(
    r"\b(?:aim|want|hop|plan|seek|target|intend|expect)\w*(?: (?:to|for))?(?: [a-z]+)? (?:rais|pull|bring)\w*\b"
)
_LISTS = re.compile(
    r"\b(?:list(?:ing)? on|trad(?:e|ing) on|debut on|shares (?:to the public|in New York)|Nasdaq|NYSE|stock exchange|prospectus)\b"
)
_FLOATS = re.compile(
    r"\b(?:IPO|S-1|initial public offering|public offering|stock market (?:float|listing|debut|launch)|flotation|go(?:ing)? public|(?:its|an?|[\ue300-\ue3ff] 's) (?:[a-z-]+ ){0,2}?(?:listing|float))\b"
)
_OFFERS = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[a-z-]+ ){0,2}?(?:transaction|sale|offering|listing|float|flotation|debut|IPO) $"
)
"""As in "Its IPO was a success, and the transaction (raised $5m)"."""
_PRIVATELY = re.compile(
    r"\b(?:before|ahead of|prior to|private(?:ly)?|funding|pre-?|from|valuation|valu(?:ed|ing)|in talks with)\b"
)
