"""What a day's articles said, packed: it counts while the day is in the window, and then no more."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.counts import read_counts
from broadsheet.stories.runs import PLACES
from broadsheet.stories.wording import Wording


@dataclass(frozen=True, slots=True)
class DayCounts:
    """In how many of a day's articles each term and each run of letters stood."""

    articles: int
    terms: bytes  #: one a line, in the order they came
    times: bytes  #: four bytes for each term
    runs: bytes  #: four bytes for each place of the table

    def read_terms(self) -> Mapping[str, int]:
        """Each term with the number of articles that say it."""
        terms = self.terms.decode("utf-8", "surrogatepass").split("\n") if self.terms else []
        return dict(zip(terms, array("I", self.times), strict=True))

    def read_runs(self) -> NDArray[np.uint32]:
        """For each place of the table the number of titles that hold it."""
        return np.frombuffer(self.runs, np.uint32)


def count_day(wordings: Iterable[Wording]) -> DayCounts:
    """The counts of articles that hold theirs still (`Report.forget_counts` has not been called)."""
    said = list(wordings)
    times = Counter(chain.from_iterable(read_counts(w.text or w.title) for w in said))
    runs = np.zeros(PLACES, dtype=np.uint32)
    for wording in said:
        runs[wording.runs.places] += 1
    return DayCounts(
        articles=len(said),
        terms="\n".join(times).encode("utf-8", "surrogatepass"),
        times=array("I", times.values()).tobytes(),
        runs=runs.tobytes(),
    )
