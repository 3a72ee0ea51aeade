"""Who had it first: the board of a month, and its scoops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from broadsheet.press.cards import headline_of
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page


def print_scoops(printer: Printer, shelf: Shelf, month: date | None = None) -> Page | None:
    """The board of a month, the latest one with an edition if none is named; None for any other month."""
    months = months_of(shelf)
    shown = month or (months[0] if months else None)
    if month is not None and month not in months:
        return None
    scoops, board = shelf.scoops(*bounds_of(shown, printer)) if shown else ((), ())
    names = {standing.domain: standing.name for standing in board}
    told = [(scoop, shelf.story(scoop.story_id)) for scoop in reversed(scoops)]
    return printer.html(
        "scoops.html",
        title=printer.say("Who had it first"),
        description=printer.say("Outlets by the stories they had before the others."),
        section="house",
        canonical=path_of(shown) if shown else "/scoops/",
        shown=shown,
        months=[(m, path_of(m)) for m in months],
        board=[standing for standing in board if standing.scoops],
        followers=[standing for standing in board if not standing.scoops],
        scoops=[(scoop, story) for scoop, story in told if story is not None],
        names=names,
        headline_of=partial(headline_of, shelf=shelf),
        hours=lambda hours: printer.lead(timedelta(hours=hours)),
    )


def months_of(shelf: Shelf) -> Sequence[date]:
    """The months that have an edition, newest first."""
    return sorted({day.replace(day=1) for day in shelf.editions()}, reverse=True)


def path_of(month: date) -> str:
    """The address of a month's board."""
    return f"/scoops/{month:%Y-%m}/"


def bounds_of(month: date, printer: Printer) -> tuple[datetime, datetime]:
    """The instants [start, end) of a month where the paper lives."""
    zone = printer.site.zone
    start = datetime(month.year, month.month, 1, tzinfo=zone)
    return start, datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=zone)
