"""A masked sentence made shorter, so that a pattern passes which the whole sentence stops.

    "O , a maker of robots , has bought French start-up O"  ->  "O has bought O"

Nothing is said anew: a reduced sentence holds a part of the whole one's words, perhaps in another order, or one
sign for a run of its signs. Whatever is found on it is brought back to the whole sentence, in which alone places are compared.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.records import Mention

Stretch = tuple[int, int]
"""Begin and end in a mask; a word is inside where its first letter is."""
_GROUPS = range(0xE400, 0xE500)


@dataclass(frozen=True, slots=True)
class Reduced:
    """A variant of a sentence, and where each of its words stands in the whole one's mask."""

    whole: Masked
    masked: Masked  #: the variant; its `places` lead to the source like those of the whole sentence
    spans: tuple[Stretch, ...]  #: for each word of the variant its stretch in the mask of the whole

    @classmethod
    def of(cls, masked: Masked) -> Reduced:
        """The whole sentence, nothing left out yet."""
        return cls(masked, masked, tuple(_words(masked)))

    @property
    def is_whole(self) -> bool:
        """Whether nothing has been left out or joined."""
        return self.masked is self.whole

    def without(self, stretches: Iterable[Stretch]) -> Reduced:
        """The variant without the words in the stretches of its mask."""
        cuts = list(stretches)
        words = _words(self.masked)
        kept = [n for n, (at, _) in enumerate(words) if not any(a <= at < b for a, b in cuts)]
        if len(kept) == len(words) or not kept:
            return self
        mask = self.masked.mask
        parts = [(mask[slice(*words[n])], self.masked.places[n][1:], self.spans[n]) for n in kept]
        return self._put(parts, self.masked.entities)

    @property
    def words(self) -> list[str]:
        """The words and signs of the variant."""
        return [self.masked.mask[at:end] for at, end in _words(self.masked)]

    def arranged(self, words: Iterable[tuple[int, str]]) -> Reduced:
        """The variant made of its words by number, in this order; each stands as it is, or in the form given.

        A word that is fetched from further ahead counts as standing where the one before it stands.
        """
        own, parts, last = self.words, [], -1
        for n, form in words:
            last = max(n, last)
            parts.append((form or own[n], self.masked.places[n][1:], self.spans[last]))
        return self._put(parts, self.masked.entities)

    def joined(self, stretches: Iterable[Stretch]) -> Reduced:
        """The variant with each stretch, which begins and ends with a sign, as one group of every party in it."""
        runs = sorted(stretches)
        if not runs:
            return self
        entities = dict(self.masked.entities)
        parts: list[tuple[str, Stretch, Stretch]] = []
        mask = self.masked.mask
        open_run: list[int] = []
        words = _words(self.masked)
        for n, (at, end) in enumerate(words):
            run = next((r for r in runs if r[0] <= at < r[1]), None)
            if run is None:
                parts.append((mask[at:end], self.masked.places[n][1:], self.spans[n]))
                continue
            open_run.append(n)
            if end < run[1]:
                continue
            first, last = open_run[0], open_run[-1]
            group = _group([self.masked.entities.get(mask[slice(*words[i])]) for i in open_run])
            sign = _free_sign(entities)
            entities[sign] = group
            parts.append((sign, (group.start, group.end), (self.spans[first][0], self.spans[last][1])))
            open_run = []
        return self._put(parts, entities)

    def _put(self, parts: list[tuple[str, Stretch, Stretch]], entities: dict[str, Entity]) -> Reduced:
        joiner = self.masked.joiner
        words = [word for word, _, _ in parts]
        places, at = [], 0
        for word, (start, end), _ in parts:
            places.append((at, start, end))
            at += len(word) + len(joiner)
        masked = dataclasses.replace(
            self.masked, mask=joiner.join(words), places=places, whole=self.whole,
            entities={w: entities[w] for w in words if w in entities},
        )  # fmt: skip
        return Reduced(self.whole, masked, tuple(span for _, _, span in parts))

    def in_whole(self, draft: Draft) -> Draft:
        """A draft of the variant as one of the whole sentence."""
        start, end = self._stretch(draft.start, draft.end)
        sum_at = self.whole.mask.find(self.masked.mask[draft.sum_at]) if draft.sum_at >= 0 else -1
        return dataclasses.replace(draft, masked=self.whole, start=start, end=end, sum_at=sum_at)

    def _stretch(self, start: int, end: int) -> Stretch:
        offsets = [at for at, _, _ in self.masked.places]
        first = max(0, bisect_right(offsets, start) - 1)
        last = max(0, bisect_right(offsets, max(start, end - 1)) - 1)
        inside = start - offsets[first]
        begin, stop = self.spans[first][0] + inside, self.spans[last][1]
        return min(begin, self.spans[first][1]), stop


def _words(masked: Masked) -> list[Stretch]:
    """Begin and end of each word of a mask."""
    offsets = [at for at, _, _ in masked.places]
    ends = [*(at - len(masked.joiner) for at in offsets[1:]), len(masked.mask)]
    return list(zip(offsets, ends, strict=True))


def _group(found: list[Entity | None]) -> Entity:
    members = [e for e in found if e is not None and e.mentions]
    mentions: dict[str, Mention] = {}
    for mention in (m for e in members for m in e.mentions):
        mentions.setdefault(mention.party_id, mention)
    return Entity("group", members[0].start, members[-1].end, tuple(mentions.values()))


def _free_sign(entities: dict[str, Entity]) -> str:
    return next(chr(code) for code in _GROUPS if chr(code) not in entities)
