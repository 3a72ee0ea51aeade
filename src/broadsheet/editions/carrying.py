"""Quiet days: strong stories of the days before that no edition had room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from broadsheet.editions.candidates import Candidate
from broadsheet.editions.choosing import Choice, headline_words, is_alike, refuse
from broadsheet.editions.drafts import Drafts
from broadsheet.editions.weighing import Weighed
from broadsheet.records import Edition

REACH: Final = timedelta(days=3)  #: older than that is no news, however strong
QUIET: Final = 0.5  #: a day is quiet that fills less than this share of the reading time
MOST: Final = 4  #: carried stories of one edition
STRONG: Final = 70  #: known quality from which a story is worth carrying: publishable


def is_quiet(choice: Choice, seconds: int) -> bool:
    """The day's own stories fill less than half of the reading time."""
    return choice.seconds < QUIET * seconds


def is_worth_carrying(candidate: Candidate, earlier: Sequence[Edition]) -> bool:
    """Strong, no comment, and no edition told it, its deals or its headline before."""
    marks = candidate.marks
    if candidate.before is not None or marks is None or (marks.quality.value or 0) < STRONG:
        return False
    if candidate.article.kind == "opinion" or candidate.deals & _printed_deals(earlier):
        return False
    words = headline_words(candidate.article.title)
    return not any(is_alike(words, headline_words(title)) for title in _printed_titles(earlier))


def carry_stories(choice: Choice, weighed: Iterable[Weighed], seconds: int, drafts: Drafts) -> None:
    """Adds the weightiest to a quiet day's choice, few, and only while the day stays quiet."""
    taken = 0
    for one in sorted(weighed, key=lambda w: (-w.points, w.candidate.story.id)):
        if taken == MOST or not is_quiet(choice, seconds):
            return
        if refuse(one, choice, seconds, drafts) is None:
            choice.take(one, drafts.seconds_of(one.candidate))
            taken += 1


def earliest_carried(day: date) -> date:
    """The first day whose stories an edition of `day` may carry."""
    return day - REACH


def _printed_deals(earlier: Iterable[Edition]) -> set[str]:
    return {
        i
        for edition in earlier
        for section in edition.sections
        for item in section.items
        for i in item.deal_ids
    }


def _printed_titles(earlier: Iterable[Edition]) -> list[str]:
    return [item.headline for edition in earlier for section in edition.sections for item in section.items]
