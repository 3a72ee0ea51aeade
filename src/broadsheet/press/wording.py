"""The words of the interface: English in the templates, other languages from .po files beside this one.

A language without a catalogue falls back to English; so does a single sentence without a translation.
"""

from __future__ import annotations

import gettext
import io
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Final = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
}
"""Languages of the interface and their own names."""

AGAINST: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of signs that may run from right to left; most texts have none of them."""
RTL: Final = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})


@cache
def words_of(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read once; the English original where there is none."""
    code = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    place = resources.files("broadsheet.press").joinpath("languages", f"{code}.po")
    if code == "en" or code not in LANGUAGES or not place.is_file():
        return gettext.NullTranslations()
    catalogue = read_po(io.BytesIO(place.read_bytes()), locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def direction_of_text(text: str) -> str:
    """Which way most letters of a text run: "rtl" or "ltr"; "auto" where it has none.

    A browser's own "auto" goes by the first letter alone, and a Hebrew headline may begin with OpenAI.
    """
    if not AGAINST.search(text):
        return "ltr" if any(unicodedata.bidirectional(sign) == "L" for sign in text) else "auto"
    runs = Counter(unicodedata.bidirectional(sign) for sign in text)
    against, along = runs["R"] + runs["AL"], runs["L"]
    return "auto" if not against + along else "rtl" if against > along else "ltr"


def direction_of(language: str) -> str:
    """Which way a language is written: "rtl" or "ltr"."""
    return "rtl" if language.replace("_", "-").split("-", maxsplit=1)[0].lower() in RTL else "ltr"
