"""The ledger as a table, and the page of one deal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from broadsheet.press import addresses, labels
from broadsheet.press.cards import DealLine, evidence_of, figure_of, figures_of, line_of
from broadsheet.press.charts import TITLES
from broadsheet.press.disputes import tell_dispute
from broadsheet.press.ledger_table import SIZE, SORTS, Choice, choose_deals, query_of, read_choice
from broadsheet.press.linked_data import deal_data
from broadsheet.press.placards import deal_placard
from broadsheet.press.plots.grammar import print_plot
from broadsheet.press.plots.months import plot_months
from broadsheet.press.plots.picture import Picture, picture_of
from broadsheet.press.plots.stated import plot_stated
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_entry, tell_sides, tell_voices
from broadsheet.press.site import Page
from broadsheet.press.views import GrowthView, TablePage
from broadsheet.records import Article, Claim, Contradiction, Deal

__all__ = ["SIZE", "deal_title", "print_deal", "print_ledger"]


def print_ledger(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page | None:
    """The table of deals, filtered and sorted as asked; None for a page beyond the last."""
    choice = read_choice(asked)
    whole = shelf.table_page(choice.page)
    found = whole if choice == Choice(page=choice.page) else _choose(shelf, choice)
    pages = -(-found.total // SIZE)
    if choice.page > max(1, pages):
        return None
    deals = _living(shelf) if printer.site.served or choice == Choice() else []
    return printer.html(
        "deals.html",
        title=printer.say("The ledger"),
        description=printer.say("Who gives what to whom in the AI industry, and who says so."),
        section="deals",
        feeds=(("/deals/feed.atom", printer.say("The ledger")),),
        canonical="/deals/" if choice.page == 1 else f"/deals/page-{choice.page}/",
        hidden=choice != Choice(page=choice.page),
        lines=[line_of(deal) for deal in found.deals],
        total=found.total,
        is_narrowed=replace(choice, sort=Choice().sort, reverse=Choice().reverse, page=1) != Choice(),
        is_pair=_is_pair(shelf, choice),
        of=whole.total,
        choice=choice,
        sorts=SORTS,
        query=lambda **other: query_of(choice, **other),
        feed="/deals/feed.atom" + query_of(choice, page="", sort="", reverse="", disputed=""),
        other=shelf.party(choice.other) if choice.other else None,
        growth=_growth(shelf, choice),
        titles=TITLES,
        party=shelf.party(choice.party) if choice.party else None,
        parties=shelf.parties() if printer.site.served else (),
        relations=sorted({deal.relation for deal in deals}),
        stages=sorted({deal.stage for deal in deals}, key=printer.strength, reverse=True),
        pager_link=lambda page: _page_link(printer, choice, page),
        pages=pages,
        months=_months(printer, deals) if choice == Choice() else None,
        families=labels.FAMILIES,
        contested=found.contested,
    )


def _is_pair(shelf: Shelf, choice: Choice) -> bool:
    """Whether everything between two known parties is asked for, and nothing narrower."""
    pair = Choice(party=choice.party, other=choice.other)
    same = replace(choice, sort=pair.sort, reverse=pair.reverse, page=1) == pair
    return same and all(name and shelf.party(name) is not None for name in (choice.party, choice.other))


def _living(shelf: Shelf) -> list[Deal]:
    return [deal for deal in shelf.ledger().deals if not deal.merged_into]


def _choose(shelf: Shelf, choice: Choice) -> TablePage:
    """A page of the table filtered or sorted otherwise, which only a server is asked for."""
    chosen = choose_deals(_living(shelf), choice)
    shown = chosen[(choice.page - 1) * SIZE : choice.page * SIZE]
    contested = sum(1 for deal in chosen if deal.contradictions)
    return TablePage(deals=tuple(shown), total=len(chosen), contested=contested)


def _growth(shelf: Shelf, choice: Choice) -> list[GrowthView]:
    """How the sums grew that a company has of all others, or that two have of each other."""
    if not choice.party:
        return []
    if not choice.other:
        return [g for g in shelf.growth(choice.party) if not g.other_id]
    ways = ((choice.party, choice.other), (choice.other, choice.party))
    return [g for taker, giver in ways for g in shelf.growth(taker) if g.other_id == giver]


def _months(printer: Printer, deals: Sequence[Deal]) -> Picture | None:
    return picture_of("/deals/months", lambda size: plot_months(printer, deals, size), full="full")


def draw_months(printer: Printer, shelf: Shelf, size: str) -> Page | None:
    """The chart above the ledger."""
    picture = _months(printer, _living(shelf))
    return print_plot(picture.sized(size) if picture else None)


def _stated(printer: Printer, deal: Deal, claims: Sequence[Claim]) -> Picture | None:
    path, title = addresses.deal_path(deal.id) + "stated", deal_title(printer, deal)
    return picture_of(path, lambda size: plot_stated(printer, title, claims, size), full="full")


def draw_stated(printer: Printer, shelf: Shelf, deal_id: str, size: str) -> Page | None:
    """The chart on the page of a deal."""
    deal = shelf.deal(deal_id)
    picture = _stated(printer, deal, shelf.claims_of_deal(deal_id)) if deal else None
    return print_plot(picture.sized(size) if picture else None)


def _page_link(printer: Printer, choice: Choice, page: int) -> str:
    """A page of the whole table has an address of its own, so that it stands in a copy as files too."""
    if choice == Choice(page=choice.page):
        return printer.href("/deals/" if page == 1 else f"/deals/page-{page}/")
    return printer.href("/deals/") + query_of(choice, page=page)


def print_deal(printer: Printer, shelf: Shelf, deal_id: str) -> Page | None:
    """The page of a deal; a merged one leads on to the deal it became."""
    deal = shelf.deal(deal_id)
    if deal is None:
        return None
    if deal.merged_into:
        return Page(body=b"", status=301, location=addresses.deal_path(deal.merged_into))
    line = line_of(deal)
    claims = list(shelf.claims_of_deal(deal.id))
    articles = {a.id: a for a in shelf.articles(list(dict.fromkeys(c.article_id for c in claims)))}
    title = deal_title(printer, deal)
    return printer.html(
        "deal.html",
        title=title,
        description=_described(printer, line),
        section="deals",
        feeds=((addresses.deal_path(deal.id) + "feed.atom", title),),
        ld=deal_data(printer, deal, title),
        placard=deal_placard(deal.id),
        modified=deal.last_moved,
        line=line,
        deal=deal,
        name=title,
        by_id={c.id: c for c in claims},
        evidence=evidence_of(claims),
        articles=articles,
        figures=figures_of(claims),
        as_written=_as_written(printer, deal, claims),
        stated=_stated(printer, deal, claims),
        disputes=_disputes(printer, deal, {c.id: c for c in claims}, articles),
        part_of=_line_or_none(shelf.deal(deal.part_of)) if deal.part_of else None,
        parts_of=_parts_of(shelf, deal),
        loops=[loop for loop in shelf.loops(line.subject.id) if deal.id in loop.deal_ids],
    )


def _described(printer: Printer, line: DealLine) -> str:
    """A deal where its address is shared: kind, stage, sum, and how many tell it."""
    entry = tell_entry(printer, line, named=False)
    return f"{entry} · {tell_voices(printer, len(line.deal.roots), line.deal.reports)}"


def _as_written(printer: Printer, deal: Deal, claims: Sequence[Claim]) -> str:
    """The deal's sum as a report writes it: as one in the language of the page does, if any does."""
    if deal.money is None:
        return ""
    read = {printer.site.language[:2]}
    said = (c.money for c in claims if c.money is not None and c.language[:2] in read)
    same = (m.as_written for m in said if m.as_written and figure_of(m) == figure_of(deal.money))
    return next(same, deal.money.as_written)


