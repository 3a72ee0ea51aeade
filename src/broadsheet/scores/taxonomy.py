"""The taxonomy of `data/topics.yaml`: what an article can be about, found by phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

MATTER: Final = 1.0  #: weight from which an article has a topic
COMPANY: Final = 1.6  #: weight from which it is about a company: the title, or more than passing mentions
_WORD = re.compile(r"[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """One topic of the taxonomy; `floor` is the weight from which an article has it."""

    id: str
    name: str
    floor: float


@dataclass(frozen=True, slots=True)
class _Form:
    heading: str
    words: tuple[str, ...]  #: case-folded
    exact: tuple[str, ...]  #: as they must be written; empty: in any case


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Headings by id, and their forms by first word."""

    headings: dict[str, Heading]
    _by_word: dict[str, list[_Form]]
    _unspaced: tuple[tuple[str, str], ...]  #: (form, heading)

    def find(self, text: str) -> dict[str, str]:
        """Headings that the text names → the words by which it first names each."""
        found: dict[str, str] = {}
        if _UNSPACED.search(text):
            for written, heading in self._unspaced:
                if written in text:
                    found.setdefault(heading, written)
        words = _WORD.findall(text)
        folded = [word.casefold() for word in words]
        for place, word in enumerate(folded):
            for form in self._by_word.get(word, ()):
                end = place + len(form.words)
                is_met = tuple(folded[place:end]) == form.words
                if is_met and (not form.exact or tuple(words[place:end]) == form.exact):
                    found.setdefault(form.heading, " ".join(words[place:end]))
        return found


@lru_cache(maxsize=1)
def read_taxonomy() -> Taxonomy:
    """The taxonomy, read once."""
    read = yaml.load(files("broadsheet").joinpath("data/topics.yaml").read_text("utf-8"), yaml.CSafeLoader)
    headings: dict[str, Heading] = {}
    by_word: dict[str, list[_Form]] = defaultdict(list)
    unspaced: list[tuple[str, str]] = []
    for shelf, floor in (("topics", MATTER), ("companies", COMPANY)):
        for row in read[shelf]:
            headings[row["id"]] = Heading(row["id"], row["name"], floor)
            for form in map(str, row["forms"]):
                if _UNSPACED.search(form):
                    unspaced.append((form, row["id"]))
                    continue
                made = _read_form(row["id"], form, is_exact=bool(row.get("case")))
                by_word[made.words[0]].append(made)
    return Taxonomy(headings, dict(by_word), tuple(unspaced))


def _read_form(heading: str, form: str, *, is_exact: bool) -> _Form:
    words = tuple(_WORD.findall(form))
    return _Form(heading, tuple(word.casefold() for word in words), words if is_exact else ())


def topic_name(topic_id: str) -> str:
    """The name of a topic; the id itself where it has left the taxonomy."""
    heading = read_taxonomy().headings.get(topic_id)
    return heading.name if heading else topic_id
