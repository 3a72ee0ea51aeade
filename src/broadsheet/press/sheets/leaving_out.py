"""Outlets a reader leaves out of a story: which, and how the story counts without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.press.cards import StoryCard
from broadsheet.press.printer import Printer
from broadsheet.records import Article, Claim, Story

FIELD: Final = "no:"  #: a box of the form is named so and after its outlet's domain
LONGEST: Final = 40  #: outlets that can be left out by one address


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet that tells a story, as a box to tick."""

    domain: str
    name: str
    is_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """A story without some outlets, beside what it was; `story` None: nothing of it is left."""

    story: Story | None
    whole: Story
    outlets: tuple[Outlet, ...]
    heat: tuple[int | None, int | None]  #: with all, without them


def read_unwanted(asked: Mapping[str, str]) -> frozenset[str]:
    """Domains of an address such as `?without=a.example,b.example` or `?no:a.example=1`."""
    named = [name.strip().casefold() for name in asked.get("without", "").split(",")]
    ticked = [key.removeprefix(FIELD).casefold() for key in asked if key.startswith(FIELD)]
    return frozenset([name for name in (*named, *ticked) if name][:LONGEST])


def outlets_of(articles: Iterable[Article], unwanted: frozenset[str]) -> tuple[Outlet, ...]:
    """The outlets of a story, each once, by name."""
    found = {a.provider.domain: a.provider for a in articles if a.provider.domain}
    rows = [
        Outlet(domain=domain, name=provider.name or domain, is_out=bool({domain, provider.root} & unwanted))
        for domain, provider in found.items()
    ]
    return tuple(sorted(rows, key=lambda outlet: (outlet.name.casefold(), outlet.domain)))


def recount(
    printer: Printer,
    story: Story,
    articles: Mapping[str, Article],
    claims: Sequence[Claim],
    unwanted: frozenset[str],
) -> Recount | None:
    """The story without outlets that stand in it; None where none does, or nothing here can recount."""
    outlets = outlets_of(articles.values(), unwanted)
    out = frozenset(outlet.domain for outlet in outlets if outlet.is_out)
    if printer.site.recount is None or not out:
        return None
    left, before, after = printer.site.recount(story, articles, claims, out)
    return Recount(story=left, whole=story, outlets=outlets, heat=(before.value, after.value))


def narrow_card(card: StoryCard, story: Story) -> StoryCard:
    """The card without headline and sentences of reports that are left out."""
    kept = tuple(s for s in card.summary if s.source.article_id in story.article_ids)
    return replace(card, headline=story.title, language=story.language, summary=kept)


def tell_recount(printer: Printer, counted: Recount, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """What differs without the outlets, one sentence each."""
    names = ", ".join(outlet.name for outlet in counted.outlets if outlet.is_out)
    if counted.story is None:
        return (printer.say("Nothing of this story is left without %(outlets)s.") % {"outlets": names},)
    told = [
        printer.say("Counted without %(outlets)s and what rests on their word alone.") % {"outlets": names}
    ]
    voices = (len(counted.whole.roots), len(counted.story.roots))
    if voices[0] != voices[1]:
        pattern = printer.say("Independent voices: %(now)s instead of %(was)s.")
        told.append(pattern % {"was": printer.number(voices[0]), "now": printer.number(voices[1])})
    first = [_outlet_of(articles, story.first_id) for story in (counted.whole, counted.story)]
    if first[0] != first[1] and all(first):
        told.append(printer.say("First: %(now)s instead of %(was)s.") % {"was": first[0], "now": first[1]})
    was, now = counted.heat
    if was is not None and now is not None and was != now:
        pattern = printer.say("Heat: %(now)s instead of %(was)s.")
        told.append(pattern % {"was": printer.number(was), "now": printer.number(now)})
    return tuple(told)


def _outlet_of(articles: Mapping[str, Article], article_id: str) -> str:
    return articles[article_id].provider.name if article_id in articles else ""
