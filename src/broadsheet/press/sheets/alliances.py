"""The alliance map with its table."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from broadsheet.press import labels
from broadsheet.press.alliance_map import draw_map
from broadsheet.press.cards import line_of
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import FAMILY_OF

FIRMNESS = {"": 0, "talk": 1, "planned": 3, "agreed": 5, "done": 6}


def print_map(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The whole network, or one family of relations, or what is at least as firm as asked."""
    family = asked.get("family", "") if asked.get("family", "") in labels.FAMILIES else ""
    firm = asked.get("firm", "") if asked.get("firm", "") in FIRMNESS else ""
    lines = [line_of(d) for d in shelf.ledger().deals if not d.merged_into]
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
        query=lambda **other: _query({"family": family, "firm": firm} | other),
    )


def _query(values: Mapping[str, str]) -> str:
    kept = {k: v for k, v in values.items() if v}
    return "?" + urlencode(kept) if kept else ""
