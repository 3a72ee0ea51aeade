"""Listings of the ledger: claims, deals, parties, contradictions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from broadsheet import ledger as ledger_room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import fold_ledger, rooted
from broadsheet.cli.options import AsJson, AsOf, Home, Limit, open_home, read_day
from broadsheet.cli.printing import console, print_json, print_table
from broadsheet.cli.wording import deal_parties, money_words
from broadsheet.errors import NotFound
from broadsheet.parties import load_parties
from broadsheet.records import Claim, Deal, Ledger

NOTHING = "Nothing yet. Claims come from articles: broadsheet run --once, or broadsheet try."


def claims(
    home: Home = None,
    party_name: Annotated[str, typer.Option("--party", help="Only claims about this party.")] = "",
    limit: Limit = 30,
    as_json: AsJson = False,
) -> None:
    """List claims, newest first, each with the sentence it rests on."""
    open_home(home)
    found = list(reversed(reading.claims()))
    if party_name:
        party_id = find_party(party_name)[0]
        found = [c for c in found if party_id in {m.party_id for m in (c.subject, c.object, *c.others) if m}]
    if as_json:
        print_json(found[:limit])
        return
    rows = (
        (
            c.reported_at,
            c.relation,
            f"{c.subject.name if c.subject else '–'} → {c.object.name if c.object else '–'}",
            money_words(c.money),
            c.stage,
            c.outlet,
            c.evidence[0].quote,
        )
        for c in found[:limit]
    )
    print_table(
        "Claims",
        ("reported", "relation", "who", "amount", "stage", "outlet", "evidence"),
        rows,
        empty=NOTHING,
    )


def deals(
    home: Home = None,
    as_of: AsOf = "",
    effective: Annotated[bool, typer.Option("--effective", help="In force on that day, not known.")] = False,
    party_name: Annotated[str, typer.Option("--party", help="Only deals of this party.")] = "",
    limit: Limit = 40,
    as_json: AsJson = False,
) -> None:
    """List deals by when they last moved: stage, money, independent voices against reports."""
    open_home(home)
    folded = ledger_on(as_of, effective=effective)
    found = sorted(folded.deals, key=_moved, reverse=True)
    if party_name:
        party_id = find_party(party_name)[0]
        found = [d for d in found if party_id in {role.party_id for role in d.roles}]
    if as_json:
        print_json(found[:limit])
        return
    print_table("Deals", DEAL_COLUMNS, map(_deal_row, found[:limit]), empty=NOTHING)


DEAL_COLUMNS = ("id", "moved", "relation", "who", "amount", "stage", "roots", "reports")


def _moved(deal: Deal) -> tuple[bool, str, str]:
    return deal.last_moved is not None, deal.last_moved.isoformat() if deal.last_moved else "", deal.id


def _deal_row(d: Deal) -> tuple[object, ...]:
    moved = d.last_moved.date() if d.last_moved else None
    stage = d.stage + (" (contested)" if d.contradictions else "")
    return d.id, moved, d.relation, deal_parties(d), money_words(d.money), stage, len(d.roots), d.reports


def ledger_on(as_of: str, *, effective: bool = False) -> Ledger:
    """The whole ledger, or as of a day by either clock."""
    if not as_of:
        return fold_ledger()
    day = read_day(as_of, "--as-of")
    clock: Literal["effective", "known"] = "effective" if effective else "known"
    return ledger_room.as_of(rooted(reading.claims()), reading.judgements(), day, clock=clock)


def deal(
    deal_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a deal, or its beginning.")],
    home: Home = None,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Show one deal: its timeline, who says so, what contradicts what."""
    open_home(home)
    folded = ledger_on(as_of)
    found = [d for d in folded.deals if d.id.startswith(deal_id)] if deal_id else []
    if len(found) != 1:
        says = "several deals begin so" if found else "there is no such deal"
        raise NotFound(says, excerpt=deal_id, remedy="List them with: broadsheet deals")
    if as_json:
        print_json(found[0])
    else:
        _print_deal(found[0], {claim.id: claim for claim in folded.claims})


