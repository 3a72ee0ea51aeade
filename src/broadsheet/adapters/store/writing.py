"""Outcomes into the store, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from django.db import DatabaseError, OperationalError, transaction

from broadsheet.adapters.store import changes, reading, replaced, rows, search
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.connect import WAY_BACK
from broadsheet.errors import StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.slips import slip_of
from broadsheet.records import Article, Story

OF_THE_LEDGER: Final = frozenset(
    {"same_party", "same_deal", "same_story", "claim_holds", "claim_corrected", "deal_asserted"}
)
"""Kinds of judgements that change what the ledger says; the others leave it as it was folded."""


def commit(outcome: Outcome) -> None:
    """Writes everything an outcome holds, or nothing. Raises StoreError where the disk refuses."""
    with refusals_told(), transaction.atomic():
        _note_changes(outcome)
        _write_gathered(outcome)
        _write_articles(outcome.articles)
        _write_told(outcome)
        _raise(reading.REVISION)
        ruled = any(judgement.kind in OF_THE_LEDGER for judgement in outcome.judgements)
        if outcome.claims or outcome.claims_of or ruled or outcome.stories:
            _raise(reading.LEDGER_REVISION)


@contextmanager
def refusals_told() -> Iterator[None]:
    """Turns what the database refuses, a full disk or a lock held too long, and damage into StoreError."""
    try:
        yield
    except OperationalError as fault:
        raise StoreError(
            f"nothing was written: {fault}",
            place="store",
            remedy="Make room or close the other writer; the next cycle does the same work again.",
        ) from fault
    except DatabaseError as fault:
        if type(fault) is not DatabaseError:  # a statement of our own that is wrong
            raise
        raise StoreError(f"the store is damaged: {fault}", place="store", remedy=WAY_BACK) from fault


def _note_changes(outcome: Outcome) -> None:
    """What a folded ledger has to look at again: claims, those whose copies were sorted anew, rulings."""
    if any(judgement.kind in OF_THE_LEDGER for judgement in outcome.judgements):
        changes.note_all()
    changes.note_claims_of(outcome.claims_of)
    changes.note_claims((claim.id, claim.reported_at) for claim in outcome.claims)
    changes.note_claims_of({article_id for story in outcome.stories for article_id in story.article_ids})


def raise_revision() -> None:
    """Says that what is shown changed, where that was no outcome of a cycle."""
    _raise(reading.REVISION)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else writes until the block ends: what is read inside still stands when the block writes."""
    with transaction.atomic():
        rows.upsert([tables.NoteRow(name="turn", value="")])  # takes the lock where reading takes none
        yield


def _raise(name: str) -> None:
    """A new revision: what was made from an old one is out of date."""
    row = tables.NoteRow.objects.filter(name=name).first()
    number = int(row.value) + 1 if row else 1
    rows.upsert([tables.NoteRow(name=name, value=str(number))])


def _write_gathered(outcome: Outcome) -> None:
    rows.upsert(rows.source_row(source) for source in outcome.sources)
    rows.upsert_states(outcome.states)
    rows.upsert(rows.page_row(page) for page in outcome.pages)
    tables.PageLinesRow.objects.bulk_create(
        [rows.lines_row(page) for page in outcome.lines], ignore_conflicts=True
    )
    rows.upsert_slips((*outcome.slips, *(slip_of(entry) for entry in outcome.entries)), outcome.at)
    rows.upsert((rows.finding_row(finding, outcome.at) for finding in outcome.findings), keep=("at",))
    rows.upsert(rows.judgement_row(judgement) for judgement in outcome.judgements)
    rows.upsert(tables.NoteRow(name=name, value=value) for name, value in outcome.notes)
    tables.DoneRow.objects.bulk_create(
        [tables.DoneRow(step=step, subject=subject) for step, subject in outcome.done],
        ignore_conflicts=True,
    )


