"""Values to rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from broadsheet.adapters.store import models as tables
from broadsheet.records import (
    Article,
    Claim,
    Edition,
    Entry,
    Fetched,
    Finding,
    Judgement,
    Marks,
    Source,
    SourceState,
    Story,
    content_id,
    from_plain,
    to_plain,
)

V = TypeVar("V")


def payload(value: Any) -> str:
    """A value as JSON text, the same text for the same value."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def value_of(kind: type[V], row: Any) -> V:
    """The value a row holds."""
    return from_plain(kind, json.loads(row.payload if hasattr(row, "payload") else row))


def work_key(entry: Entry) -> str:
    """What page work an entry asks for: its address, and again whenever the feed says it was updated."""
    return content_id("work", entry.url, entry.updated.isoformat() if entry.updated else "")


def source_row(source: Source) -> tables.SourceRow:
    """The row of a source."""
    return tables.SourceRow(id=source.id, payload=payload(source), paused=source.paused)


def state_row(state: SourceState) -> tables.SourceStateRow:
    """The row of what polling saw."""
    return tables.SourceStateRow(id=state.source_id, payload=payload(state), due_at=state.due_at)


def entry_row(entry: Entry, at: datetime) -> tables.EntryRow:
    """The row of an entry first seen at `at`."""
    return tables.EntryRow(
        id=entry.id,
        payload=payload(entry),
        source_id=entry.source_id,
        url=entry.url,
        page=work_key(entry),
        at=entry.published or at,
        seen_at=at,
    )


def page_row(fetched: Fetched) -> tables.PageRow:
    """The row of the last response for an address."""
    return tables.PageRow(
        id=content_id("page", fetched.url),
        payload=payload(fetched),
        url=fetched.url,
        at=fetched.at,
        status=fetched.status,
    )


def article_row(article: Article) -> tables.ArticleRow:
    """The row of an article."""
    return tables.ArticleRow(
        id=article.id,
        payload=payload(article),
        text_id=article.text_id,
        url=article.url,
        domain=article.provider.domain,
        language=article.language,
        title=article.title,
        at=article.published or article.seen_at,
        seen_at=article.seen_at,
    )


def wording_row(row: tables.ArticleRow) -> tables.WordingRow:
    """An article's row as one of its earlier wordings."""
    return tables.WordingRow(
        id=f"{row.id}:{row.text_id}", payload=row.payload, article_id=row.id, at=row.seen_at
    )


def story_row(story: Story) -> tables.StoryRow:
    """The row of a story."""
    return tables.StoryRow(
        id=story.id,
        payload=payload(story),
        first_seen=story.first_seen,
        last_seen=story.last_seen,
        merged_into=story.merged_into,
    )


def marks_row(marks: Marks) -> tables.MarksRow:
    """The row of an article's scores; unknown stays null."""
    return tables.MarksRow(
        id=marks.article_id, payload=payload(marks), quality=marks.quality.value, heat=marks.heat.value
    )


def claim_row(claim: Claim) -> tables.ClaimRow:
    """The row of a claim."""
    return tables.ClaimRow(
        id=claim.id,
        payload=payload(claim),
        article_id=claim.article_id,
        relation=claim.relation,
        subject_id=claim.subject.party_id if claim.subject else "",
        object_id=claim.object.party_id if claim.object else "",
        others="".join(f"|{mention.party_id}" for mention in claim.others) + ("|" if claim.others else ""),
        at=claim.reported_at,
    )


def judgement_row(judgement: Judgement) -> tables.JudgementRow:
    """The row of an editor's decision."""
    return tables.JudgementRow(
        id=judgement.id,
        payload=payload(judgement),
        kind=judgement.kind,
        left=judgement.left,
        at=judgement.at,
    )


def edition_row(edition: Edition) -> tables.EditionRow:
    """The row of a day's edition."""
    return tables.EditionRow(
        id=f"{edition.date.isoformat()}:{edition.language}",
        payload=payload(edition),
        day=edition.date,
        language=edition.language,
    )


def finding_row(finding: Finding, at: datetime) -> tables.FindingRow:
    """The row of a finding; the same finding again is the same row."""
    return tables.FindingRow(
        id=content_id("finding", finding.step, finding.subject_id, finding.code),
        payload=payload(finding),
        step=finding.step,
        subject_id=finding.subject_id,
        code=finding.code,
        level=finding.level,
        at=at,
    )


def upsert(rows: Iterable[models.Model], *, keep: tuple[str, ...] = ()) -> None:
    """Writes rows; a row with a known primary key is replaced, save the columns in `keep`."""
    rows = list({row.pk: row for row in rows}.values())
    if not rows:
        return
    fields = [f.name for f in rows[0]._meta.concrete_fields if not f.primary_key and f.name not in keep]
    type(rows[0])._default_manager.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=[rows[0]._meta.pk.name],
        update_fields=fields,
    )
