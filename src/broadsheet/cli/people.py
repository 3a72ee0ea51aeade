"""`broadsheet people`: accounts for the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from broadsheet.cli.options import AsJson, Home, open_home
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.errors import InputError

LONGEST_NAME = 150  # as wide as the column that holds it
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of an account.")]

people = typer.Typer(
    cls=WholeHelp, help="Accounts for the desk.", no_args_is_help=True, rich_markup_mode=None
)


@people.callback()
def about_people() -> None:
    """Accounts for the desk."""


@people.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    home: Home = None,
    role: Annotated[str, typer.Option(metavar="ROLE", help="owner, editor or contributor.")] = "editor",
) -> None:
    """Make an account; the password is asked for, or read from standard input when that is no terminal."""
    from broadsheet.desk.people import add_person

    open_home(home)
    _check_name(name)
    add_person(name, ask_password(), role)
    console.print(f"{name} may enter as {role}: the desk is at /desk/ of the paper.")


@people.command("list")
def list_accounts(home: Home = None, as_json: AsJson = False) -> None:
    """List the accounts."""
    from broadsheet.desk.people import list_people

    open_home(home)
    found = list_people()
    if as_json:
        print_json([{"name": name, "role": role, "active": active} for name, role, active in found])
        return
    rows = [(name, role, "open" if active else "locked") for name, role, active in found]
    print_table("Accounts", ("name", "role", "door"), rows, empty="None. Add one: broadsheet people add NAME")


@people.command("role")
def role(
    name: Name, role: Annotated[str, typer.Argument(metavar="ROLE", help="The new role.")], home: Home = None
) -> None:
    """Give an account another role: owner, editor or contributor."""
    from broadsheet.desk.people import change_role

    open_home(home)
    change_role(name, role)
    _note(name, f"was made {role}")
    console.print(f"{name} is {role} now.")


@people.command("lock")
def lock(
    name: Name,
    home: Home = None,
    unlock: Annotated[bool, typer.Option("--unlock", help="Open the door again.")] = False,
) -> None:
    """Shut the door to an account at once; what it did stays in the log."""
    from broadsheet.desk.people import lock_person

    open_home(home)
    lock_person(name, locked=not unlock)
    _note(name, "was unlocked" if unlock else "was locked")
    console.print(f"{name} is {'let in again' if unlock else 'locked out'}.")


@people.command("password")
def password(name: Name, home: Home = None) -> None:
    """Give an account another password; its sessions end."""
    from broadsheet.desk.people import change_password

    open_home(home)
    change_password(name, ask_password())
    _note(name, "got another password")
    console.print(f"{name} has another password.")


def _note(name: str, what: str) -> None:
    from broadsheet.desk.passkeys import note_person
    from broadsheet.wiring import utc_now

    note_person(name, what, utc_now(), by="command line")


def make_owner(name: str) -> None:
    """Makes the first account of a newsroom whose store is open, and says where its desk is."""
    from broadsheet.desk.people import add_person

    _check_name(name)
    add_person(name, ask_password(), "owner")
    console.print(f"{name} owns the desk, at /desk/ of the paper.")


def _check_name(name: str) -> None:
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise InputError(
            "this is no name for an account",
            excerpt=name,
            remedy=f"Give one line of at most {LONGEST_NAME} characters.",
        )


def ask_password() -> str:
    """A password, typed twice at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
