"""Stretches of a page that are headlines in a row, with no sentence between them: menus, archives, lists of authors."""

from __future__ import annotations

import re

_SHARES = ((45, 0.6), (95, 0.3))  # more words than that, with a larger share of capitals than that
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_listing(stretch: str) -> bool:
    """Whether a "sentence" is so long and so full of capitals that it must be many titles without a full stop.

    Nothing in it tells where a title ends, so a buyer of one would get what another has bought.
    A list of names with commas between them is none.
    """
    words = _WORD.findall(stretch)
    if stretch.count(",") * 5 > len(words):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return any(len(words) > most and capitals > share * len(words) for most, share in _SHARES)
