"""Pages: entries that ask for a page get it fetched, archived, read and stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape

from broadsheet import pages
from broadsheet.adapters.store import reading, rows, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_many
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import PAGES
from broadsheet.records import Article, Entry, Fetched, Finding, Provider, Reading, Source, text_id
from broadsheet.running.limited_pool import TookTooLong, say_fault
from broadsheet.text.urls import domain_of
from broadsheet.wiring import Newsroom

BATCH = 200  # entries taken at once; a killed run repeats at most this many reads
COMMIT = 25  # pages in one transaction
RECHECK_AFTER = timedelta(hours=20)  # articles are edited mostly within their first two days
RECHECK_FOR = timedelta(days=2)


def read_waiting_pages(newsroom: Newsroom, now: datetime) -> int:
    """Fetches and reads every page that an entry asks for; the number of articles written."""
    providers = providers_by_domain(reading.sources())
    written = 0
    while waiting := reading.entries_without(PAGES.mark, BATCH):
        written += _read_batch(newsroom, now, waiting, providers)
    return written


def look_again(newsroom: Newsroom, now: datetime) -> int:
    """Asks young pages again, at the price of a 304 each; the number that had been edited."""
    stale = reading.pages_to_look_at_again(now - RECHECK_AFTER, now - RECHECK_FOR, 2000)
    requests = [
        FetchRequest(key=page.url, url=page.url, etag=page.etag, last_modified=page.last_modified)
        for page in stale
    ]
    providers = providers_by_domain(reading.sources())
    edited = 0
    for answer in fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers):
        if answer.fetched is None:
            continue
        if answer.fetched.status != 200:
            writing.commit(Outcome(at=now, pages=(_asked_again(answer, stale),)))
            continue
        newsroom.archive.put(answer.fetched, answer.body)
        entries = reading.entries_at(answer.request.url)
        outcome = _outcome_of(newsroom, now, answer, entries, providers)
        edited += _is_new_wording(outcome)
        writing.commit(outcome)
    return edited


def providers_by_domain(sources: Iterable[Source]) -> dict[str, Provider]:
    """Who publishes under which host: a page's provider is its own, not the feed's that led there."""
    return {source.provider.domain: source.provider for source in sources}


def _asked_again(answer: FetchResult, stale: tuple[Fetched, ...]) -> Fetched:
    before = next(page for page in stale if page.url == answer.request.url)
    assert answer.fetched is not None
    return replace(before, at=answer.fetched.at)


def _is_new_wording(outcome: Outcome) -> bool:
    return any(
        known is not None and known.text_id != article.text_id
        for article in outcome.articles
        for known in [reading.article(article.id)]
    )


def _read_batch(
    newsroom: Newsroom, now: datetime, waiting: tuple[Entry, ...], providers: dict[str, Provider]
) -> int:
    by_url: dict[str, list[Entry]] = {}
    for entry in waiting:
        by_url.setdefault(entry.url, []).append(entry)
    barred = [url for url in by_url if not newsroom.allowed(url)]
    requests = [FetchRequest(key=url, url=url) for url in by_url if url not in set(barred)]
    outcomes = [_barred(now, by_url[url], providers) for url in barred]
    done, written = len(barred), 0
    for group in _in_groups(fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers)):
        outcomes += _read_group(newsroom, now, group, by_url, providers)
        written += sum(len(outcome.articles) for outcome in outcomes)
        writing.commit(join_outcomes(now, outcomes))
        outcomes = []
        done += len(group)
        newsroom.progress("pages", done, len(by_url))
    if outcomes:
        written += sum(len(outcome.articles) for outcome in outcomes)
        writing.commit(join_outcomes(now, outcomes))
    return written


def _in_groups(answers: Iterator[FetchResult]) -> Iterator[list[FetchResult]]:
    group: list[FetchResult] = []
    for answer in answers:
        group.append(answer)
        if len(group) >= COMMIT:
            yield group
            group = []
    if group:
        yield group


def _read_group(
    newsroom: Newsroom,
    now: datetime,
    group: list[FetchResult],
    by_url: dict[str, list[Entry]],
    providers: dict[str, Provider],
) -> list[Outcome]:
    begun = []
    for answer in group:
        if answer.fetched is not None:
            newsroom.archive.put(answer.fetched, answer.body)
        begun.append((answer, _begin(newsroom, answer, providers)))
    return [_finish(now, answer, by_url[answer.request.url], future, providers) for answer, future in begun]


def _begin(newsroom: Newsroom, answer: FetchResult, providers: dict[str, Provider]) -> Future[Reading] | None:
    fetched = answer.fetched
    if fetched is None or fetched.status != 200:
        return None
    return newsroom.pool.submit(
        pages.read_page,
        answer.body,
        fetched.final_url,
        at=fetched.at,
        content_type=fetched.media_type,
        provider=providers.get(domain_of(fetched.final_url)),
    )


def _outcome_of(
    newsroom: Newsroom,
    now: datetime,
    answer: FetchResult,
    entries: tuple[Entry, ...],
    providers: dict[str, Provider],
) -> Outcome:
    return _finish(now, answer, list(entries), _begin(newsroom, answer, providers), providers)


def _finish(
    now: datetime,
    answer: FetchResult,
    entries: list[Entry],
    future: Future[Reading] | None,
    providers: dict[str, Provider],
) -> Outcome:
    done = tuple(dict.fromkeys((PAGES.mark, rows.work_key(entry)) for entry in entries))
    fetched = answer.fetched
    if fetched is None or future is None:
        return Outcome(
            at=now,
            pages=(fetched,) if fetched else (),
            articles=_from_entries(entries, providers, now),
            findings=_missing(answer),
            done=done,
        )
    read = read_or_find(future, fetched.url)
    articles = tuple(finish_article(read.article, fetched, entries) for _ in range(read.article is not None))
    return Outcome(
        at=now,
        pages=(fetched,),
        articles=articles or _from_entries(entries, providers, now),
        findings=read.findings,
        done=done,
    )


def finish_article(article: Article | None, fetched: Fetched, entries: Iterable[Entry]) -> Article:
    """The article as read from one response, with when we saw it and which entries led to it."""
    assert article is not None
    return replace(
        article,
        seen_at=fetched.at,
        made_by=PAGES.mark,
        entry_ids=tuple(sorted(entry.id for entry in entries)),
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


def _missing(answer: FetchResult) -> tuple[Finding, ...]:
    url = answer.request.url
    if answer.fetched is None:
        code, message = answer.fault.code if answer.fault else "unreachable", str(answer.fault)
    else:
        code = "gone" if answer.fetched.status in (404, 410) else "http_error"
        message = f"{url}: the server answered {answer.fetched.status}"
    return (Finding(level="warning", step=PAGES.mark, subject_id=url, code=code, message=message),)


def _barred(now: datetime, entries: list[Entry], providers: dict[str, Provider]) -> Outcome:
    url = entries[0].url
    finding = Finding(
        level="info",
        step=PAGES.mark,
        subject_id=url,
        code="robots",
        message=f"{url}: robots.txt asks not to fetch it; what the feed says is used",
    )
    return Outcome(
        at=now,
        articles=_from_entries(entries, providers, now),
        findings=(finding,),
        done=tuple(dict.fromkeys((PAGES.mark, rows.work_key(entry)) for entry in entries)),
    )


def _from_entries(entries: list[Entry], providers: dict[str, Provider], now: datetime) -> tuple[Article, ...]:
    """What the feed itself says, as a teaser, so that a page that cannot be had is not lost."""
    known = [entry for entry in entries if entry.title and (entry.content_html or entry.summary)]
    if not known:
        return ()
    entry = max(known, key=lambda e: (len(e.content_html or e.summary), e.id))
    body = entry.content_html or f"<p>{escape(entry.summary)}</p>"
    head = f"<head><title>{escape(entry.title)}</title></head>"
    markup = f"<html>{head}<body><article>{body}</article></body></html>"
    read = pages.read_page(
        markup.encode(),
        entry.url,
        at=now,
        content_type="text/html; charset=utf-8",
        provider=providers.get(domain_of(entry.url)),
    )
    if read.article is None or reading.article(read.article.id) is not None:
        return ()
    article = replace(
        read.article,
        title=entry.title,
        text_id=text_id(entry.title, read.article.text),
        kind="teaser",
        published=entry.published,
        published_precision="second" if entry.published else "unknown",
        authors=entry.authors,
        seen_at=now,
        made_by=PAGES.mark,
        entry_ids=tuple(sorted(e.id for e in entries)),
    )
    return (article,)


def tell_from_entries(now: datetime) -> None:
    """Entries whose page is not to be had, told from the feed alone: for replaying without a network."""
    providers = providers_by_domain(reading.sources())
    by_url: dict[str, list[Entry]] = {}
    for entry in reading.entries_without(PAGES.mark, 1_000_000):
        by_url.setdefault(entry.url, []).append(entry)
    outcomes = [
        Outcome(
            at=now,
            articles=_from_entries(entries, providers, now),
            done=tuple(dict.fromkeys((PAGES.mark, rows.work_key(entry)) for entry in entries)),
        )
        for entries in by_url.values()
    ]
    if outcomes:
        writing.commit(join_outcomes(now, outcomes))


def join_outcomes(now: datetime, outcomes: Iterable[Outcome]) -> Outcome:
    """Several pages' outcomes as one transaction; the last article under an id wins."""
    outcomes = list(outcomes)
    articles = {article.id: article for outcome in outcomes for article in outcome.articles}
    return Outcome(
        at=now,
        pages=tuple(page for outcome in outcomes for page in outcome.pages),
        articles=tuple(articles.values()),
        findings=tuple(finding for outcome in outcomes for finding in outcome.findings),
        done=tuple(mark for outcome in outcomes for mark in outcome.done),
    )
