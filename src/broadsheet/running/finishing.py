"""What the newsroom adds to a page as read: when it was seen, which entries led there, the feed's instant."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from broadsheet.errors import FeedUnreadable
from broadsheet.pipeline.steps import FEEDS, PAGES
from broadsheet.records import Article, Entry, Fetched, Finding, Reading, Source
from broadsheet.running.limited_pool import TookTooLong, say_fault

T = TypeVar("T")
DAY_AND_HALF = timedelta(hours=36)


def finish_article(article: Article | None, fetched: Fetched, entries: Iterable[Entry]) -> Article:
    """The article as read from one response, with when we saw it and which entries led to it."""
    assert article is not None
    return replace(
        dated_by_feed(article, entries),
        seen_at=fetched.at,
        made_by=PAGES.mark,
        entry_ids=tuple(sorted(entry.id for entry in entries)),
    )


def dated_by_feed(article: Article, entries: Iterable[Entry]) -> Article:
    """A page that shows only a day, or none, takes the instant that its feed gives for it.

    The feed is believed only where it agrees with the page to a day and a half, the widest that two
    zones can be apart: a date in a feed may be that of the last change.
    """
    if article.published_precision in {"second", "minute"}:
        return article
    given = [e.published for e in entries if e.published is not None]
    day = article.published
    agreeing = [at for at in given if day is None or abs(at - day) <= DAY_AND_HALF]
    if not agreeing:
        return article
    origins = tuple(row for row in article.origins if row[0] != "published")
    return replace(
        article,
        published=min(agreeing),
        published_precision="second",
        origins=(*origins, ("published", "feed")),
    )


def read_or_find(future: Future[Reading], url: str) -> Reading:
    """What the worker read, or the finding that names how it ended."""
    try:
        return future.result()
    except TookTooLong as fault:
        code, message = "timed_out", f"reading {fault}; its worker was stopped"
    except Exception as fault:  # noqa: BLE001 - one page must not stop the paper: it is told
        code, message = "crashed", f"reading {say_fault(fault)}; other pages were not affected"
    finding = Finding(level="error", step=PAGES.mark, subject_id=url, code=code, message=f"{url}: {message}")
    return Reading(article=None, findings=(finding,))


def feed_or_finding(future: Future[T], source: Source) -> T | Finding:
    """What the worker made of a source's feed, or the finding that names how it ended."""
    try:
        return future.result()
    except FeedUnreadable as fault:
        code, message = "not_a_feed", str(fault)
    except TookTooLong as fault:
        code, message = "timed_out", f"reading the feed {fault}"
    except Exception as fault:  # noqa: BLE001 - one feed must not stop the others: it is told
        code, message = "crashed", f"reading the feed {say_fault(fault)}"
    return Finding(level="warning", step=FEEDS.mark, subject_id=source.id, code=code, message=message)
