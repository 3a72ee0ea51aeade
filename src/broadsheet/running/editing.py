"""Editions: a day that is over gets its paper, and the day that runs a preview of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from broadsheet import editions
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Edition
from broadsheet.running import telling
from broadsheet.settings import Settings

LOOK_BACK = timedelta(days=1)  # stories with a report since the day before may move


def make_edition(settings: Settings, day: date) -> Edition | None:
    """Chooses and stores the edition of a day; None where nothing was reported."""
    start, end = bounds_of(day, settings)
    told = reading.stories_between(start, end)
    if not told:
        return None
    ids = sorted({article_id for story in told for article_id in story.article_ids})
    articles = {article.id: article for article in reading.articles(ids)}
    known = fold_ledger(until=end)
    made = editions.choose_edition(
        day,
        stories={story.id: story for story in told},
        articles=articles,
        marks={marks.article_id: marks for marks in telling.rate_stories(told, now=end)},
        ledger=known,
        judgements=reading.judgements(),
        earlier=reading.editions(before=day, limit=7),
        language=settings.language,
        minutes=settings.minutes,
        timezone=ZoneInfo(settings.timezone),
    )
    editions.check_edition(made, articles)
    writing.commit(Outcome(at=end, editions=(made,)))
    return made


def bounds_of(day: date, settings: Settings) -> tuple[datetime, datetime]:
    """The instants [start, end) of a day where the paper lives."""
    zone = ZoneInfo(settings.timezone)
    start = datetime.combine(day, time.min, zone)
    return start, datetime.combine(day + timedelta(days=1), time.min, zone)


def days_without_edition(settings: Settings, now: datetime) -> tuple[date, ...]:
    """Days with reports, up to today, that have no edition yet; oldest first, a month back at most."""
    zone = ZoneInfo(settings.timezone)
    made = set(reading.edition_days())
    since = now - timedelta(days=31)
    days = {
        article.published.astimezone(zone).date()
        for article in reading.articles_since(since)
        if article.published is not None and article.published <= now
    }
    today = now.astimezone(zone).date()
    return tuple(sorted(day for day in days if day == today or day not in made))
