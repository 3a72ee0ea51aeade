"""The queue: stories in the order in which they want a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from broadsheet.adapters.store import reading
from broadsheet.desk.judging import fate_of, standing
from broadsheet.editions import TITLES
from broadsheet.records import Article, Edition, Judgement, Marks, Story

LOOK_BACK = timedelta(days=3)
MOST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One story at the desk."""

    story: Story
    lead: Article
    marks: Marks | None
    fate: Judgement | None
    title: str
    section: str  #: title of the section it stands in today; empty: not in the edition
    left_out: str  #: why it is not in
    headline_by: str = ""  #: the editor who retitled it
    is_lead: bool = False

    @property
    def seen(self) -> str:
        """Id of the decision shown, for telling whether another editor was quicker."""
        return self.fate.id if self.fate else ""


def last_day() -> date | None:
    """The day of the newest edition."""
    days = reading.edition_days()
    return days[0] if days else None


def list_queue(day: date) -> tuple[Row, ...]:
    """Stories with a report on `day` or shortly before: undecided first, then by heat."""
    end = datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00") + timedelta(days=1)
    told = [s for s in reading.stories_between(end - LOOK_BACK, end) if s.last_seen is not None]
    rows = [row for story in told if (row := make_row(story, reading.edition(day))) is not None]
    rows.sort(key=lambda r: (r.fate is not None, -(_heat(r.marks)), r.story.id))
    return tuple(rows[:MOST])


def _heat(marks: Marks | None) -> int:
    return marks.heat.value if marks and marks.heat.value is not None else -1


def make_row(story: Story, edition: Edition | None) -> Row | None:
    """A story as the desk shows it; None where its lead article is gone."""
    lead = reading.article(story.lead_id)
    if lead is None:
        return None
    stands = standing(reading.judgements())
    retitled = stands.get(("retitle", story.id, ""))
    return Row(
        story=story,
        lead=lead,
        marks=reading.marks([lead.id]).get(lead.id),
        fate=fate_of(stands, story.id),
        title=retitled.verdict if retitled else story.title,
        section=_section_of(story.id, edition),
        left_out=dict(edition.left_out).get(story.id, "") if edition else "",
        headline_by=retitled.by if retitled else "",
        is_lead=("lead", story.id, "") in stands,
    )


def _section_of(story_id: str, edition: Edition | None) -> str:
    for section in edition.sections if edition else ():
        if any(item.story_id == story_id for item in section.items):
            return TITLES.get(section.id, section.title)
    return ""
