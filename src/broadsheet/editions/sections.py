"""The sections of the paper and which stories belong where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

from broadsheet.records import Article, Topic

TITLES: Final[dict[str, str]] = {
    "front": "Front page",
    "money": "Money & deals",
    "compute": "Chips & compute",
    "models": "Models & research",
    "policy": "Policy & safety",
    "companies": "Products & companies",
    "world": "World",
}
"""Section id → English title, in the order of the paper."""

SECTIONS: Final = tuple(TITLES)

OF_TOPIC: Final[dict[str, str]] = {
    "funding": "money", "deals": "money",
    "chips": "compute", "cloud": "compute", "energy": "compute",
    "models": "models", "research": "models",
    "policy": "policy", "safety": "policy", "media": "policy",
    "products": "companies", "robotics": "companies", "labour": "companies",
}  # fmt: skip

MOVED_DEAL: Final = 1.5  #: a deal that moved draws a story to the money page by this much


HOME: Final[dict[str, frozenset[str]]] = {
    "en": frozenset({"US", "GB", "IE", "CA", "AU", "NZ"}), "de": frozenset({"DE", "AT", "CH"}),
    "fr": frozenset({"FR", "BE", "CH", "CA"}), "es": frozenset({"ES", "MX", "AR", "CO", "CL", "PE"}),
    "pt": frozenset({"BR", "PT"}), "ru": frozenset({"RU"}), "zh": frozenset({"CN", "TW", "HK", "SG"}),
    "ja": frozenset({"JP"}),
}  # fmt: skip
"""Countries whose outlets are no foreign news to readers of a language."""


@lru_cache(maxsize=1)
def _titles() -> dict[str, tuple[str, ...]]:
    text = files("broadsheet").joinpath("data/editions/wording.yaml").read_text("utf-8")
    read: dict[str, list[str]] = yaml.safe_load(text)["sections"]
    return {language: tuple(map(str, titles)) for language, titles in read.items()}


def titles_in(language: str) -> dict[str, str]:
    """Section id → title in the language, in English where we have none in it."""
    titles = _titles().get(language)
    return dict(TITLES) if titles is None else dict(zip(SECTIONS, titles, strict=True))


def choose_section(topics: Iterable[Topic], *, moves_deal: bool, abroad: bool) -> str:
    """The section that the topics weigh most for.

    Where none of them has a page of its own: the world where it was told abroad, else companies.
    """
    weights: dict[str, float] = {}
    for topic in topics:
        section = OF_TOPIC.get(topic.id)
        if section is not None:
            weights[section] = weights.get(section, 0.0) + topic.weight
    if moves_deal:
        weights["money"] = weights.get("money", 0.0) + MOVED_DEAL
    elsewhere = "world" if abroad else "companies"
    return max(weights, key=lambda s: (weights[s], -SECTIONS.index(s)), default=elsewhere)


def is_abroad(article: Article, language: str) -> bool:
    """Told in another language than the paper's, or by an outlet of a country that speaks another."""
    country = article.provider.country
    home = HOME.get(language)
    told = article.language.split("-")[0]
    return told not in {language, "und"} or bool(country and home and country not in home)
