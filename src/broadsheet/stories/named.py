"""What a title names beside its words: whose products and people, and the topics of the trade.

"Copilot" and "Satya Nadella" name Microsoft, "wafer" names chips. This says less than a shared word, and so
speaks only for what stands beside a story, not for what a story is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from broadsheet.stories.terms import longest_by_first, owned_names, plain_words
from broadsheet.text.words import fold_text

BACKGROUND: Final = 500  #: titles taken as counted before the first
SCALE: Final = 8.0  #: brings rarities to about 0 to 1
NAMED_MOST: Final = 3  #: of what two stories share so many are summed


class Naming:
    """How often each organisation and topic was named: what few titles name says more."""

    def __init__(self) -> None:
        self._titles = BACKGROUND
        self._named: Counter[str] = Counter()
        self._rarities: dict[str, float] = {}  #: as asked for since the last title

    def note(self, named: Iterable[str]) -> None:
        """Counts one title."""
        self._rarities.clear()
        self._titles += 1
        self._named.update(named)

    def rarity(self, name: str) -> float:
        """How rare a name is, about 0 to 1."""
        known = self._rarities.get(name)
        if known is None:
            known = self._rarities[name] = math.log(self._titles / (self._named[name] + 1)) / SCALE
        return known

    def compare(self, mine: frozenset[str], yours: frozenset[str]) -> tuple[float, float, float, float]:
        """(rarest shared, sum of the rarest, whether both name and share none, share of what is shared)."""
        if mine.isdisjoint(yours):
            return (0.0, 0.0, float(bool(mine and yours)), 0.0)
        shared = sorted(map(self.rarity, mine & yours))
        total = sum(map(self.rarity, mine | yours))
        return (shared[-1], sum(shared[-NAMED_MOST:]), 0.0, sum(shared) / total)


def read_owners(title: str, language: str = "") -> frozenset[str]:
    """Organisations whose products or people a title names."""
    owned, longest = _owned()
    return frozenset(owned[span] for span in _spans(plain_words(title, language), longest) if span in owned)


def read_topics(title: str, language: str = "") -> frozenset[str]:
    """Topics of `data/topics.yaml` whose forms stand in a title; those that hang on capitals are left out."""
    forms, longest = _topic_forms()
    found = (forms[span] for span in _spans(plain_words(title, language), longest) if span in forms)
    return frozenset[str]().union(*found)


def _spans(words: Sequence[str], longest: dict[str, int]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word in longest:
            for size in range(1, longest[word] + 1):
                yield " ".join(words[place : place + size])


@lru_cache(maxsize=1)
def _owned() -> tuple[dict[str, str], dict[str, int]]:
    owned = owned_names()
    return owned, longest_by_first(owned)


@lru_cache(maxsize=1)
def _topic_forms() -> tuple[dict[str, frozenset[str]], dict[str, int]]:
    text = files("broadsheet").joinpath("data/topics.yaml").read_text("utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)["topics"]
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for form in () if row.get("case") else row["forms"]:
            forms[" ".join(fold_text(str(form)).replace("-", " ").split())].add(row["id"])
    return {form: frozenset(ids) for form, ids in forms.items()}, longest_by_first(forms)
