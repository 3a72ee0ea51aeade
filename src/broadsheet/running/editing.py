"""Editions: a day that is over gets its paper, and the day that runs a preview of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from broadsheet import editions, scores
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Edition, Judgement, Ledger, Marks, Story, Weights
from broadsheet.running import method, rating
from broadsheet.scores.quality import PUBLISHABLE
from broadsheet.settings import Settings
from broadsheet.wiring import Newsroom

FULL = 30  #: with so many reports worth printing a day carries nothing: no edition prints more stories


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMatter:
    """All that the edition of a day is made from; marks are as the method states them, not weighed yet."""

    day: date
    end: datetime
    stories: Mapping[str, Story]
    articles: Mapping[str, Article]
    marks: Mapping[str, Marks]
    ledger: Ledger
    judgements: Sequence[Judgement]
    earlier: Sequence[Edition]
    is_silent: bool = False  #: nothing was reported on the day, and no editor wants anything


def make_due(newsroom: Newsroom, now: datetime) -> int:
    """Makes the editions of the days that want one; how many.

    The preview of the day that runs is made again where what it is made from moved, else once an hour.
    """
    days = days_without_edition(newsroom.settings, now)
    seen = _seen_by_preview(newsroom.settings, days, now)
    if newsroom.slate.preview == seen:
        return 0
    made = sum(make_edition(newsroom.settings, day, now=now) is not None for day in days)
    newsroom.slate.preview = seen
    return made


def _seen_by_preview(settings: Settings, days: Sequence[date], now: datetime) -> tuple[str, ...]:
    """What editions of these days are made from, as revisions; a schedule makes every minute count."""
    rulings = reading.judgements()
    is_scheduled = any(scheduled_on(day, settings) for day in days)
    clock = now.isoformat(timespec="minutes" if is_scheduled else "hours")
    ledger = reading.note(reading.LEDGER_REVISION)
    return (*(day.isoformat() for day in days), clock, ledger, str(len(rulings)))


def make_edition(settings: Settings, day: date, *, now: datetime | None = None) -> Edition | None:
    """Chooses and stores the edition of a day; None where nothing was reported.

    `now` keeps out what is scheduled for later; None makes the day as it ends.
    """
    matter = gather_day(settings, day)
    if matter.is_silent:
        return None
    made = choose(settings, matter, now=now)
    editions.check_edition(made, matter.articles)
    writing.commit(Outcome(at=matter.end, editions=(made,)))
    return made


def gather_day(settings: Settings, day: date) -> DayMatter:
    """What came in on a day, and what editors wanted for it; without stories where that is nothing."""
    start, end = bounds_of(day, settings)
    judgements = reading.judgements()
    of_day = _told_on(start, end, judgements)
    marks = rating.rate_stories(of_day, now=end, weights=Weights())
    before = _told_before(start, of_day, marks)
    marks += rating.rate_stories(before, now=end, weights=Weights())
    told = (*of_day, *before)
    ids = sorted({article_id for story in told for article_id in story.article_ids})
    return DayMatter(
        day=day,
        end=end,
        stories={story.id: story for story in told},
        articles={article.id: article for article in reading.articles(ids)},
        marks={one.article_id: one for one in marks},
        ledger=fold_ledger(until=end),
        judgements=judgements,
        earlier=reading.editions(before=day, limit=7),
        is_silent=not of_day,
    )


def _told_on(start: datetime, end: datetime, judgements: Sequence[Judgement]) -> tuple[Story, ...]:
    """The stories with a report on the day, and older ones that an editor put into its edition."""
    told = reading.stories_between(start, end)
    known = {story.id for story in told}
    wanted = {j.left for j in judgements if _is_for_day(j, start, end)} - known
    older = [s for s in reading.stories(sorted(wanted)) if s.first_seen is None or s.first_seen < end]
    return (*told, *(story for story in older if not story.merged_into))


def _told_before(start: datetime, of_day: Sequence[Story], marks: Sequence[Marks]) -> tuple[Story, ...]:
    """The stories of the days before a day that has few of its own."""
    if not of_day or sum(map(_is_publishable, marks)) >= FULL:
        return ()
    known = {story.id for story in of_day}
    earlier = reading.stories_between(start - editions.REACH, start)
    return tuple(story for story in earlier if story.id not in known)


def _is_publishable(marks: Marks) -> bool:
    return marks.quality.value is not None and marks.quality.value >= PUBLISHABLE


def _is_for_day(judgement: Judgement, start: datetime, end: datetime) -> bool:
    if judgement.kind == "schedule" and judgement.verdict != "no":
        return start <= datetime.fromisoformat(judgement.verdict) < end
    return judgement.kind in {"publish", "lead"} and judgement.verdict == start.date().isoformat()


def choose(
    settings: Settings, matter: DayMatter, *, now: datetime | None = None, weights: Weights | None = None
) -> Edition:
    """The edition of a day, stored nowhere; under `weights`, or those that stood at the end of the day."""
    counted = weights_for(settings, matter) if weights is None else weights
    return editions.choose_edition(
        matter.day,
        stories=matter.stories,
        articles=matter.articles,
        marks={key: scores.reweigh_marks(marks, counted) for key, marks in matter.marks.items()},
        ledger=matter.ledger,
        judgements=matter.judgements,
        earlier=matter.earlier,
        language=settings.language,
        minutes=settings.minutes,
        timezone=ZoneInfo(settings.timezone),
        weights=counted,
        until=now,
    )


def weights_for(settings: Settings, matter: DayMatter) -> Weights:
    """The weights of a day's edition: those set by then, with what was learned before it on top."""
    set_then = method.weights_at(matter.judgements, matter.end)
    if not method.learns_at(matter.judgements, matter.end):
        return set_then
    taste = method.taste_before(matter.day, settings, matter.judgements, matter.ledger, set_then)
    return editions.apply_taste(set_then, taste)


def bounds_of(day: date, settings: Settings) -> tuple[datetime, datetime]:
    """The instants [start, end) of a day where the paper lives."""
    zone = ZoneInfo(settings.timezone)
    start = datetime.combine(day, time.min, zone)
    return start, datetime.combine(day + timedelta(days=1), time.min, zone)


def days_without_edition(settings: Settings, now: datetime) -> tuple[date, ...]:
    """Days with reports, up to today, that have no edition yet; oldest first, a month back at most."""
    today = now.astimezone(ZoneInfo(settings.timezone)).date()
    made = set(reading.edition_days()) - {today}
    since = now - timedelta(days=31)
    waiting = [day for day in (today - timedelta(days=ago) for ago in range(31, -1, -1)) if day not in made]
    return tuple(
        day
        for day in waiting
        if (day == today and scheduled_on(day, settings)) or _has_reports(day, settings, since, now)
    )


def _has_reports(day: date, settings: Settings, since: datetime, now: datetime) -> bool:
    start, end = bounds_of(day, settings)
    return reading.has_articles_between(max(start, since), min(end, now + timedelta(microseconds=1)))


def scheduled_on(day: date, settings: Settings) -> bool:
    """Whether an editor scheduled a story for that day: it gets an edition even if nothing comes in."""
    start, end = bounds_of(day, settings)
    return any(_is_for_day(j, start, end) for j in reading.judgements())
