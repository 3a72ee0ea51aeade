"""With which letters a frame can begin: sentences without a word of such a beginning need not be searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORT, LONG = 2, 3
_LOOK = re.compile(r"\(\?<?[=!]")
_WORD = re.compile(r"[a-z]+")


def openings_of(pattern: str) -> frozenset[str] | None:
    r"""The first letters (two or three) of every word that a match of `pattern` can begin with; None where any can.

    Only a pattern that begins with `\b` and a group of alternatives is read, others may begin with anything.
    """
    at = _behind_looks(pattern)
    if not pattern.startswith(r"\b", at):
        return None
    at = _behind_looks(pattern, at + 2)
    return _first_letters(pattern[at:])


def word_beginnings(text: str) -> frozenset[str]:
    """The first two and three letters of every word of a masked sentence, in small letters."""
    words = set(_WORD.findall(text.lower()))
    return frozenset({w[:SHORT] for w in words} | {w[:LONG] for w in words})


def _behind_looks(pattern: str, at: int = 0) -> int:
    """Where a pattern goes on behind what only looks around."""
    while _LOOK.match(pattern, at):
        at = _closing(pattern, at) + 1
    return at


def _first_letters(pattern: str) -> frozenset[str] | None:
    pattern = pattern[_behind_looks(pattern) :]
    if not pattern.startswith("(?:"):
        literal = _literal(pattern)
        return frozenset((literal,)) if literal else _letter_and_group(pattern)
    end = _closing(pattern, 0)
    if pattern[end + 1 : end + 2] in {"?", "*", "{"}:
        return None
    found: set[str] = set()
    for alternative in _alternatives(pattern[3:end]):
        letters = _first_letters(alternative)
        if letters is None:
            return None
        found |= letters
    return frozenset(found)


def _letter_and_group(pattern: str) -> frozenset[str] | None:
    """As in "s(?:ell|old)": one letter before a group of ways to go on."""
    if not re.match(r"[A-Za-z]\(\?:", pattern):
        return None
    end = _closing(pattern, 1)
    if pattern[end + 1 : end + 2] in {"?", "*", "{"}:
        return None
    found = [_literal(pattern[0] + alternative) for alternative in _alternatives(pattern[4:end])]
    return frozenset(found) if all(found) else None


def _literal(pattern: str) -> str:
    """The letters that a pattern begins with, three at most; "" for fewer than two."""
    letters = re.match(r"[A-Za-z]*", pattern)
    found = letters.group().lower() if letters else ""
    if pattern[len(found) : len(found) + 1] in {"?", "*", "{"}:
        found = found[:-1]
    return found[:LONG] if len(found) >= LONG else found if len(found) == SHORT else ""


def _alternatives(inner: str) -> list[str]:
    bars = [at for at, sign, depth in _signs(inner) if sign == "|" and depth == 0]
    return [inner[start:end] for start, end in zip([0, *(at + 1 for at in bars)], [*bars, None], strict=True)]


def _closing(pattern: str, start: int) -> int:
    """The place of the bracket that closes the one at `start`."""
    for at, sign, depth in _signs(pattern, start):
        if sign == ")" and depth == 0:
            return at
    raise ValueError(f"a bracket that nothing closes: {pattern[start : start + 40]}")


def _signs(pattern: str, at: int = 0) -> Iterator[tuple[int, str, int]]:
    """(place, sign, depth behind it) of what is neither escaped nor in a class of letters."""
    depth = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = pattern.index("]", at + 2)
        else:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            yield at, sign, depth
        at += 1
