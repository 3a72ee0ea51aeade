"""`broadsheet sources`: list, add, remove, pause, discover, check, report, OPML."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from broadsheet import sources as room
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import WebFetcher
from broadsheet.cli.options import AsJson, Home, open_home, read_bytes
from broadsheet.cli.printing import console, print_json, print_table, waiting
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.cli.wording import counted
from broadsheet.errors import InputError, NotFound
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Source
from broadsheet.records.source import SourceKind
from broadsheet.running.asking import ask_source
from broadsheet.running.discovery import Candidate, find_candidates, named_apart, source_of
from broadsheet.running.reading_apart import one_reader
from broadsheet.running.source_numbers import report_sources
from broadsheet.wiring import utc_now

sources = typer.Typer(
    cls=WholeHelp,
    help="The sources: list, add, pause, check, report, OPML.",
    no_args_is_help=False,
    rich_markup_mode=None,
)

Language = Annotated[str, typer.Option(metavar="LANGUAGE", help="Only this language, such as de.")]
Kind = Annotated[str, typer.Option(metavar="KIND", help="Only this kind, such as regulator.")]
Topic = Annotated[str, typer.Option(metavar="TOPIC", help="Only this topic, such as chips.")]
SourceId = Annotated[str, typer.Argument(metavar="ID", help="Id of a source.")]


@sources.callback(invoke_without_command=True)
def sources_by_default(ctx: typer.Context, home: Home = None, as_json: AsJson = False) -> None:
    """List the sources (the same as `sources list`)."""
    if ctx.invoked_subcommand is None:
        list_sources(home=home, as_json=as_json)


@sources.command("list")
def list_sources(
    home: Home = None,
    language: Language = "",
    kind: Kind = "",
    topic: Topic = "",
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Show at most N; else all.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List sources."""
    open_home(home)
    found = _pick(language, kind, topic)
    shown = found[:limit] if limit else found
    if as_json:
        print_json(shown)
        return
    rows = (
        (
            s.id,
            s.provider.name,
            s.kind,
            s.language,
            s.provider.country,
            "paused" if s.paused else "",
            s.feed_url,
        )
        for s in shown
    )
    print_table(
        counted(len(found), "source")
        if len(shown) == len(found)
        else f"{len(shown):,} of {len(found):,} sources",
        ("id", "outlet", "kind", "language", "country", "", "feed"),
        rows,
        empty="No source is like that."
        if reading.sources()
        else "None. Take some: broadsheet sources add ADDRESS",
    )


def _pick(language: str, kind: str, topic: str) -> tuple[Source, ...]:
    """The sources of a language, a kind and a topic. Raises InputError for a kind that there is not."""
    _check_kind(kind)
    return tuple(room.pick(reading.sources(), topics=(topic,) if topic else (), language=language, kind=kind))


def _check_kind(kind: str) -> None:
    kinds = get_args(SourceKind)
    if kind and kind not in kinds:
        raise InputError("is no kind of source", excerpt=kind, remedy=f"One of: {', '.join(kinds)}.")


