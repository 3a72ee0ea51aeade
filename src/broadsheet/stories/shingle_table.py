"""Which texts hold a shingle, in eight bytes an entry: a million texts fit where a dictionary would not."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.text.shingles import Hashes

FRESH: Final = 1 << 16  #: entries that wait unsorted before they make a block
CROWDED: Final = 64  #: a shingle with more entries is boilerplate, whoever of them is still there
Numbers = NDArray[np.int32]
_CROWD: Final = -1


class ShingleTable:
    """Shingle → numbers of texts. Sorted blocks of growing size; look-ups cost as many searches as blocks."""

    def __init__(self) -> None:
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0
        self._blocks: list[tuple[Hashes, Numbers]] = []
        self._gone: set[int] = set()

    def add(self, number: int, shingles: Hashes) -> None:
        """Enters a text under its shingles, each named once."""
        for shingle in shingles.tolist():
            self._fresh.setdefault(shingle, []).append(number)
        self._waiting += len(shingles)
        if self._waiting >= FRESH:
            self._seal()

    def drop(self, number: int) -> None:
        """Forgets a text; what it took is given back when its block is next joined to another."""
        self._gone.add(number)

    def holders(self, shingles: Hashes, most: int) -> dict[int, int]:
        """Texts that hold any of these distinct shingles → how many; one in more than `most` says nothing."""
        met = [(shingle, number) for shingle in shingles.tolist() for number in self._fresh.get(shingle, ())]
        for keys, numbers in self._blocks:
            starts = np.searchsorted(keys, shingles, side="left")
            counts = np.searchsorted(keys, shingles, side="right") - starts
            for place in np.flatnonzero(counts):
                if counts[place] <= CROWDED:
                    inside = numbers[starts[place] : starts[place] + counts[place]].tolist()
                    met += [(int(shingles[place]), number) for number in inside]
                else:  # nobody in particular holds it: so many that it counts for nobody
                    met += [(int(shingles[place]), _CROWD)] * (most + 1)
        return self._count(met, most)

    def _count(self, met: list[tuple[int, int]], most: int) -> dict[int, int]:
        by_shingle: dict[int, list[int]] = {}
        for shingle, number in met:
            if number not in self._gone:
                by_shingle.setdefault(shingle, []).append(number)
        shared: dict[int, int] = {}
        for numbers in by_shingle.values():
            if len(numbers) <= most:
                for number in numbers:
                    shared[number] = shared.get(number, 0) + 1
        return shared

    def _seal(self) -> None:
        """Sorts what waits into a block, and joins blocks until each is twice as large as the next."""
        entries = [(shingle, number) for shingle, numbers in self._fresh.items() for number in numbers]
        table = np.array(entries, dtype=np.int64)
        self._blocks.append(self._keep(table[:, 0].astype(np.uint32), table[:, 1].astype(np.int32)))
        self._fresh, self._waiting = {}, 0
        while len(self._blocks) > 1 and len(self._blocks[-2][0]) < 2 * len(self._blocks[-1][0]):
            right, left = self._blocks.pop(), self._blocks.pop()
            self._blocks.append(
                self._keep(np.concatenate([left[0], right[0]]), np.concatenate([left[1], right[1]]))
            )

    def _keep(self, keys: Hashes, numbers: Numbers) -> tuple[Hashes, Numbers]:
        """A block of what is not gone. A text stands in one block, so that here it goes for good."""
        if self._gone:
            kept = ~np.isin(numbers, np.fromiter(self._gone, dtype=np.int32))
            self._gone.difference_update(numbers[~kept].tolist())
            keys, numbers = keys[kept], numbers[kept]
        return _sort(keys, numbers)


def _sort(keys: Hashes, numbers: Numbers) -> tuple[Hashes, Numbers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]
