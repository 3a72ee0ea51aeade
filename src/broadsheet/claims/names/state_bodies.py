"""Who buys for a state: its government and regulators, and offices that no catalogue names."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.givers import STATES
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_OFFICE = re.compile(
    r"(?:Service|Agency|Police|Department|Ministry|Command|Army|Navy|Corps|Force|Administration|Council|Treasury|Parliament)$"
    r"|^(?:Department|Ministry|Office|Bureau|City|State|County) (?:of|for) "
)


def is_state_body(mention: Mention, reading: Reading) -> bool:
    """As in "the Air Force", "the Ministry of Transport": an office of a state, in the catalogue or by its name alone."""
    return kind_of(mention, reading) in STATES or _OFFICE.search(mention.as_written) is not None


_LAW = re.compile(
    r"^(?: [(] [^()]{1,12} [)])? (?:on|to (?:draft|pass|write|shape|oppose|block|conclude|settle)) (?:[^\s,;.]+ ){0,5}?"
    r"(?:bills?|legislation|laws?|inquir(?:y|ies)|investigations?|probes?|rules|regulations?|lawsuits?|case|settlement|polic(?:y|ies)|sanctions|tariffs?)\b"
)


_COMMON_CAUSE = re.compile(
    r"^(?:[^;:.\ue000-\ue8ff]{0,30} )?(?:to|in|by) (?:jointly |together )?(?:oppos|fight|challeng|block|sue|suing|lobby|overturn|defeat|resist|condemn|protest|support|back|push|urg|demand|call)\w*"
    r"(?: (?:for|against|on|in|down|back))* (?:[^\s;.]+ ){0,7}?"
    r"(?:bills?|legislation|laws?|Act|lawsuits?|suits?|case|court|rules?|rulings?|regulations?|regulators?|tax(?:es)?|tariffs?|sanctions|bans?|order|moratorium|mandates?|export controls|Congress|senators?|lawmakers)\b"
)
"""As in "join forces to fight the bill": what companies want of a state in common."""


def is_about_law(draft: Draft, reading: Reading) -> bool:
    """As in "is working with the White House on a bill": what is done about laws and inquiries is no deal."""
    tail = draft.masked.mask[draft.end :]
    if draft.family == "alliance" and draft.relation == "partnership" and _COMMON_CAUSE.match(tail):
        return True
    sides = [m for m in (draft.subject, draft.object) if m]
    is_shared = draft.family in {"alliance", "supply"} and any(is_state_body(m, reading) for m in sides)
    return is_shared and _LAW.match(tail) is not None
