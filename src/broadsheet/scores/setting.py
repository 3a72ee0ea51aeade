"""A Setting is what the marks of a story's articles have in common, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from broadsheet.records import Article, Family, Story


def is_first_hand(article: Article) -> bool:
    """Whether the party itself speaks."""
    return article.kind == "press_release" or article.provider.kind in ("company", "regulator")


class Setting:
    """A story and those of its articles that are at hand; None: nothing is known around an article."""

    def __init__(self, story: Story | None, articles: Mapping[str, Article]) -> None:
        self.story = story
        self._articles = articles
        self.totals: dict[str, float] = {}  #: of originals, by id: the sum of all parts but what claims give

    @cached_property
    def held(self) -> dict[str, Article]:
        """The story's articles that are at hand."""
        ids = self.story.article_ids if self.story else ()
        return {key: self._articles[key] for key in ids if key in self._articles}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the story's articles, at hand or not."""
        return frozenset(self.story.article_ids if self.story else ())

    @cached_property
    def roots_at_first_hand(self) -> frozenset[str]:
        """Houses that speak for themselves in this story."""
        return frozenset(a.provider.root for a in self.held.values() if is_first_hand(a))

    @cached_property
    def root_times(self) -> tuple[datetime, ...]:
        """When each independent voice was first heard, in order; voices without a time are left out."""
        earliest: dict[str, datetime] = {}
        for key, family in self._families.items():
            article = self._articles.get(key)
            at = (article.published or article.seen_at) if article else None
            if at is not None:
                earliest[family.root] = min(at, earliest.get(family.root, at))
        return tuple(sorted(earliest.values()))

    @cached_property
    def places(self) -> int:
        """How many languages and countries tell it."""
        held = self.held.values()
        return len({a.language for a in held}) + len({a.provider.country for a in held if a.provider.country})

    def root_of(self, article: Article) -> str:
        """The voice that an article counts as; empty where no family of the story holds it."""
        family = self._families.get(article.id)
        return family.root if family else ""

    def is_copy(self, article: Article) -> bool:
        """Whether another article of the story had this text first."""
        family = self._families.get(article.id)
        return family is not None and family.head_id != article.id

    def original_of(self, article: Article) -> Article | None:
        """The article that a copy reprints; None for an original, or where that is not at hand."""
        return self._articles.get(self._families[article.id].head_id) if self.is_copy(article) else None

    def is_whole(self) -> bool:
        """Whether every article of the story is at hand."""
        return self.story is not None and len(self.held) == len(self.story.article_ids)

    @cached_property
    def _families(self) -> dict[str, Family]:
        families = reversed(self.story.families if self.story else ())
        return {key: family for family in families for key in (*family.copy_ids, family.head_id)}


def stands_alike(article: Article, one: Setting, other: Setting) -> bool:
    """Whether two settings make the same of an article's quality: by its voice, and by what it copies."""
    if not (one.is_whole() and other.is_whole()):
        return False
    return _standing_of(article, one) == _standing_of(article, other)


def _standing_of(article: Article, setting: Setting) -> tuple[object, ...]:
    root = setting.root_of(article)
    original = setting.original_of(article)
    return (
        root,
        root in setting.roots_at_first_hand,
        _standing_of(original, setting) if original is not None else None,
        original.id if original is not None else "",
    )
