"""Phrases that sites print around articles, in every language of the catalogue."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

KINDS: Final = ("teaser", "share", "letter", "reply", "advert", "legal", "player", "login", "media")
_SHORT: Final = 240
_LINE: Final = 90
_SENTENCE: Final = re.compile(r"[.!?。！？][\"”’»)]*$")
_LEAD: Final = re.compile(r"^[\W_]+")


class Cues(NamedTuple):
    """The table of phrases, compiled."""

    start: re.Pattern[str]
    anywhere: re.Pattern[str]
    line: re.Pattern[str]
    kinds: dict[str, str]  #: phrase → kind


def find_cue(text: str) -> tuple[str, bool]:
    """The kind of boilerplate a line announces, and whether it begins with the phrase; ("", False) for none.

    Long lines are judged by their beginning only: an article may speak of newsletters.
    """
    table = _cues()
    line = _LEAD.sub("", text[:_SHORT]).casefold()
    found = table.start.match(line)
    if found:
        return table.kinds[found.group().strip(" :-.!»>→")], True
    if len(text) < _SHORT:
        found = table.anywhere.search(line)
        if found:
            return table.kinds[found.group()], False
    return "", False


_GONE: Final = {"teaser", "share", "reply", "player", "advert", "letter", "login"}


def is_furniture_line(text: str, link_chars: int = 0) -> bool:
    """Whether a line that was taken for article only announces something else ("Also read: …").

    Only short lines that begin with a phrase count, and of these only such as are mostly a link, end
    the phrase with a colon, or are nothing but the phrase: prose may begin with "See also" too.
    """
    if len(text) > _SHORT:
        return False
    kind, at_start = find_cue(text)
    if kind not in _GONE or not at_start:
        return False
    line = _LEAD.sub("", text)
    found = _cues().start.match(line.casefold())
    if len(text) < _LINE and _cues().line.match(line.casefold()) and not _SENTENCE.search(text):
        return True
    rest = line[found.end() :].strip() if found else line
    is_ended = found is not None and found.group().rstrip().endswith((":", "-", "–"))
    return (
        is_ended
        or not rest.strip(" .!…»>→-:")
        or rest.startswith((":", "：", "–", "—", "|", "»", ">", "-"))
        or link_chars * 2 > len(text)
    )


@cache
def _cues() -> Cues:
    kinds: dict[str, str] = {}
    starts, anywhere, lines = [], [], []
    source = resources.files("broadsheet") / "data" / "pages" / "cues.tsv"
    for row in source.read_text("utf-8").splitlines():
        if not row or row.startswith(("#", "language\t")):
            continue
        _, place, kind, phrase = row.split("\t")
        phrase = phrase.casefold()
        kinds[phrase.strip(" :-.!»>→")] = kind
        kinds[phrase] = kind
        if place == "line":
            lines.append(re.escape(phrase))
        if place == "any":
            anywhere.append(re.escape(phrase))
        else:
            starts.append(re.escape(phrase) + (r"[\s:.!…»>→-]*$" if place == "whole" else ""))
    return Cues(
        re.compile("|".join(starts)), re.compile("|".join(anywhere)), re.compile("|".join(lines)), kinds
    )
