"""Readers' comments at the desk: those that wait, and those decided, each decision a Judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet.adapters.store import reading, voices
from broadsheet.desk.judging import standing
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.records import Judgement

DEEPEST = 3  #: how far answers are set in, at most
LISTED = 100  #: comments on one page of each list; what is decided makes room for the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A comment with what it is about and what stands on it."""

    comment: voices.Comment
    title: str  #: headline of what it is about
    path: str  #: where that stands
    answers: voices.Comment | None = None  #: the comment that it answers
    answers_state: str = ""  #: what was decided on that one: "held", "approve" or "reject"
    decision: Judgement | None = None
    depth: int = 0  #: how far it is set in below what it answers, at most DEEPEST

    @property
    def seen(self) -> str:
        """Id of the decision that the editor sees; "" for none."""
        return self.decision.id if self.decision else ""

    @property
    def follows(self) -> bool:
        """It stands below what it answers, which need not be told again."""
        return self.depth > 0


@require_GET
@staff_only
def show_comments(request: HttpRequest) -> HttpResponse:
    """Comments that want a decision, the longest waiting first; then those decided last."""
    held, decided = voices.comments_by_state(LISTED)
    values = {
        "held": nest_letters(list_letters(held)),
        "decided": list_letters(decided),
        "waiting": voices.count_held(),
    }
    return show_page(request, "moderation", values)


def list_letters(comments: Iterable[voices.Comment]) -> list[Letter]:
    """The comments with their headlines and decisions, in the same order."""
    comments = list(comments)
    stands = standing(j for j in reading.judgements() if j.kind == voices.KIND)
    decisions = {left: judgement for (_, left, _), judgement in stands.items()}
    titles = _titles(comments)
    parents = voices.comments_of([comment.parent for comment in comments if comment.parent])
    return [
        Letter(
            comment=comment,
            title=titles.get(comment.subject, comment.subject),
            path=f"/{'stories' if comment.kind == 'story' else 'articles'}/{comment.subject}/",
            answers=parents.get(comment.parent),
            answers_state=decisions[comment.parent].verdict if comment.parent in decisions else "held",
            decision=decisions.get(comment.id),
        )
        for comment in comments
    ]


def nest_letters(letters: Iterable[Letter]) -> list[Letter]:
    """Answers below what they answer where that waits too, in the order of their threads otherwise."""
    letters = list(letters)
    here = {letter.comment.id for letter in letters}
    below: dict[str, list[Letter]] = {}
    for letter in letters:
        below.setdefault(letter.comment.parent if letter.comment.parent in here else "", []).append(letter)
    nested: list[Letter] = []
    waiting = [(letter, 0) for letter in reversed(below.get("", []))]
    while waiting:
        letter, depth = waiting.pop()
        nested.append(replace(letter, depth=min(depth, DEEPEST)))
        waiting += [(answer, depth + 1) for answer in reversed(below.get(letter.comment.id, []))]
    return nested


def _titles(comments: Iterable[voices.Comment]) -> Mapping[str, str]:
    wanted = {kind: [c.subject for c in comments if c.kind == kind] for kind in ("article", "story")}
    articles = {article.id: article.title for article in reading.articles(wanted["article"])}
    return articles | {story.id: story.title for story in reading.stories(wanted["story"])}
