"""What readers say under an article or a story, and the page on which they say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from broadsheet.press import addresses
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.press.views import CommentView

REACTIONS: Final = {"useful": "Useful", "surprising": "Surprising", "doubtful": "Doubtful"}
FAULTS: Final = {
    "name": "Give a name of 1 to 60 characters.",
    "text": "Write 2 to 3,000 characters.",
    "email": "That is no e-mail address. Leave it empty if you like.",
    "too_soon": "That was very quick. Wait a few seconds and send it again.",
    "expired": "The form was open too long. Look it over and send it again.",
    "foreign": "The form did not come from this page. Look it over and send it again.",
    "too_many": "That is a lot in a short time. Come back later.",
    "full": "More comments are waiting than editors can read. Come back later.",
    "gone": "The comment that you answer is not shown any more.",
    "reaction": "There is no such reaction.",
}
"""What a reader is told, by what went wrong."""
OWN_DATA: Final = "/own-data/"  #: where a reader sees what is kept of him
FIELDS: Final = frozenset({"name", "text", "email"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment and all that answers it, at whatever depth, each with the name it answers."""

    comment: CommentView
    replies: tuple[tuple[CommentView, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What stands under one article or story."""

    path: str  #: where a reader takes part
    threads: tuple[Thread, ...]
    reactions: Mapping[str, int]
    words: tuple[tuple[str, str], ...]  #: (reaction, its name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form as it is shown: empty, or again with what was wrong."""

    kind: str  #: "article" or "story"
    subject_id: str
    title: str
    token: str
    own: str = ""  #: the reader's own reaction
    sent: str = ""  #: "comment" or "reaction", where that was sent just now
    answers: CommentView | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    wrong: Sequence[str] = ()  #: keys of FAULTS


def voices_of(printer: Printer, shelf: Shelf, kind: str, subject_id: str) -> Voices:
    """Counts and comments for the foot of a page."""
    known = dict(shelf.reactions(subject_id))
    return Voices(
        path=form_path(kind, subject_id),
        threads=_thread(shelf.comments(subject_id)),
        reactions={word: known[word] for word in REACTIONS if known.get(word)},
        words=_names(printer),
    )


def form_path(kind: str, subject_id: str) -> str:
    """Where a reader takes part."""
    return _subject_path(kind, subject_id) + "comment/"


def print_comment_form(printer: Printer, form: Form) -> Page:
    """The page on which a reader reacts or writes."""
    faults = {key if key in FIELDS else "": printer.say(FAULTS[key]) for key in form.wrong}
    return printer.html(
        "comment_form.html",
        title=printer.say("React or comment"),
        section="story",
        hidden=True,
        canonical=_subject_path(form.kind, form.subject_id),
        form={
            "subject_path": _subject_path(form.kind, form.subject_id),
            "path": form_path(form.kind, form.subject_id),
            "title": form.title,
            "token": form.token,
            "own": form.own,
            "sent": form.sent,
            "answers": form.answers,
            "typed": {name: form.values.get(name, "") for name in FIELDS},
            "faults": faults,
            "words": _names(printer),
        },
    )


def print_own_data(
    printer: Printer, comments: Sequence[CommentView], reactions: int, *, token: str, erased: bool
) -> Page:
    """What is kept of the reader who asks, with the button that erases it."""
    return printer.html(
        "own_data.html",
        title=printer.say("What is kept of you"),
        section="house",
        hidden=True,
        comments=comments,
        reactions=reactions,
        token=token,
        erased=erased,
        path=OWN_DATA,
    )


def _subject_path(kind: str, subject_id: str) -> str:
    return (addresses.story_path if kind == "story" else addresses.article_path)(subject_id)


def _names(printer: Printer) -> tuple[tuple[str, str], ...]:
    return tuple((word, printer.say(name)) for word, name in REACTIONS.items())


def _thread(comments: Sequence[CommentView]) -> tuple[Thread, ...]:
    """Threads in the order of their first comments. An answer to what is not shown stands alone."""
    by_id = {comment.id: comment for comment in comments}
    replies: dict[str, list[tuple[CommentView, str]]] = {}
    for comment in comments:
        top = _top(comment, by_id)
        if top.id != comment.id:
            replies.setdefault(top.id, []).append((comment, by_id[comment.parent].name))
    tops = [comment for comment in comments if _top(comment, by_id).id == comment.id]
    return tuple(Thread(comment=top, replies=tuple(replies.get(top.id, ()))) for top in tops)


def _top(comment: CommentView, by_id: Mapping[str, CommentView]) -> CommentView:
    passed = {comment.id}
    while comment.parent in by_id and comment.parent not in passed:
        comment = by_id[comment.parent]
        passed.add(comment.id)
    return comment
