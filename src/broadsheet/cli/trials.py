"""`broadsheet try`: a whole day, and every other one, without the internet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.bars import step_bars
from broadsheet.cli.options import AsJson
from broadsheet.cli.printing import console, notices, print_json, print_table
from broadsheet.wiring import load_settings

DEFAULT_HOME = Path("broadsheet-home/trial")
ROWS = (
    ("sources", "sources"),
    ("pages", "pages"),
    ("fetched", "answers fetched in this run"),
    ("not_modified", "answers “not modified”"),
    ("articles", "articles"),
    ("reprints", "reprints folded"),
    ("stories", "stories"),
    ("claims", "claims"),
    ("deals", "deals"),
    ("editions", "editions"),
    ("findings", "findings"),
)


def try_newsstand(
    home: Annotated[
        Path, typer.Option("--home", metavar="DIR", help="Where the trial keeps its state.")
    ] = DEFAULT_HOME,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the paper afterwards.")] = True,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="PORT", help="Port to serve on.")
    ] = 8700,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget an earlier trial first.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run a whole newsroom on a small internet of its own.

    Starts the newsstand (fictional outlets on this machine's loopback that report real deals of the AI
    industry), polls its feeds over HTTP, reads the pages, groups stories, takes claims, folds the
    ledger, makes an edition for each day, and serves the paper. Nothing leaves this machine.
    A second run fetches only what changed.
    """
    from broadsheet.running.trial import forget_trial, run_trial

    settings = replace(load_settings(home), port=port, address=f"http://127.0.0.1:{port}")
    if serve:
        from broadsheet.cli.serving import refuse_taken_port

        refuse_taken_port(settings)  # now, not when the trial has run
    if fresh:
        forget_trial(settings.home)
    if not as_json:
        notices.print("A whole newsroom, day by day from July 2019 to February 2026: a minute or so.")
    with step_bars(quiet=as_json) as bars:
        trial = run_trial(settings, progress=bars)
    if as_json:
        print_json(trial_values(trial))
    else:
        rows = [(label, f"{getattr(trial, name):,}") for name, label in ROWS]
        print_table(
            "What the trial gave",
            ("", "number"),
            [*rows, ("seconds", f"{trial.seconds:.1f}")],
            empty="Nothing.",
        )
    if serve:
        from broadsheet.cli.serving import serve_paper

        serve_paper(settings)
    elif not as_json:
        console.print(f"\nThe paper is made. Read it: broadsheet serve --home {home}")


def trial_values(trial: object) -> dict[str, object]:
    """The closing table's figures by name."""
    values: dict[str, object] = {name: getattr(trial, name) for name, _ in ROWS}
    return {**values, "seconds": round(getattr(trial, "seconds"), 2)}  # noqa: B009 - one form for all
