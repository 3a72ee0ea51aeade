"""Counts: terms and how often each is said, in an eighth of a Counter's room."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_MOST: Final = 0xFFFF  #: said so often or more often counts as so often
_SIZE: Final = array("H").itemsize

Counts = bytes  #: the number of terms, their counts, then the terms in the order they came, one a line
NO_COUNTS: Final = b""


def pack_counts(terms: Iterable[str]) -> Counts:
    """How often each term is said; empty for none. No term holds a line break."""
    counted = Counter(terms)
    if not counted:
        return NO_COUNTS
    numbers = array("H", [len(counted), *(min(count, _MOST) for count in counted.values())])
    return numbers.tobytes() + "\n".join(counted).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=4)  # who counts an article weighs it next
def read_counts(packed: Counts) -> dict[str, int]:
    """The terms with their counts, in the order they came; to be read only."""
    if not packed:
        return {}
    size = array("H", packed[:_SIZE])[0]
    end = _SIZE * (size + 1)
    terms = packed[end:].decode("utf-8", "surrogatepass").split("\n")
    return dict(zip(terms, array("H", packed[_SIZE:end]), strict=True))
