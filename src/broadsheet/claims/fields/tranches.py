"""Parts of a sum told just before: "The first $1.25 billion is due now", "Of that, $500 million has been paid".

The guide counts a tranche as a claim of its own beside the headline (guide, subset amounts). Such a sentence names
nobody: who gives to whom is what the sentence with the whole sum said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts
from broadsheet.claims.fields.speakers import find_speakers
from broadsheet.claims.mask import MONEY, NAMED, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Money, Stage

_NEAR = 3  # sentences
_PART = r"(?:slice|tranche|part|portion|instal+ment|payment|cheque|check|chunk|half|third|quarter|share)"
_MOVED = (
    r"(?:paid|put|wired|transferred|handed|disbursed|invested|deployed|sent|released|drawn|delivered|changed hands|"
    r"arriv\w+|landed|gone|went|come|came|comes|goes|due|payable|available|upfront|up front|provided)"
)
_AUX = r"(?:(?:is|are|was|were|has|have|had|will|would|be|been|being|already|so far|to|now|immediately|also) ){0,4}"
_TELLS = re.compile(
    rf"(?:^|[,;:] |\b(?:and|but|that|says|said|while) )(?:[Tt]he|[Aa]n?) (?:first|initial|opening|upfront|second) (?:{_PART} (?:of )?(?:it |which )?"
    rf"(?:,? ?{_AUX}(?:worth|makes?|amounts? to|comes? to|came to|stands? at|of)? ?)?)?{MONEY}"
    rf"|\b[Oo]f (?:that|it|this|which|the (?:total|sum|money|amount))(?: (?:sum|amount|total|money))? ?,? {MONEY} {_AUX}{_MOVED}\b"
    rf"|{MONEY} (?:of (?:that|it|this|which|the (?:total|sum|money|amount))|out of (?:that|it)) {_AUX}{_MOVED}\b"
    rf"|(?:^|[,;:] |\b(?:and|but|that|says|said) ){MONEY} (?:of it |of that )?(?:has|have|had|was|were|is) (?:already |so far |now )?(?:been )?(?:{_MOVED})\b"
)
_DONE = re.compile(
    r"\b(?:(?:has|have|had)(?: already| now| so far)? (?:been )?(?:paid|put|wired|transferred|handed|disbursed|invested|deployed|sent|released|drawn|"
    r"delivered|changed|arrived|landed|gone|come)|(?:was|were) (?:paid|put|wired|transferred|handed|disbursed|invested|sent|released)|came|arrived|landed|went)\b"
)
_OF_ANOTHER = re.compile(rf"{NAMED} .*{MONEY}|{MONEY} (?:of|from|by|for) {NAMED}")


def find_tranches(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for each sentence that tells a part of the sum of an investment or a round told shortly before."""
    telling = {id(d.masked) for d in drafts if d.money}
    found = [
        _tranche(masked, reading, drafts)
        for masked in reading.sentences
        if masked.field == "text" and id(masked) not in telling and _TELLS.search(masked.mask)
    ]
    return [draft for draft in found if draft is not None]


def _tranche(masked: Masked, reading: Reading, drafts: Sequence[Draft]) -> Draft | None:
    sums = deal_amounts(masked, reading.lexicon)
    told = _TELLS.search(masked.mask)
    if told is None or not sums or _OF_ANOTHER.search(masked.mask, told.start(), told.end() + 12):
        return None
    sign = next((s for at, s in sums if told.start() <= at < told.end()), None)
    part = masked.entity(sign).money if sign else None
    whole = _whole(masked, part, drafts) if part else None
    if whole is None:
        return None
    return replace(
        whole, masked=masked, start=told.start(), end=told.end(), money=part, stage=_stage(masked.mask, whole.stage),
        said_by=find_speakers(masked, reading), evidence=[], cumulative=False, quantity="", when=None, note="",
    )  # fmt: skip


def _whole(masked: Masked, part: Money | None, drafts: Sequence[Draft]) -> Draft | None:
    """The newest deal of capital before with a greater sum in the same money; of one sentence the first."""
    near = [
        d
        for d in drafts
        if _has_parts(d) and d.subject and 0 < masked.index - d.masked.index <= _NEAR and not d.cumulative
    ]
    fitting = [d for d in near if part and d.money and _is_less(part, d.money)]
    return max(fitting, key=lambda d: (d.masked.index, -d.start), default=None)


def _has_parts(draft: Draft) -> bool:
    return draft.family == "capital" or draft.relation == "joint_venture"


def _is_less(part: Money, whole: Money) -> bool:
    most = _size(whole)
    return part.currency == whole.currency and most > 0 and _size(part) < most


def _size(money: Money) -> Decimal:
    return money.high or money.low or Decimal(0)


def _stage(mask: str, whole: Stage) -> Stage:
    """How far the part has come: handed over where its sentence says so, else as far as the whole, and no deed."""
    if _DONE.search(mask):
        return "completed"
    return "announced" if whole == "completed" else whole
