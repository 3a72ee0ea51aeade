"""Lists that say their preposition again before each name: "auprès de A, de B et du fonds C", "mit A und mit B"."""

from __future__ import annotations

import re

_PREPOSITIONS = {
    "fr": (("de", r"d(?:e(?: la)?|u|es)?(?: l)?"), ("avec", "avec(?: l[ea]s?)?"), ("par", "par(?: l[ea]s?)?"), ("à", r"(?:à(?: l[ea]?)?|aux?)"), ("chez", "chez")),
    "es": (("de", r"del?(?: l[ao]s?)?"), ("con", r"con(?: (?:el|l[ao]s?))?"), ("por", r"por(?: (?:el|l[ao]s?))?"), ("a", r"al?(?: l[ao]s?)?")),
    "de": (("mit", r"mit(?: de[rmn])?"), ("von", r"vo[nm](?: de[rmn])?"), ("an", r"an(?: d(?:ie|as|en))?"), ("durch", r"durch(?: d(?:ie|as|en))?"), ("bei", r"bei(?:m| de[rmn])?")),
}  # fmt: skip
_ABOUT = r"[ '’«„“\"]*"
_JOINED = {
    code: tuple(
        (
            re.compile(rf"(?<![\w-]){words}{_ABOUT}$", re.IGNORECASE),
            re.compile(rf"(?P<join>,|,? ?(?:et|y|e|und|sowie|ainsi que)) {words}{_ABOUT}"),
        )
        for _, words in rows
    )
    for code, rows in _PREPOSITIONS.items()
}
_WIDE = 16


def without_same_preposition(between: str, text: str, at: int, language: str) -> str:
    """What joins two names, without the preposition that already governs the first of them (which begins at `at`)."""
    for before, again in _JOINED.get(language, ()):
        match = again.fullmatch(between)
        if match is not None and before.search(text, max(0, at - _WIDE), at):
            return match["join"].strip()
    return between
