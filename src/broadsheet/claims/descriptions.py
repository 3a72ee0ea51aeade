"""What stands before a name and says what it is: "French newspaper", "the two-year-old, Ghent-based start-up"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

_SIGN: Final = re.compile(r"[\ue000-\ue8ff]")
_NAMED: Final = re.compile(r"[\ue000-\ue1ff\ue400-\ue4ff]")
_OF_PLACE: Final = re.compile(r"[\ue500-\ue5ff\ue700-\ue7ff]")
_MONEY: Final = re.compile(r"[\ue600-\ue6ff]")
_OWNED: Final = frozenset(("backed", "owned", "controlled", "funded", "supported", "led", "affiliated"))
_MOST = 9  # words of a description
_VERBAL: Final = re.compile(r"(?:ed|ing|[^s'iu]s)$")
_DOER: Final = re.compile(r"[a-z-]{3,}(?:er|or|ist)s?$")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `data/claims/en_phrases.toml`."""
    data = resources.files("broadsheet").joinpath("data", "claims", "en_phrases.toml")
    return frozenset(tomllib.loads(data.read_text(encoding="utf-8"))[name].split())


def description_before(mask: str, name_at: int) -> int:
    """Where the description of the name at `name_at` begins; `name_at` itself where it has none."""
    words = [(m.start(), m.group()) for m in re.finditer(r"\S+", mask[:name_at])]
    if not words or not _is_head(words[-1][1]):
        return name_at
    first = _first_word(words)
    if first == len(words) or (
        first > 1 and words[first - 1][1] == "and" and not _SIGN.match(words[first - 2][1])
    ):
        return name_at  # "energy and infrastructure company": "and" may stand inside the description
    if first and words[first - 1][1] in {"'s", "as", "is"} and _tells_tie(words[-1][1]):
        return name_at  # "its landlord O": what the two are to each other
    return words[first][0]


@cache
def _is_head(word: str) -> bool:
    """Whether a noun says what the name behind it is."""
    low = word.lower()
    single = low.rpartition("-")[2].removesuffix("s")
    if low in words_of("heads") or single in words_of("heads"):
        return True
    return word.islower() and _DOER.match(word) is not None and single not in words_of("no_heads")


def _tells_tie(head: str) -> bool:
    return head.lower().removesuffix("s") in words_of("telling")


def _first_word(words: list[tuple[int, str]]) -> int:
    """The place of the first word of the description that ends with the last one."""
    first = len(words) - 1
    while first > 0 and len(words) - first <= _MOST:
        back = _step([word for _, word in words[:first]], words[first][1])
        if back == 0:
            break
        first -= back
        if words[first][1].lower() in {"the", "a", "an"}:
            return first
    is_verb = words[first][1].lower() in words_of("verbs")
    return first + 1 if is_verb else first


def _step(before: list[str], word: str) -> int:
    """How many words before `word` belong to the same description as it does; 0 where it begins."""
    last, more = before[-1], before[-2] if len(before) > 1 else ""
    if last.lower() in {"the", "a", "an"} or _describes(last):
        return 1
    if last == "," and _is_compound(more) and ("-" in word or not word.islower()):
        return 2  # "the two-year-old , Ghent-based"
    if last in {"-", "–"} and more and (word in _OWNED or more[-1].isdigit()):
        return 2  # "O - backed", "2.6 - gigawatt"
    if last == "'s" and _OF_PLACE.match(more):
        return 2  # "Italy's", "Larry Fink's"
    if last == "'s" and _NAMED.match(more) and word in words_of("ties"):
        return 2
    if _OF_PLACE.match(last) and last >= "\ue700":
        return 1
    if _MONEY.match(last) and more.lower() in {"and", ",", "the", "a", "an", "with", "by"}:
        return 1  # "the $3bn local player"
    return 1 if _NAMED.match(last) and word in words_of("ties") else 0


def _is_compound(word: str) -> bool:
    return "-" in word[1:-1] and word[0].isalnum()


@cache
def _describes(word: str) -> bool:
    """Whether a word can be part of a description: no sign, stop, mark or verb."""
    if not word[0].isalnum() or _SIGN.match(word) or word.lower() in words_of("stops"):
        return False
    if "-" in word or not word.islower():
        return True
    if word in words_of("nouns") or word in words_of("heads"):
        return True
    return word not in words_of("verbs") and _VERBAL.search(word) is None