def _write_articles(articles: tuple[Article, ...]) -> None:
    """The wording seen last under the article's id; wordings seen before it stand aside.

    A wording that is met again keeps the instant at which it was first seen: its claims are dated by it.
    Replaying an old response never puts an old wording back in front, and reading the same response
    again replaces what an earlier version of the reader made of it.
    """
    known = {row.id: row for row in tables.ArticleRow.objects.filter(id__in=[a.id for a in articles])}
    articles = tuple(_first_sight(article, known.get(article.id)) for article in articles)
    current = [a for a in articles if a.id not in known or not _is_older(a, known[a.id])]
    aside = [rows.wording_row(rows.article_row(a)) for a in articles if _is_old_wording(a, known.get(a.id))]
    for article in current:
        before = known.get(article.id)
        if before is not None and before.text_id != article.text_id and before.seen_at != article.seen_at:
            aside.append(rows.wording_row(before))
    for row in aside:
        tables.WordingRow.objects.filter(article_id=row.article_id, at=row.at).exclude(id=row.id).delete()
    rows.upsert(aside)
    rows.upsert(rows.article_row(article) for article in current)
    search.index_articles(current)


def _first_sight(article: Article, row: tables.ArticleRow | None) -> Article:
    if row is None or row.text_id != article.text_id or row.seen_at is None or article.seen_at is None:
        return article
    return replace(article, seen_at=row.seen_at) if row.seen_at < article.seen_at else article


def _is_older(article: Article, row: tables.ArticleRow) -> bool:
    return article.seen_at is not None and row.seen_at is not None and article.seen_at < row.seen_at


def _is_old_wording(article: Article, row: tables.ArticleRow | None) -> bool:
    return row is not None and _is_older(article, row) and article.text_id != row.text_id


def _write_told(outcome: Outcome) -> None:
    _write_stories(outcome.stories)
    rows.upsert(rows.marks_row(marks) for marks in outcome.marks)
    tables.ClaimRow.objects.filter(article_id__in=outcome.claims_of).delete()
    rows.upsert(rows.claim_row(claim) for claim in outcome.claims)
    replaced.put_replaced(outcome)
    rows.upsert(rows.edition_row(edition) for edition in outcome.editions)


def _write_stories(stories: tuple[Story, ...]) -> None:
    rows.upsert(rows.story_row(story) for story in stories)
    living = [story for story in stories if not story.merged_into]
    rows.upsert(
        tables.StoryMemberRow(article_id=article, story_id=story.id)
        for story in living
        for article in story.article_ids
    )
    tables.TopicRow.objects.filter(story_id__in=[story.id for story in stories]).delete()
    tables.TopicRow.objects.bulk_create(
        [tables.TopicRow(story_id=s.id, topic_id=topic) for s in living for topic in dict.fromkeys(s.topics)]
    )


def remove_source(source_id: str) -> None:
    """Forgets a source and what polling has seen of it; entries and articles stay."""
    with transaction.atomic():
        tables.SourceRow.objects.filter(id=source_id).delete()
        tables.SourceStateRow.objects.filter(id=source_id).delete()


def forget_everything() -> None:
    """Empties all that can be made again from the archive; sources, their states and judgements stay.

    With it goes the note that the archive is being replayed; `end_replay` takes it back.
    """
    products = (
        tables.EntryRow,
        tables.PageRow,
        tables.PageLinesRow,
        tables.ArticleRow,
        tables.WordingRow,
        tables.StoryRow,
        tables.StoryMemberRow,
        tables.MarksRow,
        tables.TopicRow,
        tables.ClaimRow,
        tables.ReplacedClaimRow,
        tables.EditionRow,
        tables.FindingRow,
        tables.DoneRow,
    )
    with transaction.atomic():
        for table in products:
            table.objects.all().delete()
        changes.note_all()
        _raise(reading.LEDGER_REVISION)
        tables.NoteRow.objects.filter(name__in=["told"]).delete()
        rows.upsert([tables.NoteRow(name=reading.REPLAYING, value="yes")])
        search.forget_articles()


def end_replay() -> None:
    """Notes that all of the archive was read again."""
    tables.NoteRow.objects.filter(name=reading.REPLAYING).delete()
