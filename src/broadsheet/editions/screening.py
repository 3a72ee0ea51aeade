"""What is not weighed at all: held back, told before, or not of the industry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.grounds import state
from broadsheet.editions.industry import is_ours
from broadsheet.editions.news import find_news
from broadsheet.editions.rulings import Rulings
from broadsheet.records import Edition, Ground

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


def screen_candidate(
    candidate: Candidate, rulings: Rulings, told: dict[str, date]
) -> tuple[Ground | None, Ground | None]:
    """(why it is left out, what moved since an earlier edition); no reason: it is weighed."""
    ruled = _read_ruling(candidate.story.id, rulings)
    if ruled:
        return ruled, None
    moved = find_news(candidate)
    if candidate.story.id in rulings.publish or candidate.story.id in rulings.lead:
        return None, moved
    return _find_fault(candidate, moved, told), moved


def _read_ruling(story_id: str, rulings: Rulings) -> Ground | None:
    for verdict, shelf in (("dropped", rulings.drop), ("held", rulings.hold)):
        if story_id in shelf:
            ruling = shelf[story_id]
            if not ruling.why:
                return state(verdict, editor=ruling.by)
            return state(f"{verdict}_why", editor=ruling.by, why=ruling.why)
    if story_id in rulings.schedule:
        ruling = rulings.schedule[story_id]
        return state("scheduled", editor=ruling.by, at=ruling.verdict)
    return None


def _find_fault(candidate: Candidate, moved: Ground | None, told: dict[str, date]) -> Ground | None:
    if candidate.before is not None and moved is None:
        return state("printed", date=candidate.before)
    marks = candidate.marks
    if marks is not None and not candidate.deals and not is_ours(candidate.article, marks.topics):
        return state("not_ours")
    if marks is not None and marks.quality.value is not None and marks.quality.value < WORTH:
        return state("poor", quality=marks.quality.value, least=WORTH)
    old = [told[i] for i in candidate.deals if i in told]
    if old and candidate.main is None and candidate.article.kind != "opinion":
        return state("printed_deal", date=max(old))
    return None
