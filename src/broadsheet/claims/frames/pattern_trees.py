"""A regular expression as a tree of what it can match, so far as letters and signs tell.

Everything that does not say which letters stand somewhere is read as "anything": the tree never promises more
than the pattern keeps, and may promise less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Span = tuple[int, int]
"""First and last code point of a class of signs."""
_SIGNS = range(0xE000, 0xE900)
_FEW = 12
"""A class of more letters than these is anything."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One place of a pattern."""

    strings: frozenset[str] | None
    """What can stand there: small letters, "" for nothing, " " for whatever parts words; None: anything."""
    spans: tuple[Span, ...] = ()  #: of the signs that can stand there; empty where something else can


@dataclass(frozen=True, slots=True)
class Row:
    """One thing behind the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    ways: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same some times over."""

    item: Node
    least: int
    most: int


Node = Leaf | Row | Choice | Repeat
ANYTHING, NOTHING, BREAK = Leaf(None), Leaf(frozenset(("",))), Leaf(frozenset((" ",)))


def read_pattern(pattern: str) -> Row:
    """The tree of a pattern; `re.error` where it cannot be read, ValueError for a construct that no frame uses.

    Lookarounds count as nothing: what they ask for may lie outside the match.
    """
    return _row(parser.parse(pattern, re.IGNORECASE))


def _row(parsed: Iterable[tuple[Any, Any]]) -> Row:
    items: list[Node] = []
    written: list[int] = []
    for what, how in parsed:
        if what is op.LITERAL and how not in _SIGNS:
            written.append(how)
            continue
        items.extend(_spelt(written))
        written = []
        items.append(_node(what, how))
    items.extend(_spelt(written))
    return Row(tuple(items))


def _spelt(written: list[int]) -> Iterable[Leaf]:
    """Letters that stand side by side, a leaf for each word."""
    letters = "".join(map(chr, written)).lower()
    if letters.isascii():
        return [Leaf(frozenset((word,))) for word in _TO_BREAK.findall(_PARTING.sub(" ", letters))]
    return [_class(((op.LITERAL, letter),)) for letter in written]


_PARTING = re.compile(r"\W+")
_TO_BREAK = re.compile(r"\w* |\w+")


def _node(what: Any, how: Any) -> Node:
    if what is op.LITERAL:
        return _class(((what, how),))
    if what is op.IN:
        return _class(how)
    if what is op.AT:
        return NOTHING if how is op.AT_NON_BOUNDARY else BREAK
    if what in {op.ASSERT, op.ASSERT_NOT}:
        return NOTHING
    if what is op.SUBPATTERN:
        return _row(how[-1])
    if what is op.BRANCH:
        return Choice(tuple(_row(way) for way in how[1]))
    if what in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, most, parsed = how
        return Repeat(_row(parsed), int(least), int(most))
    if what in {op.ANY, op.NOT_LITERAL, op.GROUPREF}:
        return ANYTHING
    raise ValueError(f"a construct that requirements are not read from: {what}")


def _class(parts: Iterable[tuple[Any, Any]]) -> Leaf:
    strings: set[str] = set()
    spans: list[Span] = []
    only_signs = True
    for what, how in parts:
        if what is op.CATEGORY and how is op.CATEGORY_SPACE:
            strings.add(" ")
            only_signs = False
        elif what in {op.LITERAL, op.RANGE}:
            first, last = (how, how) if what is op.LITERAL else how
            letters = _letters(first, last)
            if letters is None:
                return ANYTHING
            strings |= letters
            spans.append((first, last))
            only_signs = only_signs and first in _SIGNS and last in _SIGNS
        else:  # a negated class, or digits or letters of any kind
            return ANYTHING
    return Leaf(frozenset(strings), tuple(spans) if only_signs else ())


def _letters(first: int, last: int) -> set[str] | None:
    if first in _SIGNS and last in _SIGNS:
        return {" "}
    if last - first >= _FEW:
        return None
    letters = {chr(code).lower() for code in range(first, last + 1)}
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        return None
    return {letter if letter.isalnum() or letter == "_" else " " for letter in letters}
