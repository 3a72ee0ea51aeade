"""What comes in from files and goes out to them: `import`, `backfill`, and the records of `export`."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.options import AsJson, Home, open_home, read_day
from broadsheet.cli.printing import console, print_json
from broadsheet.cli.wording import counted
from broadsheet.records import to_plain
from broadsheet.settings import Settings

if TYPE_CHECKING:
    from broadsheet.running.catching_up import CaughtUp

Editions = Annotated[
    bool, typer.Option("--editions/--no-editions", help="Make the editions of the days that have none.")
]


def import_folder(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of record files.")],
    home: Home = None,
    editions: Editions = False,
    as_json: AsJson = False,
) -> None:
    """Bring in a folder of record files: articles with front matter, as `export --records` writes them.

    Each file is kept byte for byte, unknown keys and sealed bodies included. Stopped at any moment and
    run again it takes up what is left; a file that was changed is read again.
    """
    from broadsheet.cli.bars import step_bars
    from broadsheet.running.catching_up import catch_up
    from broadsheet.running.importing import import_records
    from broadsheet.running.opening import staffed_newsroom

    settings = open_home(home)
    with step_bars(quiet=as_json) as bars, staffed_newsroom(settings, progress=bars) as newsroom:
        taken = import_records(newsroom, folder)
        caught = catch_up(newsroom, editions=editions)
    if as_json:
        print_json({**to_plain(taken), **to_plain(caught)})
        return
    here = max(0, taken.files - taken.unchanged - taken.bad - taken.articles)
    console.print(
        f"{counted(taken.files, 'file')}: {taken.unchanged:,} known and unchanged, "
        f"{counted(taken.articles, 'article')} written, "
        f"{here:,} of articles that were here already, {taken.bad:,} that stand for no article. "
        f"{counted(taken.opened, 'sealed body', 'sealed bodies')} opened."
    )
    _tell_caught_up(caught)
    if taken.bad:
        console.print("What is wrong with the others: broadsheet findings")


def backfill(
    sources: Annotated[
        list[Path], typer.Argument(metavar="FILE-or-FOLDER", help="WARC files, or folders of saved pages.")
    ],
    home: Home = None,
    domains: Annotated[
        str, typer.Option("--domain", metavar="A,B", help="Only pages of these domains.")
    ] = "",
    languages: Annotated[
        str, typer.Option("--language", metavar="A,B", help="Only articles in these languages.")
    ] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help="Only what was published since that day.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Only what was published up to that day.")] = "",
    editions: Editions = True,
    as_json: AsJson = False,
) -> None:
    """Bring in the past: news archives of Common Crawl, any other WARC, folders of saved HTML.

    Pages become articles as if they had been fetched on their day, and go into the archive like all
    others. Stopped at any moment and run again it takes up what is left.
    """
    from broadsheet.cli.bars import step_bars
    from broadsheet.running.backfill import Wanted, backfill_pages
    from broadsheet.running.catching_up import catch_up
    from broadsheet.running.opening import staffed_newsroom

    settings = open_home(home)
    wanted = Wanted(
        domains=_words(domains),
        languages=_words(languages),
        since=_midnight(since, "--since"),
        until=_midnight(until, "--until", timedelta(days=1)),
    )
    with step_bars(quiet=as_json) as bars, staffed_newsroom(settings, progress=bars) as newsroom:
        filled = backfill_pages(newsroom, sources, wanted)
        caught = catch_up(newsroom, editions=editions)
    if as_json:
        print_json({**to_plain(filled), **to_plain(caught)})
        return
    console.print(
        f"{counted(filled.responses, 'response')}: {filled.known:,} known, "
        f"{filled.passed_over:,} passed over, "
        f"{counted(filled.articles, 'article')}, {counted(filled.findings, 'finding')}."
        + (" See them: broadsheet findings" if filled.findings else "")
    )
    _tell_caught_up(caught)


def keep_pictures(
    home: Home = None,
    since: Annotated[str, typer.Option(metavar="DAY", help="Only of articles since that day.")] = "",
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many now.")] = 500,
    as_json: AsJson = False,
) -> None:
    """Keep the lead pictures of articles in the home, and their sizes in the records.

    Fetched under the same checks as pages; SVG, HTML and what is no picture by its bytes are refused.
    """
    from broadsheet.cli.bars import step_bars
    from broadsheet.running import picturing
    from broadsheet.running.opening import staffed_newsroom

    settings = open_home(home)
    first = _midnight(since, "--since")
    with step_bars(quiet=as_json) as bars, staffed_newsroom(settings, progress=bars) as newsroom:
        done = picturing.keep_pictures(newsroom, since=first, limit=limit)
    if as_json:
        print_json(to_plain(done))
        return
    console.print(
        f"{counted(done.kept, 'picture')} kept, {done.known:,} were here, {done.refused:,} refused."
    )
    if done.refused:
        console.print("Why each was refused: broadsheet findings")


def write_records(settings: Settings, folder: Path) -> None:
    """Writes the records of an export and says what it did."""
    from broadsheet.cli.bars import step_bars
    from broadsheet.running.exporting import export_records

    with step_bars(quiet=False) as bars:
        done = export_records(settings, folder, progress=bars)
    console.print(
        f"{counted(done.records, 'record')} in {folder}: {done.changed:,} written, {done.removed:,} removed.",
        markup=False,
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in text.split(",") if word.strip())


def _midnight(text: str, option: str, later: timedelta = timedelta()) -> datetime | None:
    return datetime.combine(read_day(text, option), time.min, UTC) + later if text else None


def _tell_caught_up(caught: CaughtUp) -> None:
    console.print(
        f"{counted(caught.claims, 'claim')}; {counted(caught.stories, 'story', 'stories')} in all; "
        f"{counted(caught.editions, 'edition')}."
    )
