"""Whether an article is of the AI industry at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from broadsheet.editions.sections import OF_TOPIC
from broadsheet.records import Article, Topic
from broadsheet.text.sentences import split_sentences

OURS: Final = frozenset({"ai", "models", "chips", "cloud", "safety", "robotics"})
READ: Final = 3000  #: signs of the text that are looked through
NAMED: Final = 2  #: mentions in the text that make it ours; one in the headline or the first sentence does
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_ours(article: Article, topics: Iterable[Topic]) -> bool:
    """The article has a topic of the industry, or one of its companies for a topic, or names them.

    Weighing topics needs an article to dwell on them; a column that only says "Stargate" or
    "neural network" twice is still of the industry, and so is one whose first sentence says it.
    """
    ids = {topic.id for topic in topics}
    if ids & OURS or ids - OF_TOPIC.keys():
        return True
    forms = _forms()
    if forms.search(article.title) is not None or forms.search(article.text[: _end_of_first(article)]):
        return True
    return len(forms.findall(article.text[:READ])) >= NAMED


def _end_of_first(article: Article) -> int:
    first = split_sentences(article.text[:READ], article.language)
    return first[0][1] if first else 0


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    """Every form of the industry's own topics and companies in the reviewed taxonomy."""
    read: dict[str, Any] = yaml.safe_load(files("broadsheet").joinpath("data/topics.yaml").read_text("utf-8"))
    rows = [row for row in read["topics"] if row["id"] in OURS] + read["companies"]
    more: dict[str, Any] = yaml.safe_load(
        files("broadsheet").joinpath("data/editions/wording.yaml").read_text("utf-8")
    )
    forms = {str(form) for row in rows for form in row["forms"]} | set(map(str, more["industry"]))
    whole = [
        re.escape(form) if _UNSPACED.search(form) else rf"(?<!\w){_with_capital(form)}(?!\w)"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    ]
    return re.compile("|".join(whole))


def _with_capital(form: str) -> str:
    """A form that is written small may begin a sentence: "Нейросеть", "Machine learning"."""
    first, rest = re.escape(form[0]), re.escape(form[1:])
    return f"[{form[0]}{form[0].upper()}]{rest}" if form[0].islower() else first + rest
