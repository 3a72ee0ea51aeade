"""Two ways in which one document writes one party: "Harbour" in its title, "Harbour Data Centre" in its body."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft
from broadsheet.records import Mention

_SHORTEST = 4
_TICKER = 5
_SHARED = 3


def is_told_with_variant(group: list[Draft], title: Draft) -> bool:
    """Whether the body's deal is that of the title but for the way in which one of the parties is written.

    A title shortens: "Harbour" in it is the "New Harbour" that the body deals with, known to the catalogue or not.
    """
    first = group[0]
    if first.subject is None or title.subject is None or first.object is None or title.object is None:
        return False
    for ours, theirs in (
        ((first.subject, first.object), (title.subject, title.object)),
        ((first.object, first.subject), (title.subject, title.object)),
    ):
        if ours[0].party_id == theirs[0].party_id and _is_shortened(ours[1], theirs[1]):
            return True
        if ours[1].party_id == theirs[1].party_id and _is_shortened(ours[0], theirs[0]):
            return True
    return False


def _is_shortened(told: Mention, title: Mention) -> bool:
    """Whether the name in the title is the end of that in the body, or one of them a variant of the other."""
    return is_variant(told, title) or told.name.lower().endswith(f" {title.name.lower()}")


def is_variant(one: Mention, other: Mention) -> bool:
    """Whether two names can be one party's: the words of the one open or end the other, or it is the start of a ticker.

    At least one of the two is unknown to the catalogue, which keeps houses and their arms apart.
    """
    if not (one.party_id.startswith("?") or other.party_id.startswith("?")):
        return False
    short, long = sorted((one.name, other.name), key=len)
    if short.isupper() and len(short) <= _TICKER:
        return len(short) > _SHARED and long.upper().startswith(short[:_SHARED])
    words, all_words = short.lower().split(), long.lower().split()
    count = len(words)
    return len(short) >= _SHORTEST and words in (all_words[:count], all_words[-count:])
