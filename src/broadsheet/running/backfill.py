"""Backfill: pages of the past become articles of their day."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from broadsheet import pages
from broadsheet.adapters.store import gaps, reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Fetched, Finding, Provider, Reading, content_id
from broadsheet.running.finishing import finish_article, read_or_find
from broadsheet.running.from_feeds import providers_by_domain
from broadsheet.running.outlet_rules import own_rules
from broadsheet.running.past_responses import STEP, Response, check_source, read_sources
from broadsheet.text.language import primary_tag
from broadsheet.text.urls import domain_of, host_of
from broadsheet.wiring import Newsroom

GROUP = 25  # responses in one transaction; a killed run repeats at most so many
AHEAD = 2  # groups in the readers' hands while one is written
PAGE_TYPES = ("text/html", "application/xhtml+xml")
BEGINNING = datetime(1991, 8, 6, tzinfo=UTC)  # the first page of the web; WARC dates before it are broken

Readings = list[tuple[Fetched, bytes, Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which pages are taken; an empty set takes all."""

    domains: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()  #: primary tags
    since: datetime | None = None  #: of publication, or of the response where that is not known
    until: datetime | None = None  #: before that instant

    def takes(self, fetched: Fetched) -> bool:
        """Whether the response may hold such a page: nothing is published after it was fetched."""
        if self.since is not None and fetched.at < self.since:
            return False
        url = fetched.final_url
        return not self.domains or domain_of(url) in self.domains or host_of(url) in self.domains

    def keeps(self, article: Article) -> bool:
        """Whether the article read from it is wanted."""
        at = article.published or article.seen_at
        early = self.since is not None and at is not None and at < self.since
        late = self.until is not None and at is not None and at >= self.until
        return not (early or late) and (not self.languages or primary_tag(article.language) in self.languages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfilled:
    """What one run did."""

    responses: int = 0
    known: int = 0  #: taken in by an earlier run, or by polling
    passed_over: int = 0  #: no page, an error, or not wanted
    articles: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A response in a reader's hands; `future` is None where there is nothing to read in it."""

    fetched: Fetched | None = None
    body: bytes = b""
    future: Future[Reading] | None = None
    is_known: bool = False
    finding: Finding | None = None


def backfill_pages(newsroom: Newsroom, sources: Sequence[Path], wanted: Wanted) -> Backfilled:
    """Takes in the pages of WARC files and of folders of saved HTML.

    Each page that is wanted goes into the archive, so that a rebuild keeps it, and becomes an article
    seen at the instant of its response. A damaged file gives what stands before the damage and a
    finding. Killed and run again it takes up what is left. Raises InputError for a source that is
    neither, before anything is read.
    """
    for source in sources:
        check_source(source)
    providers = providers_by_domain(reading.sources())
    done = Backfilled()
    waiting: deque[list[_Begun]] = deque()
    for group in _groups(read_sources(newsroom.progress, sources)):
        waiting.append(_begin_group(newsroom, group, wanted, providers))
        if len(waiting) > AHEAD:
            done = _finish_group(newsroom, waiting.popleft(), wanted, done)
    while waiting:
        done = _finish_group(newsroom, waiting.popleft(), wanted, done)
    return done


def _groups(responses: Iterator[Response | Finding]) -> Iterator[list[Response | Finding]]:
    group: list[Response | Finding] = []
    for response in responses:
        group.append(response)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


def _begin_group(
    newsroom: Newsroom, group: list[Response | Finding], wanted: Wanted, providers: dict[str, Provider]
) -> list[_Begun]:
    responses = [item for item in group if not isinstance(item, Finding)]
    known = _known([fetched for fetched, _ in responses])
    begun = [_Begun(finding=item) for item in group if isinstance(item, Finding)]
    for fetched, body in responses:
        if subject_of(fetched) in known:
            begun.append(_Begun(fetched=fetched, is_known=True))
        elif not _is_page(fetched, body) or not wanted.takes(fetched):
            begun.append(_Begun(fetched=fetched))
        elif fault := _date_fault(fetched, newsroom.clock()):
            begun.append(_Begun(fetched=fetched, finding=fault))
        else:
            future = newsroom.pool.submit(
                pages.read_page,
                body,
                fetched.final_url,
                at=fetched.at,
                content_type=fetched.media_type,
                provider=providers.get(domain_of(fetched.final_url)),
                rules=own_rules(newsroom.settings.home).rules,
            )
            begun.append(_Begun(fetched=fetched, body=body, future=future))
    return begun


def _known(responses: Sequence[Fetched]) -> frozenset[str]:
    """The responses that an earlier run took in, or that polling made itself."""
    last = gaps.pages_last_asked(responses)
    polled = {subject_of(f) for f in responses if f.url in last and last[f.url].at == f.at}
    return gaps.done_among(STEP, [subject_of(f) for f in responses]) | polled


def subject_of(fetched: Fetched) -> str:
    """What a response is known by: address, instant and body."""
    return content_id("response", fetched.url, fetched.at.isoformat(), fetched.body_id)


def _is_page(fetched: Fetched, body: bytes) -> bool:
    kind = fetched.media_type.partition(";")[0].strip().lower()
    web = fetched.final_url.startswith(("http://", "https://"))
    return fetched.status == 200 and bool(body) and web and (not kind or kind in PAGE_TYPES)


def _date_fault(fetched: Fetched, now: datetime) -> Finding | None:
    if BEGINNING < fetched.at <= now:
        return None
    message = f"{fetched.final_url}: says it was fetched at {fetched.at.isoformat()}; it was passed over"
    return Finding(
        level="warning", step=STEP, subject_id=fetched.final_url, code="date_unreadable", message=message
    )


def _finish_group(newsroom: Newsroom, group: list[_Begun], wanted: Wanted, done: Backfilled) -> Backfilled:
    """Archives and stores what the readers made of a group; the sums with it."""
    read = [(one.fetched, one.body, _read(one)) for one in group if one.fetched and one.future]
    kept = [one for one in read if one[2].article and wanted.keeps(one[2].article)]
    empty = [one for one in read if one[2].article is None]
    findings = [one.finding for one in group if one.finding]
    findings += [finding for one in [*kept, *empty] for finding in one[2].findings]
    for fetched, body, _ in kept:
        newsroom.archive.put(fetched, body)
    newsroom.archive.sync()
    _commit(newsroom, kept, empty, findings)
    known = sum(one.is_known for one in group)
    responses = sum(one.fetched is not None for one in group)
    return Backfilled(
        responses=done.responses + responses,
        known=done.known + known,
        passed_over=done.passed_over + responses - known - len(kept) - len(empty),
        articles=done.articles + len(kept),
        findings=done.findings + len(findings),
    )


def _read(one: _Begun) -> Reading:
    assert one.future is not None
    assert one.fetched is not None
    read = read_or_find(one.future, one.fetched.final_url)
    if read.article is None:
        return read
    return replace(read, article=replace(read.article, seen_at=one.fetched.at))


def _commit(newsroom: Newsroom, kept: Readings, empty: Readings, findings: Sequence[Finding]) -> None:
    """Stores a group; several wordings of one article one after the other, so that none is lost."""
    now = newsroom.clock()
    marks = tuple((STEP, subject_of(fetched)) for fetched, _, _ in empty)
    if findings or marks:
        writing.commit(Outcome(at=now, findings=tuple(findings), done=marks))
    for wave in _waves(kept):
        responses = [fetched for fetched, _, _ in wave]
        last = gaps.pages_last_asked(responses)
        writing.commit(
            Outcome(
                at=now,
                pages=tuple(f for f in responses if f.url not in last or last[f.url].at < f.at),
                articles=tuple(finish_article(r.article, f, reading.entries_at(f.url)) for f, _, r in wave),
                done=tuple((STEP, subject_of(fetched)) for fetched in responses),
            )
        )


def _waves(kept: Readings) -> Iterator[Readings]:
    """The readings, oldest first, cut so that no article and no address comes twice in one stretch."""
    wave: Readings = []
    seen: set[str] = set()
    for fetched, body, read in sorted(kept, key=lambda one: (one[0].at, one[0].url)):
        assert read.article is not None
        if {fetched.url, read.article.id} & seen:
            yield wave
            wave, seen = [], set()
        wave.append((fetched, body, read))
        seen |= {fetched.url, read.article.id}
    if wave:
        yield wave
