"""What governs a German name where the word before it does not say so: a genitive article, a relative pronoun."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity

_RELATES = re.compile(
    r", (?:an|in|bei|mit|für|von|hinter|zu) (?:der|dem|den|denen) [\ue000-\ue3ff] (?:[^\s,.;:]+ ){0,8}?[a-zäöüß]+(?:t|en|te|ten|ist|sind|war) (?=[,.;:])"
)


def is_relative(mask: str, at: int) -> bool:
    """As in "die Firma, an der A beteiligt ist": whether what the preposition at `at` governs is the pronoun."""
    return _RELATES.match(mask, max(0, at - 2)) is not None


def is_genitive(entity: Entity, source: str) -> bool:
    """As in "die Runde des Start-ups": a noun for a company behind the article that has no other case."""
    return entity.kind == "nominal" and source.startswith("des ", entity.start)
