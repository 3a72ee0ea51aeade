"""Listings of the balance sheet: dependence, loops, differences between two days, who stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from broadsheet import ledger as room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.latest import latest_claims
from broadsheet.adapters.store.sheets import Sheet
from broadsheet.cli.ledgers import asking, claim_row, find_party, none_of, nothing_of, sheet_on, spell
from broadsheet.cli.options import AsJson, AsOf, Effective, Home, Limit, open_home, read_day
from broadsheet.cli.printing import console, notices, print_json, print_table
from broadsheet.cli.wording import deal_parties, money_words, number_words
from broadsheet.errors import InputError
from broadsheet.records import Deal, Move

MOST_CLAIMS = 5  #: shown for each number


def dependence(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, ticker or id of a party.")],
    home: Home = None,
    as_of: AsOf = "",
    effective: Effective = False,
    without: Annotated[
        str, typer.Option("--without", metavar="NAME", help="What if that party left, and all it gives.")
    ] = "",
    with_claims: Annotated[
        bool, typer.Option("--claims", help="Show the claims behind each number.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what a party leans on: what is done, what is promised, and the most with every "up to".

    A sum marked + has no stated ceiling; "unknown" says that no sum is stated, which is not zero. Shares
    and concentration are of what is known.
    """
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        party_id, shown = find_party(name, sheet)
        found = sheet.leaning(party_id, claims=with_claims or as_json)
    title = f"{shown} leans on"
    if without:
        gone, gone_name = find_party(without, sheet)
        _check_leaver(found, gone, gone_name)
        found, title = sheet.leaning_without(party_id, gone), f"{title}, if {gone_name} left"
    if as_json:
        print_json(found)
        return
    rows = [row for tie in found.ties for row in _tie_rows(tie)]
    columns = ("as", "party", "done", "likely", "at most", "share", "besides")
    print_table(title, columns, rows, empty=nothing_of(shown, as_of))
    for row in found.concentration:
        console.print(_concentration_words(row, found.ties), markup=False)
    if with_claims:
        _print_claims(found)


def _check_leaver(found: room.Dependence, gone: str, name: str) -> None:
    """Raises InputError where a party is to leave itself; says so where it leaves what it has no part in."""
    if gone == found.party_id:
        raise InputError("a party cannot leave itself", excerpt=name, remedy="Name one that it leans on.")
    if gone not in {tie.party_id for tie in found.ties}:
        notices.print(f"{found.name} leans on {name} in nothing: all stays as it is.\n", markup=False)


def _concentration_words(row: room.Concentration, ties: Sequence[room.Tie]) -> str:
    """How concentrated what is known is, and how many are left out of it because no sum is stated."""
    currency = row.currency + (f" a {row.period}" if row.period else "")
    index = _from_to(f"{row.low:.2f}", f"{row.high:.2f}")
    told = f"{row.side}, {row.kind}, {currency}: concentration {index} (1 is one alone)"
    silent = [t for t in ties if (t.side, t.kind) == (row.side, row.kind) and not t.amounts and t.deal_ids]
    return f"{told}; {len(silent)} more state no sum" if silent else told


def _tie_rows(tie: room.Tie) -> list[tuple[object, ...]]:
    head = (f"{tie.side}, {tie.kind}", tie.name or "(unnamed)")
    shares = {(share.currency, share.period): share for share in tie.shares}
    rows: list[tuple[object, ...]] = []
    for at, one in enumerate(tie.amounts):
        share = shares.get((one.currency, one.period))
        rows.append((
            *(head if at == 0 else ("", "")),
            number_words(one.low), number_words(one.likely),
            f"{number_words(one.high)}{'+' if one.is_open else ''} {one.currency}"
            + (f" a {one.period}" if one.period else ""),
            "" if share is None else _from_to(f"{share.low:.0%}", f"{share.high:.0%}"),
            _besides(tie) if at == 0 else "",
        ))  # fmt: skip
    return rows or [(*head, "unknown", "unknown", "unknown", "", _besides(tie))]


def _besides(tie: room.Tie) -> str:
    parts = [*tie.quantities[:3]]
    if tie.unstated:
        parts.append(f"{tie.unstated} unstated")
    if tie.talk_ids:
        parts.append(f"{len(tie.talk_ids)} in talks")
    return ", ".join(parts)


def _print_claims(found: room.Dependence) -> None:
    """Under each tie the claims that its numbers were read from, those that state a sum first."""
    for tie in found.ties:
        told = reading.claims_named(tie.claim_ids)
        told = tuple(
            sorted(told, key=lambda c: (c.money is None, c.reported_at is None, c.reported_at, c.id))
        )
        count = f"{len(told)} claim{'' if len(told) == 1 else 's'}"
        title = f"\n{tie.side}, {tie.kind}, {tie.name or '(unnamed)'}: {count}"
        rows = (
            (day, amount, stage, outlet, quote)
            for day, _, _, amount, stage, outlet, quote in map(claim_row, told[:MOST_CLAIMS])
        )
        print_table(title, ("reported", "amount", "stage", "outlet", "evidence"), rows, empty="")
        if len(told) > MOST_CLAIMS:
            console.print(f"and {len(told) - MOST_CLAIMS} more; all with --json")


