"""The queue: stories in the order in which they want a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.adapters.store import reading
from broadsheet.desk.judging import Standing, fate_of, standing
from broadsheet.desk.telling import tell_fate
from broadsheet.desk.wording import language_now, printer_now
from broadsheet.editions import titles_in
from broadsheet.press import grounds
from broadsheet.records import Article, Edition, Item, Judgement, Marks, Story
from broadsheet.running.editing import bounds_of
from broadsheet.settings import Settings

LOOK_BACK = timedelta(days=2)
MOST = 120
LAST = 10_000  #: the rank of what is not in the edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One story at the desk."""

    story: Story
    lead: Article
    marks: Marks | None
    fate: Judgement | None
    title: str
    section: str = ""  #: title of the section it stands in; empty: not in the edition
    rank: int = LAST  #: its place in the edition, from 1
    left_out: str = ""  #: why it is not in
    reasons: tuple[str, ...] = ()  #: why it is in
    headline_by: str = ""  #: the editor who retitled it
    is_lead: bool = False
    lead_seen: str = ""  #: id of the judgement that makes it the lead

    @property
    def seen(self) -> str:
        """Id of the decision shown, for telling whether another editor was quicker."""
        return self.fate.id if self.fate else ""

    @property
    def fate_told(self) -> str:
        """What stands on it and by whom; "" for nothing."""
        return tell_fate(self.fate) if self.fate else ""

    @property
    def heat(self) -> int:
        """Heat for ordering only; unknown comes last."""
        return self.marks.heat.value if self.marks and self.marks.heat.value is not None else -1


def last_day() -> date | None:
    """The day of the newest edition."""
    days = reading.edition_days()
    return days[0] if days else None


def list_queue(day: date, settings: Settings) -> tuple[Row, ...]:
    """Stories with a report on `day` or shortly before.

    Undecided ones first: those in the paper by their rank, then the others by heat.
    """
    start, end = bounds_of(day, settings)
    told = [s for s in reading.stories_between(start - LOOK_BACK, end) if s.last_seen is not None]
    rows = list(make_rows(told, day))
    rows.sort(key=lambda r: (r.fate is not None, r.rank, -r.heat, r.story.id))
    return tuple(rows[:MOST])


def make_rows(told: list[Story], day: date) -> tuple[Row, ...]:
    """Stories as the desk shows them for an edition; one whose lead article is gone is left out."""
    edition = reading.edition(day)
    stands = standing(reading.judgements())
    leads = {article.id: article for article in reading.articles([story.lead_id for story in told])}
    marks = reading.marks(leads)
    places = _places(edition)
    left_out = tell_absences(edition) if edition else {}
    return tuple(
        _row(story, leads[story.lead_id], marks.get(story.lead_id), stands, day, places, left_out)
        for story in told
        if story.lead_id in leads
    )


def _row(
    story: Story,
    lead: Article,
    marks: Marks | None,
    stands: Standing,
    day: date,
    places: dict[str, tuple[int, str, Item]],
    left_out: dict[str, str],
) -> Row:
    retitled, leads = stands.get(("retitle", story.id, "")), stands.get(("lead", story.id, ""))
    rank, section, item = places.get(story.id, (LAST, "", None))
    return Row(
        story=story,
        lead=lead,
        marks=marks,
        fate=fate_of(stands, story.id, day),
        title=retitled.verdict if retitled else item.headline if item else story.title,
        section=titles_in(language_now()).get(section, section),
        rank=rank,
        left_out=left_out.get(story.id, ""),
        reasons=grounds.tell_reasons(printer_now(), item) if item else (),
        headline_by=retitled.by if retitled else "",
        is_lead=leads is not None and leads.verdict in {"yes", day.isoformat()},
        lead_seen=leads.id if leads else "",
    )


def tell_absences(edition: Edition) -> dict[str, str]:
    """Story id → why it is not in, with the names of editors, which readers are not told."""
    printer = printer_now()
    told = {story_id: grounds.tell(printer, ground) for story_id, ground in edition.absences}
    return told or {story_id: printer.with_days(why) for story_id, why in edition.left_out}


def _places(edition: Edition | None) -> dict[str, tuple[int, str, Item]]:
    sections = edition.sections if edition else ()
    ranked = enumerate(((section.id, item) for section in sections for item in section.items), 1)
    return {item.story_id: (rank, section, item) for rank, (section, item) in ranked}
