"""A Record is an article as a markdown file with front matter, kept as it was written.

The file stays cut into chunks, one for each top-level key, and each chunk keeps its own text: what
is not changed is written back byte for byte, unknown keys and odd layouts included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One top-level key: its lines with their line ends, blank lines before it included."""

    key: str
    text: str
    value: Any  #: str, int, float, bool, None, or lists and dicts of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The front matter in order, and the body behind it."""

    chunks: tuple[Chunk, ...]
    head: str = "---\n"  #: the opening line, with anything before it
    tail: str = "---\n\n"  #: closing line and body, as found

    def __getitem__(self, key: str) -> Any:
        for chunk in self.chunks:
            if chunk.key == key:
                return chunk.value
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(chunk.key == key for chunk in self.chunks)

    def get(self, key: str, default: Any = None) -> Any:
        """The value at a top-level key, or `default` where the record has no such key."""
        return next((chunk.value for chunk in self.chunks if chunk.key == key), default)

    @property
    def keys(self) -> tuple[str, ...]:
        """The top-level keys in the file's order."""
        return tuple(chunk.key for chunk in self.chunks)

    @property
    def body(self) -> str:
        """What stands below the front matter."""
        return self.tail.split("\n", 1)[1] if "\n" in self.tail else ""

    def values(self) -> dict[str, Any]:
        """All values by top-level key, in the file's order."""
        return {chunk.key: chunk.value for chunk in self.chunks}

    def with_chunk(self, chunk: Chunk) -> Record:
        """The record with the chunk of that key replaced, or put before `secured` if it is new."""
        if chunk.key in self:
            return replace(self, chunks=tuple(chunk if c.key == chunk.key else c for c in self.chunks))
        at = next((i for i, c in enumerate(self.chunks) if c.key == "secured"), len(self.chunks))
        return replace(self, chunks=(*self.chunks[:at], chunk, *self.chunks[at:]))
