"""Words that somebody encoded twice, as they were before: "AT&amp;T", "FranÃ§ois", "the companyâ€™s"."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.feeds.wording import read_words

_ROUNDS: Final = 2  #: times more than a feed has to; beyond that it is somebody's joke
_REFERENCE = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[rl][sd]quo|[nm]dash|hellip|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
)

#: Signs that bytes from 0x80 to 0xBF become where UTF-8 is taken for the charset of the West.
_HIGH: Final = {bytes([n]).decode("cp1252", "replace"): n for n in range(0x80, 0xC0)}
_BYTES: Final = {chr(n): n for n in range(0x80, 0x100)} | {k: n for k, n in _HIGH.items() if k != "\ufffd"}
_NEXT = "[" + "".join(re.escape(sign) for sign, n in sorted(_BYTES.items()) if n < 0xC0) + "]"
_SEQUENCE = re.compile(f"[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}}")
_WESTERN = re.compile(f"[ÂÃ]{_NEXT}|â€{_NEXT}")
#: No language writes these: a capital before a sign for money or law, or the euro inside a word.
_PROOF = re.compile("[ÂÃ][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|â€" + _NEXT)
_ENOUGH: Final = 3  #: sequences that do not come together by chance where nothing else is foreign


def mend_words(text: str) -> str:
    """The words as they were before they were encoded twice; as they stand where nothing proves it.

    The signs of another charset go only where one of them is proof, or where everything that is not
    ASCII is of this kind: „FPÖ“ has such a pair, and is right.
    """
    for _ in range(_ROUNDS):
        if "&" not in text or _REFERENCE.search(text) is None:
            break
        text = read_words(text)
    return mend_signs(text)


def mend_signs(text: str) -> str:
    """Text or markup whose UTF-8 was taken for another charset, in its own signs."""
    if text.isascii():
        return text
    if _PROOF.search(text):
        return _whole(text) or _WESTERN.sub(lambda found: _whole(found[0]) or found[0], text)
    sequences = _SEQUENCE.findall(text)
    return (_whole(text) or text) if len(sequences) >= _ENOUGH else text


def _whole(text: str) -> str:
    """The text whose bytes these signs stand for; "" where they are no UTF-8."""
    try:
        return bytes(_BYTES.get(sign, ord(sign)) for sign in text).decode("utf-8")
    except ValueError:  # a sign that is no byte, or bytes that are no text
        return ""
