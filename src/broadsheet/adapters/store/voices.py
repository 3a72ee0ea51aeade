"""What readers say: comments held until an editor lets them through, and reactions that are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.rows import value_of
from broadsheet.press.views import CommentView
from broadsheet.records import Judgement

KIND: Final = "comment"  #: the kind of judgement that decides on a comment
APPROVED: Final = "approve"
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as it was sent in."""

    id: str
    subject: str  #: id of the article or story
    kind: str  #: "article" or "story"
    name: str
    text: str
    at: datetime
    parent: str = ""  #: id of the comment it answers
    email: str = ""  #: kept, shown nowhere


def keep_comment(comment: Comment) -> None:
    """Keeps a comment, held. The same comment again changes nothing."""
    row = tables.CommentRow(**{name: getattr(comment, name) for name in Comment.__slots__})
    tables.CommentRow.objects.bulk_create([row], ignore_conflicts=True)


def has_comment(subject: str, comment_id: str) -> bool:
    """Whether that comment is shown under the subject and can be answered."""
    return any(comment.id == comment_id for comment in shown_comments(subject))


def shown_comments(subject: str) -> Sequence[CommentView]:
    """The comments that editors let through, oldest first."""
    rows = list(tables.CommentRow.objects.filter(subject=subject).order_by("at", "id"))
    verdicts = _verdicts([row.id for row in rows])
    return [_view(row) for row in rows if verdicts.get(row.id) == APPROVED]


def comments_by_state(limit: int = 200) -> tuple[Sequence[Comment], Sequence[Comment]]:
    """(held, decided): those held oldest first, those decided latest decision first. Without e-mail."""
    verdicts = _verdicts(None)
    rows = tables.CommentRow.objects.defer("email")
    held = _waiting(verdicts).defer("email").order_by("at", "id")[:limit]
    wanted = [comment for comment, verdict in reversed(verdicts.items()) if verdict][:limit]
    by_id = rows.in_bulk(wanted)
    return [_comment(row) for row in held], [_comment(by_id[i]) for i in wanted if i in by_id]


def count_held() -> int:
    """How many comments wait for an editor."""
    held: int = _waiting(_verdicts(None)).count()
    return held


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names under those comments, shown or not."""
    rows = tables.CommentRow.objects.filter(id__in=list(ids))
    return dict(rows.values_list("id", "name"))


def _waiting(verdicts: Mapping[str, str]) -> QuerySet[tables.CommentRow]:
    """Comments on which nobody decided, and those whose decision was taken back."""
    judged = tables.JudgementRow.objects.filter(kind=KIND, left=OuterRef("id"))
    back = [comment for comment, verdict in verdicts.items() if not verdict][-500:]
    return tables.CommentRow.objects.filter(~Exists(judged) | Q(id__in=back))


def _verdicts(ids: Iterable[str] | None) -> dict[str, str]:
    """What stands, by comment, latest last; "" for one that was taken back and is held again."""
    rows = tables.JudgementRow.objects.filter(kind=KIND)
    if ids is not None:
        rows = rows.filter(left__in=list(ids))
    given = [value_of(Judgement, row) for row in rows.order_by("at", "id")]
    replaced = {judgement.replaces for judgement in given if judgement.replaces}
    found: dict[str, str] = {}
    for judgement in given:
        if judgement.id not in replaced:
            found.pop(judgement.left, None)
            found[judgement.left] = "" if judgement.replaces else judgement.verdict
    return found


def _view(row: tables.CommentRow) -> CommentView:
    return CommentView(id=row.id, parent=row.parent, name=row.name, text=row.text, at=row.at)


def _comment(row: tables.CommentRow) -> Comment:
    shown = {name: getattr(row, name) for name in Comment.__slots__ if name != "email"}
    return Comment(**shown)


def keep_reaction(subject: str, reader: str, word: str, at: datetime) -> None:
    """Keeps what a reader thinks of a subject; "" takes it back."""
    tables.ReactionRow.objects.create(subject=subject, reader=reader, word=word, at=at)


def reaction_of(subject: str, reader: str) -> str:
    """What the reader said last of the subject, "" for nothing."""
    row = tables.ReactionRow.objects.filter(subject=subject, reader=reader).order_by("at", "id").last()
    return row.word if row else ""


def count_reactions(subject: str, before: datetime) -> Sequence[tuple[str, int]]:
    """(word, how many readers) as it stood at an instant, by word. One reader counts once."""
    rows = tables.ReactionRow.objects.filter(subject=subject, at__lt=before).order_by("at", "id")
    latest = dict(rows.values_list("reader", "word"))
    return sorted(Counter(word for word in latest.values() if word).items())


def last_reaction(before: datetime) -> datetime | None:
    """When the last reaction before an instant came, to any subject."""
    found: datetime | None = tables.ReactionRow.objects.filter(at__lt=before).aggregate(m=Max("at"))["m"]
    return found


def allow_act(limits: Sequence[tuple[str, int, timedelta]], now: datetime) -> bool:
    """Whether one more act stays within every limit (who, how many, in what time); if so it is noted.

    What was noted is forgotten after a day.
    """
    with transaction.atomic():
        tables.VoiceActRow.objects.filter(at__lt=now - DAY).delete()
        for who, most, stretch in limits:
            if tables.VoiceActRow.objects.filter(who=who, at__gt=now - stretch).count() >= most:
                return False
        names = {who for who, _, _ in limits}
        tables.VoiceActRow.objects.bulk_create(tables.VoiceActRow(who=who, at=now) for who in names)
    return True
