"""The letter from the command line: look at it, send it, see who reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.options import AsJson, Home, open_home, read_day
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.cli.wording import counted
from broadsheet.errors import InputError, NotFound

if TYPE_CHECKING:
    from broadsheet.records import Letter
    from broadsheet.settings import Settings

letter = typer.Typer(
    cls=WholeHelp, help="The day's edition by mail.", no_args_is_help=True, rich_markup_mode=None
)
Day = Annotated[
    str, typer.Argument(metavar="[DAY]", help="Such as 2026-11-20; else the latest with stories.")
]


def _printed(settings: Settings, asked: str) -> tuple[date, Letter]:
    """The letter of the day asked for. Raises NotFound where there is none to send."""
    from broadsheet.press.letter import print_letter
    from broadsheet.press.printer import Printer
    from broadsheet.wiring import open_shelf, site_of, utc_now

    shelf, printer = open_shelf(), Printer(site_of(settings, utc_now()), "/")
    days = [read_day(asked, "DAY")] if asked else shelf.editions()[:30]
    for day in days:
        made = print_letter(printer, shelf, day)
        if made is not None:
            return day, made
    raise NotFound(
        f"there is nothing to send of {asked or 'the last 30 days'}",
        remedy="`broadsheet edition` shows what editions hold.",
    )


@letter.command()
def preview(
    day: Day = "",
    home: Home = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write the HTML there.")] = None,
) -> None:
    """Show a letter as text, or write it as HTML."""
    settings = open_home(home)
    _, made = _printed(settings, day)
    if out is not None:
        out.write_text(made.html, encoding="utf-8")
        console.print(f"{made.subject}: written to {out}")
        return
    console.print(f"Subject: {made.subject}\n", markup=False)
    console.print(made.text, markup=False)


@letter.command()
def send(
    day: Day = "",
    home: Home = None,
    to: Annotated[
        str, typer.Option("--to", metavar="ADDRESS", help="To this address alone, as a test.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say who would get it; send nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Send a letter to every reader who has not had that day's; can be stopped and started again."""
    from broadsheet.adapters.mail import open_post
    from broadsheet.adapters.store import subscribers
    from broadsheet.cli.bars import step_bars
    from broadsheet.press.letter import address_letter
    from broadsheet.running.mailing import send_letter
    from broadsheet.wiring import site_of, utc_now

    settings = open_home(home)
    which, made = _printed(settings, day)
    if dry_run:
        waiting = subscribers.waiting_for(which)
        console.print(f"{made.subject}: {counted(len(waiting), 'reader')} would get it.")
        return
    post = open_post(settings, utc_now)
    if post is None:
        raise InputError(
            "no mail server is set",
            place="smtp",
            remedy='Put smtp = "smtp://user:password@host:587" into broadsheet.toml.',
        )
    try:
        if to:
            post.send(address_letter(made, to=to, leave=settings.address))
            console.print(f"Sent to {to}.", markup=False)
            return
        with step_bars(quiet=as_json) as bars:
            mailed = send_letter(made, which, post, site_of(settings, utc_now()), utc_now(), progress=bars)
    finally:
        post.close()
    if as_json:
        print_json(mailed)
    else:
        console.print(f"{mailed.sent:,} sent, {mailed.refused:,} refused, {mailed.left:,} left for later.")
    if mailed.left:
        raise typer.Exit(1)


@letter.command()
def readers(home: Home = None, as_json: AsJson = False) -> None:
    """List who reads the letter, who has not confirmed yet, and who left."""
    from broadsheet.adapters.store import subscribers

    open_home(home)
    known = subscribers.everyone()
    if as_json:
        print_json(known)
        return
    rows = [
        (r.email, _standing(r.is_reading, r.confirmed_at, r.left_at), r.asked_at, r.refusals) for r in known
    ]
    print_table(
        "Readers of the letter", ("address", "standing", "asked", "refusals"), rows, empty="Nobody yet."
    )


def _standing(is_reading: bool, confirmed: object, left: object) -> str:
    if is_reading:
        return "reads"
    if left is not None:
        return "left"
    return "not confirmed" if confirmed is None else "refuses mail"


@letter.command()
def add(address: str, home: Home = None) -> None:
    """Add a reader who asked you in person: no mail to confirm is sent."""
    from broadsheet.adapters.store import subscribers
    from broadsheet.paper.readers_words import MAIL
    from broadsheet.wiring import utc_now

    open_home(home)
    if not MAIL.fullmatch(address):
        raise InputError("this is no mail address", excerpt=address, remedy="Write it as name@host.example.")
    subscribers.confirm(subscribers.ask(address, utc_now()).id, utc_now())
    console.print(f"{address} reads the letter.", markup=False)


@letter.command()
def forget(address: str, home: Home = None) -> None:
    """Delete an address and all that was noted of it."""
    from broadsheet.adapters.store import subscribers

    open_home(home)
    if not subscribers.forget(address):
        raise NotFound(
            "nobody with this address asked for the letter",
            excerpt=address,
            remedy="List those who did: broadsheet letter readers",
        )
    console.print(f"{address} is forgotten.", markup=False)
