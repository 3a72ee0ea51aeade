"""Which language a text is in."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any

_SHORT = 80  # characters; below, the full model guesses too freely (measured on headlines)
_SURE = 0.9
# The languages of the catalogue: what a short text is taken to be in, unless its source says otherwise.
_EXPECTED = (
    "ar", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "no",
    "pl", "pt", "ru", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[@#]\w+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
)
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}


def detect_language(text: str, hint: str = "") -> str:
    """The language of a text as a BCP 47 primary tag; "und" where it is not sure.

    `hint` is what the page or the source declares ("en-US"). Long text is judged by the full model
    alone; a headline is judged among the catalogue's languages and the hint, and the hint decides
    where the model is not sure. A script that only one language writes decides at once.
    """
    sample = _NOISE.sub(" ", text[:1600]).strip()
    declared = primary_tag(hint)
    letters = len(_LETTERS.findall(sample))
    if not letters:
        return "und"
    return _by_script(sample, letters) or _by_model(sample, declared)


def primary_tag(tag: str) -> str:
    """The language part of a declared tag: "en" of "en_US"; "" where it is none."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", tag)
    code = found.group(1).lower() if found else ""
    return _SAME.get(code, code)


def _by_script(sample: str, letters: int) -> str:
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * (0.15 if code == "ja" else 0.4):
            return code
    return ""


def _by_model(sample: str, declared: str) -> str:
    long_enough = len(sample) >= _SHORT
    stranger = "" if long_enough or declared in _EXPECTED else declared  # a model each is 100 MB: keep two
    ranked = _model(declared=stranger, full=long_enough).rank(sample)
    best, chance = _SAME.get(ranked[0][0], ranked[0][0]), float(ranked[0][1])
    if chance >= _SURE:
        return str(best)
    if declared and any(_SAME.get(code, code) == declared for code, _ in ranked[:5]):
        return declared
    return "und"


@cache
def _model(*, declared: str, full: bool) -> Any:
    if full:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # loads for a second

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model = copy(_model(declared="", full=True))
    model.set_languages(sorted({*_EXPECTED, declared} & set(model.labels)))
    return model
