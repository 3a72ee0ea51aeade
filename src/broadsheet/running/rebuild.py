"""Rebuild: the same rows again, from the archive alone, day by day as the cycles made them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from broadsheet import pages
from broadsheet.adapters.store import reading, tallies, writing
from broadsheet.adapters.store.rows import work_key
from broadsheet.errors import InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import CLAIMS, FEEDS, PAGES, STEPS
from broadsheet.records import Fetched, Finding, Source
from broadsheet.running import claiming, editing, importing, storing, telling
from broadsheet.running.catching_up import catch_up
from broadsheet.running.feed_reading import parts_of, read_feed
from broadsheet.running.finishing import feed_or_finding, finish_article, read_or_find
from broadsheet.running.from_feeds import join_outcomes, providers_by_domain, tell_from_entries
from broadsheet.running.outlet_rules import own_rules
from broadsheet.running.templates import Templates, lines_of
from broadsheet.text.urls import domain_of
from broadsheet.wiring import Newsroom

Response = tuple[Fetched, bytes]


def rebuild(newsroom: Newsroom, *, step: str = "feeds", since: datetime | None = None) -> dict[str, int]:
    """Makes the products of `step` and of all steps after it again; gives the number of each.

    "feeds" and "pages" begin anew from the archive, whatever the store held; judgements and what
    polling knows of its sources stay. Later steps work on the articles there are, those since
    `since` where it is given. Raises InputError for a step that does not exist, and for a day with one of
    the first two. Killed on the way it is begun anew; until one has come to its end no cycle runs, since
    articles are missing.
    """
    names = [known.name for known in STEPS]
    if step not in names:
        raise InputError(f"there is no step {step!r}", remedy=f"Steps: {', '.join(names)}.")
    if step in {FEEDS.name, PAGES.name}:
        if since is not None:
            raise InputError(
                f"{step} are made again whole, not since a day",
                excerpt=f"{since:%Y-%m-%d}",
                remedy="Leave the day out, or begin at a later step: --step claims.",
            )
        with writing.refusals_told():
            return _replay(newsroom)
    if step == CLAIMS.name:
        reading.forget_products([CLAIMS.mark], since)
    return _retell(newsroom, since)


def _replay(newsroom: Newsroom) -> dict[str, int]:
    last = reading.note("cycle")
    writing.forget_everything()
    brought = importing.bring_back(newsroom)
    made = dict.fromkeys(("feeds", "pages", "claims", "stories", "editions"), 0)
    zone = ZoneInfo(newsroom.settings.timezone)
    seen: set[str] = set()
    for _, group in groupby(newsroom.archive.responses(), key=lambda r: _day(r[0], zone)):
        now = _replay_day(newsroom, group, seen, made)
        _make_products(newsroom, now, made)
    if brought:
        catch_up(newsroom, editions=False)
    if last:
        _make_products(newsroom, datetime.fromisoformat(last), made)
        writing.commit(Outcome(at=datetime.fromisoformat(last), notes=(("cycle", last),)))
    writing.end_replay()
    return made | {"stories": tallies.counts()["stories"]}


def _day(fetched: Fetched, zone: ZoneInfo) -> date:
    return fetched.at.astimezone(zone).date()


def _replay_day(
    newsroom: Newsroom, group: Iterator[Response], seen: set[str], made: dict[str, int]
) -> datetime:
    """Reads one day's responses again; the instant of the last."""
    by_address, templates = _sources_by_address(), Templates()
    now = None
    for fetched, body in group:
        now = fetched.at
        if fetched.status != 200 or not body:
            continue
        source = by_address.get(fetched.url)
        if source is not None:
            made["feeds"] += _replay_feed(newsroom, source, fetched, body, seen, by_address)
        else:
            made["pages"] += _replay_page(newsroom, fetched, body, templates)
        newsroom.progress("archive", made["feeds"] + made["pages"], 0)
    assert now is not None, "groupby gives no empty group"
    tell_from_entries(now)
    return now


def _make_products(newsroom: Newsroom, now: datetime, made: dict[str, int]) -> None:
    made["claims"] += claiming.take_claims(newsroom, now)
    made["stories"] = telling.tell_stories(newsroom, now)
    days = editing.days_without_edition(newsroom.settings, now)
    made["editions"] += sum(editing.make_edition(newsroom.settings, day) is not None for day in days)


def _sources_by_address() -> dict[str, Source]:
    known = {source.id: source for source in reading.sources()}
    by_address = {source.feed_url: source for source in known.values()}
    for state in reading.states().values():
        if state.moved_to and state.source_id in known:
            by_address[state.moved_to] = known[state.source_id]
    return by_address


def _replay_feed(
    newsroom: Newsroom,
    source: Source,
    fetched: Fetched,
    body: bytes,
    seen: set[str],
    by_address: dict[str, Source],
) -> bool:
    future = newsroom.pool.submit(read_feed, source, body, fetched.final_url, fetched.media_type, fetched.at)
    feed = feed_or_finding(future, source)
    if isinstance(feed, Finding):
        writing.commit(Outcome(at=fetched.at, findings=(feed,)))
        return False
    by_address.update((url, source) for url in parts_of(feed))
    entries = tuple(entry for entry in feed.entries if entry.id not in seen or entry.updated is not None)
    seen.update(entry.id for entry in entries)
    writing.commit(Outcome(at=fetched.at, entries=entries, findings=feed.findings))
    return True


def _replay_page(newsroom: Newsroom, fetched: Fetched, body: bytes, templates: Templates) -> bool:
    providers = providers_by_domain(reading.sources())
    entries = reading.entries_at(fetched.url)
    future = newsroom.pool.submit(
        pages.read_page,
        body,
        fetched.final_url,
        at=fetched.at,
        content_type=fetched.media_type,
        provider=providers.get(domain_of(fetched.final_url)),
        furniture=templates.of(fetched, entries),
        rules=own_rules(newsroom.settings.home).rules,
    )
    read = read_or_find(future, fetched.url)
    articles = () if read.article is None else (finish_article(read.article, fetched, entries),)
    done = tuple((PAGES.mark, key) for key in sorted({work_key(entry) for entry in entries}))
    outcome = Outcome(
        at=fetched.at,
        pages=(fetched,),
        lines=lines_of(fetched, read, entries),
        articles=articles,
        findings=read.findings,
        done=done,
    )
    writing.commit(join_outcomes(fetched.at, [outcome]))
    return read.article is not None


def _retell(newsroom: Newsroom, since: datetime | None) -> dict[str, int]:
    """Claims, stories and editions of the articles there are, from the first day asked on."""
    last = reading.note("cycle")
    now = datetime.fromisoformat(last) if last else newsroom.clock()
    made = {"claims": claiming.take_claims(newsroom, now), "stories": 0, "editions": 0}
    writing.commit(Outcome(at=now, notes=((storing.TOLD, ""),)))
    days = {a.published.date() for a in reading.articles_since(since) if a.published is not None}
    for day in sorted(days):
        _, end = editing.bounds_of(day, newsroom.settings)
        made["stories"] = telling.tell_stories(newsroom, min(end, now))
        made["editions"] += editing.make_edition(newsroom.settings, day) is not None
    return made | {"stories": tallies.counts()["stories"]}
