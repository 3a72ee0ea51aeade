"""Polling: sources that are due are asked; what is new becomes entries."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from broadsheet import feeds, sources
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_many
from broadsheet.errors import FeedUnreadable
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import FEEDS
from broadsheet.records import Entry, Feed, Finding, Source, SourceState
from broadsheet.running.limited_pool import TookTooLong, say_fault
from broadsheet.wiring import Newsroom

COMMIT = 25  # sources in one transaction
MOST_PARTS = 3  # of an index of sitemaps; the newest stand first


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What one round of polling did."""

    asked: int
    not_modified: int
    new_entries: int
    failed: int


def poll_sources(newsroom: Newsroom, now: datetime, *, all_of_them: bool = False) -> Polled:
    """Asks every source that is due (or all), archives the answers, stores new entries."""
    states = reading.states()
    due = [
        source
        for source in reading.sources()
        if not source.paused and (all_of_them or sources.is_due(_state(states, source), now))
    ]
    requests = [_request(source, _state(states, source)) for source in due]
    by_id = {source.id: source for source in due}
    polled = Polled(asked=len(due), not_modified=0, new_entries=0, failed=0)
    group: list[tuple[FetchResult, Future[Feed] | None]] = []
    done = 0
    further: list[FetchRequest] = []
    for answer in fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers):
        group.append((answer, _begin(newsroom, by_id[answer.request.key], answer, states)))
        if len(group) >= COMMIT or done + len(group) == len(due):
            outcomes = [_finish(by_id[a.request.key], a, future, states, now) for a, future in group]
            further += [request for a, future in group for request in _further(a.request.key, future)]
            polled = _commit(polled, now, outcomes, group)
            done += len(group)
            group = []
            newsroom.progress("sources", done, len(due))
    return _poll_further(newsroom, now, polled, further, by_id) if further else polled


def _further(source_id: str, future: Future[Feed] | None) -> list[FetchRequest]:
    """The latest parts of an index of sitemaps, which holds no entries itself."""
    if future is None or future.exception() is not None or future.result().entries:
        return []
    return [FetchRequest(key=source_id, url=url) for url in parts_of(future.result())]


def parts_of(feed: Feed) -> tuple[str, ...]:
    """The feeds that stand for this one: only those of an index, and only the latest few."""
    return feed.feed_links[:MOST_PARTS] if feed.format == "sitemap" and not feed.entries else ()


def _poll_further(
    newsroom: Newsroom,
    now: datetime,
    polled: Polled,
    requests: list[FetchRequest],
    by_id: dict[str, Source],
) -> Polled:
    new = 0
    for answer in fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers):
        source = by_id[answer.request.key]
        future = _begin(newsroom, source, answer, {})
        feed, findings = _read(source, answer, future)
        entries = _fresh(feed.entries) if feed else ()
        writing.commit(Outcome(at=now, entries=entries, findings=findings))
        new += len(entries)
    return replace(polled, new_entries=polled.new_entries + new)


def _state(states: dict[str, SourceState], source: Source) -> SourceState:
    return states.get(source.id) or SourceState(source_id=source.id)


def _request(source: Source, state: SourceState) -> FetchRequest:
    return FetchRequest(
        key=source.id,
        url=state.moved_to or source.feed_url,
        etag=state.etag,
        last_modified=state.last_modified,
    )


def _begin(
    newsroom: Newsroom, source: Source, answer: FetchResult, states: dict[str, SourceState]
) -> Future[Feed] | None:
    fetched = answer.fetched
    if fetched is None or fetched.status != 200:
        return None
    newsroom.archive.put(fetched, answer.body)
    if fetched.body_id == _state(states, source).body_id:
        return None  # the same bytes under a 200: nothing new to read
    return newsroom.pool.submit(
        read_feed, source, answer.body, fetched.final_url, fetched.media_type, fetched.at
    )


def read_feed(source: Source, body: bytes, url: str, media_type: str, now: datetime) -> Feed:
    """The feed of a source, by its feed parser or by its link selector."""
    if source.link_selector:
        return feeds.read_link_list(body, url, source.link_selector, source_id=source.id)
    return feeds.parse_feed(body, url, media_type, source_id=source.id, now=now)


def _finish(
    source: Source,
    answer: FetchResult,
    future: Future[Feed] | None,
    states: dict[str, SourceState],
    now: datetime,
) -> Outcome:
    feed, findings = _read(source, answer, future)
    entries = _fresh(feed.entries) if feed else ()
    outcome = sources.PollOutcome(
        fetched=answer.fetched,
        entries=len(feed.entries) if feed else 0,
        new=len(entries),
        gap_seconds=sources.usual_gap(entry.published for entry in feed.entries) if feed else None,
        cadence_seconds=source.cadence_seconds,
        is_readable=not any(finding.level == "warning" for finding in findings) or feed is not None,
    )
    state = sources.plan_next_poll(_state(states, source), outcome, now)
    return Outcome(at=now, states=(state,), entries=entries, findings=findings)


def _fresh(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries that are new, or that the feed says were updated."""
    wanted = list(entries)
    known = reading.known_entry_ids(entry.id for entry in wanted)
    return tuple(entry for entry in wanted if entry.id not in known or entry.updated is not None)


def _read(
    source: Source, answer: FetchResult, future: Future[Feed] | None
) -> tuple[Feed | None, tuple[Finding, ...]]:
    if answer.fetched is None:
        code = answer.fault.code if answer.fault else "unreachable"
        says = answer.fault.message if answer.fault else "no answer"
        return None, (_finding(source, code, says),)
    if answer.fetched.status >= 400:
        code = {410: "gone", 429: "rate_limited"}.get(answer.fetched.status, "http_error")
        return None, (_finding(source, code, f"the server answered {answer.fetched.status}"),)
    if future is None:
        return None, ()
    try:
        feed = future.result()
    except FeedUnreadable as fault:
        return None, (_finding(source, "not_a_feed", str(fault)),)
    except TookTooLong as fault:
        return None, (_finding(source, "timed_out", f"reading the feed {fault}"),)
    except Exception as fault:  # noqa: BLE001 - one feed must not stop the others: it is told
        return None, (_finding(source, "crashed", f"reading the feed {say_fault(fault)}"),)
    return feed, feed.findings


def _finding(source: Source, code: str, message: str) -> Finding:
    return Finding(
        level="warning",
        step=FEEDS.mark,
        subject_id=source.id,
        code=code,
        message=f"{source.provider.name} ({source.feed_url}): {message}",
    )


def _commit(
    polled: Polled,
    now: datetime,
    outcomes: list[Outcome],
    group: list[tuple[FetchResult, Future[Feed] | None]],
) -> Polled:
    joined = Outcome(
        at=now,
        states=tuple(state for outcome in outcomes for state in outcome.states),
        entries=tuple(entry for outcome in outcomes for entry in outcome.entries),
        findings=tuple(finding for outcome in outcomes for finding in outcome.findings),
    )
    writing.commit(joined)
    statuses = [answer.fetched.status if answer.fetched else 0 for answer, _ in group]
    return Polled(
        asked=polled.asked,
        not_modified=polled.not_modified + statuses.count(304),
        new_entries=polled.new_entries + len(joined.entries),
        failed=polled.failed + sum(status == 0 or status >= 400 for status in statuses),
    )
