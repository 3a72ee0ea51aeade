"""Numbers as seven languages write them: separators, magnitudes, small numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal

MAGNITUDES: dict[str, dict[str, int]] = {
    "en": {
        "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "mm": 6, "m": 6, "mil": 6,
        "billion": 9, "bn": 9, "bln": 9, "b": 9, "bil": 9, "trillion": 12, "tn": 12, "trn": 12, "t": 12,
        "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7, "lakh crore": 12,
    },
    "de": {
        "tausend": 3, "tsd.": 3, "tsd": 3, "million": 6, "millionen": 6, "mio.": 6, "mio": 6,
        "milliarde": 9, "milliarden": 9, "mrd.": 9, "mrd": 9, "billion": 12, "billionen": 12, "bio.": 12,
    },
    "fr": {
        "mille": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "milliard": 9, "milliards": 9, "md": 9,
        "mds": 9, "mrd": 9, "billion": 12, "billions": 12,
    },
    "es": {
        "mil": 3, "millón": 6, "millon": 6, "millones": 6, "m": 6, "mill.": 6, "mm": 6, "mil millones": 9,
        "mil m": 9, "millardo": 9, "millardos": 9, "mm.": 9, "billón": 12, "billones": 12,
    },
    "ru": {
        "тысяча": 3, "тысячи": 3, "тысяч": 3, "тыс.": 3, "тыс": 3, "миллион": 6, "миллиона": 6,
        "миллионов": 6, "миллионами": 6, "миллионах": 6, "млн.": 6, "млн": 6, "миллиард": 9,
        "миллиарда": 9, "миллиардов": 9, "миллиардами": 9, "млрд.": 9, "млрд": 9, "триллион": 12,
        "триллиона": 12, "триллионов": 12, "трлн.": 12, "трлн": 12,
    },
    "zh": {"千": 3, "万": 4, "萬": 4, "百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8,
           "十亿": 9, "百亿": 10, "百億": 10, "千亿": 11, "千億": 11, "万亿": 12, "萬億": 12, "兆": 12},
    "ja": {"千": 3, "万": 4, "百万": 6, "千万": 7, "億": 8, "兆": 12},
}  # fmt: skip
"""Powers of ten by language; German and French "billion" is a million millions."""

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "half a": "0.5", "a half": "0.5", "quarter of a": "0.25", "a quarter of a": "0.25", "a quarter": "0.25", "three quarters of a": "0.75",
        "three-quarters of a": "0.75", "one and a half": "1.5", "two and a half": "2.5", "a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15",
        "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100",
        "a hundred": "100", "one hundred": "100",
    },
    "de": {"eine halbe": "0.5", "einer halben": "0.5", "eine knappe halbe": "0.5", "einer knappen halben": "0.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5", "viereinhalb": "4.5", "fünfeinhalb": "5.5", "siebeneinhalb": "7.5",
           "einer": "1", "eine": "1", "eine knappe": "1", "einer knappen": "1", "eine weitere": "1", "einer weiteren": "1", "eineinhalb": "1.5", "anderthalb": "1.5", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6",
           "sieben": "7", "acht": "8", "neun": "9", "zehn": "10", "elf": "11", "zwölf": "12", "fünfzehn": "15", "zwanzig": "20", "dreißig": "30", "dreissig": "30", "vierzig": "40", "fünfzig": "50", "hundert": "100"},
    "fr": {"un demi": "0.5", "une quinzaine de": "15", "une trentaine de": "30", "une quarantaine de": "40", "une cinquantaine de": "50", "une centaine de": "100",
           "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7",
           "huit": "8", "neuf": "9", "dix": "10", "onze": "11", "douze": "12", "quinze": "15", "vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50", "cent": "100", "une dizaine de": "10", "une vingtaine de": "20"},
    "es": {"medio": "0.5", "doscientos": "200", "trescientos": "300", "quinientos": "500", "una decena de": "10", "una veintena de": "20",
           "un": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7",
           "ocho": "8", "nueve": "9", "diez": "10", "once": "11", "doce": "12", "quince": "15", "veinte": "20", "treinta": "30", "cuarenta": "40", "cincuenta": "50", "cien": "100", "mil": "1000"},
    "ru": {"": "1", "пол": "0.5", "полу": "0.5", "полутора": "1.5", "два с половиной": "2.5", "двух с половиной": "2.5", "три с половиной": "3.5", "трех": "3", "трёх": "3", "четырех": "4", "четырёх": "4", "пяти": "5",
           "шести": "6", "семи": "7", "восьми": "8", "девяти": "9", "десяти": "10", "двадцати": "20", "тридцати": "30", "сорока": "40", "пятидесяти": "50", "ста": "100", "двести": "200", "двухсот": "200", "триста": "300", "трехсот": "300", "пятьсот": "500", "пятисот": "500",
           "один": "1", "одного": "1", "два": "2", "двух": "2", "три": "3", "четыре": "4", "пять": "5",
           "шесть": "6", "семь": "7", "восемь": "8", "девять": "9", "десять": "10", "полтора": "1.5", "двенадцать": "12", "пятнадцать": "15", "двадцать": "20", "тридцать": "30", "сорок": "40", "пятьдесят": "50", "сто": "100"},
    "zh": {"一": "1", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"},
    "ja": {},
}  # fmt: skip
"""Small numbers in words; they count only before a magnitude and a currency. Russian "" is the one of "миллиард долларов"."""

_POINT_DECIMAL = frozenset(("en", "zh", "ja"))


def read_number(written: str, language: str) -> Decimal | None:
    """The number that digits and separators write, or None where they make none.

    "1,7" is 1.7 in German and 17 nowhere; "13.000" is thirteen thousand in German and Spanish and
    thirteen in English.
    """
    digits = re.sub(r"[\s’'  ]", "", written)
    if not digits or not digits[0].isdigit():
        return None
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        mark = "," if comma > point else "."
    elif language in _POINT_DECIMAL:
        mark = "."
    elif language == "es" and re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        mark = ""  # "15,300 millones", as in Mexico: no amount has three decimals
    else:
        mark = _decimal_mark(digits)
    whole = (
        digits.replace("." if mark == "," else ",", "").replace(mark, ".", 1)
        if mark
        else re.sub(r"[.,]", "", digits)
    )
    return Decimal(whole) if re.fullmatch(r"\d+(\.\d+)?", whole) else None


def _decimal_mark(digits: str) -> str:
    """The mark before decimals where a comma may be one; "" where all marks group thousands."""
    marks = [c for c in digits if c in ",."]
    if not marks:
        return ","
    tail = digits.rsplit(marks[-1], 1)[1]
    if len(marks) > 1 or (len(tail) == 3 and marks[-1] == "."):
        return ""
    return marks[-1]