def _parts_of(shelf: Shelf, deal: Deal) -> list[DealLine]:
    """The deals that this one holds; each shares a party with it."""
    near = {d.id: d for role in deal.roles if role.party_id for d in shelf.deals_of_party(role.party_id)}
    return [line_of(d) for d in near.values() if d.part_of == deal.id]


def _line_or_none(deal: Deal | None) -> object:
    return line_of(deal) if deal is not None else None


def _disputes(
    printer: Printer, deal: Deal, claims: dict[str, Claim], articles: dict[str, Article]
) -> list[tuple[Contradiction, str, list[tuple[str, Claim | None, Article | None]]]]:
    rows = []
    for dispute in sorted(deal.contradictions, key=lambda c: -c.rank):
        sides = []
        pairs = (
            (dispute.left_claim_id, dispute.left_quote),
            (dispute.right_claim_id, dispute.right_quote),
        )
        for claim_id, quote in pairs:
            claim = claims.get(claim_id)
            sides.append((quote, claim, articles.get(claim.article_id) if claim else None))
        says = tell_dispute(printer, dispute, *(claim for _, claim, _ in sides))
        rows.append((dispute, says, sides))
    return rows


def deal_title(printer: Printer, deal: Deal) -> str:
    """The deal in words for titles and feeds: "Microsoft → OpenAI: investment"."""
    return f"{tell_sides(printer, line_of(deal))}: {printer.small(printer.relation(deal.relation))}"
