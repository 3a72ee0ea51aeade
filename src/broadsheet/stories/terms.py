"""Terms: what a title says, in one vocabulary for every language.

Words that tell the same happening count as one ("buys", "acquisition", 收购), organisations count as
their id, amounts as their value ("$225M", "2.25 亿美元"), and a word of another language as the English
one our own word lists give. What no list knows stays as it is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from broadsheet.stories.amounts import take_amounts
from broadsheet.text.words import fold_text, is_unspaced, split_words

_DATA: Final = "data/stories"
_LISTED: Final = frozenset(("de", "es", "fr", "pt", "ru"))  #: languages with a list of words between spaces
_ELIDING: Final = frozenset(("fr", "it"))
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|dell|dall|nell|sull|all|un)'(?=\w)")
_LATIN = re.compile(r"[A-Za-z\d]")
_BOUGHT: Final = "=acquire"
_LONGEST: Final = 6  #: words of the longest phrase that is looked up
HYPHEN = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")  # a pattern that begins with its hyphen is found fast
#: (ending, least length of the word, what stands instead); the first that fits is taken.
_ENDINGS: Final = (
    ("ies", 5, "y"), ("sses", 6, "ss"), ("shes", 6, "sh"), ("ches", 6, "ch"), ("ss", 4, "ss"),
    ("us", 4, "us"), ("is", 4, "is"), ("s", 4, ""), ("ing", 7, ""), ("ed", 6, ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one text in reading order, the organisations among them, and its amounts."""

    words: tuple[str, ...]
    parties: frozenset[str]
    amounts: frozenset[str]


def read_terms(text: str, language: str = "") -> Terms:
    """The terms of a text; `language` chooses the word list for scripts that several languages share."""
    amounts, rest = take_amounts(fold_text(text), language)
    rest = HYPHEN.sub(" ", rest) if "-" in rest else rest
    words = tuple(map(stem_word, _translate(_pieces(rest, language), text)))
    parties = frozenset(word for word in words if word.startswith("@"))
    return Terms(
        words=words + tuple(sorted(amounts)),
        parties=parties,
        amounts=frozenset(a for a in amounts if a[:2] == "#$"),
    )


def _pieces(folded: str, language: str) -> list[str]:
    """English or unknown words; runs without spaces are cut at the longest words our list knows."""
    foreign = _foreign(language)
    if not foreign and folded.isascii():
        return [_bare(word, language) if "'" in word else word for word in split_words(folded)]
    pieces: list[str] = []
    for piece in split_words(folded):
        if not piece.isascii() and is_unspaced(piece):
            pieces += _cut(piece, language)
            continue
        word = _bare(piece, language) if "'" in piece else piece
        pieces += foreign.get(word, (word,))
    return pieces


def _bare(piece: str, language: str) -> str:
    """Without an English genitive or a French or Italian article that is run into the word: "d'Amazon"."""
    if language[:2] in _ELIDING:
        piece = _ELISION.sub("", piece)
    return piece.removesuffix("'s").strip("'")


def _cut(run: str, language: str) -> Iterator[str]:
    known, longest = _unspaced_words("ja" if language.startswith("ja") else "zh")
    if not language.startswith("ja"):
        run = run.translate(_simplified())
    unknown, place = "", 0
    while place < len(run):
        size = next(
            (n for n in range(min(longest, len(run) - place), 0, -1) if run[place : place + n] in known), 0
        )
        if not size:
            unknown, place = unknown + run[place], place + 1
            continue
        yield from _pairs(unknown)
        yield from known[run[place : place + size]]
        unknown, place = "", place + size
    yield from _pairs(unknown)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(max(1, len(run) - 1))] if run else []


@lru_cache(maxsize=4)
def plain_words(text: str, language: str = "") -> tuple[str, ...]:
    """The words of a text, folded, and in English where a list of ours knows them."""
    return tuple(_pieces(HYPHEN.sub(" ", fold_text(text)), language))


def _translate(words: list[str], written: str) -> list[str]:
    """Phrases and words to what they count as: an organisation, a happening, or themselves."""
    phrases, longest, units = _phrases(), _longest_from(), _units()
    told: list[str] = []
    parts: list[tuple[int, str]] = []  #: where a part of an organisation is named, and its own id
    end = 0  #: words before it are told
    for place, word in enumerate(words):
        if place < end:
            continue
        if word not in longest:
            told.append(word)
            continue
        for size in range(min(longest[word], len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + size]) if size > 1 else word
            found = phrases.get(phrase)
            if found is not None and (found[0] != "@" or _is_name(word, written)):
                if phrase in units:
                    parts.append((len(told), units[phrase]))
                told.append(found)
                end = place + size
                break
        else:
            told.append(word)
    return _apart_from_buyers(told, parts) if parts and _BOUGHT in told else told


def _apart_from_buyers(told: list[str], parts: list[tuple[int, str]]) -> list[str]:
    """Who is bought counts as itself: it was no part of the buyer yet."""
    for place, part in parts:
        if told.count(told[place]) > 1:
            told[place] = part
    return told


def _is_name(word: str, written: str) -> bool:
    """Whether a word that may be a name is written as one: "time" and "arm" are none, "Arm" is."""
    form = _doubtful().get(word)
    if form is None or _stands(form, written) or _stands(form.upper(), written):
        return True
    return not _stands(form.lower(), written)


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in a text as a word of its own."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not (_LATIN.match(text[start - 1 : start]) or _LATIN.match(text[end : end + 1])):
            return True
        start = text.find(form, start + 1)
    return False


