"""Values to rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

from broadsheet.adapters.store import models as tables
from broadsheet.pipeline import slips
from broadsheet.pipeline.outcome import PageLines
from broadsheet.pipeline.slips import EntrySlip
from broadsheet.records import (
    Article,
    Claim,
    Edition,
    Fetched,
    Finding,
    Judgement,
    Marks,
    Source,
    SourceState,
    Story,
    content_id,
    from_plain,
)

V = TypeVar("V")

payload = slips.payload_of
work_key = slips.work_key


def value_of(kind: type[V], row: Any) -> V:
    """The value a row holds."""
    return from_plain(kind, json.loads(row.payload if hasattr(row, "payload") else row))


def source_row(source: Source) -> tables.SourceRow:
    """The row of a source."""
    return tables.SourceRow(id=source.id, payload=payload(source), paused=source.paused)


def page_row(fetched: Fetched) -> tables.PageRow:
    """The row of the last response for an address."""
    return tables.PageRow(
        id=content_id("page", fetched.url),
        payload=payload(fetched),
        url=fetched.url,
        at=fetched.at,
        status=fetched.status,
    )


def lines_row(page: PageLines) -> tables.PageLinesRow:
    """The row of a page's lines."""
    return tables.PageLinesRow(
        id=content_id("page", page.url), domain=page.domain, at=page.at, lines=" ".join(page.lines)
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
        storyline=story.storyline,
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
        certainty=_certainty_of(claim),
    )


def _certainty_of(claim: Claim) -> float:
    known = not any(m.party_id.startswith("?") for m in (claim.subject, claim.object) if m is not None)
    return known + (1.0 if claim.confidence is None else claim.confidence)


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
    if rows:
        columns = rows[0]._meta.concrete_fields
        _execute_many(rows[0]._meta.model, keep, [_values(row, columns) for row in rows])


#: By source: the state that this process wrote last, as text and as value.
_written: dict[str, tuple[str, SourceState]] = {}


def upsert_states(given: Iterable[SourceState]) -> None:
    """Writes what polling saw of sources; `state_of` will know it again."""
    adapt = connection.ops.adapt_datetimefield_value
    values = {}
    for state in given:
        text = payload(state)
        _written[state.source_id] = (text, state)
        values[state.source_id] = [state.source_id, text, adapt(state.due_at) if state.due_at else None]
    if values:
        _execute_many(tables.SourceStateRow, (), list(values.values()))


def state_of(source_id: str, text: str) -> SourceState:
    """The state that a row holds: taken apart only where another process wrote it."""
    written, state = _written.get(source_id, ("", None))
    return state if state is not None and written == text else value_of(SourceState, text)


def upsert_slips(given: Iterable[EntrySlip], at: datetime) -> None:
    """Writes entries, seen at `at`; those that are known keep the instant they were first seen."""
    seen = connection.ops.adapt_datetimefield_value(at)
    values = {slip.id: _values_of_slip(slip, seen) for slip in given}
    if values:
        _execute_many(tables.EntryRow, ("seen_at",), list(values.values()))


def _values_of_slip(slip: EntrySlip, seen: Any) -> list[Any]:
    """In the order of EntryRow's columns."""
    at = connection.ops.adapt_datetimefield_value(slip.published) if slip.published else seen
    return [slip.id, slip.payload, slip.source_id, slip.url, slip.page, at, seen]


def _execute_many(table: Any, keep: tuple[str, ...], values: list[list[Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_upsert_words(table, keep), values)


@cache
def _upsert_words(table: type[models.Model], keep: tuple[str, ...]) -> str:
    """The statement for one row: the ORM's own for many costs six times as much (decisions/0016)."""
    quote = connection.ops.quote_name
    key = table._meta.pk.column
    names = [field.column for field in table._meta.concrete_fields]
    changed = [name for name in names if name != key and name not in keep]
    marks = ", ".join(["%s"] * len(names))
    sets = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in changed)
    return (
        f"INSERT INTO {quote(table._meta.db_table)} ({', '.join(map(quote, names))}) VALUES ({marks}) "  # noqa: S608 - names of our own tables
        f"ON CONFLICT ({quote(key)}) DO UPDATE SET {sets}"
    )


def _values(row: models.Model, columns: Iterable[Any]) -> list[Any]:
    return [column.get_db_prep_save(getattr(row, column.attname), connection) for column in columns]
