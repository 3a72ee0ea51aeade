"""What a sentence must hold for a pattern to match it, read from the pattern itself.

After R. Cox, "Regular Expression Matching with a Trigram Index" (2012), with words in place of trigrams: of each of
some sets of words one must stand in the sentence, and so many signs of each kind. What is left out of a
requirement only makes a search that could have been spared; nothing may be in it that a match can do without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from broadsheet.claims.frames.pattern_trees import (
    NOTHING,
    Choice,
    Leaf,
    Node,
    Repeat,
    Row,
    Span,
    read_pattern,
)

OneOf = frozenset[str]
"""Words of which one must occur: " deal " a whole word, " acqui" how one begins, "ing " how one ends, "chip" anywhere."""
KINDS: dict[str, tuple[Span, ...]] = {
    "party": ((0xE000, 0xE4FF),), "named": ((0xE000, 0xE1FF), (0xE400, 0xE4FF)), "person": ((0xE500, 0xE5FF),),
    "money": ((0xE600, 0xE6FF),), "place": ((0xE700, 0xE7FF),), "product": ((0xE800, 0xE8FF),),
}  # fmt: skip
"""The signs of a masked sentence that are counted, see `claims.mask`."""
_MOST = 64
"""Strings that a stretch can be; where there are more it is read in parts."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What every match of a pattern holds."""

    words: tuple[OneOf, ...]  #: the rarest first
    signs: tuple[int, ...]  #: how many of each kind of `KINDS`, in its order


NOTHING_REQUIRED = Requirement((), (0,) * len(KINDS))


@dataclass(frozen=True, slots=True)
class _Need:
    """Of a stretch of a pattern: all strings that it can be, or (None) the words that it holds among others."""

    strings: frozenset[str] | None
    words: frozenset[OneOf] = frozenset()


def requirement_of(pattern: str) -> Requirement:
    """What a sentence must hold for `pattern`, compiled to ignore case, to match in it."""
    tree = read_pattern(pattern)
    words = _words_of(_need(tree, before=False, after=False), before=False, after=False)
    return Requirement(tuple(sorted(words, key=_commonness)), _signs(tree))


def _signs(node: Node) -> tuple[int, ...]:
    if isinstance(node, Leaf):
        return tuple(int(_is_of(node.spans, kind)) for kind in KINDS.values())
    if isinstance(node, Row):
        rows = [_signs(item) for item in node.items]
        return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * len(KINDS)
    if isinstance(node, Choice):
        return tuple(min(column) for column in zip(*(_signs(way) for way in node.ways), strict=True))
    return tuple(number * node.least for number in _signs(node.item)) if node.least else (0,) * len(KINDS)


def _is_of(spans: tuple[Span, ...], kind: tuple[Span, ...]) -> bool:
    return bool(spans) and all(any(a <= first and last <= b for a, b in kind) for first, last in spans)


def _need(node: Node, *, before: bool, after: bool) -> _Need:
    """`before`, `after`: whether no word goes on over that edge of the stretch."""
    if isinstance(node, Leaf):
        return _Need(node.strings)
    if isinstance(node, Row):
        return _need_of_row(node.items, before=before, after=after)
    if isinstance(node, Choice):
        return _need_of_choice(node, before=before, after=after)
    return _need_of_repeat(node, before=before, after=after)


def _need_of_repeat(node: Repeat, *, before: bool, after: bool) -> _Need:
    once = node.most == 1
    need = _need(node.item, before=before and once, after=after and once)
    if once and need.strings is not None:
        return need if node.least else _Need(need.strings | {""})
    return _Need(None, _words_of(need, before=False, after=False) if node.least else frozenset())


def _need_of_choice(node: Choice, *, before: bool, after: bool) -> _Need:
    needs = [_need(way, before=before, after=after) for way in node.ways]
    strings: set[str] = set()
    for need in needs:
        strings |= need.strings or set()
    if len(strings) <= _MOST and all(need.strings is not None for need in needs):
        return _Need(frozenset(strings))
    ways = [_words_of(need, before=before, after=after) for need in needs]
    if not all(ways):
        return _Need(None)
    return _Need(None, frozenset((frozenset().union(*(min(words, key=_commonness) for words in ways)),)))


