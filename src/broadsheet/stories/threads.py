"""How stories hang together: related coverage, follow-ups and running matters."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from broadsheet.records import Story
from broadsheet.stories.following import is_next_step
from broadsheet.stories.matters import Matter, line_of, matters_of
from broadsheet.stories.related import RelatedIndex
from broadsheet.stories.report import Report
from broadsheet.stories.scales import NO_SCALE, Scale

RELATED: Final = 0.1  #: chance from which stories are related
FOLLOWS: Final = 0.3  #: nearness from which a later story follows up an earlier one
MOST: Final = 8  #: related stories that are kept
FOLLOW_DAYS: Final = 730.0  #: a follow-up comes within so many days
FADE: Final = 0.2 / 365  #: what a day between them takes from it
SAME_MATTER: Final = 0.3  #: what one matter adds to nearness
NEXT_STEP: Final = 0.3  #: what a step that answers the earlier story adds


def link_stories(told: Sequence[tuple[Sequence[Report], Story]]) -> tuple[Story, ...]:
    """The stories oldest first, each with its related ones, what it follows up and its running matter.

    `told` holds the voices of each story. Related stories are reciprocal: each names the other.
    """
    order = sorted(told, key=lambda pair: min(report.order for report in pair[0]))
    links = Links({story.id: voices for voices, story in order})
    return tuple(links.link(story) for _, story in order)


class Links:
    """Related coverage, follow-ups and matters of stories, brought up to date as stories change.

    `near` tells of some stories what was near them before: those are not asked again.
    """

    def __init__(
        self, stories: Mapping[str, Sequence[Report]], near: Mapping[str, Scale] = MappingProxyType({})
    ) -> None:
        self._index = RelatedIndex(stories)
        self._near = {
            story: near[story] if story in near else self._index.near_stories(story) for story in stories
        }
        self._matters: dict[str, tuple[Matter, ...]] = {}
        self._earlier = _Earlier(self._matters, self._near)
        for story, voices in stories.items():
            self._learn(story, voices)
        self._related: dict[str, dict[str, float]] = defaultdict(dict)
        self._pair_up(self._near)

    @property
    def near(self) -> Mapping[str, Scale]:
        """For each story those near it, and how near they are."""
        return self._near

    def link(self, story: Story) -> Story:
        """The story with its related ones, the nearest first, what it follows up and its matter."""
        near = self._related.get(story.id, {})
        lines = self.lines_of(story.id)
        return replace(
            story,
            related_ids=tuple(sorted(near, key=lambda other: (-near[other], other))),
            continues=self._earlier.find(story.id),
            storyline=lines[0] if lines else "",
        )

    def lines_of(self, story_id: str) -> tuple[str, ...]:
        """The storylines of a story's matters, that of the most named organisations first."""
        return tuple(map(line_of, self._matters[story_id]))

    def recall(self, earlier: Mapping[str, tuple[str, Sequence[Report]]]) -> None:
        """Learns of stories that are told no more and that later ones may follow: (matter, voices) by id."""
        matters = {line_of(matter): matter for held in self._matters.values() for matter in held}
        for story, (line, voices) in earlier.items():
            if story not in self._matters and line in matters:
                self._earlier.learn(story, voices, (matters[line],))

    def renew(self, changed: Mapping[str, Sequence[Report]], gone: Collection[str] = ()) -> set[str]:
        """Links these stories anew and lets others go; ids of all whose related stories may differ now."""
        moved = set(changed)
        for story in (*changed, *gone):
            for other in self._related.pop(story, ()):
                del self._related[other][story]
                moved.add(other)
        for story in gone:
            self._index.drop(story)
            self._earlier.forget(story)
            self._near.pop(story, None)
        for story, voices in changed.items():
            self._index.put(story, voices)
            self._learn(story, voices)
        fresh = {story: self._index.near_stories(story) for story in changed}
        self._near.update(fresh)
        moved |= self._pair_up(fresh)
        return moved.difference(gone)

    def _learn(self, story: str, voices: Sequence[Report]) -> None:
        self._earlier.learn(story, voices, matters_of(voices))

    def _pair_up(self, near: Mapping[str, Scale]) -> set[str]:
        """Relates the nearest pairs first, as long as both stories have room; the stories it related."""
        ends, scores = list[tuple[str, str]](), array("d")
        for story, others in near.items():
            for other, score in others.read().items():
                if score >= RELATED and other in self._near:
                    ends.append((story, other))
                    scores.append(score)
        paired: set[str] = set()
        for left, right, score in _nearest_first(ends, scores):
            mine, yours = self._related[left], self._related[right]
            if right not in mine and len(mine) < MOST and len(yours) < MOST:
                mine[right] = yours[left] = score
                paired |= {left, right}
        return paired


def _nearest_first(ends: Sequence[tuple[str, str]], scores: array[float]) -> Iterator[tuple[str, str, float]]:
    """The pairs by how near they are and then by their ids, each in the order of its ids; some come twice."""
    names = sorted({name for pair in ends for name in pair})
    rank = {name: place for place, name in enumerate(names)}
    places = np.array([(rank[one], rank[other]) for one, other in ends], np.int32).reshape(-1, 2)
    places.sort(axis=1)
    order = np.lexsort((places[:, 1], places[:, 0], -np.array(scores)))
    for number in order.tolist():
        left, right = places[number].tolist()
        yield names[left], names[right], scores[number]


class _Earlier:
    """Finds the story that a later one follows up or corrects."""

    def __init__(self, matters: dict[str, tuple[Matter, ...]], near: Mapping[str, Scale]) -> None:
        self._voices: dict[str, Sequence[Report]] = {}
        self._day: dict[str, float | None] = {}
        self._matters, self._near = matters, near
        self._same: dict[Matter, dict[str, None]] = defaultdict(dict)

    def learn(self, story: str, voices: Sequence[Report], matters: tuple[Matter, ...]) -> None:
        """Takes in a story, or how it stands now."""
        self.forget(story)
        self._voices[story], self._matters[story] = voices, matters
        self._day[story] = min((r.day for r in voices if r.day is not None), default=None)
        for matter in matters:
            self._same[matter][story] = None

    def forget(self, story: str) -> None:
        """Lets a story go."""
        self._voices.pop(story, None)
        self._day.pop(story, None)
        for matter in self._matters.pop(story, ()):
            self._same[matter].pop(story, None)

    def find(self, story: str) -> str:
        """The nearest earlier story that is near enough; empty for none."""
        if any(report.wording.is_digest for report in self._voices[story]):
            return ""
        same = (other for matter in self._matters[story] for other in self._same[matter])
        near = (other for other in self._near[story].terms if self._may_be_one(story, other))
        candidates = dict.fromkeys((*near, *same))
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

    def _may_be_one(self, story: str, other: str) -> bool:
        """A near story of other organisations stands beside it and is not what it follows."""
        if other not in self._voices:
            return False
        mine, yours = self._matters[story], self._matters[other]
        return not (mine and yours) or not set(mine).isdisjoint(yours)

    def _score(self, story: str, other: str) -> float:
        mine, yours = self._near.get(story, NO_SCALE), self._near.get(other, NO_SCALE)
        near = max(mine.weight_of(other), yours.weight_of(story))
        is_same = not set(self._matters[story]).isdisjoint(self._matters[other])
        is_next = is_same and is_next_step(self._voices[story], self._voices[other], is_near=near > RELATED)
        age = (self._day[story] or 0.0) - (self._day[other] or 0.0)
        return near + SAME_MATTER * is_same + NEXT_STEP * is_next - FADE * age
