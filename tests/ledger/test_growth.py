"""How sums grew: what was known at the ends of years beside what is known today."""

from datetime import date
from decimal import Decimal

import pytest
from says import say

from broadsheet.ledger import as_of, dependence, fold, growth, year_ends
from broadsheet.ledger.dependence import lean_on
from broadsheet.ledger.growth import reported_by
from broadsheet.testing.newsstand.balance import LEANING, told_claims

BN = Decimal(10) ** 9
TOLD = fold(told_claims())
CLAIMS = {claim.id: claim for claim in TOLD.claims}


def deals_of(ledger, party):
    return [deal for deal in ledger.deals if any(role.party_id == party for role in deal.roles)]


def grown(*claims, party="anthropic"):
    ledger = fold(claims)
    deals = deals_of(ledger, party)
    return growth(deals, {claim.id: claim for claim in ledger.claims}, party, year_ends(deals))


def ends(one):
    """Years with what was completed and the most that was stated, in billions; None is today."""
    return [(day and day.year, sums and (sums.low / BN, sums.high / BN)) for day, sums in one.known]


def test_a_sum_stands_beside_what_was_known_of_it_at_the_ends_of_years():
    whole, amazon = grown(
        say("amazon", "anthropic", "upto 4bn", day="2024-09-25"),
        say("amazon", "anthropic", "4bn", day="2026-01-22", stage="completed", words="It closed."),
    )
    assert (whole.other_id, amazon.other_id) == ("", "amazon")
    assert ends(whole) == ends(amazon) == [(2024, (0, 4)), (2025, (0, 4)), (None, (4, 4))]


def test_what_one_gives_and_what_all_give_grow_apart():
    found = grown(
        say("amazon", "anthropic", "4bn", day="2024-09-25"),
        say("google", "anthropic", "1bn", day="2025-03-01"),
    )
    assert {one.other_id: ends(one) for one in found} == {
        "": [(2023, None), (2024, (0, 4)), (None, (0, 5))],
        "amazon": [(2023, None), (2024, (0, 4)), (None, (0, 4))],
    }


def test_before_a_sum_was_stated_it_is_unknown_and_not_nothing():
    (whole, _) = grown(
        say("jpmorgan", "anthropic", day="2023-05-01", relation="credit"),
        say("jpmorgan", "anthropic", "2bn", day="2024-05-01", relation="credit"),
        say("jpmorgan", "anthropic", "2bn", day="2025-05-01", relation="credit", stage="completed"),
    )
    assert (whole.side, whole.kind) == ("lender", "credit")
    assert ends(whole) == [(2023, None), (2024, (0, 2)), (None, (2, 2))]


def test_what_a_round_brought_from_investors_without_a_share_is_in_the_whole_and_said_to_be():
    found = grown(
        say("amazon", "anthropic", "4bn", day="2024-09-25"),
        say("iconiq", "anthropic", "13bn", day="2025-09-02", relation="funding_round", others=("fidelity",)),
        say("google", "anthropic", "1bn", day="2025-10-02"),
    )
    assert {one.other_id: (one.pooled, ends(one)[-1]) for one in found} == {
        "": (True, (None, (0, 18))),
        "amazon": (False, (None, (0, 4))),
    }


def test_what_did_not_grow_is_not_told():
    assert (
        grown(say("amazon", "anthropic", "4bn", day="2024-09-25"), say("g", "anthropic", day="2026-01-01"))
        == ()
    )


def test_a_company_that_is_news_only_this_year_has_no_growth():
    assert grown(say("amazon", "anthropic", "4bn"), say("google", "anthropic", "5bn", day="2025-06-01")) == ()


@pytest.mark.parametrize("party", LEANING)
@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 12, 31), date(2025, 6, 30)], ids=str)
def test_what_had_been_reported_by_a_day_is_what_the_ledger_of_that_day_says(party, day):
    def sums(found):
        return {
            (tie.side, tie.kind, tie.party_id): [(a.currency, a.low, a.likely, a.high) for a in tie.amounts]
            for tie in found.ties
            if tie.side in {"backer", "lender", "supplier"} and tie.amounts
        }

    then = lean_on(reported_by(deals_of(TOLD, party), CLAIMS, day), {}, party)
    assert sums(then) == sums(dependence(as_of(told_claims(), (), day), party))
