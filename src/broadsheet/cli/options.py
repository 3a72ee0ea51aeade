"""Options that several commands share."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.errors import InputError
from broadsheet.settings import STORE_FILE, Settings
from broadsheet.wiring import load_settings, open_store_of, utc_now

EARLIEST_ZONE = timedelta(hours=14)  #: where a day begins first, ahead of UTC
TRIAL = "trial"  #: folder of the trial's newsroom, in the usual home
Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help="Where state lives; else $BROADSHEET_HOME, else here if it is here, else ./broadsheet-home.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
ServedPort = Annotated[
    int, typer.Option("--port", min=0, max=65535, metavar="PORT", help="Port to listen on; 0: as set.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show at most N.")]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DAY", help="As known at the end of that day, such as 2024-10-17.")
]
Effective = Annotated[
    bool,
    typer.Option(
        "--effective", help="With --as-of: in force on that day, past or to come, as far as is known now."
    ),
]


def open_home(home: Path | None) -> Settings:
    """Settings of an existing home with its store open. Raises InputError where there is none."""
    settings = load_settings(home)
    if not settings.database and not (settings.home / STORE_FILE).is_file():
        raise InputError(
            "there is no newsroom here", place=str(settings.home), remedy=_way_to_one(settings.home)
        )
    open_store_of(settings)
    return settings


def _way_to_one(home: Path) -> str:
    if (home / TRIAL / STORE_FILE).is_file():
        return f"The trial's is one folder further down: add --home {_as_typed(home / TRIAL)}."
    return "Run `broadsheet init` (or `broadsheet try --no-serve`) first, or give --home DIR."


def _as_typed(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def read_day(text: str, option: str) -> date:
    """A day written as 2024-10-17. Raises InputError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise InputError(
            f"{option} wants a day", excerpt=text, remedy="Write it as year-month-day, such as 2024-10-17."
        ) from fault


def read_known_day(text: str, option: str) -> date:
    """A day of which something can be known: today or before, wherever on Earth it is asked.

    Raises InputError for a day to come: the present would be taken for it in silence.
    """
    day = read_day(text, option)
    if day <= (utc_now() + EARLIEST_ZONE).date():
        return day
    raise InputError(
        f"{option} wants a day that has come: nothing can be known of a later one yet",
        excerpt=text,
        remedy="Leave the day out for the present. What is due to be in force on a day to come: --effective.",
    )


def read_bytes(file: Path) -> bytes:
    """What stands in a file that was named. Raises InputError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as fault:
        raise InputError(
            f"cannot be read: {(fault.strerror or str(fault)).lower()}",
            place=str(file),
            remedy="Check the spelling, and that it is a file you may read.",
        ) from fault
