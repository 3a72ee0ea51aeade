"""One round of polling: answers in as they come, feeds to the workers, outcomes out in transactions."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet import sources
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_in_groups
from broadsheet.errors import AddressRefused, HostUnreachable, StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.slips import EntrySlip
from broadsheet.pipeline.steps import FEEDS
from broadsheet.records import Fetched, Finding, Source, SourceState
from broadsheet.running.feed_reading import ReadFeed, read_slips
from broadsheet.running.finishing import feed_or_finding
from broadsheet.wiring import Newsroom

COMMIT_SECONDS = 0.5  # between two transactions: what a killed cycle does again
COMMIT_ENTRIES = 5_000  # in one transaction
WAITING = 64  # feeds that wait to be read; beyond, no more answers are taken
ARCHIVED = "archived"  # a note: all that the archive held up to there is in the store
FEW_HOSTS = 3  # that do not answer say nothing of the network
MANY_HOSTS = 40  # without any answer, and nobody else is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What one round of polling did."""

    asked: int
    not_modified: int
    new_entries: int
    failed: int


@dataclass(slots=True)
class Heard:
    """One answer on its way into the store."""

    source: Source
    fetched: Fetched | None
    fault: Finding | None = None
    reading: Future[ReadFeed] | None = None
    is_part: bool = False
    mark: str = ""  #: where the archive ended before this answer


