"""`broadsheet vault`: keys, and bodies of record files sealed and opened with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.options import AsJson, Home
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.errors import BroadsheetError, SealError
from broadsheet.wiring import load_settings, utc_now

if TYPE_CHECKING:
    from broadsheet.adapters.vault import Vault

vault = typer.Typer(
    cls=WholeHelp,
    help="Keys that seal what may not be shown: the bodies in record files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Record files.")]


@vault.command("init")
def init(home: Home = None) -> None:
    """Make a key ring with its first key."""
    from broadsheet.running.sealing import begin_vault, ring_path

    settings = load_settings(home)
    ring = begin_vault(settings, utc_now())
    console.print(
        f"Key {ring.sealing.id} seals from now on. The ring is {ring_path(settings)}.", markup=False
    )
    console.print("Keep a copy of that file elsewhere: without it, what it sealed stays shut for good.")


@vault.command("rotate")
def rotate(
    home: Home = None,
    drop: Annotated[
        str, typer.Option("--drop", metavar="KEY", help="Instead, take an old key out of the ring.")
    ] = "",
) -> None:
    """Add a fresh key that seals from now on; the old ones still open.

    What old keys sealed is sealed anew by the next export, or by `vault seal FILE`.
    """
    from broadsheet.running.sealing import drop_key, rotate_vault

    settings = load_settings(home)
    if drop:
        ring = drop_key(settings, drop)
        console.print(f"Key {drop} is gone; {len(ring.keys)} left.")
        return
    ring = rotate_vault(settings, utc_now())
    console.print(f"Key {ring.sealing.id} seals from now on; {len(ring.keys) - 1} older still open.")


@vault.command("keys")
def keys(home: Home = None, as_json: AsJson = False) -> None:
    """List the keys by id: never the keys themselves."""
    from broadsheet.adapters.vault import read_ring
    from broadsheet.running.sealing import ring_path

    ring = read_ring(ring_path(load_settings(home)))
    rows = [(key.id, key.made, "seals and opens" if key is ring.sealing else "opens") for key in ring.keys]
    if as_json:
        print_json([{"id": key_id, "made": made, "does": does} for key_id, made, does in rows])
    else:
        print_table("Keys", ("id", "made", "does"), rows, empty="No keys.")


@vault.command("seal")
def seal(files: Files, home: Home = None) -> None:
    """Seal the text below the front matter of record files, or seal anew what an old key sealed."""
    from broadsheet.running.sealing import seal_file

    opened = _vault(home)
    failed = False
    for file in files:
        try:
            console.print(f"{file}: {seal_file(file, opened)}", markup=False)
        except BroadsheetError as fault:
            failed = True
            typer.echo(f"broadsheet: {fault}", err=True)
    if failed:
        raise typer.Exit(2)


@vault.command("open")
def open_files(files: Files, home: Home = None, as_json: AsJson = False) -> None:
    """Show what is sealed in record files; they stay as they are."""
    from broadsheet.running.sealing import open_file

    opened = _vault(home)
    articles, faults = [], []
    for file in files:
        try:
            articles.append(open_file(file, opened))
        except BroadsheetError as fault:
            faults.append(fault)
    if as_json:
        print_json(articles)
    else:
        for article in articles:
            typer.echo(f"{article.title}\n\n{article.text}\n")
    for said in faults:
        typer.echo(f"broadsheet: {said}", err=True)
    if faults:
        raise typer.Exit(2)


def _vault(home: Path | None) -> Vault:
    from broadsheet.running.sealing import open_vault

    settings = load_settings(home)
    opened = open_vault(settings)
    if opened is None:
        raise SealError(
            "there is no key ring", place=str(settings.home), remedy="Make one with: broadsheet vault init."
        )
    return opened
