"""The letter: an edition as one mail, the same words as HTML and as text.

Printed once for a day; only the address for leaving differs from reader to reader.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import mrml

from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard, card_of, line_of
from broadsheet.press.known_then import deals_in
from broadsheet.press.printer import Printer
from broadsheet.press.script import edition_script
from broadsheet.press.sheets.ledger import deal_title
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_voices
from broadsheet.records import Deal, Edition, Letter

WIDE: Final = 72  #: characters of a line of the text
MOST_DEALS: Final = 12
LEAVE: Final = "https://leave.invalid/%reader%"
"""Stands in the printed letter where each reader's own address for leaving comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of the letter."""

    title: str
    cards: tuple[StoryCard, ...]


def print_letter(printer: Printer, shelf: Shelf, day: date) -> Letter | None:
    """The letter of a day, to nobody yet; None where the day has no edition or nothing to tell.

    Raises LawBroken where a sentence does not stand in its source: the gate of the audio script.
    """
    edition = shelf.edition(day)
    if edition is None or edition_script(printer, shelf, day) is None:
        return None
    parts = tuple(part for part in _parts(edition, shelf) if part.cards)
    deals = _deals(edition, shelf)
    if not (parts or deals or edition.corrections):
        return None
    lead = parts[0].cards[0].headline if parts else printer.say("The ledger")
    values = {"edition": edition, "sections": parts, "deals": deals, "lead": lead, "leave": LEAVE}
    source = printer.text("letter.mjml", deal_title=lambda deal: deal_title(printer, deal), **values)
    return Letter(
        to="",
        subject=f"{lead} · {printer.site.title}",
        text="\n".join(_text(printer, edition, parts, deals)),
        html=mrml.to_html(source).content,
        leave=LEAVE,
        key=f"{edition.id}/{edition.made_from}",
    )


def address_letter(letter: Letter, *, to: str, leave: str) -> Letter:
    """The letter to one reader, with the address at which that reader can leave."""
    return replace(
        letter,
        to=to,
        leave=leave,
        text=letter.text.replace(LEAVE, leave),
        html=letter.html.replace(LEAVE, leave.replace("&", "&amp;")),
    )


def _parts(edition: Edition, shelf: Shelf) -> Iterator[Part]:
    for section in edition.sections:
        told = [(item, shelf.story(item.story_id)) for item in section.items]
        cards = tuple(card_of(story, shelf, item, edition) for item, story in told if story is not None)
        yield Part(title=section.title, cards=cards)


def _deals(edition: Edition, shelf: Shelf) -> tuple[Deal, ...]:
    return deals_in(edition, edition.deal_ids, shelf)[:MOST_DEALS]


def _text(printer: Printer, edition: Edition, parts: Sequence[Part], deals: Sequence[Deal]) -> Iterator[str]:
    yield from (printer.site.title.upper(), printer.day(edition.date, "full"), "")
    for correction in edition.corrections:
        said = f"{printer.say('Correction')}: {correction.now} {correction.why}".strip()
        yield from (*textwrap.wrap(said, WIDE), "")
    for part in parts:
        yield from (part.title.upper(), "-" * min(len(part.title), WIDE), "")
        for card in part.cards:
            yield from _story_text(printer, card)
    if deals:
        title = printer.say("The ledger")
        yield from (title.upper(), "-" * len(title), "")
        yield from (line for deal in deals for line in _deal_text(printer, deal))
        yield ""
    yield from ("--", printer.say("You asked for this letter. You can leave it at any time:"), LEAVE)


def _story_text(printer: Printer, card: StoryCard) -> Iterator[str]:
    yield from textwrap.wrap(card.headline, WIDE)
    yield from textwrap.wrap(printer.news(card.item), WIDE)
    if card.editors_words:
        own = printer.say("In an editor's words")
        yield from textwrap.wrap(f"{card.editors_words} ({own})", WIDE)
    said = " ".join(sentence.text for sentence in card.summary) or card.deck
    yield from textwrap.wrap(said, WIDE)
    yield from textwrap.wrap(_standing(printer, card), WIDE)
    yield from (printer.absolute(addresses.story_path(card.story.id)), "")


def _standing(printer: Printer, card: StoryCard) -> str:
    """Who had it first, how many voices carry it and in how many reports."""
    first = card.first.provider.name if card.first else ""
    lead = [printer.say("First in %(outlet)s") % {"outlet": first}] if first else []
    return " · ".join([*lead, tell_voices(printer, card.roots, card.reports)])


def _deal_text(printer: Printer, deal: Deal) -> Iterator[str]:
    last = line_of(deal).last
    stage = f", {printer.stage_inside(last.stage)}" if last else ""
    money = f", {printer.money(deal.money)}" if deal.money else ""
    yield from textwrap.wrap(f"* {deal_title(printer, deal)}{stage}{money}", WIDE, subsequent_indent="  ")
