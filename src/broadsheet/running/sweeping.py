"""Full sweeps of memory wait while a telling runs: each would look through all that stands."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = 1 << 30


@contextmanager
def without_full_sweeps() -> Iterator[None]:
    """Only what was made lately is looked through for rubbish until the block ends.

    A telling makes millions of values that stay and next to no rubbish that holds itself. What others do in
    the process meanwhile is swept as before.
    """
    young, older, oldest = gc.get_threshold()
    gc.set_threshold(young, older, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, older, oldest)
