"""Listings over many stories: scoops of a month, the stories of a running matter."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from broadsheet.cli.options import AsJson, Home, open_home
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.errors import InputError, NotFound
from broadsheet.records import to_plain


def scoops(
    month: Annotated[
        str, typer.Option("--month", metavar="YYYY-MM", help="The month; else that of the last report.")
    ] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show who had stories first in a month, and how long before the others."""
    from broadsheet.cli.latest_days import latest_month
    from broadsheet.running.scooping import scoops_of_month
    from broadsheet.wiring import utc_now

    settings = open_home(home)
    first_day = _read_month(month) if month else latest_month(utc_now().date())
    found, board = scoops_of_month(first_day, settings)
    if as_json:
        print_json({"month": f"{first_day:%Y-%m}", "board": board, "scoops": found})
        return
    rows = (
        (
            s.name,
            len(s.scoops),
            s.followers,
            _hours(s.lead_hours) if s.scoops else "",
            s.followed,
            _hours(s.lag_hours) if s.followed else "",
        )
        for s in board
    )
    print_table(
        f"Who had it first, {first_day:%B %Y}",
        ("outlet", "had first", "followers", "lead", "followed", "lag"),
        rows,
        empty=f"Nobody was first with a story that another told in {first_day:%B %Y}.",
    )


def storyline(
    line: Annotated[str, typer.Argument(metavar="ID", help="Id of a storyline, or of a story of it.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the stories of a running matter, oldest first."""
    from broadsheet.running.scooping import stories_in_line

    open_home(home)
    found = stories_in_line(line)
    if not found:
        raise NotFound(f"no storyline and no story has the id {line}", remedy="Find one: broadsheet stories")
    if as_json:
        print_json({"storyline": found[0].storyline, "stories": [to_plain(story) for story in found]})
        return
    rows = ((s.first_seen, s.title, len(s.roots), len(s.article_ids), s.id) for s in found)
    columns = ("first report", "title", "voices", "reports", "id")
    print_table("A running matter", columns, rows, empty="No stories.")
    console.print("Open one in the paper at /stories/ID/", style="dim")


def _read_month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise InputError("--month is a year and a month", excerpt=text, remedy="Such as 2025-10.") from None


def _hours(hours: float) -> str:
    """Such as "40 min", "3.5 h", "2.1 d"."""
    if hours < 1:
        return f"{60 * hours:.0f} min"
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.1f} d"
