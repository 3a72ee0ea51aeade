"""Words of a text in any script, folded so that two spellings of one word are equal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Scripts written without spaces: kana, Han, Hangul is spaced and not among them; Thai, Lao, Khmer, Burmese.
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_QUOTES = str.maketrans(
    "\u2018\u2019\u201b\u2032\u02bc\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u2010\u2011\u2012\u2013\u2014",
    '\'\'\'\'\'"""""""-----',
)
_TOKEN = re.compile(rf"[{UNSPACED}]+|[^\W{UNSPACED}_]+(?:['.\-+&][^\W{UNSPACED}_]+)*\+?")
#: The same in plain letters, which is found in half the time.
_PLAIN_TOKEN = re.compile(r"[A-Za-z0-9]+(?:['.\-+&][A-Za-z0-9]+)*\+?")
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]")


# Marks that show nothing and part words for a search: soft hyphen, zero-width space, word joiner, overrides
# of the writing direction. Joiners stay: Persian, Indic scripts and emoji are written with them.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0x202D, 0x202E, 0xFEFF))


def squeeze(text: str) -> str:
    """The text on one line: each run of white space is one blank, and marks that show nothing are gone."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def fold_text(text: str) -> str:
    """The text in compatibility form, lower case, with plain quotes and dashes."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()


def split_words(folded: str) -> list[str]:
    """Words in reading order; a run of an unspaced script is one piece. Takes what `fold_text` gives."""
    return (_PLAIN_TOKEN if folded.isascii() else _TOKEN).findall(folded)


def is_unspaced(word: str) -> bool:
    """Whether the piece is of a script written without spaces."""
    return _UNSPACED_RUN.match(word) is not None
