"""The reviewable phrase lists of `data/scores/tells.yaml`, as patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml

TellKind = Literal["ends", "boilerplate", "tells", "speech", "reply", "others"]


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    read = yaml.safe_load(files("broadsheet").joinpath("data/scores/tells.yaml").read_text("utf-8"))
    return {str(kind): [str(form) for form in forms] for kind, forms in read.items()}


@lru_cache(maxsize=8)
def tell_pattern(kind: TellKind) -> re.Pattern[str]:
    """One pattern for a list, in any case; a form begins and ends at a word's edge where it is a word."""
    forms = "|".join(f"(?:{form})" for form in _lists()[kind])
    return re.compile(rf"(?<![^\W\u3040-\u9fff])(?:{forms})(?![^\W\d\u3040-\u9fff])", re.IGNORECASE)
