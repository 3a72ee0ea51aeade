"""The reviewed table of words that summaries go by, as patterns; and how words are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from broadsheet.editions.ranking import split_words

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Lists of `data/editions/wording.yaml`, each as one pattern."""

    leaning: re.Pattern[str]  #: openings that point back
    pointing: re.Pattern[str]  #: words that point back anywhere
    framing: re.Pattern[str]  #: openings that set a time or place before the subject
    pronoun: re.Pattern[str]
    calendar: re.Pattern[str]  #: names that are nobody a pronoun could stand for
    own_voice: re.Pattern[str]  #: the writer speaking of themselves
    furniture: re.Pattern[str]
    background: re.Pattern[str]  #: what happened before, and how markets took it
    passing: re.Pattern[str]  #: what tells of the past beside the news
    role: re.Pattern[str]  #: an opening by what a company is called once it was named
    empty: frozenset[str]


@lru_cache(maxsize=1)
def read_wording() -> Wording:
    """The table, read once."""
    text = files("broadsheet").joinpath("data/editions/wording.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return Wording(
        leaning=re.compile(r"[\"'“„«‘(—–-]*\s*(?:" + _forms(read["leaning"]) + ")", re.IGNORECASE),
        pointing=re.compile(r"(?<!\w)(?:" + _forms(read["pointing"]) + ")", re.IGNORECASE),
        framing=re.compile(_forms(read["framing"]), re.IGNORECASE),
        pronoun=re.compile(r"(?<!\w)(?:" + _forms(read["pronouns"]) + ")"),
        calendar=re.compile(r"(?<!\w)(?:" + _forms(read["calendar"]) + ")"),
        own_voice=re.compile(r"(?<![\w.-])(?:" + _forms(read["own_voice"]) + r")(?!\.)"),
        furniture=re.compile("|".join(re.escape(str(f)) for f in read["furniture"]), re.IGNORECASE),
        background=re.compile(r"(?<!\w)(?:" + _forms(read["background"]) + ")", re.IGNORECASE),
        passing=re.compile("|".join(re.escape(str(f)) for f in read["passing"]), re.IGNORECASE),
        role=re.compile(
            r"(?:The|Der|Die|Das|Le|La|El) (?:[^\W\d_][\w’'-]* ){0,2}?(?:" + _forms(read["roles"]) + ")"
        ),
        empty=frozenset(map(str, read["empty"])),
    )


def _forms(forms: list[str]) -> str:
    """One alternative for each form, the longest first; a form ends at a word's edge where it has one."""
    ranked = sorted(map(str, forms), key=len, reverse=True)
    return "|".join(re.escape(f) if _UNSPACED.search(f) else re.escape(f) + r"(?!\w)" for f in ranked)


def content_words(text: str) -> list[str]:
    """Words that carry a matter: long ones, numbers, and pairs of signs in scripts without spaces."""
    empty = read_wording().empty
    words = split_words(text)
    return [w for w in words if (len(w) >= 4 and w not in empty) or w[0].isdigit() or _UNSPACED.match(w)]


def count_words(text: str) -> int:
    """Words as a reader counts them; two signs of a script without spaces make one."""
    signs = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (signs + 1) // 2
