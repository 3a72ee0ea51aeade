"""Rebuild: the same rows again, from the archive alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from broadsheet import pages
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.rows import work_key
from broadsheet.errors import InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import CLAIMS, EDITIONS, FEEDS, PAGES, SCORES, STEPS, STORIES
from broadsheet.records import Article, Fetched, Source
from broadsheet.running import claiming, editing, polling, telling
from broadsheet.running.pages import finish_article, join_outcomes, providers_by_domain, read_or_find
from broadsheet.text.urls import domain_of
from broadsheet.wiring import Newsroom

COMMIT = 50


def rebuild(newsroom: Newsroom, *, step: str = "feeds", since: datetime | None = None) -> dict[str, int]:
    """Replays the archive from `step` on; gives the number of each thing made.

    Raises InputError for a step that does not exist.
    """
    names = [known.name for known in STEPS]
    if step not in names:
        raise InputError(f"there is no step {step!r}", remedy=f"Steps: {', '.join(names)}.")
    wanted = set(names[names.index(step) :])
    made = {"feeds": 0, "pages": 0}
    if wanted & {FEEDS.name, PAGES.name}:
        made |= _replay_responses(newsroom, since, wanted)
    if CLAIMS.name in wanted:
        reading.forget_products([CLAIMS.mark], since)
    now = _last_instant(newsroom)
    made["claims"] = claiming.take_claims(newsroom, now) if CLAIMS.name in wanted else 0
    if wanted & {STORIES.name, SCORES.name}:
        made["stories"] = _tell_all(newsroom, since)
    if EDITIONS.name in wanted:
        made["editions"] = sum(
            editing.make_edition(newsroom, day) is not None for day in sorted(reading.edition_days())
        )
    return made


def _replay_responses(newsroom: Newsroom, since: datetime | None, wanted: set[str]) -> dict[str, int]:
    known = {source.id: source for source in reading.sources()}
    by_address = {source.feed_url: source for source in known.values()}
    for state in reading.states().values():
        if state.moved_to and state.source_id in known:
            by_address[state.moved_to] = known[state.source_id]
    made = {"feeds": 0, "pages": 0}
    for fetched, body in newsroom.archive.responses(since=since):
        if fetched.status != 200 or not body:
            continue
        source = by_address.get(fetched.url)
        if source is not None:
            made["feeds"] += FEEDS.name in wanted and _replay_feed(newsroom, source, fetched, body)
        elif PAGES.name in wanted:
            made["pages"] += _replay_page(newsroom, fetched, body)
        newsroom.progress("archive", made["feeds"] + made["pages"], 0)
    return made


def _replay_feed(newsroom: Newsroom, source: Source, fetched: Fetched, body: bytes) -> bool:
    future = newsroom.pool.submit(
        polling.read_feed, source, body, fetched.final_url, fetched.media_type, fetched.at
    )
    if future.exception() is not None:
        return False
    feed = future.result()
    writing.commit(Outcome(at=fetched.at, entries=feed.entries, findings=feed.findings))
    return True


def _replay_page(newsroom: Newsroom, fetched: Fetched, body: bytes) -> bool:
    providers = providers_by_domain(reading.sources())
    future = newsroom.pool.submit(
        pages.read_page,
        body,
        fetched.final_url,
        at=fetched.at,
        content_type=fetched.media_type,
        provider=providers.get(domain_of(fetched.final_url)),
    )
    read = read_or_find(future, fetched.url)
    entries = reading.entries_at(fetched.url)
    articles = () if read.article is None else (finish_article(read.article, fetched, entries),)
    done = tuple((PAGES.mark, key) for key in sorted({work_key(entry) for entry in entries}))
    outcome = Outcome(at=fetched.at, pages=(fetched,), articles=articles, findings=read.findings, done=done)
    writing.commit(join_outcomes(fetched.at, [outcome]))
    return read.article is not None


def _last_instant(newsroom: Newsroom) -> datetime:
    last = reading.note("cycle")
    return datetime.fromisoformat(last) if last else newsroom.clock()


def _tell_all(newsroom: Newsroom, since: datetime | None) -> int:
    """Tells the stories day by day, as the cycles did."""
    told = 0
    for day in _days(reading.articles_since(since)):
        _, end = editing.bounds_of(day, newsroom.settings)
        told = telling.tell_stories(newsroom, end)
    return told


def _days(articles: Iterable[Article]) -> list[date]:
    return sorted({article.published.date() for article in articles if article.published is not None})
