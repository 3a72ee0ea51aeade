"""Listings of what the newsroom knows: articles, stories, editions, findings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.adapters.store import reading
from broadsheet.cli.options import AsJson, Home, Limit, open_home, read_day
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.errors import InputError, NotFound
from broadsheet.records import Edition


def articles(
    home: Home = None,
    search: Annotated[str, typer.Option("--search", "-s", help="Words the article must have.")] = "",
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List articles, newest first."""
    from broadsheet.adapters.store.search import find_articles, match_expression

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
        empty="No articles. Poll with: broadsheet run --once",
    )


def stories(home: Home = None, limit: Limit = 20, as_json: AsJson = False) -> None:
    """List stories, newest first: how many reports, how many independent voices."""
    open_home(home)
    found = reading.latest_stories(limit)
    if as_json:
        print_json(found)
        return
    rows = ((s.id, s.last_seen, s.title, len(s.article_ids), len(s.roots)) for s in found)
    print_table(
        "Stories",
        ("id", "last report", "title", "reports", "roots"),
        rows,
        empty="No stories. Poll with: broadsheet run --once",
    )


def edition(
    day: Annotated[
        str, typer.Argument(metavar="[DATE]", help="The day, such as 2025-10-28; the latest if left out.")
    ] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show a day's edition: sections, headlines, and why each story is in it."""
    open_home(home)
    days = reading.edition_days()
    wanted = read_day(day, "DATE") if day else (days[0] if days else None)
    made = reading.edition(wanted) if wanted else None
    if made is None:
        raise NotFound(
            f"there is no edition of {day or 'any day'}",
            remedy=f"The latest are {', '.join(d.isoformat() for d in days[:5])}."
            if days
            else "Run a cycle first.",
        )
    if as_json:
        print_json(made)
    else:
        _print_edition(made)


def _reading_time(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _print_edition(made: Edition) -> None:
    console.print(f"[bold]{made.date:%A, %-d %B %Y}[/bold]   {_reading_time(made.seconds)}")
    for section in made.sections:
        console.print(f"\n[bold]{section.title}[/bold]")
        for item in section.items:
            console.print(f"  {item.headline}", markup=False)
            if item.summary:
                console.print(f"    {' '.join(s.text for s in item.summary)}", markup=False, style="dim")
            console.print(f"    {item.story_id}: {'; '.join(item.reasons)}", markup=False, style="italic dim")
    console.print(f"\n{len(made.left_out)} stories left out; ask with: broadsheet why STORY")


def why(
    story_id: Annotated[str, typer.Argument(metavar="STORY", help="Id of a story.")],
    day: Annotated[str, typer.Option("--date", metavar="DAY", help="The edition; else the latest.")] = "",
    home: Home = None,
) -> None:
    """Say why a story is in an edition, or why it is not."""
    from broadsheet.editions import explain_absence

    open_home(home)
    days = [read_day(day, "--date")] if day else list(reading.edition_days())
    for candidate in days:
        made = reading.edition(candidate)
        if made is None:
            continue
        for item in (item for section in made.sections for item in section.items):
            if item.story_id == story_id:
                console.print(f"{candidate}: in. {'; '.join(item.reasons)}", markup=False)
                return
        if day or story_id in dict(made.left_out):
            console.print(f"{candidate}: {explain_absence(made, story_id)}", markup=False)
            return
    raise NotFound(f"no edition knows the story {story_id}", remedy="List them with: broadsheet stories")


def findings(home: Home = None, limit: Limit = 50, as_json: AsJson = False) -> None:
    """List what was found wrong: pages without an article, feeds that failed."""
    open_home(home)
    found = reading.findings(limit)
    if as_json:
        print_json(found)
        return
    rows = ((f.level, f.step, f.code, f.message) for f in found)
    print_table("Findings", ("level", "step", "code", "what"), rows, empty="Nothing was found wrong.")


def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder to write everything into.")
    ] = None,
    what: Annotated[str, typer.Option("--what", help="What of it: records, ledger, or all.")] = "all",
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
