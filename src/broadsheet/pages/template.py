"""What stands on many pages of one outlet, and therefore in none of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from broadsheet.pages.charset import decode_body
from broadsheet.pages.limits import name_refusal
from broadsheet.pages.markup import parse_page
from broadsheet.pages.stretches import lay_out

_LEAST_PAGES = 3
_SHARE = 0.3
_LONGEST = 2_000


def learn_template(pages: Iterable[tuple[bytes, str]]) -> frozenset[str]:
    """Texts that stand on at least three pages and three in ten of those given, as `furniture` for read_page.

    `pages` are bodies with their addresses, all of one outlet; a page that is given twice counts once,
    and so does one that was reprinted under another address, since all its texts would repeat.
    """
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    read = 0
    for body, url in pages:
        page = None if name_refusal(body) else parse_page(decode_body(body).text, url)
        texts = (
            {one.text for one in lay_out(page.root).stretches if len(one.text) <= _LONGEST} if page else set()
        )
        if not texts or url in seen or _is_reprint(texts, counts):
            continue
        seen.add(url)
        read += 1
        counts.update(texts)
    least = max(_LEAST_PAGES, round(read * _SHARE))
    return frozenset(text for text, count in counts.items() if count >= least)


def _is_reprint(texts: set[str], counts: Counter[str]) -> bool:
    """Whether nearly every long text of a page was met before."""
    long = [text for text in texts if len(text) > 200]
    return len(long) >= 3 and sum(counts[text] > 0 for text in long) > 0.8 * len(long)
