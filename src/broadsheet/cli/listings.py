"""Listings of what the newsroom knows: articles, stories, editions, findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, get_args

import typer

from broadsheet.adapters.store import reading
from broadsheet.cli.latest_days import latest_edition
from broadsheet.cli.options import AsJson, Home, Limit, open_home, read_day
from broadsheet.cli.places import shorten_place
from broadsheet.cli.printing import console, notices, print_indented, print_json, print_table
from broadsheet.errors import InputError, NotFound
from broadsheet.records import CODES, Edition
from broadsheet.records.finding import Level

NONE_YET = "No {} yet. Poll with: broadsheet run --once"
LEVELS = get_args(Level)


def articles(
    home: Home = None,
    search: Annotated[
        str, typer.Option("--search", "-s", metavar="WORDS", help="Words the article must have.")
    ] = "",
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List articles, newest first."""
    from broadsheet.adapters.store.matches import find_articles
    from broadsheet.adapters.store.search import match_expression

    open_home(home)
    if search:
        found = reading.articles(find_articles(match_expression(search.split()), limit))
    else:
        found = reading.latest_articles(limit)
    marks = reading.marks(article.id for article in found)
    if as_json:
        print_json(found)
        return
    rows = (
        (
            a.id,
            a.published,
            a.provider.name,
            a.title,
            marks[a.id].quality.value if a.id in marks else None,
            marks[a.id].heat.value if a.id in marks else None,
        )
        for a in found
    )
    print_table(
        "Articles",
        ("id", "published", "outlet", "title", "quality", "heat"),
        rows,
        empty="No article has all of these words." if search else NONE_YET.format("articles"),
    )


def stories(home: Home = None, limit: Limit = 20, as_json: AsJson = False) -> None:
    """List stories, newest first: how many reports, how many independent voices."""
    open_home(home)
    found = reading.latest_stories(limit)
    if as_json:
        print_json(found)
        return
    rows = ((s.id, s.last_seen, s.title, len(s.roots), len(s.article_ids)) for s in found)
    print_table(
        "Stories",
        ("id", "last report", "title", "voices", "reports"),
        rows,
        empty=NONE_YET.format("stories"),
    )