def loops(
    home: Home = None,
    party_name: Annotated[
        str, typer.Option("--party", metavar="NAME", help="Only loops through this party.")
    ] = "",
    as_of: AsOf = "",
    effective: Effective = False,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List loops of money: investor, lab, cloud, chip maker and back, the least certain leg named."""
    open_home(home)
    with asking(as_of):
        sheet = sheet_on(as_of, effective=effective)
        found = sheet.rings(limit, find_party(party_name, sheet)[0] if party_name else "")
    if as_json:
        print_json(found)
        return
    rows = (
        (" → ".join([*(leg.giver for leg in f.legs), f.legs[0].giver]), _legs(f), _weakest(f)) for f in found
    )
    empty = none_of("loop", sheet, as_of, party_name)
    print_table(
        "Loops of money, what each gives the next, and the least certain step",
        ("loop", "amounts", "least certain leg"),
        rows,
        empty=empty,
    )


def _legs(loop: room.Loop) -> str:
    return " | ".join(map(_leg, loop.legs))


def _leg(leg: room.Leg) -> str:
    """What one gives the next; debt is named, because it is to be paid back."""
    told = "; ".join(f"{_span(a)} {a.currency}" for a in leg.amounts) or "?"
    return f"{told} ({', '.join(leg.kinds)})" if "credit" in leg.kinds else told


def _span(amount: room.Interval) -> str:
    return _from_to(number_words(amount.low), number_words(amount.high))


def _from_to(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _weakest(loop: room.Loop) -> str:
    leg = loop.legs[loop.weakest]
    return f"{leg.giver} → {leg.taker} ({spell(leg.stage)})"


def diff(
    since: Annotated[str, typer.Argument(metavar="FROM", help="The earlier day.")],
    until: Annotated[str, typer.Argument(metavar="TO", help="The later day.")],
    home: Home = None,
    effective: Annotated[
        bool, typer.Option("--effective", help="What was in force on the days, not what was known.")
    ] = False,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """List what moved between two days, as known on each: latest first."""
    if read_day(since, "FROM") > read_day(until, "TO"):
        raise InputError("the first day is after the second", excerpt=f"{since} {until}", remedy="Swap them.")
    open_home(home)
    with asking(since, until):
        before = sheet_on(since, effective=effective, option="FROM")
        after = sheet_on(until, effective=effective, option="TO")
        changes = after.changes(before, limit)
    if as_json:
        print_json(changes)
        return
    rows = map(_change_row, changes)
    print_table(
        f"From {since} to {until}",
        ("id", "who", "relation", "change", "what moved"),
        rows,
        empty="Nothing moved.",
    )
    if len(changes) == limit:
        console.print("There may be more; ask with --limit.")


def _change_row(change: room.Change) -> tuple[object, ...]:
    shown = change.after or change.before
    assert shown is not None
    what = "; ".join(_move_words(move) for move in change.moves)
    if change.kind == "merged":
        what = f"into {change.merged_into}"
    if change.kind == "revised" and change.before is not None and change.after is not None:
        what = _revision_words(change.before, change.after)
    return change.deal_id, deal_parties(shown), spell(shown.relation), change.kind, what


def _revision_words(before: Deal, after: Deal) -> str:
    parts = []
    if (more := after.reports - before.reports) > 0:
        parts.append(f"{more} more report{'s' if more > 1 else ''}")
    if (old := money_words(before.money)) != (new := money_words(after.money)):
        parts.append(f"{old or 'no sum'} is now {new or 'no sum'}")
    if before.part_of != after.part_of:
        parts.append(f"part of {after.part_of}" if after.part_of else "part of no other deal")
    if len(before.contradictions) != len(after.contradictions):
        parts.append(f"{len(after.contradictions)} contradictions")
    return "; ".join(parts) or "told otherwise"


def _move_words(move: Move) -> str:
    day = f"{move.learned:%Y-%m-%d} " if move.learned else ""
    return f"{day}{spell(move.stage)} {money_words(move.money)}".strip()


def standing(
    days: Annotated[
        list[str] | None, typer.Argument(metavar="DAY", help="Days to compare; today if left out.")
    ] = None,
    home: Home = None,
    effective: Annotated[
        bool, typer.Option("--effective", help="What was in force on the days, not what was known.")
    ] = False,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Show whom the industry leans on, and how that changed: a share of all leaning, as known on each day."""
    wanted = sorted({read_day(day, "DAY") for day in days or ()})
    open_home(home)
    with asking(*days or ()):
        last = wanted[-1].isoformat() if wanted else ""
        sheet = sheet_on(last, effective=effective, option="DAY")
        found = [row for day in wanted[:-1] for row in _standing_on(day, effective=effective)]
        found += _all_standing(sheet, wanted[-1] if wanted else _last_day())
    latest = [row for row in found if row.day == max((r.day for r in found), default=None)][:limit]
    if as_json:
        kept = {row.party_id for row in latest}
        print_json([row for row in found if row.party_id in kept])
        return
    shown = sorted({row.day for row in found})
    ranks = {(row.party_id, row.day): row for row in found}
    rows = (
        (sheet.name_of(top.party_id), *(_rank(ranks.get((top.party_id, day))) for day in shown), top.deals)
        for top in latest
    )
    empty = none_of("deal", sheet, " or ".join(map(str, wanted)))
    print_table("Whom the others lean on", ("party", *map(str, shown), "deals"), rows, empty=empty)


def _standing_on(day: date, *, effective: bool) -> list[room.Standing]:
    return _all_standing(sheet_on(day.isoformat(), effective=effective, option="DAY"), day)


def _all_standing(sheet: Sheet, day: date) -> list[room.Standing]:
    """Whom those lean on who stand in a day's sheet; what is in force may have been reported later."""
    return [replace(row, day=day) for row in sheet.standing_in_all()]


def _rank(row: room.Standing | None) -> str:
    return "" if row is None else f"{row.rank:.1%}"


def _last_day() -> date:
    newest = latest_claims(1)
    at = newest[0].reported_at if newest else None
    return at.date() if at else date.max
