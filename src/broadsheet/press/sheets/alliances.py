"""The alliance map with its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from broadsheet.press import labels
from broadsheet.press.alliance_map import draw_map
from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.known_then import ClaimsOfDeal, as_it_stood
from broadsheet.press.plots.grammar import FONT, inks_sheet
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import FAMILY_OF, Deal

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
KEY: Final = 118  #: height of the title and the key of the picture
FIRMNESS = {"": 0, "talk": 1, "planned": 3, "agreed": 5, "done": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """Which part of the network is asked for, and what it holds."""

    family: str
    firm: str
    until: str  #: a month, "" for today
    months: tuple[str, ...]
    families: tuple[tuple[str, str], ...]  #: those that have a deal: (key, English name)
    lines: tuple[DealLine, ...]

    def query(self, **other: str) -> str:
        """The address of the same with something changed."""
        return _query({"family": self.family, "firm": self.firm, "until": self.until} | other)


def read_wish(shelf: Shelf, asked: Mapping[str, str]) -> Wished:
    """The whole network, one family of relations, or what is at least so firm, at the end of a month."""
    family = asked.get("family", "") if asked.get("family", "") in labels.FAMILIES else ""
    firm = asked.get("firm", "") if asked.get("firm", "") in FIRMNESS else ""
    deals = [d for d in shelf.ledger().deals if not d.merged_into]
    months = months_of(deals)
    wished = asked.get("until", "") if MONTH.fullmatch(asked.get("until", "")) else ""
    until = next((month for month in months if month <= wished), "")
    lines = [line_of(d) for d in (deals if not until else known_by(deals, until, shelf.claims_of_deal))]
    present = {FAMILY_OF[x.deal.relation] for x in lines}
    shown = [x for x in lines if family in {"", FAMILY_OF[x.deal.relation]}]
    return Wished(
        family=family,
        firm=firm,
        until=until,
        months=tuple(months),
        families=tuple((key, title) for key, title in labels.FAMILIES.items() if key in present),
        lines=tuple(x for x in shown if labels.STAGE_STRENGTH[x.deal.stage] >= FIRMNESS[firm]),
    )


def print_map(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The network as a picture one can walk through, and as a table."""
    wish = read_wish(shelf, asked)
    return printer.html(
        "map.html",
        title=printer.say("The alliance map"),
        description=printer.say("Who is bound to whom in the AI industry, as one picture and as a table."),
        section="map",
        canonical="/map/",
        hidden=bool(asked),
        map=draw_map(wish.lines),
        lines=sorted(wish.lines, key=_place_in_table),
        families=wish.families,
        family=wish.family,
        firm=wish.firm,
        firmness=FIRMNESS,
        months=[(month, date.fromisoformat(month + "-01")) for month in wish.months],
        until=wish.until,
        query=wish.query,
    )


def _place_in_table(line: DealLine) -> tuple[str, str, str, str]:
    """By who gives, those whom nobody names last; then by who takes and by the day of the last move."""
    giver = next((side.name.casefold() for side in line.givers), "\uffff")
    learned = line.last.learned if line.last else None
    return giver, line.object.name.casefold(), learned.isoformat() if learned else "", line.deal.id


def print_map_picture(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The same picture alone with its key, to be printed or put elsewhere."""
    wish = read_wish(shelf, asked)
    until = date.fromisoformat(wish.until + "-01") if wish.until else None
    text = printer.text(
        "map.svg",
        map=draw_map(wish.lines),
        families=wish.families,
        until=until,
        sheet=Markup(inks_sheet()),  # noqa: S704 - our own colours
        font=FONT,
        key_height=KEY,
    )
    return Page(body=text.encode("utf-8", "replace"), media_type="image/svg+xml")


def months_of(deals: Sequence[Deal]) -> list[str]:
    """The months in which something was learned, newest first, as "2026-11"."""
    return sorted({f"{m.learned:%Y-%m}" for d in deals for m in d.timeline if m.learned}, reverse=True)


def known_by(deals: Sequence[Deal], month: str, claims_of_deal: ClaimsOfDeal) -> list[Deal]:
    """The deals as they were known at the end of a month."""
    year, number = int(month[:4]), int(month[5:])
    last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return [then for deal in deals if (then := as_it_stood(deal, last, claims_of_deal)) is not None]


def _query(values: Mapping[str, str]) -> str:
    kept = {k: v for k, v in values.items() if v}
    return "?" + urlencode(kept) if kept else ""
