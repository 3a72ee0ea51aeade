"""Plain text of a page, as people save it: headline, paragraphs, and what stood around them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from broadsheet.pages.cues import find_cue, is_furniture_line
from broadsheet.pages.originals import name_original
from broadsheet.pages.titles import fold
from broadsheet.records.article import BlockKind

_BULLET: Final = re.compile(r"^\s*[•●▪◦*–-]\s+")
_ENDS: Final = re.compile(r"[.!?…。！？:;][\"”’»)\]]*$")
_CREDIT: Final = re.compile(
    r"^(?:(?:source|photo|image|illustration|collage|credit|quelle|foto|bild|фото|источник)\s*[:©]|©)",
    re.IGNORECASE,
)
_PROSE: Final = 120
_TAIL: Final = 12  #: lines at the end


class PlainText(NamedTuple):
    """A plain page as read: headline ("" where none stands there) and paragraphs."""

    title: str
    paragraphs: list[tuple[BlockKind, str]]  #: (kind, text): paragraph, heading or item
    original: str = ""  #: the outlet that a line beside the text names as the first to tell it


def read_plain(text: str) -> PlainText:
    """The article in a plain text: no share lines, teasers, reply forms, site slogans or repeats.

    The headline is the first line that is short, ends like no sentence and stands apart. What follows
    the last long paragraph and is no sentence is the page's footer.
    """
    lines = [_bare(line.strip()) for line in text.replace("\r\n", "\n").split("\n")]
    lines = [line for line in lines if line]
    title, rest = _take_title(lines)
    body = _without_furniture(rest, title)
    original = name_original([*lines[: _first_prose(lines)], *lines[-_TAIL:]])
    return PlainText(title, _name_kinds(body), original)


_HASHES: Final = re.compile(r"^#{1,6}\s+")
_LINK: Final = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{1,2000}\)")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_RULE: Final = re.compile(r"[-*_=\s]{3,}")


def _bare(line: str) -> str:
    """A line without the marks that Markdown puts around headings, links and strong words; "" for a rule."""
    if _RULE.fullmatch(line):
        return ""
    return _STRONG.sub(r"\2", _LINK.sub(r"\1", _HASHES.sub("", line)))


def _take_title(lines: list[str]) -> tuple[str, list[str]]:
    """The headline: the first short line without a full stop before the prose; one said twice wins."""
    head = lines[: _first_prose(lines)]
    folded = [fold(line) for line in head]
    for line, key in zip(head, folded, strict=True):
        if folded.count(key) > 1 and key.count(" ") >= 2:
            return line, [one for one in lines if fold(one) != key]
    for place, line in enumerate(head):
        is_headline = len(line) <= 200 and line.count(" ") >= 2 and not _ENDS.search(line)
        if is_headline and not find_cue(line)[0] and not name_original([line]):
            return line, lines[place + 1 :]
    return "", lines


def _first_prose(lines: list[str]) -> int:
    return next(
        (place for place, line in enumerate(lines) if len(line) >= _PROSE and _ENDS.search(line)),
        min(len(lines), 12),
    )


def _without_furniture(lines: list[str], title: str) -> list[str]:
    """The lines between the beginning of the prose and its end, without what only announces other things."""
    end = len(lines)
    for place, line in enumerate(lines):
        kind, at_start = find_cue(line)
        is_closing = kind == "reply" or (kind == "teaser" and len(line) < 40 and ":" not in line)
        if at_start and is_closing and _is_tail(lines[place:]):
            end = place
            break
    kept = [
        line
        for line in lines[:end]
        if not is_furniture_line(line) and not _CREDIT.match(line) and fold(line) != fold(title)
    ]
    return _trim_front(_trim_back(kept))


def _is_tail(lines: list[str]) -> bool:
    return sum(len(line) >= _PROSE and bool(_ENDS.search(line)) for line in lines) <= len(lines) // 4


def _trim_front(lines: list[str]) -> list[str]:
    """Drops a cut-off copy of the introduction and labels before the first paragraph."""
    start = _first_prose(lines)
    return lines[start:] if all(_is_scrap(line) for line in lines[:start]) else lines


def _is_scrap(line: str) -> bool:
    return not _ENDS.search(line)


def _trim_back(lines: list[str]) -> list[str]:
    """Drops the footer: short lines after the last prose, from the first that is a label or initials."""
    last = max(
        (place for place, line in enumerate(lines) if len(line) >= _PROSE and _ENDS.search(line)), default=-1
    )
    for place in range(len(lines) - 1, 0, -1):
        if (
            _is_scrap(lines[place])
            and len(lines[place]) <= 30
            and place + 6 >= len(lines)
            and lines[place].isupper()
        ):
            return lines[:place]
    tail = last + 1
    while tail < len(lines) and (_ENDS.search(lines[tail]) or _BULLET.match(lines[tail])):
        tail += 1
    return lines[: max(tail, 1)]


def _name_kinds(lines: list[str]) -> list[tuple[BlockKind, str]]:
    named: list[tuple[BlockKind, str]] = []
    for place, line in enumerate(lines):
        if _BULLET.match(line):
            named.append(("item", _BULLET.sub("", line)))
        elif len(line) < 100 and not _ENDS.search(line) and place + 1 < len(lines):
            named.append(("heading", line))
        else:
            named.append(("paragraph", line))
    return named
