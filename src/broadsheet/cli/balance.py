"""Listings of the balance sheet: dependence, loops, differences between two days."""

from __future__ import annotations

from typing import Annotated

import typer

from broadsheet import ledger as room
from broadsheet.cli.ledgers import find_party, ledger_on
from broadsheet.cli.options import AsJson, AsOf, Home, Limit, open_home
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.cli.wording import deal_parties, money_words, number_words

ledger = typer.Typer(help="Compare the ledger of two days.", no_args_is_help=True, rich_markup_mode=None)


def dependence(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, ticker or id of a party.")],
    home: Home = None,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Show what a party leans on: backers, suppliers, customers, each as an interval."""
    open_home(home)
    party_id, shown = find_party(name)
    found = room.dependence(ledger_on(as_of), party_id)
    if as_json:
        print_json(found)
        return
    rows = [
        (tie.side, tie.kind, tie.name or "(unnamed)", _amounts(tie), _shares(tie), _rest(tie))
        for tie in found.ties
    ]
    print_table(
        f"{shown} leans on",
        ("side", "kind", "party", "done … with “up to”", "share of the known", "besides"),
        rows,
        empty="Nothing is known.",
    )
    for row in found.concentration:
        spread = f"{row.low:.2f}–{row.high:.2f}"
        console.print(f"{row.side}, {row.kind}, {row.currency}: concentration {spread} (1 is one alone)")


def _amounts(tie: room.Tie) -> str:
    return "; ".join(
        f"{number_words(a.low)} … {number_words(a.high)}{' or more' if a.is_open else ''} {a.currency}"
        + (f" a {a.period}" if a.period else "")
        for a in tie.amounts
    )


def _shares(tie: room.Tie) -> str:
    return "; ".join(f"{share.low:.0%}–{share.high:.0%}" for share in tie.shares)


def _rest(tie: room.Tie) -> str:
    parts = [*tie.quantities]
    if tie.unstated:
        parts.append(f"{tie.unstated} without a sum")
    if tie.talk_ids:
        parts.append(f"{len(tie.talk_ids)} in talks")
    return ", ".join(parts)


def loops(
    home: Home = None,
    party_name: Annotated[str, typer.Option("--party", help="Only loops through this party.")] = "",
    as_of: AsOf = "",
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List loops of money: investor, lab, cloud, chip maker and back, the least certain leg named."""
    open_home(home)
    wanted = find_party(party_name)[0] if party_name else ""
    found = [
        loop
        for loop in room.loops(ledger_on(as_of))
        if not wanted or wanted in {leg.giver_id for leg in loop.legs}
    ][:limit]
    if as_json:
        print_json(found)
        return
    rows = (
        (" → ".join([*(leg.giver for leg in f.legs), f.legs[0].giver]), _legs(f), _weakest(f)) for f in found
    )
    print_table("Loops of money", ("loop", "amounts", "least certain leg"), rows, empty="No loop is known.")


def _legs(loop: room.Loop) -> str:
    return " | ".join(
        "; ".join(f"{number_words(a.high)} {a.currency}" for a in leg.amounts) or "?" for leg in loop.legs
    )


def _weakest(loop: room.Loop) -> str:
    leg = loop.legs[loop.weakest]
    return f"{leg.giver} → {leg.taker} ({leg.stage})"


@ledger.callback()
def about_ledgers() -> None:
    """Compare the ledger of two days."""


@ledger.command("diff")
def diff(
    since: Annotated[str, typer.Argument(metavar="FROM", help="The earlier day.")],
    until: Annotated[str, typer.Argument(metavar="TO", help="The later day.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List what moved between two days, as known on each."""
    open_home(home)
    before, after = ledger_on(since), ledger_on(until)
    changes = room.diff(before, after)
    if as_json:
        print_json(changes)
        return
    rows = map(_change_row, changes)
    print_table(f"From {since} to {until}", ("id", "who", "change", "what"), rows, empty="Nothing moved.")


def _change_row(change: room.Change) -> tuple[object, ...]:
    shown = change.after or change.before
    moves = "; ".join(f"{move.stage} {money_words(move.money)}".strip() for move in change.moves)
    return change.deal_id, deal_parties(shown) if shown else "", change.kind, moves
