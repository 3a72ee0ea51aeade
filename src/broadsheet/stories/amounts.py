"""Amounts of money and percentages in a title, as values: "$225M", "2,25 Milliarden", 6億5000万ドル.

This reads enough to see that two titles speak of one sum. What a sum means is the claims room's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_UNITS: Final = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(
        ("m", "mn", "mio", "million", "millions", "millionen", "millones", "milhões", "млн"), 1e6
    ),
    **dict.fromkeys(
        ("b", "bn", "md", "mrd", "billion", "billions", "milliarde", "milliarden", "milliard"), 1e9
    ),
    **dict.fromkeys(("milliards", "bilhões", "bilhão", "млрд"), 1e9),
    **dict.fromkeys(("t", "tn", "trillion", "万亿", "兆"), 1e12),
    "万": 1e4,
    "千万": 1e7,
    "亿": 1e8,
    "億": 1e8,
    "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11,
}
_WORDS: Final = {
    "half a": 0.5, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "zehn": 10, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "diez": 10, "dez": 10, "dois": 2, "три": 3, "четыре": 4, "пять": 5, "десять": 10,
}  # fmt: skip
_LETTERS: Final = "|".join(
    sorted((unit for unit in _UNITS if unit.isalpha() and unit < "\u3000"), key=len, reverse=True)
)
_NUMBER: Final = rf"\d+(?:[.,\u00a0]\d+)*|\b(?:{'|'.join(_WORDS)})(?=[ -](?:m|b|tr)illi|[ -]milli|[ -]мл)"
_AMOUNT = re.compile(
    rf"(?P<sign>[$€£¥₹])?\s?(?P<number>{_NUMBER})[ -]?"
    rf"(?P<unit>万亿|[十百千]?亿|千?万|[億兆]|(?:{_LETTERS})\b)?(?P<rest>\d{{1,4}}万)?"
    r"(?P<percent>\s?(?:%|percent\b|per cent\b|prozent\b|pour cent\b))?"
)
_FIGURE = re.compile(r"\d")
_SIGNED: Final = 2  #: characters that may stand before the first figure: a sign and a blank
_COUNTED_UNITS: Final = ("illi", "мл")  #: one of them is in every unit that a number in words stands before
_COUNTED: Final = _SIGNED + max(map(len, _WORDS)) + len(" tr")  #: characters from such a number to that
_DECIMAL_POINT: Final = frozenset(("en", "zh", "ja", "und", ""))
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0]\d{3})+")


def take_amounts(folded: str, language: str) -> tuple[frozenset[str], str]:
    """The amounts ("#$2.25e+08") and percentages ("#%17") of a folded text, and the text without them.

    Versions, years and plain numbers stay in the text. "10.000" is ten thousand where the language
    writes thousands with a full stop.
    """
    found: set[str] = set()

    def take(match: re.Match[str]) -> str:
        if not (match["percent"] or match["sign"] or match["unit"]):
            return match.group()
        value = _read_number(match["number"], language) * _UNITS.get(match["unit"] or "", 1.0)
        value += float((match["rest"] or "0").rstrip("万")) * 1e4
        found.add(f"#{'%' if match['percent'] else '$'}{value:.3g}")
        return " "

    plain, pieces, end = _spanish_thousands(folded), list[str](), 0
    for match in _find_amounts(plain):
        pieces += (plain[end : match.start()], take(match))
        end = match.end()
    return frozenset(found), "".join((*pieces, plain[end:]))


def _find_amounts(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_AMOUNT`, which is slow over plain words: it is looked for where a number can be."""
    match = _AMOUNT.search(text, _next_number(text, 0))
    while match:
        yield match
        match = _AMOUNT.search(text, _next_number(text, match.end()))


def _next_number(text: str, start: int) -> int:
    """A place that no number from `start` on begins before: one in figures, or in words before "million"."""
    figure = _FIGURE.search(text, start)
    places = [figure.start() - _SIGNED] if figure else []
    places += [place - _COUNTED for unit in _COUNTED_UNITS if (place := text.find(unit, start)) >= 0]
    return max(start, min(places, default=len(text)))


def _spanish_thousands(folded: str) -> str:
    return re.sub(r"\bmil millones\b", "mrd", folded) if "mil millones" in folded else folded


def _read_number(written: str, language: str) -> float:
    if written in _WORDS:
        return float(_WORDS[written])
    if _THOUSANDS.fullmatch(written) and ("." not in written or language[:2] not in _DECIMAL_POINT):
        return float(re.sub(r"[.,\u00a0]", "", written))
    plain = written.replace(",", ".").replace("\u00a0", "")
    return float(plain if plain.count(".") <= 1 else plain.replace(".", ""))
