"""Topics from the reviewable taxonomy `data/topics.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from broadsheet.records import Article, Topic
from broadsheet.scores.substance import read_substance

TITLE: Final = 1.0
FIRST: Final = 0.6
LATER: Final = 0.25
MATTER: Final = 1.0  #: weight from which an article has a topic
COMPANY: Final = 1.6  #: weight from which it is about a company: the title, or more than passing mentions
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    name: str
    pattern: re.Pattern[str]
    floor: float


@lru_cache(maxsize=1)
def _taxonomy() -> tuple[_Entry, ...]:
    read = yaml.safe_load(files("broadsheet").joinpath("data/topics.yaml").read_text("utf-8"))
    matters = [_entry(row, MATTER) for row in read["topics"]]
    return (*matters, *(_entry(row, COMPANY) for row in read["companies"]))


def _entry(row: dict[str, Any], floor: float) -> _Entry:
    forms = sorted(map(str, row["forms"]), key=len, reverse=True)
    whole = "|".join(
        re.escape(form) if _UNSPACED.search(form) else rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms
    )
    return _Entry(
        str(row["id"]), str(row["name"]), re.compile(whole, 0 if row.get("case") else re.IGNORECASE), floor
    )


def topic_name(topic_id: str) -> str:
    """The name of a topic in the taxonomy; the id itself where it has left the taxonomy."""
    return next((entry.name for entry in _taxonomy() if entry.id == topic_id), topic_id)


def find_topics(article: Article) -> tuple[Topic, ...]:
    """What the article is about, heaviest first, each with the words it was found by."""
    paragraphs = read_substance(article).paragraphs or (article.standfirst or article.excerpt,)
    return _find_topics(article.title, tuple(paragraphs))


@lru_cache(maxsize=8192)  # an article is rated again whenever its story moves; its topics stay
def _find_topics(title: str, paragraphs: tuple[str, ...]) -> tuple[Topic, ...]:
    whole = "\n".join((title, *paragraphs))  # most entries are in no article: one look settles it
    named = [entry for entry in _taxonomy() if entry.pattern.search(whole)]
    found = [topic for entry in named if (topic := _weigh(entry, title, paragraphs))]
    return tuple(sorted(found, key=lambda topic: (-topic.weight, topic.id)))


def _weigh(entry: _Entry, title: str, paragraphs: tuple[str, ...]) -> Topic | None:
    in_title = entry.pattern.search(title)
    hits = [entry.pattern.search(paragraph) for paragraph in paragraphs]
    weight = TITLE * bool(in_title) + FIRST * bool(hits and hits[0]) + LATER * sum(map(bool, hits[1:]))
    floor = min(entry.floor, TITLE if in_title else entry.floor)
    if weight < floor:
        return None
    first = in_title or next(filter(None, hits), None)
    where = "title" if in_title else "text"
    said = first.group() if first else ""
    times = sum(map(bool, hits))
    return Topic(
        id=entry.id,
        name=entry.name,
        weight=round(weight, 2),
        reason=f"“{said}” in the {where}; {times} paragraphs",
    )
