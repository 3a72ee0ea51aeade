"""A Ground is why a story stands in an edition, or why it does not: a code, and what fills its words.

The words are put together where they are shown, in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from broadsheet.records.deal import MUTUAL
from broadsheet.records.money import Money

GROUNDS: Final[dict[str, str]] = {
    # what speaks for a story, and against it
    "quality": "quality %(quality)s",
    "heat": "attention %(more)s, heat %(heat)s",
    "sources": "%(roots)s independent sources among %(reports)s reports",
    "deal": "moves a deal: %(deal)s",
    "one_deal": "moves one more deal",
    "deals": "moves %(more)s more deals",
    "language": "told in %(language)s only",
    "release": "a release without a second source",
    "opinion": "opinion, not news",
    "section_more": "editors lately chose more of “%(section)s”",
    "section_less": "editors lately chose less of “%(section)s”",
    # what editors did
    "lead": "made the lead by %(editor)s",
    "chosen": "chosen by %(editor)s",
    "long_summary": "the summary by %(editor)s is not used: it is longer than %(words)s words",
    # what is new of a story, or how old it is
    "moved": "Since %(date)s: %(deal)s",
    "carried": "From %(date)s, when no edition had room for it",
    # why a story is left out
    "dropped": "dropped by %(editor)s",
    "dropped_why": "dropped by %(editor)s: %(why)s",
    "held": "held by %(editor)s",
    "held_why": "held by %(editor)s: %(why)s",
    "scheduled": "scheduled by %(editor)s for %(at)s",
    "printed": "was in the edition of %(date)s and has not moved since",
    "printed_deal": "tells of a deal that was in the edition of %(date)s and has not moved since",
    "not_ours": "is not about the AI industry",
    "poor": "its quality of %(quality)s is under the %(least)s that is worth printing",
    "twin": "tells the same event as “%(title)s”",
    "light": "weighs %(points)s, less than the %(least)s that a story needs",
    "section_full": "its section is full of weightier stories",
    "outlet_full": "%(most)s weightier stories from %(outlet)s are in already",
    "full": "the edition's %(minutes)s minutes are full of weightier stories (%(points)s points)",
    # why an article has a topic
    "in_title": "“%(said)s” in the title; paragraphs: %(number)s",
    "title_only": "“%(said)s” in the title",
    "in_text": "“%(said)s” in the text; paragraphs: %(number)s",
    # what the parts of quality rest on
    "first_hand": "first hand: the party itself speaks",
    "carries": "carries a report of %(outlet)s",
    "no_story": "stands in no story that could tell whose word it rests on",
    "own_voice": "a voice of its own: names no other outlet as its source",
    "own_account": "its own account of what %(outlet)s made public",
    "retells": "retells what %(outlet)s reported",
    "own_words": "%(words)s words of its own",
    "party_speaks": "the party speaks in its own name",
    "said_by": "sentences that say who said it: %(number)s",
    "figures": "sentences with figures: %(number)s",
    "headline": "%(share)s of the headline's words stand in the text",
    "listed_as": "%(outlet)s is listed as %(kind)s",
    "quoted": "claims that quote its text: %(number)s",
    "byline_and_date": "has a byline and a date",
    "byline": "has a byline",
    "date": "has a date",
    "page_around": "%(share)s of the words belong to the page around the article",
    "page_marks": "%(share)s of the words belong to the page around the article: %(marks)s",
    "stock": "%(number)s stock phrases: %(phrases)s",
    "list": "a list of %(items)s carries the text",
    "stock_and_list": "%(number)s stock phrases: %(phrases)s; a list of %(items)s carries the text",
    "form": "it is a %(form)s",
    "copy": "the same text as %(outlet)s had before",
    # what heat rests on
    "its_quality": "its quality, whose parts stand there",
    "best_quality": "quality of its best report",
    "voices": "independent roots: %(roots)s",
    "fastest": "fastest %(hours)s hours, weighed by age",
    "places": "%(number)s languages and countries",
    "size": "money and parties named",
}
"""Every code a Ground may carry, with its words; `deal` is filled by the words of DEAL."""

DEAL: Final = {
    "to": "%(giver)s to %(taker)s",
    "and": "%(giver)s and %(taker)s",
    "bare": "%(names)s, %(relation)s: %(stage)s",
    "sum": "%(names)s, %(relation)s: %(stage)s, %(money)s",
}
PAGE_MARKS: Final = {
    "others": "pointers at other articles",
    "reply": "a form for replies",
    "foreign": "a teaser in another language",
}
"""What a page shows beside its article, as it fills `marks`."""
COUNTED: Final = "%(text)s (counted %(times)s times)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason as a code with values; names of values are those of the code's words.

    A deal is told by giver, taker, relation and stage, codes as in the ledger, and `money`.
    """

    code: str  #: one of GROUNDS
    values: tuple[tuple[str, str], ...] = ()
    money: Money | None = None

    def __post_init__(self) -> None:
        if self.code not in GROUNDS:
            raise ValueError(f"unknown ground {self.code!r}; add it to records.ground.GROUNDS")


def tell_ground(
    ground: Ground,
    *,
    say: Callable[[str], str],
    show: Callable[[str, str], str],
    money: Callable[[Money], str],
) -> str:
    """The reason in words: `say` translates the pattern, `show` writes a value by its name."""
    values = {name: show(name, value) for name, value in ground.values}
    given = dict(ground.values)
    if "relation" in given:
        values["names"] = _tell_names(values, say, is_mutual=given["relation"] in MUTUAL)
        values["money"] = money(ground.money) if ground.money is not None else ""
        values["deal"] = say(DEAL["sum" if values["money"] else "bare"]) % values
    if "marks" in given:
        values["marks"] = ", ".join(say(PAGE_MARKS[mark]) for mark in given["marks"].split())
    text = say(GROUNDS[ground.code]) % values
    return say(COUNTED) % {"text": text, "times": values["times"]} if "times" in values else text


def _tell_names(values: dict[str, str], say: Callable[[str], str], *, is_mutual: bool) -> str:
    if values["giver"] and values["taker"]:
        return say(DEAL["and" if is_mutual else "to"]) % values
    return values["giver"] or values["taker"]
