"""What is not weighed at all: held back, told before, or not of the industry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.industry import is_ours
from broadsheet.editions.news import find_news
from broadsheet.editions.rulings import Rulings
from broadsheet.records import Edition

FRESH: Final = timedelta(days=3)  #: for so long after an edition its deals are old news unless they move
WORTH: Final = 40  #: quality below which nothing is printed unless an editor wants it; 70 is a good article


def remember_deals(earlier: Iterable[Edition], day: date) -> dict[str, date]:
    """Deal id → day of the latest edition, not long ago, whose items told of it."""
    told: dict[str, date] = {}
    for edition in earlier:
        if day - FRESH <= edition.date < day:
            for section in edition.sections:
                for deal_id in (i for item in section.items for i in item.deal_ids):
                    told[deal_id] = max(edition.date, told.get(deal_id, edition.date))
    return told


def screen_candidate(candidate: Candidate, rulings: Rulings, told: dict[str, date]) -> tuple[str, str]:
    """(why it is left out, what moved since an earlier edition); no reason: it is weighed."""
    ruled = _read_ruling(candidate.story.id, rulings)
    if ruled:
        return ruled, ""
    moved = find_news(candidate)
    if candidate.story.id in rulings.publish or candidate.story.id in rulings.lead:
        return "", moved
    return _find_fault(candidate, moved, told), moved


def _read_ruling(story_id: str, rulings: Rulings) -> str:
    for verdict, shelf in (("dropped", rulings.drop), ("held", rulings.hold)):
        if story_id in shelf:
            ruling = shelf[story_id]
            return f"{verdict} by {ruling.by}" + (f": {ruling.why}" if ruling.why else "")
    if story_id in rulings.schedule:
        ruling = rulings.schedule[story_id]
        return f"scheduled by {ruling.by} for {ruling.verdict}"
    return ""


def _find_fault(candidate: Candidate, moved: str, told: dict[str, date]) -> str:
    if candidate.before is not None and not moved:
        return f"was in the edition of {candidate.before} and has not moved since"
    marks = candidate.marks
    if marks is not None and not candidate.deals and not is_ours(candidate.article, marks.topics):
        return "is not about the AI industry"
    if marks is not None and marks.quality.value is not None and marks.quality.value < WORTH:
        return f"its quality of {marks.quality.value} is under the {WORTH} that is worth printing"
    old = [told[i] for i in candidate.deals if i in told]
    if old and candidate.main is None and candidate.article.kind != "opinion":
        return f"tells of a deal that was in the edition of {max(old)} and has not moved since"
    return ""
