"""Record files to Records: a markdown file with front matter, kept byte for byte."""

from __future__ import annotations

import re

from broadsheet.errors import RecordError
from broadsheet.records.record import Chunk, Record
from broadsheet.text.front_matter import read_chunk, split_chunks

_FENCE = re.compile(r"(?m)^---[ \t]*\r?$")


def read_record(text: str, *, place: str = "record") -> Record:
    """The record that `text` holds; `press.write_record` gives the same text back.

    Raises RecordError with line and excerpt where the front matter is missing, not closed, or
    holds a key twice.
    """
    opening = _FENCE.search(text)
    if not opening or text[: opening.start()].strip("\ufeff \t\r\n"):
        raise RecordError(
            "a record begins with ---",
            place=f"{place}:1",
            excerpt=text[:80],
            remedy="Put the front matter first.",
        )
    inner_start = opening.end() + 1
    closing = _FENCE.search(text, inner_start)
    if not closing:
        raise RecordError("the front matter is not closed", place=place, remedy="End it with a line of ---.")
    chunks = []
    seen: set[str] = set()
    for key, lines, number in split_chunks(text[inner_start : closing.start()], place):
        if key in seen:
            raise RecordError(f"{key} stands twice", place=f"{place}:{number}", remedy="Keep one of them.")
        seen.add(key)
        chunks.append(Chunk(key=key, text=lines, value=read_chunk(key, lines, f"{place}:{number}")))
    return Record(chunks=tuple(chunks), head=text[:inner_start], tail=text[closing.start() :])
