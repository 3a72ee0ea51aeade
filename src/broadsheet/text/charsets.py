"""Which charset bytes are written in, where nothing says so or what is said cannot be."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_SEEN = 1_000_000  # bytes looked at
_SAMPLE = 20_000  # bytes whose letters are counted
_MOST_WRONG = 0.02  # share of the non-ASCII characters that may be undecodable
_WESTERN = frozenset({"cp1252", "cp1254"})
_WESTERN_SHARE = 0.25  # of the letters of Western European text at most are not ASCII
_LATIN_SHARE = 0.5
_LATIN_OF = {
    "cs": "cp1250", "sk": "cp1250", "pl": "cp1250", "hu": "cp1250", "ro": "cp1250", "hr": "cp1250",
    "sl": "cp1250", "sq": "cp1250",
    "bs": "cp1250", "tr": "cp1254", "az": "cp1254", "lt": "cp1257", "lv": "cp1257", "et": "cp1257",
    "vi": "cp1258",
}  # fmt: skip
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp949", "cp1253",
    "cp1255", "cp1256", "cp874", "iso8859_5",
    "iso8859_7", "cp1252",
]  # fmt: skip
_BETWEEN_TAGS = re.compile(rb"[<>]")
_WORD = re.compile(rb"[A-Za-z\x80-\x9f\xa1-\xff]{3,}")
_PLAIN = re.compile(rb"[A-Za-z]+")

_PROBE = b"<a>-b"  # markup; an encoding of host names or of bytes makes something else of it, or fails
_ESCAPES = frozenset({"unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape"})
_WIDE = ("utf-16", "utf_16", "utf-32", "utf_32")


def name_codec(declared: str) -> str:
    """Python's name of a charset that somebody declares, or "" where it knows none that text is written in.

    Python knows many more encodings than there are charsets: of host names, of escapes, of packed bytes.
    """
    try:
        name = codecs.lookup(declared.strip().lower()).name
        if name in _ESCAPES:
            return ""
        is_text = name.startswith(_WIDE) or _PROBE.decode(name, "replace") == _PROBE.decode("ascii")
    except (LookupError, ValueError):  # unknown; no text encoding; undecodable; a name with a NUL in it
        return ""
    return name if is_text else ""


def fits_charset(body: bytes, charset: str) -> bool:
    """Whether the bytes can be text of that charset: nearly all decode, and not to another script's letters.

    Any bytes decode as Windows-1252, so that its text must be mostly ASCII letters, as Western European is.
    """
    text = body.decode(charset, "replace")[:400_000]
    high = [char for char in text if ord(char) > 127] or ["x"]
    if high.count("\ufffd") > len(high) * _MOST_WRONG:
        return False
    if charset not in _WESTERN:
        return True
    letters = sum(char.isalpha() for char in text) or 1
    return len(high) < letters * _WESTERN_SHARE


def guess_charset(body: bytes, language: str = "") -> str:
    """The likeliest charset of bytes that are no UTF-8, as Python's codec; "" where nothing is likely.

    Where words with high bytes are mostly ASCII the script is Latin, and the language (two letters, ""
    if unknown) says which table; elsewhere the statistics of `charset_normalizer` choose among the tables
    of other scripts.
    """
    if _high_share(body) < _LATIN_SHARE:
        return _LATIN_OF.get(language.lower(), "cp1252")
    texts = [text for text in _BETWEEN_TAGS.split(body[:_SEEN]) if not text.isascii()]
    best = charset_normalizer.from_bytes(b"\n".join(texts)[:_SAMPLE], cp_isolation=_OTHER_SCRIPTS).best()
    return codecs.lookup(best.encoding).name if best else ""


def _high_share(body: bytes) -> float:
    """Share of high bytes in the words that have any; markup and scripts around them do not count."""
    words = [word for word in _WORD.findall(body[:_SEEN]) if not word.isascii()]
    high = b"".join(words)
    return len(_PLAIN.sub(b"", high)) / len(high) if high else 0.0
