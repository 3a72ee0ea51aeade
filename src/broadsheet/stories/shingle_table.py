"""Which texts hold a shingle, in eight bytes an entry: a million texts fit where a dictionary would not."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.text.shingles import Hashes

FRESH: Final = 1 << 16  #: entries that wait unsorted before they make a block
CROWDED: Final = 64  #: a shingle with more entries is boilerplate, whoever of them is still there
Block = NDArray[np.uint64]  #: sorted; the shingle in the upper half of an entry, the number in the lower
_HALF: Final = np.uint64(32)
_LOWER: Final = np.uint64(0xFFFFFFFF)
_LOW: Final = 0 if sys.byteorder == "little" else 1
_CROWD: Final = -1
_LAST: Final = np.uint32((1 << 20) - 1)  #: bits by which is told that nobody who waits holds a shingle


class ShingleTable:
    """Shingle → numbers of texts. Sorted blocks of growing size; look-ups cost as many searches as blocks."""

    def __init__(self) -> None:
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0
        self._may_wait = np.zeros(_LAST + 1, np.bool_)  #: by their last bits: few need to be looked up
        self._blocks: list[Block] = []
        self._gone: set[int] = set()

    def add(self, number: int, shingles: Hashes) -> None:
        """Enters a text under its shingles, each named once."""
        for shingle in shingles.tolist():
            self._fresh.setdefault(shingle, []).append(number)
        self._may_wait[shingles & _LAST] = True
        self._waiting += len(shingles)
        if self._waiting >= FRESH:
            self._seal()

    def fill(self, texts: Mapping[int, Hashes]) -> None:
        """Enters many texts at once, each under its shingles as `add` does."""
        shingles = np.concatenate([np.empty(0, np.uint32), *texts.values()]).astype(np.uint64)
        numbers = np.fromiter(texts, np.uint64, len(texts)).repeat([len(held) for held in texts.values()])
        self._lay((shingles << _HALF) | numbers)

    def drop(self, number: int) -> None:
        """Forgets a text; what it took is given back when its block is next joined to another."""
        self._gone.add(number)

    def holders(self, shingles: Hashes, most: int) -> dict[int, int]:
        """Texts that hold any of these distinct shingles → how many; one in more than `most` says nothing."""
        waits = shingles[self._may_wait[shingles & _LAST]]
        met = [(shingle, number) for shingle in waits.tolist() for number in self._fresh.get(shingle, ())]
        asked = shingles.astype(np.uint64) << _HALF
        for block in self._blocks:
            starts = block.searchsorted(asked)
            held = (block[np.minimum(starts, len(block) - 1)] >> _HALF == shingles).nonzero()[0]
            ends = block.searchsorted(asked[held] | _LOWER, side="right")
            for shingle, start, end in zip(shingles[held].tolist(), starts[held], ends, strict=True):
                if end - start <= CROWDED:
                    met += [(shingle, number) for number in _numbers(block[start:end]).tolist()]
                else:  # nobody in particular holds it: so many that it counts for nobody
                    met += [(shingle, _CROWD)] * (most + 1)
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
        shingles = np.fromiter(self._fresh, dtype=np.uint64, count=len(self._fresh))
        repeats = [len(numbers) for numbers in self._fresh.values()]
        numbers = np.fromiter(chain.from_iterable(self._fresh.values()), dtype=np.uint64)
        self._fresh, self._waiting = {}, 0
        self._may_wait[:] = False
        self._lay(np.repeat(shingles << _HALF, repeats) | numbers)

    def _lay(self, fresh: Block) -> None:
        """Makes a block of entries in any order."""
        fresh.sort()
        self._blocks.append(self._keep(fresh))
        while len(self._blocks) > 1 and len(self._blocks[-2]) < 2 * len(self._blocks[-1]):
            joined = np.concatenate([self._keep(self._blocks.pop()), self._keep(self._blocks.pop())])
            joined.sort()
            self._blocks.append(joined)
        if not len(self._blocks[-1]):
            self._blocks.pop()

    def _keep(self, block: Block) -> Block:
        """What of a block is not gone. A text stands in one block, so that here it goes for good."""
        if not self._gone:
            return block
        numbers = _numbers(block)
        is_gone = np.zeros(max(int(numbers.max(initial=0)), *self._gone) + 1, dtype=np.bool_)
        is_gone[list(self._gone)] = True
        leaves = is_gone[numbers]
        self._gone.difference_update(np.unique(numbers[leaves]).tolist())
        return block[~leaves]


def _numbers(block: Block) -> NDArray[np.uint32]:
    """The lower halves, without a copy."""
    return block.view(np.uint32)[_LOW::2]
