"""Rulings on stories: what stands is decided again where editors ruled since, and only there."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.adapters.store import reading
from broadsheet.records import Judgement
from broadsheet.wiring import Slate

TIE = "same_story"  # the kind of a judgement on two articles


def ties_of(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Rulings on stories, and what takes one back, by their ids, in the order they were given."""
    given = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    ties = {judgement.id for judgement in given if judgement.kind == TIE}
    return {j.id: j for j in given if j.id in ties or j.replaces in ties}


def new_rulings(slate: Slate, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that what stands was not told of, in the order they were given."""
    known = ties_of(slate.judgements)
    return [judgement for key, judgement in ties_of(judgements).items() if key not in known]


def rule_on(slate: Slate, judgements: Iterable[Judgement]) -> set[str]:
    """Tells what stands of new rulings, one after the other; ids of the stories to be told and stored again.

    As each takes its turn, what stands is the same whether a process hears of them at once or one by one.
    What the desk stored of the same articles meanwhile is among these stories.
    """
    standing, given, known = slate.standing, ties_of(judgements), ties_of(slate.judgements)
    assert standing is not None, "what is ruled on stands"
    moved, around = set[str](), set[str]()
    for judgement in new_rulings(slate, given.values()):
        known[judgement.id] = judgement
        for about in (judgement, given.get(judgement.replaces)):
            if about is not None and about.kind == TIE:
                pair = (about.left, about.right)
                around |= standing.articles_beside(pair)
                moved |= standing.rule(pair, known.values())
    around |= {key for story in reading.stories_of(sorted(around)) for key in story.article_ids}
    return moved | standing.names_of(around)
