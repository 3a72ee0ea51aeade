"""How stories hang together: related coverage, follow-ups and running matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from broadsheet.records import Story, content_id
from broadsheet.stories.related import RelatedIndex
from broadsheet.stories.report import Report

RELATED: Final = 0.1  #: chance from which stories are related
FOLLOWS: Final = 0.3  #: nearness from which a later story follows up an earlier one
MOST: Final = 8  #: related stories that are kept
FOLLOW_DAYS: Final = 365.0  #: a follow-up comes within so many days
NEXT_STEP: Final = (
    0.3  #: a story whose title denies, rejects, corrects or completes looks for what it answers
)


def link_stories(told: Sequence[tuple[Sequence[Report], Story]]) -> tuple[Story, ...]:
    """The stories oldest first, each with its related ones, what it follows up and its running matter.

    `told` holds the voices of each story. Related stories are reciprocal: each names the other.
    """
    order = sorted(told, key=lambda pair: min(report.order for report in pair[0]))
    index = RelatedIndex({story.id: voices for voices, story in order})
    near = {story.id: index.near_stories(story.id) for _, story in order}
    related = _pair_up(near)
    matters = {story.id: _matter(voices) for voices, story in order}
    lines = _storylines(matters)
    earlier = _Earlier(order, matters, near)
    return tuple(
        replace(
            story,
            related_ids=related.get(story.id, ()),
            continues=earlier.find(story.id),
            storyline=lines.get(story.id, ""),
        )
        for _, story in order
    )


def _pair_up(near: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[str, ...]]:
    """The nearest pairs first, as long as both stories have room."""
    edges = {
        tuple(sorted((a, b))): max(score, near[b].get(a, 0.0)) for a in near for b, score in near[a].items()
    }
    kept: dict[str, list[str]] = defaultdict(list)
    for (left, right), score in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        if score >= RELATED and len(kept[left]) < MOST and len(kept[right]) < MOST:
            kept[left].append(right)
            kept[right].append(left)
    return {story: tuple(others) for story, others in kept.items()}


def _matter(voices: Sequence[Report]) -> tuple[str, ...]:
    """The two organisations most titles name; empty where there are no two."""
    named = Counter(party for report in voices for party in report.wording.parties)
    common = [party for party, count in named.most_common() if 2 * count >= len(voices)]
    if len(common) < 2:
        return ()
    ranked = sorted(common, key=lambda party: (-named[party], party))
    return tuple(sorted(ranked[:2]))


def _storylines(matters: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Running matters: the id depends on the two organisations alone, so stories years apart share it."""
    return {key: content_id("storyline", *matter) for key, matter in matters.items() if matter}


class _Earlier:
    """Finds the story that a later one follows up or corrects."""

    def __init__(
        self,
        order: Sequence[tuple[Sequence[Report], Story]],
        matters: Mapping[str, tuple[str, ...]],
        near: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._voices = {story.id: voices for voices, story in order}
        self._day = {
            story.id: min((r.day for r in voices if r.day is not None), default=None)
            for voices, story in order
        }
        self._matters, self._near = matters, near
        self._same: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for _, story in order:
            if matters[story.id]:
                self._same[matters[story.id]].append(story.id)

    def find(self, story: str) -> str:
        """The nearest earlier story that is near enough; empty for none."""
        if any(report.wording.is_digest for report in self._voices[story]):
            return ""
        same = self._same.get(self._matters[story], [])
        candidates = dict.fromkeys((*self._near[story], *same))
        scored = [
            (self._score(story, other), other) for other in candidates if self._is_earlier(other, story)
        ]
        best = max(scored, default=(0.0, ""), key=lambda pair: (pair[0], pair[1]))
        return best[1] if best[0] >= FOLLOWS else ""

    def _is_earlier(self, other: str, story: str) -> bool:
        before, now = self._day[other], self._day[story]
        return (
            other != story and before is not None and now is not None and before < now <= before + FOLLOW_DAYS
        )

    def _score(self, story: str, other: str) -> float:
        near = max(self._near[story].get(other, 0.0), self._near[other].get(story, 0.0))
        is_same = bool(self._matters[story]) and self._matters[story] == self._matters[other]
        is_answer = any(report.wording.steps for report in self._voices[story])
        age = (self._day[story] or 0.0) - (self._day[other] or 0.0)
        return near + is_same * (0.3 + NEXT_STEP * is_answer * (near > RELATED)) - 0.2 * age / FOLLOW_DAYS
