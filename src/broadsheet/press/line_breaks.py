"""Where no line may end: between a number and what it counts; and how a quotation is marked."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_UNITS: Final = (
    r"(?:billions?|millions?|trillions?|bn|mn|tn|gigawatts?|megawatts?|GWh?|MW|percent|per cent|%|"
    r"Milliarden?|Mrd\.?|Million(?:en)?|Mio\.?|Billionen|Gigawatt|Megawatt|Prozent|Euro|Dollar|"
    r"milliards?|pour cent|mil millones|millones|millón|billones|gigavatios|megavatios|por ciento|euros?|"
    r"d[oó]lares|dollars?|(?:миллиард|миллион|триллион|гигаватт|мегаватт|процент)\w*|млрд|млн|трлн)"
)
_FIGURE: Final = r"(?<![\w.,])\d[\d.,\u00a0\u202f]*(?:[-–]\d[\d.,]*)?"
_COINS: Final = r"(?:美元|美金|欧元|歐元|人民币|人民幣|港元|日元|元|米ドル|ドル|ユーロ|円)"
AMOUNT: Final = re.compile(
    rf"(?:\b[A-Z]{{1,3}})?[$€£¥₽₹]?\s?{_FIGURE}[ \u00a0\u202f]{_UNITS}(?![\w-])"
    rf"|(?<![\d.,])\d[\d,.]*\s?[万萬亿億兆千百]+[多余]?{_COINS}?"
)
"""A number and what it counts, in each of the languages that are read."""

MARKS: Final = {"de": ("„", "“"), "fr": ("«\u202f", "\u202f»"), "es": ("«", "»"), "ru": ("«", "»")}
"""What stands before and after a quotation, where it is not “so”."""

OWN_MARKS: Final = dict.fromkeys(("ja", "zh-hant", "zh-tw", "zh-hk"), ("「", "」"))
"""Marks of scripts in whose type Latin ones stand a letter apart."""

_KEPT: Final = Markup('<span class="keep">{}</span>')


def tie_numbers(text: str) -> str:
    """The text with spaces that do not break; for pictures, where nothing else can be said."""
    return AMOUNT.sub(lambda found: found[0][:1] + found[0][1:].replace(" ", "\u00a0"), text)


def keep_amounts(text: str) -> Markup:
    """The same for a page: every word stays as it was written, only where lines may break is said."""
    parts, at = [], 0
    for found in AMOUNT.finditer(text):
        begin = found.end() - len(found[0].lstrip())
        parts += [escape(text[at:begin]), _KEPT.format(text[begin : found.end()])]
        at = found.end()
    return Markup().join([*parts, escape(text[at:])])


def quoted(text: str, language: str, own: str = "") -> Markup:
    """A quotation as a language marks it: “so”, „so“, « so ». The last mark never stands on a line alone.

    Text in a language (`own`) that has marks of its own script keeps those: 「so」.
    """
    before, after = OWN_MARKS.get(own.lower()) or MARKS.get(language, ("“", "”"))
    return escape(before) + keep_amounts(text) + escape("\u2060" + after)
