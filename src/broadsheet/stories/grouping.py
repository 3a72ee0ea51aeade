"""Grouping a set of articles at once: the same set gives the same stories, in whatever order it comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from broadsheet.ports import Embedder
from broadsheet.records import Article, Judgement, Story
from broadsheet.stories.index import StoryIndex, tell_threads
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import read_report
from broadsheet.stories.roots import Outlets


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
    unique = {article.id: article for article in articles}
    outlets = Outlets(article.provider for article in unique.values())
    reports = sorted(
        (read_report(article, outlets) for article in unique.values()), key=lambda report: report.order
    )
    rarity = Rarity()
    for report in reports:
        rarity.note(report.wording)
    index = StoryIndex(judgements=judgements, embedder=embedder, rarity=rarity, copy_window=timedelta.max)
    cleared: float | None = None
    for report in reports:
        if report.day is not None and (cleared is None or report.day - cleared > 1):
            index.retire(report.day)
            cleared = report.day
        index.add_report(report)
    return tell_threads(index.threads, index.copied)
