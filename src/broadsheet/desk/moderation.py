"""Readers' comments at the desk: those that wait, and those decided, each decision a Judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet.adapters.store import reading, voices
from broadsheet.desk.judging import standing
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.records import Judgement

LISTED = 100  #: comments on one page of each list; what is decided makes room for the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A comment with what it is about and what stands on it."""

    comment: voices.Comment
    title: str  #: headline of what it is about
    path: str  #: where that stands
    answers: str = ""  #: name of the comment's author that it answers
    decision: Judgement | None = None

    @property
    def seen(self) -> str:
        """Id of the decision that the editor sees; "" for none."""
        return self.decision.id if self.decision else ""


@require_GET
@staff_only
def show_comments(request: HttpRequest) -> HttpResponse:
    """Comments that want a decision, the longest waiting first; then those decided last."""
    held, decided = voices.comments_by_state(LISTED)
    values = {"held": list_letters(held), "decided": list_letters(decided), "waiting": voices.count_held()}
    return show_page(request, "moderation", values)


def list_letters(comments: Iterable[voices.Comment]) -> list[Letter]:
    """The comments with their headlines and decisions, in the same order."""
    comments = list(comments)
    stands = standing(j for j in reading.judgements() if j.kind == voices.KIND)
    titles = _titles(comments)
    names = voices.names_of([comment.parent for comment in comments if comment.parent])
    return [
        Letter(
            comment=comment,
            title=titles.get(comment.subject, comment.subject),
            path=f"/{'stories' if comment.kind == 'story' else 'articles'}/{comment.subject}/",
            answers=names.get(comment.parent, ""),
            decision=stands.get((voices.KIND, comment.id, "")),
        )
        for comment in comments
    ]


def _titles(comments: Iterable[voices.Comment]) -> Mapping[str, str]:
    wanted = {kind: [c.subject for c in comments if c.kind == kind] for kind in ("article", "story")}
    articles = {article.id: article.title for article in reading.articles(wanted["article"])}
    return articles | {story.id: story.title for story in reading.stories(wanted["story"])}
