"""Grouping a set of articles at once: the same set gives the same stories, in whatever order it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from broadsheet.ports import Embedder
from broadsheet.records import Article, Judgement, Provider, Story
from broadsheet.stories.index import StoryIndex
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.related import RelatedIndex
from broadsheet.stories.report import Report, read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.telling import tell_story
from broadsheet.stories.thread import name_story
from broadsheet.stories.threads import link_stories


def group_stories(
    articles: Iterable[Article],
    *,
    judgements: Iterable[Judgement] = (),
    embedder: Embedder | None = None,
) -> tuple[Story, ...]:
    """Every article in exactly one story; stories oldest first.

    Articles are taken by time and then by id, and terms are weighed by how rare they are in the whole
    set, so the order of `articles` does not matter. A "same_story" judgement between two article ids
    is honoured, "yes" and "no". Without an embedder words, character runs, names and figures decide.
    """
    index = index_all(articles, judgements, embedder)
    told = [(t.voices, tell_story(name_story(t), t.members, index.copied)) for t in index.threads]
    return link_stories(told)


def rank_related(articles: Iterable[Article], *, limit: int = 10) -> dict[str, tuple[str, ...]]:
    """For every article the ids of those to read beside it, best first, at most `limit`.

    Reports of the same story come first, then the nearest of other stories.
    """
    threads = index_all(articles).threads
    index = RelatedIndex({thread.id: thread.members for thread in threads})
    return {
        report.id: tuple(index.near_reports(report, limit)) for thread in threads for report in thread.members
    }


def index_all(
    articles: Iterable[Article],
    judgements: Iterable[Judgement] = (),
    embedder: Embedder | None = None,
    *,
    providers: Iterable[Provider] = (),
    first_read: Mapping[str, datetime] = MappingProxyType({}),
) -> StoryIndex:
    """An index that holds these articles, taken by time.

    `providers` are outlets that texts may credit beside those of the articles; `first_read` tells when
    those were first read that have another wording now.
    """
    unique = {article.id: article for article in articles}
    outlets = Outlets([*providers, *(article.provider for article in unique.values())])
    read = (read_report(a, outlets, first_read.get(a.id)) for a in unique.values())
    return index_reports(read, outlets, judgements, embedder)


def index_reports(
    read: Iterable[Report],
    outlets: Outlets,
    judgements: Iterable[Judgement] = (),
    embedder: Embedder | None = None,
) -> StoryIndex:
    """The same of articles that were read already; `outlets` are all that texts may credit, for good."""
    reports = sorted(read, key=lambda report: report.order)
    rarity = Rarity()
    for report in reports:
        rarity.note(report.wording)
    index = StoryIndex(
        judgements=judgements, embedder=embedder, rarity=rarity, outlets=outlets, copy_window=timedelta.max
    )
    place_by_time(index, reports)
    return index


def place_by_time(
    index: StoryIndex, reports: Iterable[Report], watch: Callable[[int], None] = lambda _: None
) -> None:
    """Places reports in their order; stories end as time goes by. `watch` is told how many are placed."""
    cleared: float | None = None
    for number, report in enumerate(reports):
        watch(number)
        if report.day is not None and (cleared is None or report.day - cleared > 1):
            index.retire(report.day)
            cleared = report.day
        index.add_report(report)
