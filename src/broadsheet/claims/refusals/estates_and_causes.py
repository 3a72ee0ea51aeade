"""What only looks like a company or a giver: a castle that somebody buys, a hall that a fair fills, a campaign, a firm's executives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from broadsheet.claims.drafts import Draft
from broadsheet.records import Mention

_ESTATE: Final = re.compile(
    r"\b(?:Castle|Ch[aâ]teau|Ranch|Mansion|Manor|Estate|Villa|Palace|Island|Tower|Building|Plaza|Hotel|Stadium|Arena|Vineyards?|Lighthouse|Penthouse|Lodge)$"
)
_DAYS: Final = re.compile(
    r" (?:from|on|for|during|between|until|through|this|next) (?:[A-Z][a-z]+ )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Oct|Sept?|Nov|Dec|Jan|Feb|Aug)\.? \d{1,2} ?(?:[-–—]|to|through|until|and) ?|\w+ days\b|week\b|weekend\b)"
)
_TAKES_OVER: Final = re.compile(r"(?:tak(?:e|es|ing)|took) over\b")
_STAFF: Final = re.compile(
    r"(?: 's)? (?:(?:senior|top|former|current|early|other|two|three|several) )*(?:executives|employees|staffers|staff|engineers|researchers|alumni|veterans|operators|insiders|angels|leaders|officials|co-?founders|founders|bosses)\b"
)
_CAMPAIGN: Final = re.compile(
    r"\b(?:super ?- ?PACs?|superPACs?|PACs?|political action committees?|political groups?|lobby(?:ing)? groups?|advocacy groups?|campaigns?|candidates?|ballot|bills?|referendum|petition|senators?|congress(?:man|woman)|lawmakers?|politicians?|party committees?)\b"
)
_BACKING: Final = re.compile(r"\b(?:back|fund|financ|bankroll|support|donat|invest)\w*\b")


def is_estate_or_cause(draft: Draft) -> bool:
    """Whether a side of the draft is a house or a cause, or what belongs to it acts in its place."""
    return any(found(draft) for found in _SIGNS)


def _is_estate(draft: Draft) -> bool:
    """As in "bought the Harlow Castle for $9m": an unknown name that ends like a building's."""
    bought = draft.object
    is_unknown = bought is not None and bought.party_id.startswith("?")
    return draft.relation == "acquisition" and is_unknown and _ESTATE.search(bought.name) is not None  # type: ignore[union-attr]


def _is_venue(draft: Draft) -> bool:
    """As in "The fair takes over the Harlow Center from October 3 to 5": who fills a hall buys none."""
    if draft.relation != "acquisition" or not _TAKES_OVER.match(draft.told):
        return False
    return _DAYS.match(draft.masked.mask, draft.end) is not None


def _is_staffs(draft: Draft) -> bool:
    """As in "funded by Acme and Globex executives": people give, and none of their employers."""
    if draft.family != "capital" or draft.subject is None:
        return False
    places = _places(draft, draft.subject)
    here = [at for at in places if at >= draft.start - 2]
    return bool(here) and all(_STAFF.match(draft.masked.mask, at + 1) is not None for at in here)


def _is_campaign(draft: Draft) -> bool:
    """As in "Build It, a super PAC backed by Acme": a political cause is no company."""
    if draft.family != "capital" or draft.object is None:
        return False
    mask = draft.masked.mask
    for at in _places(draft, draft.object):
        called = _CALLED.match(mask, at + 1)
        if called and _CAMPAIGN.search(called[1]) and _BACKING.search(draft.told):
            return True
    return False


_CALLED: Final = re.compile(r"( , (?:an?|the|one of the|[\ue300-\ue3ff] 's) [^,;.]{2,60})")


def _places(draft: Draft, mention: Mention) -> list[int]:
    return [at for at, e in draft.masked.signs() if any(m.party_id == mention.party_id for m in e.mentions)]


_SIGNS: tuple[Callable[[Draft], bool], ...] = (_is_estate, _is_venue, _is_staffs, _is_campaign)
