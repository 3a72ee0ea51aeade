"""What stands on many pages of one outlet, and therefore in none of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from broadsheet.records import content_id

_LEAST_PAGES: Final = 3
_SHARE: Final = 0.3
_SHORT: Final = 20  #: characters; "Why it matters" may head a part of every article


def line_id(text: str) -> str:
    """What a line of a page is known by; "" for one too short to belong to a template."""
    return content_id("line", text)[:12] if len(text) >= _SHORT else ""


def learn_template(pages: Iterable[Collection[str]]) -> frozenset[str]:
    """The lines that stand on at least three pages and three in ten of those given.

    Each page is given as `Reading.lines`, all of one outlet. A page that was reprinted under another
    address counts once, since all its lines would repeat. What comes out is `furniture` for read_page.
    """
    counts: Counter[str] = Counter()
    read = 0
    for lines in pages:
        if not lines or _is_reprint(lines, counts):
            continue
        read += 1
        counts.update(set(lines))
    least = max(_LEAST_PAGES, round(read * _SHARE))
    return frozenset(line for line, count in counts.items() if count >= least)


def _is_reprint(lines: Collection[str], counts: Counter[str]) -> bool:
    """Whether nearly every line of a page was met before."""
    return len(lines) >= 3 and sum(counts[line] > 0 for line in lines) > 0.8 * len(lines)
