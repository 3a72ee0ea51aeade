"""What speaks for and against single stories, part by part, whether they were printed or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, tzinfo

from broadsheet.editions.candidates import gather_candidates
from broadsheet.editions.edition import section_of
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.weighing import AS_STATED, Weighed, weigh_candidate
from broadsheet.records import Article, Ledger, Marks, Story, Weights


def weigh_stories(
    day: date,
    *,
    stories: Mapping[str, Story],
    articles: Mapping[str, Article],
    marks: Mapping[str, Marks],
    ledger: Ledger,
    language: str = "en",
    timezone: tzinfo = UTC,
    weights: Weights = AS_STATED,
) -> tuple[Weighed, ...]:
    """The stories with a report of `day` and their weight on that day, by id; no judgement counts."""
    rulings = Rulings()
    candidates = gather_candidates(
        day, stories=stories, articles=articles, marks=marks, ledger=ledger, earlier=(),
        rulings=rulings, language=language, timezone=timezone,
    )  # fmt: skip
    return tuple(
        weigh_candidate(one, section_of(one, rulings, language), language, weights) for one in candidates
    )
