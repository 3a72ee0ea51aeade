"""The list of companies, and the page of one: who backs it, who supplies it, whom it supplies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.press import addresses
from broadsheet.press.cards import DealLine, cards_of, line_of
from broadsheet.press.charts import Chart, charts_of
from broadsheet.press.plots.dependence import plot_dependence
from broadsheet.press.plots.grammar import print_plot
from broadsheet.press.plots.picture import Picture, picture_of
from broadsheet.press.plots.years import plot_years
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.press.timeline import Timeline, timeline_of
from broadsheet.records import FAMILY_OF, Deal, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Deals of a party that put the other side in one relation to it."""

    id: str
    title: str
    lines: tuple[DealLine, ...]


NEWS = 6  #: stories at the head of the page
GROUPS = (
    ("backers", "Backers", "object", ("capital", "control")),
    ("backs", "Backs and buys", "subject", ("capital", "control")),
    ("lenders", "Lenders", "object", ("credit",)),
    ("borrowers", "Borrowers", "subject", ("credit",)),
    ("suppliers", "Suppliers", "object", ("supply", "rights")),
    ("customers", "Customers", "subject", ("supply", "rights")),
    ("allies", "Allies and terms", "", ("alliance", "terms")),
)
"""(id, title, the party's own part, families); an empty part is either."""


def print_party(printer: Printer, shelf: Shelf, segment: str) -> Page | None:
    """The page of a party, provisional ones too."""
    party = shelf.party(addresses.party_of_segment(segment))
    if party is None:
        return None
    deals = [d for d in shelf.deals_of_party(party.id) if not d.merged_into]
    path = addresses.party_path(party.id)
    charts = charts_of(shelf.dependence(party.id), shelf.growth(party.id))
    timeline = timeline_of(party.id, [line_of(d) for d in deals])
    groups = _groups(party, deals)
    return printer.html(
        "party.html",
        title=party.name,
        description=printer.say("%(name)s: backers, suppliers, customers, deals and news.")
        % {"name": party.name},
        section="parties",
        feeds=((path + "feed.atom", party.name),),
        ld=_party_data(printer, party),
        party=party,
        parent=shelf.party(party.parent_id) if party.parent_id else None,
        groups=groups,
        columns=_columns(groups),
        deals=deals,
        contested=sum(1 for deal in deals if deal.contradictions),
        timeline=timeline,
        years=_years(printer, party, timeline) if timeline else None,
        charts=charts,
        pictures=[_bars(printer, party, chart, n) for n, chart in enumerate(charts, 1)],
        loops=shelf.loops(party.id),
        cards=cards_of(shelf.stories_of_party(party.id, NEWS), shelf),
    )


def _party_data(printer: Printer, party: Party) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "Person" if party.kind == "person" else "Organization",
        "name": party.name,
        "url": printer.absolute(addresses.party_path(party.id)),
        "alternateName": [alias for alias in party.aliases if alias != party.name],
    }


def _years(printer: Printer, party: Party, timeline: Timeline) -> Picture | None:
    path = addresses.party_path(party.id) + "years"
    return picture_of(path, lambda size: plot_years(printer, party.name, timeline, size), full="full")


def _bars(printer: Printer, party: Party, chart: Chart, number: int) -> Picture | None:
    if not chart.bars:
        return None
    path = f"{addresses.party_path(party.id)}depends-{number}"
    return picture_of(path, lambda size: plot_dependence(printer, chart, size), wide="half")


def draw_party(printer: Printer, shelf: Shelf, segment: str, name: str, size: str) -> Page | None:
    """One of the charts on the page of a party: "years", or "depends-" and its number."""
    party = shelf.party(addresses.party_of_segment(segment))
    if party is None:
        return None
    if name == "years":
        lines = [line_of(d) for d in shelf.deals_of_party(party.id) if not d.merged_into]
        timeline = timeline_of(party.id, lines)
        picture = _years(printer, party, timeline) if timeline else None
    else:
        charts = charts_of(shelf.dependence(party.id))
        number = int(name.removeprefix("depends-"))
        picture = _bars(printer, party, charts[number - 1], number) if 0 < number <= len(charts) else None
    return print_plot(picture.sized(size) if picture else None)


def _groups(party: Party, deals: Sequence[Deal]) -> list[Group]:
    groups = []
    for group_id, title, part, families in GROUPS:
        found = [d for d in deals if FAMILY_OF[d.relation] in families and _has_part(d, party.id, part)]
        if found:
            groups.append(Group(id=group_id, title=title, lines=tuple(line_of(d) for d in found)))
    placed = {line.deal.id for group in groups for line in group.lines}
    rest = tuple(line_of(d) for d in deals if d.id not in placed)
    if rest:
        groups.append(Group(id="beside", title="Also named in", lines=rest))
    return groups


def _columns(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups in at most two columns, whole and in their order, so that the columns are nearly as long."""
    heights = [len(group.lines) + 2 for group in groups]
    at = min(range(len(groups) + 1), key=lambda n: abs(sum(heights[:n]) - sum(heights[n:])))
    return [column for column in (list(groups[:at]), list(groups[at:])) if column]


def _has_part(deal: Deal, party_id: str, part: str) -> bool:
    return any(r.party_id == party_id and part in {"", r.part} for r in deal.roles)


def print_parties(printer: Printer, shelf: Shelf) -> Page:
    """Every party with a deal, by letter."""
    counts: Counter[str] = Counter()
    for deal in shelf.ledger().deals:
        if not deal.merged_into:
            counts.update({r.party_id for r in deal.roles if r.party_id})
    parties = [p for p in shelf.parties() if counts[p.id]]
    largest = sorted(parties, key=lambda p: (-counts[p.id], p.name.casefold()))[:12]
    letters: dict[str, list[Party]] = {}
    for party in parties:
        letters.setdefault(_letter(party.name), []).append(party)
    return printer.html(
        "parties.html",
        title=printer.say("Companies"),
        description=printer.say("Everyone who has a part in a deal of the ledger."),
        section="parties",
        letters=sorted(letters.items()),
        largest=largest,
        counts=counts,
        total=len(parties),
    )


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isalpha() else "#"
