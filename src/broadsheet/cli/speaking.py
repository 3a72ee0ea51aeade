"""Editions read aloud, from the command line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.options import AsJson, Home, open_home, read_day
from broadsheet.cli.printing import console, print_json, waiting
from broadsheet.errors import InputError, NotFound


def speak(
    day: Annotated[
        str, typer.Argument(metavar="[DAY]", help="Such as 2026-11-20; else the latest with stories.")
    ] = "",
    home: Home = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Copy the mp3 there too.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read an edition aloud: an mp3 with chapters, beside the edition and in the podcast feed."""
    from broadsheet.adapters.voices import choose_voice
    from broadsheet.running.speaking import record_edition, sound_file
    from broadsheet.wiring import open_shelf, site_of, utc_now

    settings = open_home(home)
    shelf = open_shelf()
    wanted = read_day(day, "DAY") if day else _latest_day()
    voice = choose_voice(settings.voice)
    if voice is None:
        raise InputError(
            "there is no voice", place="voice", remedy='Take `voice = "none"` out of broadsheet.toml.'
        )
    try:
        with waiting(f"Reading {wanted} aloud …"):
            made = (
                record_edition(settings, shelf, site_of(settings, utc_now()), voice, wanted)
                if wanted
                else None
            )
    finally:
        voice.close()
    if made is None:
        days = ", ".join(d.isoformat() for d in shelf.editions()[:5])
        raise NotFound(
            f"there is no edition of {day or 'any day'}",
            remedy=f"The latest are {days}." if days else "Run a cycle first.",
        )
    place = sound_file(settings, made.sound_id)
    if out is not None:
        shutil.copyfile(place, out)
    if as_json:
        print_json(made)
        return
    minutes, seconds = divmod(round(made.seconds), 60)
    console.print(f"{made.date}: {minutes}:{seconds:02d}, {made.size / 1e6:.1f} MB, read by {made.voice}.")
    console.print(str(out or place))


def _latest_day() -> date | None:
    from broadsheet.cli.latest_days import latest_edition

    made = latest_edition()
    return made.date if made else None
