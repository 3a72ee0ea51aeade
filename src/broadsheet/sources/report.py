"""A source known by its numbers: what it gave, and where that is below its floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from broadsheet.records import Entry, Finding, Source, SourceState
from broadsheet.sources.rhythm import usual_gap

STEP = "sources@1"
_FEWEST_DAYS = 7  #: a source is judged after a week
_FILLED = 0.9  #: share of entries that must fill an expected field
_SHARE = 0.5  #: of its weekly floor, below which a source is flagged
_ERRORS = 0.5
_HOURS = 48  #: below that a gap is told in hours
_LONGEST_WINDOW = 28  #: days without any entry that are silence whatever the rhythm was
_LONGEST_SILENCE = 4.0  #: times the usual gap between its entries, and at least a week
_KNOWN = 5  #: instants of entries from which on an earlier silence says how long one may be


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source gave over `days`, with the findings of what it should have given."""

    source_id: str
    name: str
    days: int
    polls: int  #: since its first, as the next three
    errors: int
    not_modified_share: float  #: of all polls
    bytes: int
    entries: int  #: new in these days
    weekly: float
    duplicates: int  #: articles that were copies of another outlet's
    first_hand: int  #: reports with something of their own
    was_first: int  #: stories it had before all others
    days_silent: int | None  #: since its latest entry; None where it never gave one
    filled: tuple[tuple[str, float], ...]  #: share of entries that fill each expected field
    findings: tuple[Finding, ...] = ()
    shown: int = 0  #: entries in all its answers since its first poll, old ones again and again


def report_source(
    source: Source,
    state: SourceState,
    entries: Sequence[Entry],
    *,
    now: datetime,
    since: datetime,
    duplicates: int = 0,
    first_hand: int = 0,
    was_first: int = 0,
    earlier: Sequence[datetime] = (),
) -> SourceReport:
    """The report on a source from its polling state and its entries since `since`.

    `earlier` are the instants of its entries, the latest at least and all of them where it gave none since:
    a silence no longer than one before is noted as `silent`, one longer than ever is held against it.
    It is judged against its floors only after a week, never before its first poll or while it is paused.
    """
    days = max(1, (now - since).days)
    counts = dict(state.counts)
    polls = counts.get("polls", 0)
    told = (e.published for e in entries if e.published is not None)
    latest = max((*told, *earlier), default=None)
    report = SourceReport(
        source_id=source.id,
        name=source.provider.name,
        days=days,
        polls=polls,
        errors=counts.get("errors", 0),
        not_modified_share=round(counts.get("not_modified", 0) / polls, 3) if polls else 0.0,
        bytes=counts.get("bytes", 0),
        entries=len(entries),
        weekly=round(len(entries) * 7 / days, 1),
        duplicates=duplicates,
        first_hand=first_hand,
        was_first=was_first,
        days_silent=None if latest is None else max(0, (now - latest).days),
        shown=counts.get("entries", 0),
        filled=tuple((name, _share_filled(entries, name)) for name in source.expected_fields),
    )
    if source.paused or not polls or days < _FEWEST_DAYS:
        return report
    return _judged(report, source, state, entries, earlier, now)


def _judged(
    report: SourceReport,
    source: Source,
    state: SourceState,
    entries: Sequence[Entry],
    earlier: Sequence[datetime],
    now: datetime,
) -> SourceReport:
    says = []
    if state.gone:
        says.append("the server says it is gone for good: remove it or find its new address")
    if source.expected_weekly and report.weekly < source.expected_weekly * _SHARE:
        says.append(f"{report.weekly} entries a week, {source.expected_weekly} expected")
    if report.polls >= 5 and report.errors > report.polls * _ERRORS:
        says.append(f"{report.errors} of {report.polls} polls failed")
    silence = _silence(entries, now) if entries else _long_silence(report, earlier)
    if silence is not None:
        says.append(silence)
    says += [
        f"{name} is filled in {share:.0%} of entries"
        for name, share in report.filled
        if entries and share < _FILLED
    ]
    found = [_finding(source, text) for text in says]
    if silence is None and not entries and _is_long(report):
        found.append(_note(source, f"silent for {report.days_silent} days"))
    return replace(report, findings=tuple(found))


def _silence(entries: Sequence[Entry], now: datetime) -> str | None:
    """Says so where the latest entry is older than the source's own rhythm explains."""
    instants = {e.published for e in entries if e.published is not None}
    gap = usual_gap(instants)  # of different instants: where only days are told, several share one
    if gap is None:
        return None
    silent = now - max(instants)
    longest = max(timedelta(days=7), timedelta(seconds=gap) * _LONGEST_SILENCE)
    return f"silent for {silent.days} days, usually every {_in_words(gap)}" if silent > longest else None


def _in_words(seconds: int) -> str:
    hours = seconds / 3600
    return f"{hours:.1f} hours" if hours < _HOURS else f"{hours / 24:.0f} days"


def _is_long(report: SourceReport) -> bool:
    """Whether nothing came in all these days and something had come before."""
    return report.days_silent is not None and report.days >= _LONGEST_WINDOW


def _long_silence(report: SourceReport, earlier: Sequence[datetime]) -> str | None:
    """Says so where a source of which enough is known has not been silent so long before."""
    instants = sorted(set(earlier))
    if not _is_long(report) or len(instants) < _KNOWN:
        return None
    longest = max((later - at).days for at, later in pairwise(instants))
    if report.days_silent is None or report.days_silent <= longest:
        return None
    return f"silent for {report.days_silent} days, never longer than {longest} before"


def _share_filled(entries: Sequence[Entry], name: str) -> float:
    return round(sum(bool(getattr(e, name)) for e in entries) / len(entries), 3) if entries else 0.0


def _note(source: Source, text: str) -> Finding:
    return Finding(level="info", step=STEP, subject_id=source.id, code="silent", message=f"{text}.")


def _finding(source: Source, text: str) -> Finding:
    return Finding(level="warning", step=STEP, subject_id=source.id, code="below_floor", message=f"{text}.")
