"""The scoop board: who had it first, by outlet and month, and how long before the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from statistics import median
from typing import Final

from broadsheet.records import Article, Provider, Scoop, Standing, Story

#: A party that tells of itself is first by nature, and a page of links by no merit.
NO_REPORTERS: Final = frozenset(("company", "regulator", "aggregator", "community"))


def find_scoop(story: Story, articles: Mapping[str, Article]) -> Scoop | None:
    """The scoop of a story: its first report, where that is an outlet's own voice and another came after.

    None for a release or a regulator's notice, for a first report that rests on another outlet, for
    one without a time, and where nobody else told it. Reprints and outlets of one house follow nobody.
    """
    first = articles.get(story.first_id)
    at = _time_of(first) if first else None
    root = next((family.root for family in story.families if family.head_id == story.first_id), "")
    if first is None or at is None or not _is_reporter(first, root):
        return None
    later: dict[str, float] = {}
    for article in sorted(_heads(story, articles), key=lambda one: (str(_time_of(one)), one.id)):
        when = _time_of(article)
        if when is not None and when > at and _is_other(article, first):
            later.setdefault(article.provider.domain, round((when - at).total_seconds() / 3600, 2))
    if not later:
        return None
    return Scoop(
        story_id=story.id,
        article_id=first.id,
        domain=first.provider.domain,
        at=at,
        followers=tuple(sorted(later.items(), key=lambda row: (row[1], row[0]))),
    )


def rank_outlets(scoops: Iterable[Scoop], providers: Iterable[Provider]) -> tuple[Standing, ...]:
    """The board: most stories had first, then most followers, then the name; who only followed too."""
    names = {provider.domain: provider.name for provider in providers}
    led: dict[str, list[Scoop]] = defaultdict(list)
    lags: dict[str, list[float]] = defaultdict(list)
    for scoop in scoops:
        led[scoop.domain].append(scoop)
        for domain, hours in scoop.followers:
            lags[domain].append(hours)
    board = [_stand(domain, names, led[domain], lags[domain]) for domain in {*led, *lags}]
    return tuple(sorted(board, key=lambda one: (-len(one.scoops), -one.followers, one.name, one.domain)))


def _stand(domain: str, names: Mapping[str, str], led: list[Scoop], lags: list[float]) -> Standing:
    ranked = sorted(led, key=lambda scoop: (-_lead(scoop), scoop.story_id))
    return Standing(
        domain=domain,
        name=names.get(domain, domain),
        scoops=tuple(scoop.story_id for scoop in ranked),
        followers=sum(len(scoop.followers) for scoop in led),
        lead_hours=round(median(map(_lead, led)), 2) if led else 0.0,
        followed=len(lags),
        lag_hours=round(median(lags), 2) if lags else 0.0,
    )


def _lead(scoop: Scoop) -> float:
    return scoop.followers[0][1]


def _heads(story: Story, articles: Mapping[str, Article]) -> list[Article]:
    return [articles[family.head_id] for family in story.families if family.head_id in articles]


def _is_reporter(first: Article, root: str) -> bool:
    is_release = first.kind == "press_release" or first.provider.kind in NO_REPORTERS
    return root == first.provider.root and not is_release


def _is_other(article: Article, first: Article) -> bool:
    return article.provider.root != first.provider.root and article.kind != "press_release"


def _time_of(article: Article) -> datetime | None:
    """When it was out; a date without an hour makes nobody first."""
    return article.published if article.published_precision in ("second", "minute") else article.seen_at
