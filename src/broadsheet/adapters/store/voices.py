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
from broadsheet.adapters.store import writing
from broadsheet.adapters.store.rows import value_of
from broadsheet.pipeline.outcome import Outcome
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
    reader: str = ""  #: keyed digest of the cookie: by it one's own words can be erased


def keep_comment(comment: Comment) -> None:
    """Keeps a comment, held. The same comment again changes nothing."""
    row = tables.CommentRow(**{name: getattr(comment, name) for name in Comment.__slots__})
    tables.CommentRow.objects.bulk_create([row], ignore_conflicts=True)


def has_comment(subject: str, comment_id: str) -> bool:
    """Whether that comment is shown under the subject and can be answered."""
    return any(comment.id == comment_id for comment in shown_comments(subject))


def shown_comments(subject: str) -> Sequence[CommentView]:
    """The comments that editors let through, oldest first; those of stories that became part of it too."""
    rows = list(tables.CommentRow.objects.filter(subject__in=_with_merged(subject)).order_by("at", "id"))
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


def comments_of(ids: Iterable[str]) -> dict[str, Comment]:
    """Those comments by id, shown or not, without e-mail; unknown ids are left out."""
    rows = tables.CommentRow.objects.defer("email").filter(id__in=list(ids))
    return {row.id: _comment(row) for row in rows}


def _waiting(verdicts: Mapping[str, str]) -> QuerySet[tables.CommentRow]:
    """Comments on which nobody decided, and those whose decision was taken back."""
    judged = tables.JudgementRow.objects.filter(kind=KIND, left=OuterRef("id"))
    back = [comment for comment, verdict in verdicts.items() if not verdict][-500:]
    return tables.CommentRow.objects.filter(~Exists(judged) | Q(id__in=back))


def _with_merged(subject: str) -> list[str]:
    """The subject, and every story that was merged into it, directly or by way of another."""
    known, newest = [subject], [subject]
    while newest:
        merged = tables.StoryRow.objects.exclude(merged_into="").filter(merged_into__in=newest)
        newest = [i for i in merged.values_list("id", flat=True) if i not in known]
        known += newest
    return known


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
    shown = {name: getattr(row, name) for name in Comment.__slots__ if name not in {"email", "reader"}}
    return Comment(**shown)


def keep_reaction(subject: str, reader: str, word: str, at: datetime) -> None:
    """Keeps what a reader thinks of a subject; "" takes it back."""
    tables.ReactionRow.objects.create(subject=subject, reader=reader, word=word, at=at)


def reaction_of(subject: str, reader: str) -> str:
    """What the reader said last of the subject, "" for nothing."""
    rows = tables.ReactionRow.objects.filter(subject__in=_with_merged(subject), reader=reader)
    row = rows.order_by("at", "id").last()
    return row.word if row else ""


def count_reactions(subject: str, before: datetime) -> Sequence[tuple[str, int]]:
    """(word, how many readers) as it stood at an instant, by word. One reader counts once."""
    told = tables.ReactionRow.objects.filter(subject__in=_with_merged(subject), at__lt=before)
    rows = told.order_by("at", "id")
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


def words_of_reader(reader: str) -> tuple[Sequence[CommentView], int]:
    """(comments, number of reactions) that are kept under a reader's digest, shown or not."""
    if not reader:
        return (), 0
    rows = tables.CommentRow.objects.filter(reader=reader).order_by("at", "id")
    reactions = tables.ReactionRow.objects.filter(reader=reader).exclude(word="")
    return [_view(row) for row in rows], reactions.count()


def erase_reader(reader: str, at: datetime) -> int:
    """Erases everything that is kept under a reader's digest; how many rows went."""
    if not reader:
        return 0
    return _erase(tables.CommentRow.objects.filter(reader=reader), {reader}, at)


def erase_email(email: str, at: datetime) -> int:
    """Erases what was sent in under an address, and all else of the same reader; how many rows went."""
    sent = tables.CommentRow.objects.filter(email__iexact=email.strip()) if email.strip() else None
    if sent is None:
        return 0
    readers = set(sent.exclude(reader="").values_list("reader", flat=True))
    ids = list(sent.values_list("id", flat=True))
    return _erase(tables.CommentRow.objects.filter(Q(id__in=ids) | Q(reader__in=readers)), readers, at)


def _erase(comments: QuerySet[tables.CommentRow], readers: Iterable[str], at: datetime) -> int:
    with transaction.atomic():
        gone = int(comments.delete()[0])
        reactions = int(tables.ReactionRow.objects.filter(reader__in=list(readers)).delete()[0])
        acts = [f"{act}{reader[:63]}" for reader in readers for act in "cr"]
        tables.VoiceActRow.objects.filter(who__in=acts).delete()
        if gone or reactions:
            writing.commit(Outcome(at=at))  # pages that showed them are printed anew
    return gone + reactions
