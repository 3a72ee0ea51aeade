"""Pages: entries that ask for a page get it fetched, archived, read and stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta

from broadsheet import pages
from broadsheet.adapters.store import reading, rows, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_many
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import PAGES
from broadsheet.records import Entry, Fetched, Finding, Provider, Reading
from broadsheet.running.finishing import finish_article, read_or_find
from broadsheet.running.from_feeds import articles_from_entries, join_outcomes, providers_by_domain
from broadsheet.running.limited_pool import TookTooLong
from broadsheet.running.outlet_rules import own_rules
from broadsheet.running.templates import Templates, lines_of
from broadsheet.running.tries import may_be_tried_again, tried_mark
from broadsheet.text.urls import domain_of
from broadsheet.wiring import Newsroom

BATCH = 200  # entries taken at once; a killed run repeats at most this many reads
COMMIT = 25  # pages in one transaction
RECHECK_AFTER = timedelta(hours=20)  # articles are edited mostly within their first two days
RECHECK_FOR = timedelta(days=2)
TRY_FOR = timedelta(days=2)  # a page that cannot be had for longer is told from its feed alone


def read_waiting_pages(newsroom: Newsroom, now: datetime) -> int:
    """Fetches and reads every page that an entry asks for; the number of articles written."""
    providers = providers_by_domain(reading.sources())
    written = 0
    while waiting := reading.entries_without(PAGES.mark, BATCH, tried=tried_mark(PAGES.mark, now)):
        written += _read_batch(newsroom, now, waiting, providers)
    return written


def look_again(newsroom: Newsroom, now: datetime) -> int:
    """Asks young pages again, at the price of a 304 each; the number that had been edited."""
    found = reading.pages_to_look_at_again(now - RECHECK_AFTER, now - RECHECK_FOR, 2000)
    stale = {page.url: page for page in found}
    requests = [
        FetchRequest(key=url, url=url, etag=page.etag, last_modified=page.last_modified, ask_robots=True)
        for url, page in stale.items()
    ]
    providers, templates = providers_by_domain(reading.sources()), Templates()
    edited = 0
    for group in _in_groups(fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers)):
        begun = [_begin_again(newsroom, answer, providers, templates) for answer in group]
        outcomes = [
            Outcome(at=now, pages=(_asked_again(answer, stale[answer.request.url], now),))
            if future is None or isinstance(future.exception(), TookTooLong)
            else _finish(now, answer, entries, future, providers)
            for answer, entries, future in begun
        ]
        edited += sum(_is_new_wording(outcome) for outcome in outcomes)
        newsroom.archive.sync()
        writing.commit(join_outcomes(now, outcomes))
    return edited


def _begin_again(
    newsroom: Newsroom, answer: FetchResult, providers: dict[str, Provider], templates: Templates
) -> tuple[FetchResult, list[Entry], Future[Reading] | None]:
    """The answer, archived, with its page in a reader's hands where it has one to read."""
    if answer.fetched is not None:
        newsroom.archive.put(answer.fetched, answer.body)
    is_page = answer.fetched is not None and answer.fetched.status == 200
    entries = list(reading.entries_at(answer.request.url)) if is_page else []
    return answer, entries, _begin(newsroom, answer, entries, providers, templates)


def _asked_again(answer: FetchResult, before: Fetched, now: datetime) -> Fetched:
    """What was known of a page, asked now: one that could not be had is left alone as long as the others."""
    return replace(before, at=answer.fetched.at if answer.fetched else now)


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
    requests = [FetchRequest(key=url, url=url, ask_robots=True) for url in by_url]
    done = written = 0
    templates = Templates()
    for group in _in_groups(fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers)):
        outcomes = _read_group(newsroom, now, group, by_url, providers, templates)
        written += sum(len(outcome.articles) for outcome in outcomes)
        newsroom.archive.sync()
        writing.commit(join_outcomes(now, outcomes))
        done += len(group)
        newsroom.progress("pages", done, len(by_url))
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
    templates: Templates,
) -> list[Outcome]:
    begun = []
    for answer in group:
        if answer.fetched is not None:
            newsroom.archive.put(answer.fetched, answer.body)
        begun.append((answer, _begin(newsroom, answer, by_url[answer.request.url], providers, templates)))
    return [_finish(now, answer, by_url[answer.request.url], future, providers) for answer, future in begun]


def _begin(
    newsroom: Newsroom,
    answer: FetchResult,
    entries: Sequence[Entry],
    providers: dict[str, Provider],
    templates: Templates,
) -> Future[Reading] | None:
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
        furniture=templates.of(fetched, entries),
        rules=own_rules(newsroom.settings.home).rules,
    )


def _finish(
    now: datetime,
    answer: FetchResult,
    entries: list[Entry],
    future: Future[Reading] | None,
    providers: dict[str, Provider],
) -> Outcome:
    keys = tuple(dict.fromkeys(rows.work_key(entry) for entry in entries))
    fetched = answer.fetched
    if fetched is None or future is None:
        again = _may_come(answer) and any((e.published or now) > now - TRY_FOR for e in entries)
        return Outcome(
            at=now,
            pages=(fetched,) if fetched else (),
            articles=() if again else articles_from_entries(entries, providers, now),
            findings=_missing(answer),
            done=tuple((tried_mark(PAGES.mark, now) if again else PAGES.mark, key) for key in keys),
        )
    read = read_or_find(future, fetched.url)
    if may_be_tried_again(future, PAGES.mark, keys):
        tried = tuple((tried_mark(PAGES.mark, now), key) for key in keys)
        return Outcome(at=now, findings=read.findings, done=tried)
    articles = tuple(finish_article(read.article, fetched, entries) for _ in range(read.article is not None))
    return Outcome(
        at=now,
        pages=(fetched,),
        lines=lines_of(fetched, read, entries),
        articles=articles or articles_from_entries(entries, providers, now),
        findings=read.findings,
        done=tuple((PAGES.mark, key) for key in keys),
    )


def _may_come(answer: FetchResult) -> bool:
    """Whether another try may give the page: the server was silent, busy or broken, not unwilling."""
    if answer.fetched is None:
        return answer.fault is None or answer.fault.code in {"unreachable", "too_slow"}
    return answer.fetched.status == 429 or answer.fetched.status >= 500


def _missing(answer: FetchResult) -> tuple[Finding, ...]:
    url = answer.request.url
    if answer.fault is not None and answer.fault.code == "robots":
        says = f"{url}: robots.txt asks not to fetch it; what the feed says is used"
        return (Finding(level="info", step=PAGES.mark, subject_id=url, code="robots", message=says),)
    if answer.fetched is None:
        code, message = answer.fault.code if answer.fault else "unreachable", str(answer.fault)
    else:
        code = "gone" if answer.fetched.status in (404, 410) else "http_error"
        message = f"{url}: the server answered {answer.fetched.status}"
    return (Finding(level="warning", step=PAGES.mark, subject_id=url, code=code, message=message),)
