"""Names that a number opens: "7171 Labs", "137 Ventures"."""

from __future__ import annotations

import re

from broadsheet.text.tokens import Token

_ORDINARY = re.compile(r"1[89]\d\d|20\d\d|\d|\d{5,}")
_COUNTED = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|[$€£¥#]|No\.|\d[,.]?) ?$"
)


def opens_numbered_name(words: list[Token], index: int, text: str) -> bool:
    """As in "7171 Labs": a number, no year or day or sum, that opens the name of a firm."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else None
    if after is None or not word.text.isdigit() or _ORDINARY.fullmatch(word.text):
        return False
    is_firm = after.start == word.end + 1 and after.is_capital and after.text.lower() in _NUMBERED_FIRMS
    return is_firm and _COUNTED.search(text, max(0, word.start - 10), word.start) is None


_NUMBERED_FIRMS = frozenset("labs ventures capital robotics ai technologies health global partners".split())
