"""`broadsheet readers`: what readers may ask of the newsroom about themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet.cli.options import Home, open_home
from broadsheet.cli.printing import console
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.cli.wording import counted
from broadsheet.wiring import utc_now

readers = typer.Typer(
    cls=WholeHelp, help="What is kept of readers.", no_args_is_help=True, rich_markup_mode=None
)


@readers.callback()
def about_readers() -> None:
    """What is kept of readers."""


@readers.command("erase")
def erase(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address that was given with a comment.")],
    home: Home = None,
) -> None:
    """Erase the comments sent in under an e-mail address, and all else of the same browser.

    Readers who gave no address erase what is kept of them on the page /own-data/ of the paper.
    """
    from broadsheet.adapters.store import voices

    open_home(home)
    gone = voices.erase_email(email, utc_now())
    console.print(f"{counted(gone, 'comment or reaction', 'comments and reactions')} erased.")
