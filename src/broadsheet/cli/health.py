"""`broadsheet healthcheck`: whether the paper answers, for containers and monitors."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException
from typing import Annotated

import typer

from broadsheet.cli.options import Home
from broadsheet.cli.printing import console
from broadsheet.wiring import load_settings

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - asked, not bound
SECONDS = 10.0


def healthcheck(
    home: Home = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="PORT", help="Port the paper listens on; 0: as set.")
    ] = 0,
) -> None:
    """Ask the running paper whether it and its store answer; exits with 1 where they do not."""
    settings = load_settings(home)
    host, asked = EVERYWHERE.get(settings.host, settings.host), port or settings.port
    connection = HTTPConnection(host, asked, timeout=SECONDS)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        says, good = answer.read(500).decode("utf-8", "replace").strip(), answer.status == 200
    except (OSError, HTTPException) as fault:
        says, good = f"no answer: {_words(fault)}", False
    finally:
        connection.close()
    console.print(f"{host}:{asked}: {says}", markup=False)
    if not good:
        raise typer.Exit(1)


def _words(fault: Exception) -> str:
    """The fault without its number, and what to do where nobody listens."""
    if isinstance(fault, ConnectionRefusedError):
        return "nobody listens there; is `broadsheet run` or `broadsheet serve` running?"
    return (getattr(fault, "strerror", None) or str(fault)).lower()
