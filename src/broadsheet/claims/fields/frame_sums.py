"""The sum of a deal that a frame tells: its own group, else the amount that stands nearest."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import (
    amount_before,
    is_cumulative,
    is_deal_amount,
    is_raised,
    nearest_amount,
)
from broadsheet.claims.fields.prices import price_here
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_REACH = {
    "acquisition": 45,
    "partnership": 25,
    "joint_venture": 40,
    "exclusivity": 0,
    "renegotiation": 25,
    "termination": 25,
}
_FAR = 110
_STAKE = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:stake|shareholding|equity|investment|share purchase|stock purchase)s?\b(?! (?:partnership|alliance|deal|agreement|programme?|plan)\b)"
)
"""As in "a partnership that includes a $5 billion stake": what is paid for shares is not the tie's sum."""
_HOLDS = re.compile(r"(?:owns?|owned|owning|holds?|held|holding|has|have|had|controls)\b")


def fill_money(frame: Frame, draft: Draft, match: re.Match[str], masked: Masked, reading: Reading) -> None:
    """Put the sum that the match names, or the nearest within the relation's reach, into the draft."""
    groups = match.groupdict()
    for name in ("M", "M2"):
        if sign := groups.get(name):
            if is_deal_amount(masked, at := match.start(name), reading.lexicon) and _can_be_sum(draft, at):
                _put_money(draft, sign, at, masked, reading)
            return
    if frame.target == "D":  # "the round, led by X, …": an amount further on is another's
        led = amount_before(masked, match.start(), reading.lexicon) if frame.source == "L" else None
        if led is not None:
            _put_money(draft, led[1], led[0], masked, reading)
        return
    if draft.relation == "investment" and _HOLDS.match(match.group()):
        return  # "holds a 27% stake": bought at no sum of this sentence
    _put_nearest(draft, match, masked, reading)


def _put_nearest(draft: Draft, match: re.Match[str], masked: Masked, reading: Reading) -> None:
    reach = _REACH.get(draft.relation, _FAR)
    if sign := nearest_amount(masked, match.start(), match.end(), reading.lexicon, reach):
        at = masked.mask.find(sign)
        if _can_be_sum(draft, at):
            _put_money(draft, sign, at, masked, reading)
    elif draft.relation == "acquisition" and (price := price_here(masked, match.start())):
        _put_money(draft, price[1], price[0], masked, reading)


_LENT = re.compile(
    r" (?:worth )?(?:in|of) (?:[a-z-]+ |[\ue000-\ue1ff] (?:'s )?){0,2}?(?:debt|loans?|bonds|credit|equity|venture capital|grants?)\b"
)
_OF_ELSE = re.compile(
    r" (?:(?:in|of) debt\b|worth of (?!(?:[a-z-]+ )?(?:shares|stock|assets)\b)|(?:[a-z-]+ )?(?:investments?|rounds?|raise|loans?|contracts?) (?:in|into|to|for|with)\b"
    r"|(?!(?:includ|exclud|pend|depend|accord|consist|compris|follow|dur|buy|acquir|purchas)ing)[a-z]+ing\b)"
)
"""As in "$5m in debt", "$5m worth of trucks", "spent $5m leasing": what is paid for something else than the company."""
_GOODS = frozenset(("chip_supply", "compute_supply"))


def _can_be_sum(draft: Draft, at: int) -> bool:
    if draft.relation in _GOODS and _LENT.match(draft.masked.mask, at + 1):
        return False
    if draft.family == "alliance" and _STAKE.match(draft.masked.mask, at + 1):
        return False
    if draft.family == "control" and at >= draft.end and _OF_ELSE.match(draft.masked.mask, at + 1):
        return False
    return draft.family in {"capital", "control"} or not is_raised(draft.masked, at)


def _put_money(draft: Draft, sign: str, at: int, masked: Masked, reading: Reading) -> None:
    draft.money, draft.sum_at = masked.entity(sign).money, at
    if draft.family == "capital":
        draft.cumulative = is_cumulative(masked, at, reading.lexicon)
    near = masked.mask[max(0, at - 25) : at]
    draft.is_new_money = reading.lexicon.pattern("money", "additional").search(near) is not None