@dataclass(slots=True)
class Round:
    """One round over the `asked` sources, whose `states` are those before it."""

    newsroom: Newsroom
    now: datetime
    asked: dict[str, Source]
    states: dict[str, SourceState]
    parts: list[FetchRequest] = field(default_factory=list)
    heard: int = 0
    not_modified: int = 0
    new: int = 0
    failed: int = 0
    ending: Finding | None = None
    has_answer: bool = False
    silent_hosts: set[str] = field(default_factory=set)
    waiting: deque[Heard] = field(default_factory=deque)
    ready: list[tuple[Heard, ReadFeed]] = field(default_factory=list)
    ready_entries: int = 0
    planned: list[SourceState] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    committed_at: float = field(default_factory=time.monotonic)

    def hear(self, requests: list[FetchRequest]) -> None:
        """Takes the answers to these requests, until all are there or the round has to end."""
        self._listen(requests, is_part=False)

    def replay(self, responses: Iterable[tuple[Fetched, bytes]]) -> None:
        """Takes answers that were archived by a round which was killed before it committed them."""
        by_address = {self._state(s).moved_to or s.feed_url: s for s in self.asked.values()}
        for fetched, body in responses:
            source = by_address.get(fetched.url)
            if source is not None:
                self.heard += 1
                self.waiting.append(self._begin(source, fetched, body, is_part=False))
                self._harvest(most=WAITING)

    def hear_parts(self) -> None:
        """The latest parts of indexes of sitemaps, which hold no entries themselves."""
        self._harvest(most=0)
        if self.parts and self.ending is None:
            self._listen(list(self.parts), is_part=True)

    def close(self) -> Polled:
        """Waits for the feeds that are being read and commits the rest."""
        self._harvest(most=0)
        if self.ending is None and self._is_deaf(FEW_HOSTS):
            self._end("network_gone", self._say_deaf())
        self._commit()
        is_deaf = self.ending is not None and self.ending.code == "network_gone"
        return Polled(
            asked=len(self.asked),
            not_modified=self.not_modified,
            new_entries=self.new,
            failed=len(self.asked) if is_deaf else self.failed,
        )

    def _listen(self, requests: list[FetchRequest], *, is_part: bool) -> None:
        groups = fetch_in_groups(self.newsroom.fetcher, requests, self.newsroom.settings.fetchers)
        with closing(groups):
            for group in groups:
                self._take(group, is_part=is_part)
                self._harvest(most=WAITING)
                if self._is_time():
                    self._commit()
                if self._is_deaf(MANY_HOSTS):
                    self._end("network_gone", self._say_deaf())
                if self.ending is not None:
                    return

    # -- some answers -----------------------------------------------------------------------------

    def _take(self, group: list[FetchResult], *, is_part: bool) -> None:
        """Archives the answers, and only then begins to read them."""
        self.heard += 0 if is_part else len(group)
        start = self.newsroom.archive.mark()
        for answer in group:
            self._note_silence(answer)
            if answer.fetched is None:
                self._note_fault(answer, start, is_part=is_part)
        told = [(a.request.key, a.fetched, a.body) for a in group if a.fetched is not None]
        try:
            marks = self.newsroom.archive.put_all([(fetched, body) for _, fetched, body in told])
        except StoreError as fault:
            self._end("not_stored", str(fault))
            return
        for (key, fetched, body), mark in zip(told, marks, strict=True):
            heard = self._begin(self.asked[key], fetched, body, is_part=is_part)
            heard.mark = mark
            self.waiting.append(heard)

    def _note_fault(self, answer: FetchResult, mark: str, *, is_part: bool) -> None:
        source = self.asked[answer.request.key]
        self.waiting.append(Heard(source, None, _fault_of(source, answer), is_part=is_part, mark=mark))

    def _begin(self, source: Source, fetched: Fetched, body: bytes, *, is_part: bool) -> Heard:
        heard = Heard(source, fetched, is_part=is_part)
        if fetched.status != 200:
            return heard
        is_same = not is_part and fetched.body_id == self._state(source).body_id
        if not is_same:  # the same bytes under a 200 say nothing new
            heard.reading = self.newsroom.pool.submit(
                read_slips, source, body, fetched.final_url, fetched.media_type, fetched.at
            )
        return heard

    def _state(self, source: Source) -> SourceState:
        return self.states.get(source.id) or SourceState(source_id=source.id)

    def _harvest(self, most: int) -> None:
        """Collects the feeds that are read, in the order they came, until at most so many are waited for."""
        while self.waiting:
            first = self.waiting[0]
            if first.reading is not None and not first.reading.done() and len(self.waiting) <= most:
                return
            self.waiting.popleft()
            feed, findings = _read(first)
            self.findings += findings
            if feed is None:
                self._plan(first, None, 0, is_readable=not any(f.level == "warning" for f in findings))
                continue
            self.ready_entries += len(feed.slips)
            self.parts += [FetchRequest(key=first.source.id, url=url) for url in feed.parts]
            self.ready.append((first, feed))

    # -- the end of a round ---------------------------------------------------------------------------

    def _note_silence(self, answer: FetchResult) -> None:
        if isinstance(answer.fault, HostUnreachable):
            self.silent_hosts.add(answer.request.url.split("/")[2])
        elif not isinstance(answer.fault, AddressRefused):
            self.has_answer = True

    def _is_deaf(self, hosts: int) -> bool:
        """Nobody has answered, of so many hosts: it is our own connection that fails, not theirs."""
        return not self.has_answer and len(self.silent_hosts) >= hosts

    def _say_deaf(self) -> str:
        return (
            f"None of the first {len(self.silent_hosts)} hosts could be reached. Check the network and the "
            "name server; every source stays due and is asked again in the next cycle."
        )

    def _end(self, code: str, message: str) -> None:
        self.ending = Finding(
            level="error", step=FEEDS.mark, subject_id="polling", code=code, message=message
        )
        self.newsroom.progress("sources", self.heard, len(self.asked))

    # -- into the store -----------------------------------------------------------------------------

    def _is_time(self) -> bool:
        if self._is_deaf(1):
            return False  # nobody has answered yet: it may be our own network
        is_late = time.monotonic() - self.committed_at > COMMIT_SECONDS
        return is_late or self.ready_entries >= COMMIT_ENTRIES

    def _commit(self) -> None:
        if self.ending is not None and self.ending.code == "network_gone":
            self.ready, self.planned, self.findings = [], [], []  # no source is blamed for it
        slips, mark = self._changed_slips(), self._mark()
        findings = (*self.findings, self.ending) if self.ending else tuple(self.findings)
        if self.planned or slips or findings:
            self.newsroom.archive.sync()
            states = tuple(self.planned)
            writing.commit(
                Outcome(at=self.now, states=states, slips=slips, findings=findings, notes=((ARCHIVED, mark),))
            )
        self.ready, self.planned, self.findings, self.ready_entries = [], [], [], 0
        self.newsroom.progress("sources", self.heard - len(self.waiting), len(self.asked))
        self.committed_at = time.monotonic()

    def _mark(self) -> str:
        """Where the archive ends of which everything will be in the store."""
        return self.waiting[0].mark if self.waiting else self.newsroom.archive.mark()

    def _changed_slips(self) -> tuple[EntrySlip, ...]:
        """What the feeds that are read hold beyond the store; their sources' next polls are planned by it."""
        known = reading.known_work(slip.id for _, feed in self.ready for slip in feed.slips)
        changed: list[EntrySlip] = []
        for heard, feed in self.ready:
            fresh = sum(slip.id not in known for slip in feed.slips)
            changed += [slip for slip in feed.slips if known.get(slip.id) != slip.page]
            self._plan(heard, feed, fresh, is_readable=True)
        return tuple(changed)

    def _plan(self, heard: Heard, feed: ReadFeed | None, fresh: int, *, is_readable: bool) -> None:
        """The state of a source after this answer, with the instant of its next poll."""
        self.new += fresh
        if heard.is_part:
            return
        status = heard.fetched.status if heard.fetched else 0
        self.not_modified += status == 304
        self.failed += status == 0 or status >= 400
        outcome = sources.PollOutcome(
            fetched=heard.fetched,
            entries=len(feed.slips) if feed else 0,
            new=fresh,
            gap_seconds=feed.gap_seconds if feed else None,
            cadence_seconds=heard.source.cadence_seconds,
            is_readable=is_readable,
        )
        self.planned.append(sources.plan_next_poll(self._state(heard.source), outcome, self.now))


def _read(heard: Heard) -> tuple[ReadFeed | None, tuple[Finding, ...]]:
    """The feed of an answer, or why there is none."""
    source, fetched = heard.source, heard.fetched
    if heard.fault is not None or fetched is None:
        return None, (heard.fault,) if heard.fault else ()
    if fetched.status >= 400:
        code = {410: "gone", 429: "rate_limited"}.get(fetched.status, "http_error")
        return None, (_finding(source, code, f"the server answered {fetched.status}"),)
    if heard.reading is None:
        return None, ()
    feed = feed_or_finding(heard.reading, source)
    return (None, (feed,)) if isinstance(feed, Finding) else (feed, feed.findings)


def _fault_of(source: Source, answer: FetchResult) -> Finding:
    code = answer.fault.code if answer.fault else "unreachable"
    return _finding(source, code, answer.fault.message if answer.fault else "no answer")


def _finding(source: Source, code: str, message: str) -> Finding:
    return Finding(level="warning", step=FEEDS.mark, subject_id=source.id, code=code, message=message)
