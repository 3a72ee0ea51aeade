"""Listings of the ledger: claims, deals, parties, contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches
from typing import Annotated

import typer

from broadsheet import ledger as room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.adapters.store.latest import latest_claims
from broadsheet.adapters.store.replaced import replaced_named
from broadsheet.adapters.store.sheets import Sheet
from broadsheet.cli.options import (
    AsJson,
    AsOf,
    Effective,
    Home,
    Limit,
    open_home,
    read_day,
    read_known_day,
)
from broadsheet.cli.printing import console, print_indented, print_json, print_table, waiting
from broadsheet.cli.wording import claim_parties, deal_parties, money_words
from broadsheet.errors import InputError, NotFound
from broadsheet.parties import load_parties
from broadsheet.records import Claim, Deal

NOTHING = "Nothing yet. Claims come from articles: broadsheet run --once, or broadsheet try."
PartyName = Annotated[
    str, typer.Option("--party", metavar="NAME", help="Only what this party takes part in.")
]
ALL = 10**9
SHARED = 4  # signs that a mistyped id of a deal has in common with the one that is meant


def claims(
    home: Home = None,
    party_name: PartyName = "",
    as_of: AsOf = "",
    limit: Limit = 30,
    as_json: AsJson = False,
) -> None:
    """List claims, newest first, each with the sentence it rests on."""
    open_home(home)
    party_id = find_party(party_name, open_sheet())[0] if party_name else ""
    until = None
    if as_of:
        until = datetime.combine(read_known_day(as_of, "--as-of") + timedelta(days=1), time.min, UTC)
    told = latest_claims(limit, party_id=party_id, until=until, known_as=_known_as(party_id))
    found = tuple(map(room.call_credit, told))
    if as_json:
        print_json(found)
        return
    print_table("Claims", CLAIM_COLUMNS, map(claim_row, found), empty=nothing_of(party_name, as_of))


def nothing_of(party_name: str, as_of: str, what: str = "Nothing") -> str:
    """The words for an empty list: what was asked for, or that nothing is there at all."""
    asked = " ".join(filter(None, (party_name and f"of {party_name}", as_of and f"as of {as_of}")))
    return f"{what} is known {asked}." if asked else NOTHING


def none_of(what: str, sheet: Sheet, as_of: str, party_name: str = "") -> str:
    """`nothing_of` a list that may be empty though there are deals."""
    if party_name or as_of or not sheet.count():
        return nothing_of(party_name, as_of, f"No {what}")
    return f"No {what} is known."


def _known_as(party_id: str) -> tuple[str, ...]:
    """The ids that editors ruled to be this party's."""
    merged = room.merged_parties(reading.judgements())
    return tuple(sorted(name for name, heir in merged.items() if heir == party_id))


CLAIM_COLUMNS = ("reported", "relation", "who", "amount", "stage", "outlet", "evidence")


def claim_row(c: Claim) -> tuple[object, ...]:
    """A claim as a row of a table."""
    stage = spell(c.stage) + (", denied" if c.denied and c.stage != "denied" else "")
    day = c.reported_at.date() if c.reported_at else None
    return (
        day,
        spell(room.call_credit(c).relation),
        claim_parties(c),
        money_words(c.money),
        stage,
        c.outlet,
        c.evidence[0].quote,
    )


def spell(word: str) -> str:
    """A word of the records for readers: "in_talks" as "in talks"."""
    return word.replace("_", " ")


def deals(
    home: Home = None,
    as_of: AsOf = "",
    effective: Effective = False,
    party_name: PartyName = "",
    limit: Limit = 40,
    as_json: AsJson = False,
) -> None:
    """List deals by when they last moved: stage, money, independent voices against reports."""
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        party_id = find_party(party_name, sheet)[0] if party_name else ""
        found = sheet.deals(limit, party_id)
    if as_json:
        print_json(found)
        return
    print_table("Deals", DEAL_COLUMNS, map(_deal_row, found), empty=nothing_of(party_name, as_of))


DEAL_COLUMNS = ("id", "moved", "relation", "who", "amount", "stage", "voices", "reports")


def _deal_row(d: Deal) -> tuple[object, ...]:
    moved = d.last_moved.date() if d.last_moved else None
    stage = spell(d.stage) + (" (contested)" if d.contradictions else "")
    amount = money_words(d.money) + (" in all" if d.cumulative else "")
    return d.id, moved, spell(d.relation), deal_parties(d), amount, stage, len(d.roots), d.reports


def asking(*days: str) -> AbstractContextManager[None]:
    """What a terminal shows while the ledger is asked; a first question about a past day takes longest."""
    told = " and ".join(filter(None, days))
    return waiting(f"Asking the ledger as of {told} …" if told else "Asking the ledger …")


