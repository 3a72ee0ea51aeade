"""Words of a text with their places; nothing is dropped but white space."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNS = "぀-ヿ㐀-鿿"
_TOKEN = re.compile(rf"[{_SIGNS}]+|[^\W_{_SIGNS}]+|[^\w\s]|_", re.UNICODE)
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


class Token(NamedTuple):
    """A word or a mark: `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Begins with an upper-case letter."""
        return self.text[:1].isupper()


def tokens(text: str) -> list[Token]:
    """Words and single marks in order; a run of letters and digits is one word.

    Chinese and Japanese signs stand apart from Latin letters: "Meta收购" is two words.
    """
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def is_cjk(text: str) -> bool:
    """Whether `text` holds Chinese, Japanese or Korean script, which is written without spaces."""
    return _CJK.search(text) is not None
