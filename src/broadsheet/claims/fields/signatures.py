"""Whose report an item of a digest is: the outlet that signs it at its end, or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.parties.book import PartyBook
from broadsheet.parties.outlets import outlet_names

_PRESS = frozenset(("publisher", "wire", "media"))
_NAME = r"[A-Z0-9][\w.&'’!+]*(?: (?:of |the |de |and |& )?[A-Z0-9][\w.&'’!+]*){0,4}"
_NAMES = rf"(?:[Tt]he )?{_NAME}(?: blog| newsletter| press release)?(?:(?: ?[;,/|+] ?| and | via )(?:the )?{_NAME}(?: blog)?){{0,3}}"
_LINKED = rf"\[?(?P<names>{_NAMES})\]?(?:\(\S+?\))?"
_MARKED = re.compile(rf"\s(?P<mark>[-–—|→•~]|--|//)\s*[*_(]*{_LINKED}[*_)]*\.?$")
_BRACKETED = re.compile(
    r"[(\[]\s*(?P<word>(?:[Ss]ources?|[Vv]ia|[Cc]redit|[Rr]eported by|[Hh]/[Tt]|Quellen?|Fuentes?|Источники?)\s*:?\s+)?"
    rf"{_LINKED}\s*[)\]]\.?$"
)
_WORDED = re.compile(rf"(?<=[.!?)”\"] )[*_(]*(?:Sources?|Via|Credit)\s*:\s*[*_]*{_LINKED}[*_)]*\.?$")
_LONG, _SHORT = 40, 1500  # letters of an item, at least and at most
_MANY = 3  # items by which a page shows that it signs them


@dataclass(frozen=True, slots=True)
class Signature:
    """A stretch of a text and the names that sign it."""

    start: int
    end: int
    names: str


@dataclass(frozen=True, slots=True)
class _Ending:
    start: int
    end: int
    names: str
    mark: str  #: the dash or sign before the names; "" in brackets, "source" where a word says what they are


def find_signatures(text: str, book: PartyBook) -> list[Signature]:
    """As in "Acme raised $5m. - Reuters", "(via TechCrunch)", or "CNBC" on a line of its own within an item.

    A dash before a name that nobody knows for an outlet counts where the page signs several items so.
    """
    endings = list(_endings(text))
    habits = {mark for mark in {e.mark for e in endings} - {"", "source"} if _is_habit(mark, endings, book)}
    signed = [
        Signature(e.start, e.end, e.names)
        for e in endings
        if e.mark in {*habits, "source"} or _is_press(e.names, book)
    ]
    return [*signed, *_lone_lines(text, book)]


def _endings(text: str) -> Iterator[_Ending]:
    for line in re.finditer(r"[^\n]+", text):
        told = line.group().rstrip()
        if len(told) < _LONG:
            continue
        if match := _WORDED.search(told):
            yield _Ending(line.start(), line.end(), match["names"], "source")
        elif match := _BRACKETED.search(told):
            yield _Ending(line.start(), line.end(), match["names"], "source" if match["word"] else "")
        elif match := _MARKED.search(told):
            yield _Ending(line.start(), line.end(), match["names"], match["mark"])


def _is_habit(mark: str, endings: list[_Ending], book: PartyBook) -> bool:
    own = [e for e in endings if e.mark == mark]
    return len(own) >= _MANY and 2 * sum(_is_press(e.names, book) for e in own) >= len(own)


def _is_press(names: str, book: PartyBook) -> bool:
    """Whether one of the names is an outlet's."""
    return any(_is_outlet(name, book) for name in re.split(r"\s*[;,/|+]\s*| and | via ", names))


def _is_outlet(name: str, book: PartyBook) -> bool:
    name = name.removeprefix("the ")
    party = book.find(name)
    known = name in outlet_names() or (party is not None and party.kind in _PRESS)
    return known and not name.endswith(" Images")  # an agency's picture


def _lone_lines(text: str, book: PartyBook) -> Iterator[Signature]:
    """A short item between empty lines whose second or last line is the name of an outlet and nothing else."""
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):
        lines = [line.strip(" *_") for line in block.group().splitlines()]
        if len(lines) > 1 and len(block.group()) <= _SHORT:
            names = [line for line in (lines[1], lines[-1]) if len(line) < _LONG and _is_press(line, book)]
            yield from (Signature(block.start(), block.end(), name) for name in dict.fromkeys(names))
