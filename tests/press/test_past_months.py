"""What a page shows of a past day is what was told by then."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from broadsheet.ledger import as_of, fold
from broadsheet.press import MemoryShelf
from broadsheet.press.sheets.alliances import known_by
from broadsheet.records import Deal, Ledger
from broadsheet.testing.newsstand.balance import told_claims

CLAIMS = told_claims()
MONTHS = {"2023-10": date(2023, 10, 31), "2025-01": date(2025, 1, 31), "2025-12": date(2025, 12, 31)}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return fold(CLAIMS)


def lines(deals: list[Deal] | tuple[Deal, ...]) -> Counter[tuple[object, ...]]:
    """Each deal as a map shows it."""
    return Counter(
        (d.relation, d.party("subject"), d.party("object"), d.stage, d.money and (d.money.low, d.money.high))
        for d in deals
    )


@pytest.mark.parametrize("month", MONTHS)
def test_the_map_of_a_past_month_holds_the_deals_and_sums_that_were_known_at_its_end(
    ledger: Ledger, month: str
) -> None:
    shown = known_by(ledger.deals, month, MemoryShelf(ledger=ledger).claims_of_deal)
    assert lines(shown) == lines(as_of(CLAIMS, (), MONTHS[month]).deals)


def test_a_sum_that_nobody_had_stated_yet_is_not_told_of_an_earlier_day(ledger: Ledger) -> None:
    """Microsoft's total of 13.8 billion was told in the autumn of 2025; before it was 13."""
    then = known_by(ledger.deals, "2025-01", MemoryShelf(ledger=ledger).claims_of_deal)
    totals = [d.money.high for d in then if d.cumulative and d.party("subject") == "microsoft" and d.money]
    assert 13_000_000_000 in totals and 13_800_000_000 not in totals
