"""The alliance map with its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from broadsheet.press import labels
from broadsheet.press.alliance_map import draw_map
from broadsheet.press.cards import line_of
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import FAMILY_OF, Deal

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
FIRMNESS = {"": 0, "talk": 1, "planned": 3, "agreed": 5, "done": 6}


def print_map(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The whole network, or one family of relations, or what is at least as firm as asked."""
    family = asked.get("family", "") if asked.get("family", "") in labels.FAMILIES else ""
    firm = asked.get("firm", "") if asked.get("firm", "") in FIRMNESS else ""
    deals = [d for d in shelf.ledger().deals if not d.merged_into]
    months = months_of(deals)
    wished = asked.get("until", "") if MONTH.fullmatch(asked.get("until", "")) else ""
    until = next((month for month in months if month <= wished), "")
    lines = [line_of(d) for d in (deals if not until else known_by(deals, until))]
    present = {FAMILY_OF[x.deal.relation] for x in lines}
    shown = [x for x in lines if family in {"", FAMILY_OF[x.deal.relation]}]
    shown = [x for x in shown if labels.STAGE_STRENGTH[x.deal.stage] >= FIRMNESS[firm]]
    return printer.html(
        "map.html",
        title=printer.say("The alliance map"),
        description=printer.say("Who is bound to whom in the AI industry, as one picture and as a table."),
        section="map",
        canonical="/map/",
        hidden=bool(asked),
        map=draw_map(shown),
        lines=sorted(shown, key=lambda x: (x.subject.name.casefold(), x.object.name.casefold(), x.deal.id)),
        families=[(key, title) for key, title in labels.FAMILIES.items() if key in present],
        family=family,
        firm=firm,
        firmness=FIRMNESS,
        months=[(month, date.fromisoformat(month + "-01")) for month in months],
        until=until,
        query=lambda **other: _query({"family": family, "firm": firm, "until": until} | other),
    )


def months_of(deals: Sequence[Deal]) -> list[str]:
    """The months in which something was learned, newest first, as "2026-11"."""
    return sorted({f"{m.learned:%Y-%m}" for d in deals for m in d.timeline if m.learned}, reverse=True)


def known_by(deals: Sequence[Deal], month: str) -> list[Deal]:
    """The deals as they were known at the end of a month."""
    shown = []
    for deal in deals:
        moves = tuple(m for m in deal.timeline if m.learned is not None and f"{m.learned:%Y-%m}" <= month)
        if moves:
            money = next((m.money for m in reversed(moves) if m.money is not None), None)
            shown.append(replace(deal, timeline=moves, stage=moves[-1].stage, money=money))
    return shown


def _query(values: Mapping[str, str]) -> str:
    kept = {k: v for k, v in values.items() if v}
    return "?" + urlencode(kept) if kept else ""
