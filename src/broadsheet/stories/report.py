"""A Report is what the index keeps of an article: all that grouping needs, and not its text."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import Final

import numpy as np

from broadsheet.records import Article, Provider
from broadsheet.stories.bags import NO_BAG, Bag, fill_bag
from broadsheet.stories.counts import read_counts
from broadsheet.stories.rarity import Rarity, term_vector
from broadsheet.stories.roots import Outlets
from broadsheet.stories.runs import NO_RUNS, Runs
from broadsheet.stories.scales import NO_SCALE, Scale, pack_scale
from broadsheet.stories.wording import Wording, read_wording
from broadsheet.text.shingles import Hashes, shingle_hashes

CREDIT_LEAD: Final = 350  #: characters in which a report names what it rests on


@dataclass(slots=True, eq=False)
class Report:
    """One article in the index. `day` is days since 1970, or None where no time is known."""

    id: str
    title: str
    url: str
    provider: Provider
    language: str
    at: datetime | None
    day: float | None
    first_read: datetime | None  #: when we first read any wording of it; None where that is not known
    length: int
    kind: str
    syndicated_from: str
    credits: tuple[str, ...]  #: roots of the outlets it names as its source
    lead_credits: tuple[str, ...]  #: those it names at once
    has_own_sources: bool
    wording: Wording
    packed_shingles: bytes  #: four bytes each; empty once nobody can be found by them
    title_scale: Scale = NO_SCALE
    text_vector: Bag = NO_BAG
    run_vector: Runs = NO_RUNS
    rarity_scale: Scale = NO_SCALE
    total: float = 1.0  #: sum of the rarities
    most: float = 1.0  #: the greatest rarity there could be when it came
    party_weights: bytes = b""  #: eight bytes for each of the wording's `text_parties`
    meaning: tuple[float, ...] = ()  #: unit vector of the embedder, where there is one

    @property
    def order(self) -> tuple[bool, float, str]:
        """Sorts by time, undated last, then by id."""
        return (self.day is None, self.day or 0.0, self.id)

    @property
    def is_release(self) -> bool:
        """Whether the party itself speaks."""
        return self.kind == "press_release" or self.provider.kind in ("company", "regulator")

    @property
    def shingles(self) -> Hashes:
        """Hashes of the text's runs of words, in reading order."""
        return np.frombuffer(self.packed_shingles, np.uint32)

    def weigh(self, rarity: Rarity) -> None:
        """Sets the vectors from what is rare now."""
        title, text = read_counts(self.wording.title), read_counts(self.wording.text)
        rarities = rarity.weigh(text or title)
        self.title_scale = pack_scale(term_vector(title, rarities))
        self.text_vector = fill_bag(term_vector(text, rarities))
        self.run_vector = rarity.run_vector(self.wording.runs)
        telling = {term: rarities[term] for term in title}
        self.rarity_scale = pack_scale(telling, like=self.title_scale)
        self.party_weights = array("d", rarity.weigh(self.wording.text_parties).values()).tobytes()
        self.total = sum(telling.values()) or 1.0
        self.most = rarity.most

    def told_anew(self, other: Report) -> Report:
        """The same as it is found, told in the words of another wording of its article."""
        return replace(
            self,
            title=other.title,
            language=other.language,
            length=other.length,
            kind=other.kind,
            credits=other.credits,
            lead_credits=other.lead_credits,
            has_own_sources=other.has_own_sources,
        )

    def forget_counts(self) -> None:
        """Lets go what only weighing needs: it is not weighed again."""
        self.wording = self.wording.without_counts()


def latest_instant(article: Article) -> datetime | None:
    """When the report was out at the latest: nobody is called first on a date without an hour."""
    if article.published is None:
        return article.seen_at
    if article.published_precision != "day":
        return article.published
    over = article.published + timedelta(days=1, seconds=-1)
    seen = article.seen_at
    return min(seen, over) if seen is not None and seen >= article.published else over


@lru_cache(maxsize=1 << 12)
def _one_of(provider: Provider) -> Provider:
    """One value for all reports of an outlet: each article from a store brings its own."""
    return provider


def read_report(article: Article, outlets: Outlets, first_read: datetime | None = None) -> Report:
    """The report of an article; its time is that of publication, else that of fetching.

    `first_read` is given where an earlier wording was read before this one.
    """
    at = latest_instant(article)
    said = f"{article.title}\n{article.text or article.excerpt}"
    credited = outlets.read_credits(said)
    at_once = outlets.read_credits(said[:CREDIT_LEAD]) if credited else ()
    return Report(
        id=article.id,
        title=article.title,
        url=article.url,
        provider=_one_of(article.provider),
        language=intern(article.language),
        at=at,
        day=at.timestamp() / 86400 if at else None,
        first_read=first_read or article.seen_at,
        length=len(article.text),
        kind=intern(article.kind),
        syndicated_from=article.syndicated_from,
        credits=tuple(root for root in credited if root != article.provider.root),
        lead_credits=tuple(root for root in at_once if root != article.provider.root),
        has_own_sources=outlets.has_own_sources(said, article.provider),
        wording=read_wording(article),
        packed_shingles=shingle_hashes(article.text).tobytes(),
    )