def edition(
    day: Annotated[
        str, typer.Argument(metavar="[DATE]", help="Such as 2025-10-28; else the latest with stories.")
    ] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show a day's edition: sections, headlines, and why each story is in it."""
    open_home(home)
    made = reading.edition(read_day(day, "DATE")) if day else latest_edition()
    days = reading.edition_days()
    if made is None:
        raise _no_edition(day, days)
    if as_json:
        print_json(made)
        return
    if made.date != days[0] and not day:
        notices.print(
            f"Nothing of {_long_day(days[0])} was worth printing; this is the last edition with news.\n"
        )
    _print_edition(made)


def _no_edition(day: str, days: Sequence[date]) -> NotFound:
    latest = ", ".join(each.isoformat() for each in days[:5])
    later = [each.isoformat() for each in days if each.isoformat() > day]  # newest first, as `days`
    if day and 0 < len(later) < len(days):
        remedy = f"The nearest are {days[len(later)]} and {later[-1]}."
    else:
        remedy = f"The latest are {latest}." if latest else "Run a cycle first: broadsheet run --once"
    return NotFound(f"there is no edition of {day or 'any day'}", remedy=remedy)


def _long_day(day: date) -> str:
    return f"{day:%A, %-d %B %Y}"


def _reading_time(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _print_edition(made: Edition) -> None:
    from broadsheet.editions import tell_english

    length = f"   {_reading_time(made.seconds)}" if made.sections else ""
    console.print(f"[bold]{_long_day(made.date)}[/bold]{length}")
    if not made.sections:
        console.print("\nNothing of this day was worth printing.")
    for section in made.sections:
        console.print(f"\n[bold]{section.title}[/bold]")
        for item in section.items:
            print_indented(item.headline)
            if item.news is not None:
                print_indented(tell_english(item.news), by=4)
            if item.editors_words:
                print_indented(f"{item.editors_words} (in an editor's words)", by=4, style="dim")
            if item.summary:
                print_indented(" ".join(s.text for s in item.summary), by=4, style="dim")
            print_indented(f"{item.story_id}: {'; '.join(item.reasons)}", by=4, style="italic dim")
    count = len(made.left_out)
    left = "1 story" if count == 1 else f"{count:,} stories"
    console.print(f"\n{left} left out; ask about any with: broadsheet why STORY")


def why(
    story_id: Annotated[str, typer.Argument(metavar="STORY", help="Id of a story.")],
    day: Annotated[
        str, typer.Option("--date", metavar="DAY", help="The edition; else the last that had it.")
    ] = "",
    home: Home = None,
) -> None:
    """Say why a story is in an edition, or why it is not."""
    from broadsheet.editions import explain_absence

    open_home(home)
    known = reading.stories([story_id])
    if known and known[0].merged_into:
        console.print(f"It was merged into {known[0].merged_into}.")
        story_id = known[0].merged_into
        known = reading.stories([story_id])
    made = reading.edition(read_day(day, "--date")) if day else _edition_of(story_id)
    if made is None and day:
        raise _no_edition(day, reading.edition_days())
    if made is None and not known:
        raise NotFound(f"no edition knows the story {story_id}", remedy="List them with: broadsheet stories")
    if known:
        console.print(known[0].title, markup=False, style="bold")
    if made is None:
        console.print("No edition weighed it yet: the next one does, where it is of that day.")
        return
    told, *reasons = explain_absence(made, story_id).splitlines()
    console.print(told, markup=False)
    for reason in reasons:
        print_indented(reason)


def _edition_of(story_id: str) -> Edition | None:
    """The latest edition that printed a story, else the latest that weighed it."""
    named = reading.editions_naming(story_id, date.min, date.max)  # an id, or a word that stands in one
    weighed = [
        made
        for made in named
        if _prints(made, story_id) or story_id in dict((*made.left_out, *made.absences))
    ]
    return next((made for made in weighed if _prints(made, story_id)), weighed[0] if weighed else None)


def _prints(made: Edition, story_id: str) -> bool:
    return any(item.story_id == story_id for section in made.sections for item in section.items)


def findings(
    home: Home = None,
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help="Only these: info, warning or error.")
    ] = "",
    code: Annotated[
        str, typer.Option("--code", metavar="CODE", help="Only those with this code, such as paywall.")
    ] = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what was found wrong: which page or source, what, and what was done about it."""
    if level and level not in LEVELS:
        raise InputError("no finding has this level", excerpt=level, remedy=f"Levels: {', '.join(LEVELS)}.")
    if code and code not in CODES:
        near = get_close_matches(code, list(CODES), 3, 0.4)
        raise InputError(
            "no finding has this code", excerpt=code, remedy=f"Near it: {', '.join(near)}." if near else ""
        )
    open_home(home)
    found = reading.findings(limit, level=level, code=code)
    if as_json:
        print_json(found)
        return
    rows = ((f.level, f.code, f.step, shorten_place(f.subject_id), f.message) for f in found)
    names = ("level", "code", "step", "where", "found")
    print_table("Findings", names, rows, empty=_nothing_found(level, code))


def _nothing_found(level: str, code: str) -> str:
    asked = " and ".join(filter(None, (level and f"the level {level}", code and f"the code {code}")))
    return f"No finding has {asked}." if asked else "Nothing was found wrong."


def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder to write everything into.")
    ] = None,
    what: Annotated[
        str, typer.Option("--what", metavar="WHAT", help="What of it: records, ledger, or all.")
    ] = "all",
    records: Annotated[
        Path | None, typer.Option("--records", metavar="DIR", help="Write the records into this folder.")
    ] = None,
    home: Home = None,
) -> None:
    """Write everything as files: records as markdown, the ledger as JSON lines, CSV and more.

    Written again into the same folder, files that did not change are not touched.
    """
    from broadsheet.cli.imports import write_records
    from broadsheet.running.exporting import export_ledger

    if what not in {"records", "ledger", "all"}:
        raise InputError("--what is records, ledger or all", excerpt=what)
    if folder is None and records is None:
        raise InputError("export wants a folder", remedy="Say export DIR, or export --records DIR.")
    settings = open_home(home)
    if records is not None:
        write_records(settings, records)
    if folder is None:
        return
    if what in {"records", "all"}:
        write_records(settings, folder / "records" if what == "all" else folder)
    if what in {"ledger", "all"}:
        names = export_ledger(folder / "ledger" if what == "all" else folder)
        console.print(f"The ledger is in {', '.join(names)}.")
