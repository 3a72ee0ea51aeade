"""The balance sheet of the newsstand: what its pages add up to when every claim is read right.

`ledger.yaml` holds it as lines for people: written from the articles, checked by hand, and compared
with what the fold makes of the truth beside the prose.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import yaml

from broadsheet.ledger import Interval, Loop, dependence, list_contradictions, loops
from broadsheet.ledger.amounts import show_amount
from broadsheet.parties import load_parties
from broadsheet.records import (
    Attribution,
    Claim,
    Deal,
    Ledger,
    Mention,
    Money,
    Move,
    Span,
    article_id,
    claim_id,
)
from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.outlets import SHELF, Outlet
from broadsheet.testing.newsstand.stand import Newsstand, load_newsstand
from broadsheet.testing.newsstand.truths import ClaimTruth

Lines = dict[str, list[str]]
"""Lines of a balance sheet under "deals", "contradictions", "loops" and "dependence"."""

LEANING = ("amazon", "anthropic", "coreweave", "google", "intel", "microsoft", "mistral", "nvidia", "openai",
           "oracle", "xai")  # fmt: skip
"""Whose dependence the gold sheet tells."""

BILLION = Decimal(10) ** 9


def gold_lines() -> Lines:
    """The balance sheet as it should be."""
    sheet: Lines = yaml.load(SHELF.joinpath("ledger.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return sheet


def tell_lines(ledger: Ledger) -> Lines:
    """A ledger in the form of the gold sheet, each list sorted."""
    deals = {deal.id: deal for deal in ledger.deals}
    return {
        "deals": sorted(_tell_deal(deal, deals) for deal in ledger.deals),
        "contradictions": sorted(
            f"{_name(d)}: {c.kind}, {c.says}: {_short(c.left_quote)} | {_short(c.right_quote)}"
            for d, c in list_contradictions(ledger)
        ),
        "loops": sorted(_tell_loop(loop) for loop in loops(ledger)),
        "dependence": sorted(line for party in LEANING for line in _tell_leaning(ledger, party)),
    }


def find_differences(ledger: Ledger) -> tuple[str, ...]:
    """What the ledger says otherwise than the gold sheet: "missing: …" and "unexpected: …" lines."""
    gold, told = gold_lines(), tell_lines(ledger)
    found: list[str] = []
    for part in gold:
        found += [f"missing: {line}" for line in gold[part] if line not in told[part]]
        found += [f"unexpected: {line}" for line in told[part] if line not in gold[part]]
    return tuple(found)


def _tell_deal(deal: Deal, deals: dict[str, Deal]) -> str:
    parts = [_name(deal), deal.stage]
    if deal.cumulative:
        parts.append("running total")
    if deal.part_of:
        parts.append(f"within {show_amount(deals[deal.part_of].money)}")
    if others := sorted(role.party_id for role in deal.roles if role.part == "other"):
        parts.append(f"with {' '.join(others)}")
    parts.append(f"{len(deal.roots)} voices of {deal.reports}")
    return f"{'; '.join(parts)}: {', '.join(map(_tell_move, deal.timeline))}"


def _name(deal: Deal) -> str:
    giver = deal.party("subject") or "(unnamed)"
    return f"{giver} > {deal.party('object')} {deal.relation} {show_amount(deal.money)}"


def _tell_move(move: Move) -> str:
    day = "undated" if move.learned is None else move.learned.date().isoformat()
    stated = "" if move.money is None else f" {show_amount(move.money)}"
    return f"{day} {move.stage}{stated}{' (other sum)' if move.note else ''}"


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:57] + "..."


def _tell_loop(loop: Loop) -> str:
    legs = ", ".join(" and ".join(map(_ends, leg.amounts)) or "unstated" for leg in loop.legs)
    weak = loop.legs[loop.weakest]
    return (
        f"{' > '.join(loop.party_ids)}: {legs}; least certain {weak.giver_id} > {weak.taker_id} {weak.stage}"
    )


def _tell_leaning(ledger: Ledger, party_id: str) -> Iterable[str]:
    for tie in dependence(ledger, party_id).ties:
        sums = " and ".join(map(_ends, tie.amounts)) or "unstated"
        more = f", {tie.unstated} without a sum" if tie.unstated else ""
        talk = f", {len(tie.talk_ids)} in talks" if tie.talk_ids else ""
        yield f"{party_id}: {tie.side}, {tie.kind}, {tie.party_id or '(unnamed)'}: {sums}{more}{talk}"


def _ends(one: Interval) -> str:
    low, likely, high = (format((end / BILLION).normalize(), "f") for end in (one.low, one.likely, one.high))
    ends = f"{low}/{likely}/{high}{'+' if one.is_open else ''}bn {one.currency}"
    return f"{ends} a {one.period}" if one.period else ends


def told_claims(stand: Newsstand | None = None) -> tuple[Claim, ...]:
    """The truth about every page as claims, in its last wording."""
    last = stand or load_newsstand()
    last = last.at(last.end)
    names = {outlet.name for outlet in last.outlets}
    outlet_of = {page.key: page.outlet for page in last.pages}
    return tuple(
        _claim(page, outlet_of.get(page.truth.copy_of, page.outlet), truth, names)
        for page in last.pages
        for truth in last.claims_truth(page.url)
    )


def _mention(name: str | None) -> Mention | None:
    if name is None:
        return None
    known = load_parties().party(name)
    party_id = name if known else "?" + name.lower().replace(" ", "-")
    return Mention(as_written=name, party_id=party_id, name=known.name if known else name)


def _claim(page: Page, source: Outlet, truth: ClaimTruth, names: set[str]) -> Claim:
    article, quote = article_id(page.url), truth.evidence
    key = (truth.relation, truth.subject or "", truth.object or "", f"{truth.low}{truth.high}")
    return Claim(
        id=claim_id(article, quote, *key), article_id=article, text_id=article, relation=truth.relation,
        subject=_mention(truth.subject), object=_mention(truth.object), stage=truth.stage,
        evidence=(Span(article_id=article, text_id=article, start=0, end=len(quote), quote=quote),),
        others=tuple(found for name in truth.others if (found := _mention(name)) is not None),
        money=_money(truth), denied=truth.denied, cumulative=truth.cumulative,
        said_by=tuple(Attribution(kind="outlet" if n in names else "company", name=n) for n in truth.said_by),
        outlet=page.outlet.provider.domain, root=source.provider.root,
        reported_at=page.published, first_seen=page.published,
    )  # fmt: skip


def _money(truth: ClaimTruth) -> Money | None:
    if truth.low is None and truth.high is None:
        return None
    return Money(
        low=truth.low,
        high=truth.high,
        currency=truth.currency or "XXX",
        bound=truth.bound or "exactly",
        as_written=f"{truth.low}-{truth.high}",
        period=truth.period,
    )
