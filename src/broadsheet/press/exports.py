"""The ledger for other programs: CSV that no spreadsheet runs, and JSON lines with everything."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from broadsheet.press.ledger_table import choose_deals, read_choice
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Claim, to_plain
from broadsheet.text.deal_table import Cell, write_deals, write_rows

CLAIM_COLUMNS = (
    "id", "article_id", "outlet", "root", "relation", "stage", "subject", "object", "low", "high", "currency",
    "bound", "as_written", "denied", "cumulative", "reported_at", "said_by", "quote",
)  # fmt: skip


def export_deals(shelf: Shelf, asked: Mapping[str, str], ending: str) -> Page:
    """The deals that the ledger's table would show for the same query, all pages of it."""
    deals = choose_deals([d for d in shelf.ledger().deals if not d.merged_into], read_choice(asked))
    if ending == "csv":
        return _csv_page("deals.csv", write_deals(deals))
    return _lines_page("deals.jsonl", deals)


def export_claims(shelf: Shelf, ending: str) -> Page:
    """Every claim, evidence included."""
    claims = shelf.ledger().claims
    if ending == "csv":
        return _csv_page("claims.csv", write_rows(CLAIM_COLUMNS, map(_claim_row, claims)))
    return _lines_page("claims.jsonl", claims)


def export_sources(shelf: Shelf) -> Page:
    """The day's report on every source, as `broadsheet sources report --json` says it."""
    text = json.dumps(dict(shelf.source_report()), ensure_ascii=False, indent=1, sort_keys=True)
    return Page(
        body=text.encode("utf-8", "replace"),
        media_type="application/json; charset=utf-8",
        file_name="sources.json",
    )


def _csv_page(name: str, table: str) -> Page:
    body = table.encode("utf-8", "replace")
    return Page(body=body, media_type="text/csv; charset=utf-8", file_name=name)


def _lines_page(name: str, values: Sequence[object]) -> Page:
    text = "".join(json.dumps(to_plain(v), ensure_ascii=False, sort_keys=True) + "\n" for v in values)
    return Page(
        body=text.encode("utf-8", "replace"), media_type="application/x-ndjson; charset=utf-8", file_name=name
    )


def _claim_row(claim: Claim) -> list[Cell]:
    money = claim.money
    amount = [money.low, money.high, money.currency, money.bound, money.as_written] if money else [None] * 5
    return [
        claim.id, claim.article_id, claim.outlet, claim.root, claim.relation, claim.stage,
        claim.subject.name if claim.subject else "", claim.object.name if claim.object else "", *amount,
        int(claim.denied), int(claim.cumulative), claim.reported_at.isoformat() if claim.reported_at else "",
        "; ".join(a.name for a in claim.said_by), claim.evidence[0].quote if claim.evidence else "",
    ]  # fmt: skip
