"""What each page of a copy was made from, so that only pages that would read otherwise are printed again.

While a page is printed the shelf notes what it was asked and a digest of each answer. The next publishing
asks the same again: where every answer is the same, so is the page, and its file stays as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, cast

from broadsheet.press import Shelf
from broadsheet.press.pictures import Pictures
from broadsheet.records import Ledger

TOLD_BY_CLOCK: Final = frozenset({"/news-sitemap.xml"})
"""Pages that look at the time of printing, which no shelf answers for."""

Question = tuple[str, tuple[Any, ...], tuple[tuple[str, Any], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A page of the copy: its file, what it leads to, what was asked for it, and a digest of the answers."""

    name: str
    targets: frozenset[str]
    pictures: tuple[str, ...]
    asked: tuple[Question, ...]
    answers: str


@dataclass(slots=True)
class Witness:
    """Stands before a shelf and notes what is asked of it for the page at hand."""

    shelf: Shelf
    pictures: Pictures | None = None
    _digests: dict[Question, str] = field(default_factory=dict)
    _asked: dict[Question, None] = field(default_factory=dict)

    def watched(self) -> Shelf:
        """The shelf, watched."""
        return cast("Shelf", _Watched(self.shelf, "", self._note))

    def watched_pictures(self) -> Pictures | None:
        """The pictures, watched; None where none are shown."""
        return cast("Pictures", _Watched(self.pictures, "pictures.", self._note)) if self.pictures else None

    def begin(self) -> None:
        """Forgets what was asked for the page before."""
        self._asked = {}

    def trace(self, name: str, targets: frozenset[str], pictures: tuple[str, ...]) -> Trace:
        """What was asked since `begin`."""
        asked = tuple(self._asked)
        return Trace(
            name=name, targets=targets, pictures=pictures, asked=asked, answers=self._digest_of(asked)
        )

    def stands(self, trace: Trace) -> bool:
        """Whether everything asked for a page is answered as it was."""
        return self._digest_of(trace.asked) == trace.answers

    def _note(self, question: Question, answer: Any) -> None:
        self._asked[question] = None
        if question not in self._digests:
            self._digests[question] = digest_of(answer)

    def _digest_of(self, asked: tuple[Question, ...]) -> str:
        return hashlib.sha256("".join(self._answer(question) for question in asked).encode()).hexdigest()

    def _answer(self, question: Question) -> str:
        if question not in self._digests:
            name, args, named = question
            owner: Any = self.pictures if name.startswith("pictures.") else self.shelf
            answer = getattr(owner, name.removeprefix("pictures."))(*args, **dict(named))
            self._digests[question] = digest_of(_kept(answer))
        return self._digests[question]


class _Watched:
    """Hands every question on and tells what was answered."""

    def __init__(self, answers: Any, prefix: str, note: Callable[[Question, Any], None]) -> None:
        self._answers, self._prefix, self._note = answers, prefix, note

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._answers, name)

        def ask(*args: Any, **named: Any) -> Any:
            answer = _kept(method(*args, **named))
            question = (self._prefix + name, _frozen(args), tuple(sorted(named.items())))
            self._note(question, answer)
            return answer

        return ask


def _kept(answer: Any) -> Any:
    """An answer that can be read twice."""
    return tuple(answer) if isinstance(answer, Iterator) else answer


def digest_of(answer: Any) -> str:
    """A digest of the whole answer; a ledger is known by its revision."""
    told = answer.revision if isinstance(answer, Ledger) and answer.revision else repr(answer)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def read_traces(place: Path, maker: str, is_whole: Callable[[str], bool]) -> dict[str, Trace]:
    """Path → trace as it was written; none where another program or site wrote them, or nothing did.

    `is_whole` says of the stamp that was written with them whether the copy still is what it stands for.
    """
    try:
        with gzip.open(place, "rt", encoding="utf-8") as file:
            by, stamp = json.loads(file.readline())
            if by != maker or not is_whole(stamp):
                return {}
            return dict(_trace_of(json.loads(line)) for line in file)
    except (OSError, EOFError, ValueError):
        return {}  # nothing is lost: everything is printed anew


def write_traces(place: Path, maker: str, stamp: str, traces: Mapping[str, Trace]) -> None:
    """Writes them for the next publishing, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".next")
    with gzip.open(draft, "wt", encoding="utf-8", compresslevel=3) as file:
        file.write(json.dumps([maker, stamp]) + "\n")
        for path, trace in traces.items():
            row = (path, trace.name, sorted(trace.targets), trace.pictures, trace.asked, trace.answers)
            file.write(json.dumps(row, default=_plain, ensure_ascii=False) + "\n")
    draft.replace(place)


def _trace_of(row: list[Any]) -> tuple[str, Trace]:
    path, name, targets, pictures, asked, answers = row
    questions = tuple((n, _frozen(a), tuple((k, _frozen(v)) for k, v in named)) for n, a, named in asked)
    return path, Trace(
        name=name, targets=frozenset(targets), pictures=tuple(pictures), asked=questions, answers=answers
    )


def _plain(value: Any) -> Any:
    """A day or an instant as JSON holds it; anything else is no question that a page asks."""
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(f"{value!r} cannot be asked again")


def _frozen(value: Any) -> Any:
    """The same with lists as tuples and days as days, so that it can be asked and looked up."""
    if isinstance(value, (list, tuple)):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        day = value.get("day")
        return date.fromisoformat(day) if day else datetime.fromisoformat(value["at"])
    assert not is_dataclass(value), value
    return value
