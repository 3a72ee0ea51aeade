"""Why a story is in an edition, or not, in the language of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from broadsheet.records import Edition, Ground, Item, Reason, Topic, tell_ground

if TYPE_CHECKING:
    from broadsheet.press.printer import Printer

NUMBERS = frozenset(
    {"quality", "more", "heat", "roots", "reports", "words", "least", "points", "most", "minutes", "times"}
    | {"number", "items", "hours"}
)
"""Values that are written as numbers; the others are names and words as they stand."""


def tell_reasons(printer: Printer, item: Item) -> tuple[str, ...]:
    """The reasons for a story; those of an edition made before they were codes stand in English."""
    return tuple(tell(printer, ground) for ground in item.grounds) or item.reasons


def tell_part(printer: Printer, part: Reason | Topic) -> str:
    """What a part of a score or a topic rests on; what was rated before it was a code stands in English."""
    if part.ground is not None:
        return tell(printer, part.ground)
    return part.text if isinstance(part, Reason) else part.reason


def tell_news(printer: Printer, item: Item | None) -> str:
    """What moved since a story was printed, or from which day it is carried; "" where neither holds."""
    if item is None:
        return ""
    return tell(printer, item.news) if item.news is not None else printer.with_days(item.moved)


def tell_absences(printer: Printer, edition: Edition) -> tuple[tuple[str, str], ...]:
    """(story id, why it is not in), in the order of the edition. Readers are told no editor's name."""
    told = tuple(
        (story_id, tell(printer, _unnamed(printer, ground))) for story_id, ground in edition.absences
    )
    return told or edition.left_out


def _unnamed(printer: Printer, ground: Ground) -> Ground:
    """An editor's ruling without the name, and without what the desk says to itself about it."""
    if "editor" not in dict(ground.values):
        return ground
    values = (
        (name, printer.say("an editor") if name == "editor" else v)
        for name, v in ground.values
        if name != "why"
    )
    return replace(ground, code=ground.code.removesuffix("_why"), values=tuple(values))


def tell(printer: Printer, ground: Ground) -> str:
    """One reason in words."""
    return tell_ground(
        ground, say=printer.say, show=lambda name, value: _show(printer, name, value), money=printer.money
    )


def _show(printer: Printer, name: str, value: str) -> str:
    if name in NUMBERS:
        return printer.number(float(value))
    if name == "relation":
        return printer.small(printer.relation(value))
    if name == "stage":
        return printer.stage_inside(value)
    if name == "date":
        return printer.day(date.fromisoformat(value), "medium")
    if name == "at":
        return printer.instant(datetime.fromisoformat(value))
    if name == "share":
        return printer.share(float(value), float(value))
    if name in {"kind", "form"}:
        return printer.small(_kind(printer, name, value))
    return (printer.language_name(value) or value) if name == "language" else value


def _kind(printer: Printer, name: str, value: str) -> str:
    if value == "unknown":
        return printer.say("unknown")
    return printer.source_kind(value) if name == "kind" else printer.article_kind(value)
