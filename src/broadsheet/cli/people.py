"""`broadsheet people`: accounts for the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from broadsheet.cli.options import Home, open_home
from broadsheet.cli.printing import console

people = typer.Typer(help="Accounts for the desk.", no_args_is_help=True, rich_markup_mode=None)


@people.callback()
def about_people() -> None:
    """Accounts for the desk."""


@people.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    home: Home = None,
    role: Annotated[str, typer.Option(help="owner, editor or contributor.")] = "editor",
) -> None:
    """Make an account; the password is asked for, or read from standard input when that is no terminal."""
    from broadsheet.desk.people import add_person

    open_home(home)
    add_person(name, ask_password(), role)
    console.print(f"{name} may enter as {role}: the desk is at /desk/ of the paper.")


def make_owner(name: str) -> None:
    """Makes the first account of a newsroom whose store is open, and says where its desk is."""
    from broadsheet.desk.people import add_person

    add_person(name, ask_password(), "owner")
    console.print(f"{name} owns the desk, at /desk/ of the paper.")


def ask_password() -> str:
    """A password, typed twice at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
