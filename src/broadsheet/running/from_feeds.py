"""Articles from what a feed itself says, where the page is not to be had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from html import escape

from broadsheet import pages
from broadsheet.adapters.store import reading, rows, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import PAGES
from broadsheet.records import Article, Entry, Provider, Source, text_id
from broadsheet.text.urls import domain_of


def providers_by_domain(sources: Iterable[Source]) -> dict[str, Provider]:
    """Who publishes under which host: a page's provider is its own, not the feed's that led there."""
    return {source.provider.domain: source.provider for source in sources}


def tell_from_entries(now: datetime) -> None:
    """Entries whose page is not to be had, told from the feed alone: for replaying without a network."""
    providers = providers_by_domain(reading.sources())
    by_url: dict[str, list[Entry]] = {}
    for entry in reading.entries_without(PAGES.mark, 1_000_000):
        by_url.setdefault(entry.url, []).append(entry)
    outcomes = [
        Outcome(
            at=now,
            articles=articles_from_entries(entries, providers, now),
            done=tuple(dict.fromkeys((PAGES.mark, rows.work_key(entry)) for entry in entries)),
        )
        for entries in by_url.values()
    ]
    if outcomes:
        writing.commit(join_outcomes(now, outcomes))


def articles_from_entries(
    entries: list[Entry], providers: dict[str, Provider], now: datetime
) -> tuple[Article, ...]:
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


def join_outcomes(now: datetime, outcomes: Iterable[Outcome]) -> Outcome:
    """Several pages' outcomes as one transaction; the last article under an id wins."""
    outcomes = list(outcomes)
    articles = {article.id: article for outcome in outcomes for article in outcome.articles}
    return Outcome(
        at=now,
        pages=tuple(page for outcome in outcomes for page in outcome.pages),
        lines=tuple(page for outcome in outcomes for page in outcome.lines),
        articles=tuple(articles.values()),
        findings=tuple(finding for outcome in outcomes for finding in outcome.findings),
        done=tuple(mark for outcome in outcomes for mark in outcome.done),
    )