def _rows(name: str) -> Iterator[list[str]]:
    text = files("broadsheet").joinpath(f"{_DATA}/{name}").read_text("utf-8")
    return (line.rstrip("\n").split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that any title may hold: sharing one says little however rare it is in a small set."""
    return frozenset(files("broadsheet").joinpath(f"{_DATA}/common.txt").read_text("utf-8").split())


@lru_cache(maxsize=1)
def trade_words() -> frozenset[str]:
    """Every English word that a list of ours holds: common ones, happenings, and what foreign words mean."""
    told = [form for _, *forms in _rows("synonyms.tsv") for form in forms]
    told += [english for base in (*sorted(_LISTED), "ja", "zh") for _, english in _rows(f"terms.{base}.tsv")]
    return common_words().union(*(line.split() for line in told))


@lru_cache(maxsize=1 << 16)
def stem_word(word: str) -> str:
    """A word without an English ending; concepts, ids, short and foreign words as they are."""
    if len(word) < 4 or word[0] in "=@#" or not word.isascii():
        return word
    for ending, least, instead in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            return word.removesuffix(ending) + instead
    return word


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    table = {form: f"={concept}" for concept, *forms in _rows("synonyms.tsv") for form in forms}
    for form, party in _party_forms():
        table[form] = f"@{party}"
    return table


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    """Names of parts of organisations, folded → the part's own id."""
    owners = dict(_party_forms())
    return {form: f"@{own}" for form, own in _party_forms(rolled_up=False) if own != owners[form]}


@lru_cache(maxsize=1)
def _doubtful() -> dict[str, str]:
    """Names of one word that mean something else too, folded → how each is written as a name."""
    rows = _organisations().values()
    forms = {row["name"] for row in rows} | {alias for row in rows for alias in row["aliases"]}
    unclear = {entry["alias"] for row in rows for entry in row["ambiguous"]}
    return {
        fold_text(form): form
        for form in sorted(forms)
        if " " not in form and (form in unclear or len(form) < 3)
    }


@lru_cache(maxsize=1)
def _longest_from() -> dict[str, int]:
    """Words of the longest phrase that begins with each word."""
    return longest_by_first(_phrases())


def longest_by_first(phrases: Iterable[str]) -> dict[str, int]:
    """The first words of phrases, each with the words of the longest."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, size = phrase.split(" ", 1)[0], phrase.count(" ") + 1
        longest[first] = max(min(size, _LONGEST), longest.get(first, 0))
    return longest


@lru_cache(maxsize=1)
def owned_names() -> dict[str, str]:
    """What organisations make and who speaks for them, folded → the organisation."""
    rows = _organisations()
    owned: dict[str, str] = {}
    for row in rows.values():
        for form in (*row["products"], *row["people"]):
            if len(form) > 2:
                owned.setdefault(HYPHEN.sub(" ", fold_text(form)), f"@{_owner(row, rows)}")
    return owned


@lru_cache(maxsize=1)
def doubtful_names() -> dict[str, str]:
    """Short names that mean something else too, stemmed → the organisation: "Mistral" of Mistral AI."""
    rows = _organisations()
    return {
        stem_word(fold_text(entry["alias"])): f"@{_owner(row, rows)}"
        for row in rows.values()
        for entry in row["ambiguous"]
        if " " not in entry["alias"] and row["name"].startswith(entry["alias"])
    }


def _party_forms(*, rolled_up: bool = True) -> Iterator[tuple[str, str]]:
    """Names of the catalogue that point at one organisation wherever they stand; `rolled_up`: its owner."""
    rows = _organisations()
    for row in rows.values():
        unclear = {entry["alias"].casefold() for entry in row["ambiguous"]}
        local = [form for forms in row["local_names"].values() for form in forms]
        owner = _owner(row, rows) if rolled_up else str(row["id"])
        for form in (row["name"], *row["aliases"], *local):
            plain = HYPHEN.sub(" ", fold_text(form))
            is_clear = plain not in unclear or form == row["name"]
            if is_clear and ":" not in plain and len(plain) > 1 and plain not in common_words():
                yield plain, owner


@lru_cache(maxsize=1)
def _organisations() -> dict[str, dict[str, Any]]:
    text = files("broadsheet").joinpath("data/organisations.jsonl").read_text("utf-8")
    return {row["id"]: row for row in map(json.loads, text.splitlines())}


def _owner(row: dict[str, Any], rows: dict[str, dict[str, Any]]) -> str:
    while row["rolls_up"] and row["parent"] in rows:
        row = rows[row["parent"]]
    return str(row["id"])


@lru_cache(maxsize=2)
def _unspaced_words(language: str) -> tuple[dict[str, tuple[str, ...]], int]:
    known: dict[str, tuple[str, ...]] = {form: (form,) for form, _ in _party_forms() if is_unspaced(form)}
    known |= {fold_text(form): tuple(english.split()) for form, english in _rows(f"terms.{language}.tsv")}
    return known, max(map(len, known))


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    return {ord(traditional): simplified for traditional, simplified in _rows("traditional.tsv")}


@lru_cache(maxsize=64)
def _foreign(language: str) -> dict[str, tuple[str, ...]]:
    base = language.split("-", maxsplit=1)[0]
    if base not in _LISTED:
        return {}
    return {fold_text(form): tuple(english.split()) for form, english in _rows(f"terms.{base}.tsv")}
