"""Which terms of a headline are proper names, as far as its capitals and our lists tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from broadsheet.stories.terms import HYPHEN, doubtful_names, owned_names, stem_word, trade_words
from broadsheet.text.words import fold_text, is_unspaced, split_words

_COINED = re.compile(r"\d|[a-z][A-Z]")
_LETTER = re.compile(r"[^\W\d_]")
_DATES: Final = ("months", "short", "weekdays")
CURRENCIES: Final = frozenset(("dollar", "euro", "pound", "yen", "yuan", "won", "franken"))
_QUARTERS: Final = frozenset({*(f"q{n}" for n in range(1, 5)), "h1", "h2"})


def read_names(title: str, words: Sequence[str]) -> frozenset[str]:
    """The terms of a title (`words`) that are names: organisations, and what is written as a name.

    A capital makes a name inside a headline; where it begins one, only a word that no list of ours holds
    is one. "xAI", "o3" and "Qwen3" are names anywhere, also where every word has a capital.
    """
    written = [word for word in split_words(HYPHEN.sub(" ", title)) if _LETTER.search(word)]
    tells = any(word.islower() and word.isalpha() and word not in _small_words() for word in written)
    names = {
        _stem_written(word)
        for place, word in enumerate(written)
        if _is_coined(word) or (tells and word[0].isupper() and (place or not _is_listed(word)))
    }
    names -= _no_names()
    if is_unspaced(title[:1]) or is_unspaced(title[-1:]):  # no capitals: our lists alone tell
        names.update(word for word in words if word in doubtful_names() or word in owned_names())
    return frozenset(word for word in words if word[0] == "@" or word in names)


def find_short(names: Iterable[str]) -> frozenset[str]:
    """The organisations among names that mean something else where they are no names: "Mistral"."""
    short = doubtful_names()
    return frozenset(short[name] for name in names if name in short)


def find_heads(words: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    """The first term of each name: "Verity Compute" is one name of two terms."""
    inner = {word for before, word in pairwise(words) if before in names and "@" not in (before[0], word[0])}
    return names - inner


def _is_coined(word: str) -> bool:
    """It has a figure, or small letters and then a capital: nobody writes a common word so."""
    return not is_unspaced(word) and _COINED.search(word) is not None


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Words that stand small also where every other word of a headline has a capital."""
    return frozenset(files("broadsheet").joinpath("data/stories/small.txt").read_text("utf-8").split())


@lru_cache(maxsize=1 << 14)
def _is_listed(word: str) -> bool:
    return _stem_written(word) in _listed()


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(map(stem_word, trade_words()))


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    """Months, days of the week, quarters and currencies: written with a capital, and nobody's names."""
    tables = tomllib.loads(files("broadsheet").joinpath("data/calendar_words.toml").read_text("utf-8"))
    told = (form for table in tables.values() for key in _DATES for form in table.get(key, ()))
    return frozenset({stem_word(fold_text(form.rstrip("?"))) for form in told} | _QUARTERS | CURRENCIES)


def _stem_written(word: str) -> str:
    return stem_word(fold_text(word).removesuffix("'s").strip("'"))