def _need_of_row(items: Sequence[Node], *, before: bool, after: bool) -> _Need:
    strings = frozenset((" " if before else "",))
    words: set[OneOf] = set()
    is_whole = True
    for at, item in enumerate(items):
        is_parted = all(string.endswith(" ") for string in strings)
        if isinstance(item, Leaf):
            need = _Need(item.strings)
        else:
            need = _need(item, before=is_parted, after=_is_break(items[at + 1 :], then=after))
        if need.strings is not None and len(need.strings) * len(strings) <= _MOST:
            strings = frozenset(_joined(a, b) for a, b in product(strings, need.strings))
            if all(string.endswith(" ") for string in strings) and (found := one_of(strings)):
                words |= found
                is_whole, strings = False, frozenset((" ",))
            continue
        is_whole = False
        words |= one_of(_edged(strings, after=_is_break(items[at:], then=after))) | need.words
        if need.strings is not None:
            strings = _edged(need.strings, before=is_parted)
        else:
            behind = _is_break(items[at::-1], then=before, step=-1)
            strings = frozenset((" " if behind else "",))
    if is_whole:
        return _Need(strings)
    return _Need(None, frozenset(words | one_of(_edged(strings, after=after))))


def _words_of(need: _Need, *, before: bool, after: bool) -> frozenset[OneOf]:
    if need.strings is None:
        return need.words
    return one_of(_edged(need.strings, before=before, after=after))


def _joined(one: str, other: str) -> str:
    return one + other[1:] if one.endswith(" ") and other.startswith(" ") else one + other


def _edged(strings: frozenset[str], *, before: bool = False, after: bool = False) -> frozenset[str]:
    if not before and not after:
        return strings
    left, right = " " if before else "", " " if after else ""
    return frozenset(_joined(_joined(left, string), right) for string in strings)


def _is_break(items: Sequence[Node], *, then: bool, step: int = 1) -> bool:
    """Whether no word goes on into the items, read forwards or (step -1, last item first) backwards."""
    if not items:
        return then
    first, rest = items[0], items[1:]
    if isinstance(first, Leaf):
        if first == NOTHING:
            return _is_break(rest, then=then, step=step)
        return first.strings is not None and all(string[::step].startswith(" ") for string in first.strings)
    then = _is_break(rest, then=then, step=step)
    if isinstance(first, Row):
        return _is_break(first.items[::step], then=then, step=step)
    if isinstance(first, Choice):
        return all(_is_break((way,), then=then, step=step) for way in first.ways)
    return (first.least > 0 or then) and _is_break((first.item,), then=then, step=step)


@cache
def one_of(strings: frozenset[str]) -> frozenset[OneOf]:
    """One set of words of which each string holds one; none where a string holds no word."""
    found: set[str] = set()
    for string in strings:
        words = [string[max(0, m.start() - 1) : m.end() + 1] for m in _WORD.finditer(string)]
        if not words:
            return frozenset()
        found.add(min(words, key=lambda word: (_share(word), word)))
    return frozenset((frozenset(found),))


_WORD = re.compile(r"\w+")
_EVERYWHERE = frozenset(
    "a an and are as at be but by for from had has have in into is it its new not of on or out s that the this to up was were will with".split()
)
_BY_LENGTH = (1.0, 0.3, 0.06, 0.02, 0.01)


@cache
def _share(word: str) -> float:
    """A guess at the share of sentences that hold the word: it only says which of two words is asked for."""
    letters = word.strip()
    if letters in _EVERYWHERE:
        return 1.0
    open_edges = (3.0 if word[0] != " " else 1.0) * (1.5 if word[-1] != " " else 1.0)
    return _BY_LENGTH[min(len(letters), len(_BY_LENGTH)) - 1] * open_edges


@cache
def _commonness(words: OneOf) -> tuple[float, list[str]]:
    return sum(map(_share, words)), sorted(words)
