"""The long read: one article worth sitting down for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from broadsheet.editions.items import READING_SPEED
from broadsheet.editions.weighing import Weighed
from broadsheet.editions.wording import count_words

FEWEST_WORDS: Final = 600
SHARE: Final = 0.5  #: of the edition's time that it may take


def choose_long_read(weighed: Sequence[Weighed], seconds: int) -> tuple[str, int]:
    """(story id, seconds to read its article), or ("", 0) where no article is long and good enough.

    The best of known quality among those that fill at most half of the edition's `seconds`; a live
    blog, a release or a transcript is none.
    """
    best: tuple[float, str, int] = (0.0, "", 0)
    for one in sorted(weighed, key=lambda w: w.candidate.story.id):
        article, marks = one.candidate.article, one.candidate.marks
        quality = None if marks is None else marks.quality.value
        if article.kind not in {"article", "opinion"} or quality is None:
            continue
        words = count_words(article.text)
        needed = int(words / READING_SPEED)
        worth = quality + min(words, 1500) / 50
        if words >= FEWEST_WORDS and needed <= seconds * SHARE and worth > best[0]:
            best = (worth, one.candidate.story.id, needed)
    return best[1], best[2]