@sources.command("discover")
def discover(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A site's address, or a company.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the feeds that a site offers, or a company's filings, with what is in them; takes nothing."""
    settings = open_home(home)
    with waiting(f"Asking {address} …"):
        found = find_candidates(address, settings)
    if as_json:
        print_json([candidate.values() for candidate in found])
    else:
        _show_candidates(found, address)


def _show_candidates(found: tuple[Candidate, ...], address: str) -> None:
    rows = ((n, c.kind, c.entries, c.latest, c.title, c.url) for n, c in enumerate(found, 1))
    print_table(
        f"Feeds of {address}",
        ("", "kind", "entries", "latest", "title", "address"),
        rows,
        empty="No feed was found. Give the feed's own address if you know it.",
    )


@sources.command("add")
def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A site, a feed, or a company.")],
    home: Home = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take the best one without asking.")] = False,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="What kind of source it is, such as regulator.")
    ] = "",
) -> None:
    """Find a site's feeds, or a company's filings by name, ticker or CIK; show them and take the best."""
    settings = open_home(home)
    with waiting(f"Asking {address} …"):
        found = find_candidates(address, settings)
    if not found:
        raise NotFound(
            "no feed was found",
            place=address,
            remedy="Give the feed's own address, or a page whose links lead on.",
        )
    _show_candidates(found, address)
    chosen = found[0] if yes else _choose(found)
    source = named_apart(_of_kind(source_of(chosen), kind), reading.sources())
    writing.commit(Outcome(at=utc_now(), sources=(source,)))
    console.print(f"Added {source.id}. It is asked in the next cycle.")


def _choose(found: tuple[Candidate, ...]) -> Candidate:
    """The one that is asked for, by its number where there are several; none ends the command."""
    if len(found) == 1:
        if not typer.confirm(f"Take {found[0].url}?", default=True):
            raise typer.Exit(1)
        return found[0]
    number = int(typer.prompt(f"Take which, 1 to {len(found)}? 0: none", default=1, type=int))
    if number not in range(1, len(found) + 1):
        raise typer.Exit(1)
    return found[number - 1]


def _of_kind(source: Source, kind: str) -> Source:
    _check_kind(kind)
    return replace(source, kind=cast("SourceKind", kind)) if kind else source


@sources.command("remove")
def remove(source_id: SourceId, home: Home = None) -> None:
    """Remove a source; what it gave stays."""
    open_home(home)
    _find(source_id)
    writing.remove_source(source_id)
    console.print(f"Removed {source_id}; its articles stay.")


@sources.command("pause")
def pause(
    source_id: SourceId,
    home: Home = None,
    resume: Annotated[bool, typer.Option("--resume", help="Poll it again.")] = False,
) -> None:
    """Stop polling a source for now, or resume it."""
    open_home(home)
    source = replace(_find(source_id), paused=not resume)
    writing.commit(Outcome(at=utc_now(), sources=(source,)))
    console.print(f"{source_id} is {'polled again' if resume else 'paused'}.")


def _find(source_id: str) -> Source:
    found = next((s for s in reading.sources() if s.id == source_id), None)
    if found is None:
        raise NotFound(
            "there is no such source", excerpt=source_id, remedy="List them: broadsheet sources list"
        )
    return found


@sources.command("check")
def check(source_id: SourceId, home: Home = None, as_json: AsJson = False) -> None:
    """Fetch one source now and show what comes; stores nothing."""
    settings = open_home(home)
    source = _find(source_id)
    fetcher = WebFetcher(settings)
    try:
        with waiting(f"Asking {source.feed_url} …"), one_reader(settings) as pool:
            asked = ask_source(source, fetcher, pool, utc_now())
    finally:
        fetcher.close()
    if as_json:
        print_json(asked.values())
        return
    seen = asked.fetched
    console.print(
        f"{seen.status} {seen.media_type}, {counted(seen.size, 'byte')} from {seen.final_url}", markup=False
    )
    rows = ((e.published, e.title, e.url) for e in asked.entries)
    title = counted(len(asked.entries), "entry", "entries")
    print_table(title, ("published", "title", "address"), rows, empty=asked.fault or "No entries.")
    if asked.unfilled:
        console.print(f"Left empty in some entries: {', '.join(asked.unfilled)}.", style="yellow")
    for finding in asked.findings:
        console.print(f"{finding.code}: {finding.message}", style="yellow", markup=False)
    from broadsheet.running.outlet_rules import tell_rules

    for told in tell_rules(settings.home, source.site_url or source.feed_url, utc_now().date()):
        console.print(told, style="yellow", markup=False)


@sources.command("report")
def report(
    home: Home = None,
    days: Annotated[
        int, typer.Option(min=1, metavar="N", help="Over how many days before the last cycle.")
    ] = 28,
    as_json: AsJson = False,
) -> None:
    """What each source gave: entries, copies, first reports, silence, errors, bytes, the share of 304s."""
    open_home(home)
    last = reading.note("cycle")
    now = datetime.fromisoformat(last) if last else utc_now()
    reports = report_sources(now, days=days)
    if as_json:
        print_json(reports)
        return
    rows = (
        (
            r.source_id,
            r.entries,
            r.weekly,
            r.duplicates,
            r.first_hand,
            r.was_first,
            r.days_silent,
            r.errors,
            f"{r.not_modified_share:.0%}",
            f"{r.bytes / 1e6:.1f}",
            "; ".join(finding.message for finding in r.findings) if r.polls else "not asked yet",
        )
        for r in reports
    )
    title = f"Sources over {days} days; errors, 304s and MB since their first poll"
    print_table(title, REPORT_COLUMNS, rows, empty="No sources.")


REPORT_COLUMNS = (
    "id", "entries", "a week", "copies", "first hand", "first", "days silent", "errors", "304", "MB",
    "below its floor",
)  # fmt: skip


@sources.command("export")
def export_opml(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="OPML file to write.")],
    home: Home = None,
    language: Language = "",
    kind: Kind = "",
    topic: Topic = "",
) -> None:
    """Write the sources as OPML: all, or a pick list by language, kind and topic."""
    open_home(home)
    found = _pick(language, kind, topic)
    text = room.write_opml(found)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    console.print(f"{counted(len(found), 'source')} written to {file}.")


@sources.command("import")
def import_opml(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="OPML file to read.")], home: Home = None
) -> None:
    """Take the sources of an OPML file; those already known are left alone."""
    open_home(home)
    read = room.read_opml(read_bytes(file), place=str(file))
    known = {s.feed_url for s in reading.sources()}
    fresh = tuple(s for s in read.sources if s.feed_url not in known)
    writing.commit(Outcome(at=utc_now(), sources=fresh, findings=read.findings))
    console.print(f"{counted(len(fresh), 'source')} added, {len(read.sources) - len(fresh):,} known already.")
    for finding in read.findings[:10]:
        console.print(f"{finding.code}: {finding.message}", style="yellow", markup=False)
