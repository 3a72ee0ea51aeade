"""Words of a text with their places; nothing is dropped but white space."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNS = "぀-ヿ㐀-鿿"
_UNITS = "%％亿万億萬元円美年月日家块台枚倍成多余個个人股座份"
_BEFORE_NUMBER = rf"[A-Za-zÀ-ÿ]{{2,}}(?=\d[\d.,]*[{_UNITS}])"
"""As in "Cohere20亿美元", "Cohere15%": between signs a number may follow a name without a blank."""
_BEFORE_ROUND = r"[A-Za-zÀ-ÿ]*[a-z](?=[A-H]\+*[轮輪])"
_TOKEN = re.compile(
    rf"[{_SIGNS}]+|{_BEFORE_NUMBER}|{_BEFORE_ROUND}|[^\W_{_SIGNS}]+|[^\w\s\u00ad\u200b-\u200f\u2060\ufeff]|_",
    re.UNICODE,
)
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
