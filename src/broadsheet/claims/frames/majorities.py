"""Whether a part of a company that changes hands is enough to rule it."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E

_HALF = 50
_WORDED = re.compile(
    r"\b(?:majority|controlling|full|outright) (?:[a-z]+ )?(?:stake|interest|holding|shareholding|ownership|control)\b"
)
_SHARE = re.compile(
    r"(?<![\d.])(\d{2,3})(?:\.\d+)? ?(?:%|per ?cent)(?! (?:discount|premium|interest|more|less|of the (?:money|funding)))"
)
_OWNS = re.compile(
    r"(?:own|hold|held|ha[sd]\b|have|control|report|disclos|reveal|declar|keep|kept|retain|maintain)"
)


def by_part(relation: str, told: str, before: str) -> str:
    """An investment that takes the greater part is an acquisition; a part that is bought is an investment.

    `told` are the words of the deal, `before` what stands before them in the sentence.
    """
    if relation == "investment" and _changes_control(told):
        return "acquisition"
    if relation == "acquisition" and _PART_OF.search(before) and not _changes_control(before):
        return "investment"
    return relation


def _changes_control(told: str) -> bool:
    """As in "bought 80% of Acme", "takes a majority stake in Acme"; who merely owns the greater part buys nothing."""
    if _OWNS.match(told):
        return False
    shares = [int(share) for share in _SHARE.findall(told)]
    return _WORDED.search(told) is not None or any(_HALF < share <= 2 * _HALF for share in shares)


_PART_OF = re.compile(
    rf"(?:\b(?:stakes?|shares|interest|holding|slice|part)|%|per ?cent) (?:of|in) (?:{E} (?:(?:was|were|is|are|has|have|had|been|being|also|already|recently) ){{0,4}})?$"
)
"""As in "a stake in Acme (was bought by)"."""