def sheet_on(as_of: str, *, effective: bool = False, option: str = "--as-of") -> Sheet:
    """The ledger as it stands, or as of a day by either clock; `option` is how the day was asked for.

    Raises InputError for a day to come: only what is in force then can be asked of it.
    """
    if not as_of:
        if effective:
            raise InputError("--effective wants a day", remedy="Say --as-of 2024-10-17 --effective.")
        return open_sheet()
    if effective:
        return open_sheet(read_day(as_of, option), clock="effective")
    return open_sheet(read_known_day(as_of, option), clock="known")


def deal(
    deal_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a deal, or its beginning.")],
    home: Home = None,
    as_of: AsOf = "",
    effective: Effective = False,
    with_claims: Annotated[bool, typer.Option("--claims", help="List every claim it rests on.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show one deal: its timeline, who says so, what contradicts what."""
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        found = _find_deal(deal_id, sheet)
    if as_json:
        print_json(found)
        return
    wanted = found.claim_ids if with_claims else [move.claim_id for move in found.timeline]
    told = {claim.id: claim for claim in (*replaced_named(wanted), *reading.claims_named(wanted))}
    holder = sheet.deal(found.part_of) if found.part_of else None
    _print_deal(found, holder, told)
    if with_claims:
        rows = (claim_row(told[i]) for i in found.claim_ids if i in told)
        print_table("\nClaims", CLAIM_COLUMNS, rows, empty="None.")


def _find_deal(deal_id: str, sheet: Sheet) -> Deal:
    """The deal an id means, its beginning or one it had before. Raises NotFound."""
    found = sheet.deals_beginning(deal_id) if deal_id else ()
    if len(found) > 1:
        several = "; ".join(f"{d.id} {deal_parties(d)}" for d in found)
        raise NotFound(f"several deals begin so: {several}", excerpt=deal_id, remedy="Give more of the id.")
    if not found:
        found = tuple(filter(None, [sheet.deal_of_old_id(deal_id)]))
    if not found:
        raise _no_deal(deal_id, sheet)
    return found[0]


def _no_deal(deal_id: str, sheet: Sheet) -> NotFound:
    """Says of a deal that an editor's ruling ended that it was there; else which ids begin nearly so."""
    for ruled in room.in_force(reading.judgements()):
        made = room.deal_id(ruled.left)
        if ruled.kind == "claim_holds" and ruled.verdict == "no" and deal_id and made.startswith(deal_id):
            why = f", because {ruled.why}" if ruled.why else ""
            return NotFound(
                f"that deal is gone: {ruled.by} ruled on {ruled.at.date()} that its claim does not hold{why}",
                excerpt=f"deal {made}, claim {ruled.left}",
                remedy=f"See it as it stood with: broadsheet deal {made} --as-of DAY",
            )
    near = _begins_nearly_so(deal_id, sheet)
    remedy = f"Did you mean {near}?" if near else "List them with: broadsheet deals"
    return NotFound("there is no such deal", excerpt=deal_id, remedy=remedy)


def _begins_nearly_so(deal_id: str, sheet: Sheet) -> str:
    """Up to three deals whose ids share the longest beginning with a mistyped one; "" where it is short."""
    for length in range(len(deal_id) - 1, SHARED - 1, -1):
        if near := sheet.deals_beginning(deal_id[:length]):
            return " or ".join(f"{deal.id} ({deal_parties(deal)})" for deal in near[:3])
    return ""


def _print_deal(d: Deal, holder: Deal | None, told: Mapping[str, Claim]) -> None:
    console.print(f"{deal_parties(d)}: {spell(d.relation)}, {spell(d.stage)}", style="bold", markup=False)
    total = ", a running total" if d.cumulative else ""
    voices = f"{len(d.roots)} independent of {d.reports} reports: {', '.join(d.roots[:6])}"
    more = f" and {len(d.roots) - 6} more" if len(d.roots) > 6 else ""
    console.print(f"{money_words(d.money) or 'amount unknown'}{total}; {voices}{more}", markup=False)
    if holder is not None:
        console.print(f"Part of {money_words(holder.money) or holder.id} ({holder.id})", markup=False)
    rows = [
        (
            move.learned.date() if move.learned else None,
            spell(move.stage) + (" (other sum)" if move.note == "amount" else ""),
            money_words(move.money),
            move.claim_id,
            *_outlet_and_quote(told, move.claim_id),
        )
        for move in d.timeline
    ]
    names = ("learned", "stage", "amount", "claim", "outlet", "evidence")
    print_table("\nTimeline", names, rows, empty="No moves.")
    for row in d.contradictions:
        console.print(f"\nContested ({row.kind}): {row.says}", style="bold", markup=False)
        print_indented(f"“{row.left_quote}”")
        print_indented(f"“{row.right_quote}”")


def _outlet_and_quote(told: Mapping[str, Claim], claim_id: str) -> tuple[str, str]:
    claim = told.get(claim_id)
    return (claim.outlet, claim.evidence[0].quote) if claim else ("", "")


def find_party(name: str, sheet: Sheet) -> tuple[str, str]:
    """(id, name) of a party by name or id; provisional ones by the name that a deal gives them.

    One that an editor ruled to be the same as another is the other, on days whose ledger knows it so.
    Raises NotFound with the nearest names.
    """
    merged = room.merged_parties(reading.judgements())
    named = "?" + re.sub(r"[\W_]+", "-", name.strip().casefold()).strip("-")
    if named in merged and not sheet.count_of(named):
        return merged[named], sheet.name_of(merged[named])
    party_id, shown = _find_named(name, sheet)
    heir = merged.get(party_id, party_id)
    if heir == party_id or sheet.count_of(party_id):
        return party_id, shown
    return heir, sheet.name_of(heir)


def _find_named(name: str, sheet: Sheet) -> tuple[str, str]:
    book = load_parties()
    known = book.party(name) or book.find(name)
    if known is not None:
        party_id = book.counted(known.id)[0]
        counted = book.party(party_id)
        return party_id, counted.name if counted else known.name
    with_deals = sheet.parties()
    wanted = name.strip().casefold()
    for party_id, shown in with_deals:
        if wanted in {shown.casefold(), party_id.casefold()}:
            return party_id, shown
    raise NotFound(f"no party is called {name!r}", remedy=_suggest(wanted, with_deals))


def _suggest(wanted: str, with_deals: Iterable[tuple[str, str]]) -> str:
    names = {shown.casefold(): shown for _, shown in with_deals}
    within = [key for key in names if wanted and wanted in key]
    near = dict.fromkeys([*within, *get_close_matches(wanted, names, n=5, cutoff=0.6)])
    if near:
        return f"Did you mean {', '.join(names[key] for key in list(near)[:5])}?"
    return "Names with deals stand in: broadsheet deals"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySheet:
    """One party's side of the ledger."""

    id: str
    name: str
    gives: tuple[Deal, ...]
    takes: tuple[Deal, ...]
    shares: tuple[Deal, ...]
    left_out: int = 0  #: deals beyond those shown


def party(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, ticker or id of a party.")],
    home: Home = None,
    as_of: AsOf = "",
    effective: Effective = False,
    limit: Limit = 60,
    as_json: AsJson = False,
) -> None:
    """Show one party: what it gives, what it takes, with whom it is tied."""
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        party_id, shown = find_party(name, sheet)
        found = party_sheet(sheet.deals(limit, party_id), party_id, shown, sheet.count_of(party_id))
    if as_json:
        print_json(found)
        return
    console.print(shown, style="bold", markup=False)
    for title, told in (("Gives", found.gives), ("Takes", found.takes), ("Takes part in", found.shares)):
        if told:
            print_table(f"\n{title}", DEAL_COLUMNS, map(_deal_row, told), empty="")
    if not (found.gives or found.takes or found.shares):
        console.print(none_of("deal", sheet, as_of, shown), markup=False)
    if found.left_out:
        console.print(f"\n{found.left_out:,} earlier deals are left out; ask for more with --limit.")


def party_sheet(found: Iterable[Deal], party_id: str, name: str, count: int) -> PartySheet:
    """A party's deals by its part in them, last moved first."""
    parts: dict[str, list[Deal]] = {"subject": [], "object": [], "other": []}
    for told in found:
        parts[next(role.part for role in told.roles if role.party_id == party_id)].append(told)
    return PartySheet(
        id=party_id,
        name=name,
        gives=tuple(parts["subject"]),
        takes=tuple(parts["object"]),
        shares=tuple(parts["other"]),
        left_out=count - sum(map(len, parts.values())),
    )


def contradictions(
    home: Home = None,
    as_of: AsOf = "",
    effective: Effective = False,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List what contradicts what, gravest first, both sentences side by side."""
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        found = sheet.contradictions(limit)
    if as_json:
        print_json([{"deal_id": d.id, "contradiction": row} for d, row in found])
        return
    rows = ((d.id, deal_parties(d), row.kind, row.says, row.left_quote, row.right_quote) for d, row in found)
    print_table(
        "Contradictions",
        ("id", "who", "kind", "says", "one", "the other"),
        rows,
        empty=none_of("contradiction", sheet, as_of),
    )
