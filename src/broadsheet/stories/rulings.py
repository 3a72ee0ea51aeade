"""What editors decided about which articles belong to one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from broadsheet.records import Judgement


class Rulings:
    """The "same_story" judgements in force: of several about one pair the latest holds."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        everything = list(judgements)  # what takes a judgement on a pair back is of another kind
        replaced = {judgement.replaces for judgement in everything if judgement.replaces}
        given = [judgement for judgement in everything if judgement.kind == "same_story"]
        verdicts = {
            frozenset((judgement.left, judgement.right)): judgement.verdict
            for judgement in sorted(given, key=lambda judgement: (judgement.at, judgement.id))
            if judgement.id not in replaced and judgement.left != judgement.right
        }
        self._together: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for pair, verdict in verdicts.items():
            left, right = sorted(pair)
            table = self._together if verdict == "yes" else self._apart
            table[left].add(right)
            table[right].add(left)

    def together(self, article_id: str) -> tuple[str, ...]:
        """Articles that belong to the same story as this one."""
        return tuple(sorted(self._together.get(article_id, ())))

    def apart(self, article_id: str) -> frozenset[str]:
        """Articles that must not share a story with this one."""
        return frozenset(self._apart.get(article_id, ()))
