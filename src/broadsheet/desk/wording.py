"""The words of the desk: English where they stand, other languages from the .po files beside this one.

What the paper's own catalogue says too (relations, stages, reasons) comes from there. The language is
Django's active one, so that its own sentences, such as those on weak passwords, speak it as well.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from broadsheet.press import Site
from broadsheet.press import wording as press_wording
from broadsheet.press.printer import Printer
from broadsheet.settings import Settings
from broadsheet.wiring import utc_now

LANGUAGES: Final = press_wording.LANGUAGES
COOKIE: Final = "desk-language"
_DJANGO_NAMES: Final = {"zh": "zh-hans"}


@cache
def words_of(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read once, with the paper's behind it; English where there is none."""
    behind = press_wording.words_of(language)
    place = resources.files("broadsheet.desk").joinpath("languages", f"{language}.po")
    if language == "en" or not place.is_file():
        return behind
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(place.read_bytes()), locale=language))
    compiled.seek(0)
    words = gettext.GNUTranslations(compiled)
    words.add_fallback(behind)
    return words


def language_now() -> str:
    """The language that the person at the desk reads."""
    code = (translation.get_language() or "en").split("-", maxsplit=1)[0]
    return code if code in LANGUAGES else "en"


def say(text: str, /, **values: object) -> str:
    """The text in the language of the person at the desk, its holes filled."""
    told = words_of(language_now()).gettext(text) if text else ""
    return told % values if values else told


def says(one: str, many: str, count: int, /, **values: object) -> str:
    """One form or another by a count, which is the hole "num"."""
    told = words_of(language_now()).ngettext(one, many, count)
    return told % {"num": printer_now().number(count), **values}


def printer_now() -> Printer:
    """Writes days, sums and names of codes in the language of the person at the desk, in the paper's zone."""
    settings: Settings = django_settings.BROADSHEET_SETTINGS
    return _printer(language_now(), settings.title, settings.address, settings.timezone)


@lru_cache(maxsize=16)
def _printer(language: str, title: str, address: str, zone: str) -> Printer:
    site = Site(title=title, address=address, now=utc_now(), language=language, zone=ZoneInfo(zone))
    return Printer(site, "/desk/")


def speak(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the desk speaks the language its user chose there, else the paper's."""

    def speaking(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/desk/"):
            return answer(request)
        language = chosen_language(request)
        with translation.override(_DJANGO_NAMES.get(language, language)):
            return answer(request)

    return speaking


def chosen_language(request: HttpRequest) -> str:
    """The language of the cookie where the desk has it, else that of the paper, else English."""
    settings: Settings = django_settings.BROADSHEET_SETTINGS
    asked = (request.COOKIES.get(COOKIE, ""), settings.language.split("-")[0].lower())
    return next((code for code in asked if code in LANGUAGES), "en")
