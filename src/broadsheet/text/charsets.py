"""Which charset bytes are written in, where nothing says so or what is said cannot be."""

from __future__ import annotations

import codecs
import re
from itertools import islice

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


_STRAY = re.compile(rb"(?<=[\x20-\x7e])[\x80-\xff](?=[\x20-\x7e])")


def mend_strays(body: bytes) -> bytes:
    """Bytes in UTF-8 with the lone bytes of Windows-1252 among them encoded like the rest.

    A high byte between two of ASCII is never UTF-8: somebody pasted a text of another table into the page.
    """
    return _STRAY.sub(lambda found: found.group().decode("cp1252", "replace").encode(), body)


# The bytes of UTF-8 as Windows-1252 shows them: the first of two, three or four, and those that follow it.
_FOLLOWING = "".join(
    bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
) + "".join(map(chr, range(0x80, 0xA0)))
_TWICE = re.compile(
    f"[\u00c2-\u00df][{_FOLLOWING}]|[\u00e0-\u00ef][{_FOLLOWING}]{{2}}|[\u00f0-\u00f4][{_FOLLOWING}]{{3}}"
)
_MAY_BE_MEANT = frozenset(
    "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u00ab\u00bb"
)  # may stand behind any letter
_LEAST_TWICE = 3
#: What quotes, dashes, accents, Cyrillic and the stops of Chinese become. The first letter is looked for
#: before the pair: a search for one letter costs a tenth of that for two, and most texts hold none.
_SIGNS = {
    "\u00c2": ("\u00c2",), "\u00c3": ("\u00c3",), "\u00d0": ("\u00d0",), "\u00ef": ("\u00ef\u00bc",),
    "\u00e2": ("\u00e2\u20ac", "\u00e2\u0080"), "\u00e3": ("\u00e3\u20ac", "\u00e3\u0080"),
}  # fmt: skip


def mend_twice_encoded(text: str) -> str:
    """The text with what was encoded as UTF-8 twice decoded once more: "â€™" becomes an apostrophe.

    Only where at least three such runs stand in it that nobody writes by themselves; else it is as given.
    """
    if not any(first in text and any(sign in text for sign in signs) for first, signs in _SIGNS.items()):
        return text
    runs = (found for found in _TWICE.finditer(text) if not _MAY_BE_MEANT.issuperset(found.group()[1:]))
    certain = islice((found for found in runs if _undo(found)), _LEAST_TWICE)
    if sum(1 for _ in certain) < _LEAST_TWICE:
        return text
    return _TWICE.sub(lambda found: _undo(found) or found.group(), text)


def _undo(found: re.Match[str]) -> str:
    """The letter that a run is the bytes of; "" where they are none of UTF-8."""
    single = b"".join(
        bytes((ord(char),)) if ord(char) < 256 else char.encode("cp1252") for char in found.group()
    )
    try:
        return single.decode("utf-8")
    except UnicodeDecodeError:
        return ""
