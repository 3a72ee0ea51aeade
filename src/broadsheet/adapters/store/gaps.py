"""What is there and what is missing: questions of those who bring in old articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import rows
from broadsheet.records import Article, Fetched, content_id

_BATCH = 500


def pages_last_asked(responses: Sequence[Fetched]) -> dict[str, Fetched]:
    """The last stored response for each address of these, by address."""
    ids = [content_id("page", fetched.url) for fetched in responses]
    found: dict[str, Fetched] = {}
    for start in range(0, len(ids), _BATCH):
        for row in tables.PageRow.objects.filter(id__in=ids[start : start + _BATCH]):
            found[row.url] = rows.value_of(Fetched, row)
    return found


def done_among(step: str, subjects: Sequence[str]) -> frozenset[str]:
    """Those of the subjects for which a step is done."""
    found: set[str] = set()
    for start in range(0, len(subjects), _BATCH):
        chunk = subjects[start : start + _BATCH]
        found.update(
            tables.DoneRow.objects.filter(step=step, subject__in=chunk).values_list("subject", flat=True)
        )
    return frozenset(found)


def most_tries(mark: str, subjects: Sequence[str]) -> int:
    """How often the subject of these that was tried most was tried, by the marks that begin so."""
    tries: Counter[str] = Counter()
    for start in range(0, len(subjects), _BATCH):
        # Between two strings rather than LIKE, which does not use the index.
        marks = tables.DoneRow.objects.filter(step__gte=mark, step__lt=mark + "~")
        tries.update(
            marks.filter(subject__in=subjects[start : start + _BATCH]).values_list("subject", flat=True)
        )
    return max(tries.values(), default=0)


def earlier_wordings(article_ids: Sequence[str]) -> dict[str, tuple[Article, ...]]:
    """The wordings that articles had before, by article id, oldest first; none where it had none."""
    found: dict[str, list[Article]] = {}
    for start in range(0, len(article_ids), _BATCH):
        chunk = article_ids[start : start + _BATCH]
        for row in tables.WordingRow.objects.filter(article_id__in=chunk).order_by("at", "id"):
            found.setdefault(row.article_id, []).append(rows.value_of(Article, row))
    return {article_id: tuple(told) for article_id, told in found.items()}


def publication_times() -> dict[str, datetime | None]:
    """When each article was published, or seen where that is not known, by id."""
    return dict(tables.ArticleRow.objects.order_by("at", "id").values_list("id", "at"))


def times_without_story(until: datetime) -> tuple[datetime, ...]:
    """When the articles were published that no story tells, oldest first; none after `until`."""
    told = tables.StoryMemberRow.objects.filter(article_id=OuterRef("id"))
    waiting = tables.ArticleRow.objects.filter(~Exists(told), at__lte=until).order_by("at")
    return tuple(waiting.values_list("at", flat=True))