def _print_deal(d: Deal, by_id: dict[str, Claim]) -> None:
    console.print(f"{deal_parties(d)}: {d.relation.replace('_', ' ')}, {d.stage}", style="bold", markup=False)
    console.print(
        f"{money_words(d.money) or 'amount unknown'}; {len(d.roots)} independent of {d.reports} reports"
    )
    rows = [
        (
            move.learned.date() if move.learned else None,
            move.stage,
            money_words(move.money),
            _quote(by_id, move.claim_id),
        )
        for move in d.timeline
    ]
    print_table("\nTimeline", ("learned", "stage", "amount", "evidence"), rows, empty="No moves.")
    for row in d.contradictions:
        console.print(f"\nContested ({row.kind}): {row.says}", style="bold", markup=False)
        console.print(f"  “{row.left_quote}”\n  “{row.right_quote}”", markup=False)


def _quote(by_id: dict[str, Claim], claim_id: str) -> str:
    claim = by_id.get(claim_id)
    return f"{claim.evidence[0].quote} ({claim.outlet})" if claim else ""


def find_party(name: str) -> tuple[str, str]:
    """(id, name) of a party by name or id; provisional ones by the name that a deal gives them."""
    book = load_parties()
    known = book.party(name) or book.find(name)
    if known is not None:
        party_id = book.counted(known.id)[0]
        counted = book.party(party_id)
        return party_id, counted.name if counted else known.name
    for found in fold_ledger().deals:
        for role in found.roles:
            if name.casefold() in {role.name.casefold(), role.party_id.casefold()}:
                return role.party_id, role.name
    raise NotFound(f"no party is called {name!r}", remedy="Names with deals: broadsheet deals --json")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySheet:
    """One party's side of the ledger."""

    id: str
    name: str
    gives: tuple[Deal, ...]
    takes: tuple[Deal, ...]
    shares: tuple[Deal, ...]


def party(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, ticker or id of a party.")],
    home: Home = None,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Show one party: what it gives, what it takes, with whom it is tied."""
    open_home(home)
    party_id, shown = find_party(name)
    sheet = sheet_of(ledger_on(as_of), party_id, shown)
    if as_json:
        print_json(sheet)
        return
    console.print(shown, style="bold", markup=False)
    for title, found in (("Gives", sheet.gives), ("Takes", sheet.takes), ("Takes part in", sheet.shares)):
        if found:
            print_table(f"\n{title}", DEAL_COLUMNS, map(_deal_row, found), empty="")
    if not (sheet.gives or sheet.takes or sheet.shares):
        console.print("No deal is known.")


def sheet_of(folded: Ledger, party_id: str, name: str) -> PartySheet:
    """A party's deals by its part in them, last moved first."""

    def part(test: Callable[[Deal], bool]) -> tuple[Deal, ...]:
        return tuple(sorted(filter(test, folded.deals), key=_moved, reverse=True))

    return PartySheet(
        id=party_id,
        name=name,
        gives=part(lambda d: d.party("subject") == party_id),
        takes=part(lambda d: d.party("object") == party_id),
        shares=part(lambda d: any(r.party_id == party_id and r.part == "other" for r in d.roles)),
    )


def contradictions(home: Home = None, limit: Limit = 20, as_json: AsJson = False) -> None:
    """List what contradicts what, gravest first, both sentences side by side."""
    open_home(home)
    found = ledger_room.list_contradictions(fold_ledger())[:limit]
    if as_json:
        print_json([{"deal_id": d.id, "contradiction": row} for d, row in found])
        return
    rows = ((d.id, deal_parties(d), row.kind, row.says, row.left_quote, row.right_quote) for d, row in found)
    print_table("Contradictions", ("id", "who", "kind", "says", "one", "the other"), rows, empty="None.")
