"""The sections of the paper and which stories belong where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from broadsheet.records import Topic

TITLES: Final[dict[str, str]] = {
    "front": "Front page",
    "money": "Money & deals",
    "compute": "Chips & compute",
    "models": "Models & research",
    "policy": "Policy & safety",
    "companies": "Products & companies",
    "world": "World",
}
"""Section id → title, in the order of the paper."""

OF_TOPIC: Final[dict[str, str]] = {
    "funding": "money", "deals": "money",
    "chips": "compute", "cloud": "compute", "energy": "compute",
    "models": "models", "research": "models",
    "policy": "policy", "safety": "policy", "media": "policy",
    "products": "companies", "robotics": "companies", "labour": "companies",
}  # fmt: skip

MOVED_DEAL: Final = 1.5  #: a deal that moved draws a story to the money page by this much


def choose_section(topics: Iterable[Topic], *, moves_deal: bool) -> str:
    """The section that the topics weigh most for; "world" where none of them has a page of its own."""
    weights: dict[str, float] = {}
    for topic in topics:
        section = OF_TOPIC.get(topic.id)
        if section is not None:
            weights[section] = weights.get(section, 0.0) + topic.weight
    if moves_deal:
        weights["money"] = weights.get("money", 0.0) + MOVED_DEAL
    order = list(TITLES)
    return max(weights, key=lambda s: (weights[s], -order.index(s)), default="world")
