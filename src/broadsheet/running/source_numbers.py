"""Sources by what they gave, gathered from the store and judged against their floors."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet import sources
from broadsheet.adapters.store import reading, source_report, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import SourceState, to_plain


@dataclass(slots=True)
class _Told:
    """How often the articles of each domain were copies, first hand, or first of all."""

    copies: Counter[str] = field(default_factory=Counter)
    first_hand: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)


def keep_report(now: datetime) -> bool:
    """Keeps the day's report for the paper's page of sources; False where today's is kept already."""
    if source_report.report_day() == now.date().isoformat():
        return False
    reports = [to_plain(report) for report in report_sources(now)]
    note = json.dumps({"day": now.date().isoformat(), "sources": reports}, ensure_ascii=False)
    writing.commit(Outcome(at=now, notes=((source_report.NOTE, note),)))
    return True


def report_sources(now: datetime, *, days: int = 28) -> tuple[sources.SourceReport, ...]:
    """A report on every source over the `days` before `now`, by name."""
    since = now - timedelta(days=days)
    told = _count_told(since, now)
    states = reading.states()
    found = []
    for source in reading.sources():
        domain, entries = source.provider.domain, reading.entries_of(source.id, since)
        found.append(
            sources.report_source(
                source,
                states.get(source.id) or SourceState(source_id=source.id),
                entries,
                now=now,
                since=since,
                duplicates=told.copies[domain],
                first_hand=told.first_hand[domain],
                was_first=told.first[domain],
                earlier=reading.instants_of(source.id, 1 if entries else 1000),
            )
        )
    return tuple(sorted(found, key=lambda r: (r.name.casefold(), r.source_id)))


def _count_told(since: datetime, now: datetime) -> _Told:
    told = _Told()
    stories = reading.stories_between(since, now + timedelta(seconds=1))
    domains = reading.domains_of([i for story in stories for i in story.article_ids])
    for story in stories:
        for family in story.families:
            told.first_hand[domains.get(family.head_id, "")] += 1
            told.copies.update(domains.get(i, "") for i in family.copy_ids)
        if len(story.roots) > 1:
            told.first[domains.get(story.first_id, "")] += 1
    return told
