"""Who leans on whom, between what is done and what is promised."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import Assertion, centrality, check_assertions, dependence, fold, loops

BN = Decimal(10) ** 9


def tie(ledger, party, other, kind="capital", side="backer"):
    ties = dependence(ledger, party).ties
    return next(t for t in ties if (t.party_id, t.kind, t.side) == (other, kind, side))


def ends(one):
    return [(a.currency, a.low / BN, a.high / BN, a.is_open) for a in one.amounts]


def test_the_interval_runs_from_what_is_done_to_what_is_promised():
    ledger = fold([
        say("amazon", "anthropic", "upto 4bn", day="2023-09-25", article="x"),
        say("amazon", "anthropic", "1.25bn", day="2023-09-25", article="x", stage="completed", words="An initial sum."),
    ])  # fmt: skip
    one = tie(ledger, "anthropic", "amazon")
    assert ends(one) == [("USD", Decimal("1.25"), 4, False)]
    assert set(one.amounts[0].claim_ids) == {c.id for c in ledger.claims}


def test_a_sum_lent_with_others_whom_nobody_names_is_not_one_lenders_own():
    lent = {"relation": "credit", "stage": "completed"}
    alone = fold([say("jpmorgan", "crusoe", "22bn", **lent)])
    shared = fold([say("jpmorgan", "crusoe", "22bn", unnamed="and eight other banks", **lent)])
    assert ends(tie(alone, "crusoe", "jpmorgan", "credit", "lender")) == [("USD", 22, 22, False)]
    assert ends(tie(shared, "crusoe", "jpmorgan", "credit", "lender")) == []
    assert shared.deals[0].has_unnamed_givers
    assert shared.deals[0].is_pooled
    assert shared.revision != alone.revision


def test_one_report_of_ten_that_tells_of_unnamed_givers_does_not_make_a_sum_shared():
    told = [say("google", "anthropic", "2bn", outlet=f"o{n}.example", stage="completed") for n in range(9)]
    strange = say("google", "anthropic", "2bn", outlet="p.example", stage="completed", unnamed="and others")
    assert not fold([*told, strange]).deals[0].has_unnamed_givers


def test_no_sum_adds_a_total_to_its_parts():
    ledger = fold([
        say("microsoft", "openai", "1bn", day="2019-07-22", stage="completed"),
        say("microsoft", "openai", "10bn", day="2023-01-23", stage="completed"),
        say("microsoft", "openai", "over 13bn", day="2024-10-02", stage="completed", cumulative=True),
    ])  # fmt: skip
    assert ends(tie(ledger, "openai", "microsoft")) == [("USD", 13, 13, True)]


SUMS = st.lists(st.sampled_from([1, 3, 10, 31, 100]), unique=True, min_size=1)


def paid(sums):
    """Sums that one party gave another, each a year after the one before."""
    return [
        say("microsoft", "openai", f"{one}bn", day=f"{2001 + n}-06-01", stage="completed", outlet=f"o{n}.example")
        for n, one in enumerate(sums)
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(SUMS, st.integers(1, 200), st.booleans())
def test_a_running_total_told_after_its_parts_adds_nothing_to_them(sums, total, is_open):
    before = tie(fold(paid(sums)), "openai", "microsoft").amounts[0]
    told = say(
        "microsoft",
        "openai",
        f"{'over ' * is_open}{total}bn",
        day="2010-01-01",
        stage="completed",
        cumulative=True,
    )
    (after,) = tie(fold([*paid(sums), told]), "openai", "microsoft").amounts
    assert before.low == before.high == sum(sums) * BN
    assert after.high <= max(before.high, total * BN)
    assert after.low <= after.likely <= after.high


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 100), st.data())
def test_a_tranche_told_with_its_headline_adds_nothing_to_it(headline, data):
    part = data.draw(st.integers(1, headline - 1))
    ledger = fold([
        say("amazon", "anthropic", f"upto {headline}bn", day="2023-09-25", article="x"),
        say("amazon", "anthropic", f"{part}bn", day="2023-09-25", article="x", stage="completed", words="A first tranche."),
    ])  # fmt: skip
    (one,) = tie(ledger, "anthropic", "amazon").amounts
    assert one.high == headline * BN and one.low <= part * BN


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(0, 60))
def test_a_round_and_the_shares_in_it_add_up_to_the_round(shares, rest):
    firms = [f"firm{n}" for n in range(len(shares))]
    whole = sum(shares) + rest
    ledger = fold([
        say(None, "openai", f"{whole}bn", relation="funding_round", stage="completed", others=(*firms, "thrive")),
        *(say(firm, "openai", f"{share}bn", stage="completed", words=f"{firm} gave {share}.")
          for firm, share in zip(firms, shares, strict=True)),
    ])  # fmt: skip
    sums = [one for t in dependence(ledger, "openai").ties if t.side == "backer" for one in t.amounts]
    told = sum(one.likely for one in sums)
    assert told <= whole * BN
    if max(shares) < whole * 0.9:  # a share as large as the round is the round, told in other words
        assert told == whole * BN


def test_talk_and_what_ended_count_nothing_and_talk_is_listed():
    ledger = fold([
        say("apple", "openai", "1bn", stage="in_talks"),
        say("intel", "openai", "2bn", day="2019-01-01"),
        say("intel", "openai", "2bn", day="2019-02-01", stage="terminated"),
    ])  # fmt: skip
    one = tie(ledger, "openai", "apple")
    assert one.amounts == () and len(one.talk_ids) == 1
    assert [t.party_id for t in dependence(ledger, "openai").ties] == ["apple"]


def test_a_tranche_of_a_lapsed_promise_counts_no_more():
    ledger = fold([
        say("nvidia", "openai", "upto 100bn", article="x", stage="agreed", words="Up to $100bn."),
        say("nvidia", "openai", "10bn", article="x", stage="planned", words="The first $10 billion is due."),
        say("nvidia", "openai", "upto 100bn", day="2025-03-01", stage="lapsed"),
        say("nvidia", "openai", "30bn", day="2025-03-02", words="Nvidia puts in $30 billion instead."),
    ])  # fmt: skip
    assert ends(tie(ledger, "openai", "nvidia")) == [("USD", 0, 30, False)]


def test_a_round_gives_each_investor_only_the_share_that_is_stated():
    ledger = fold([
        say(None, "anthropic", "13bn", relation="funding_round", stage="completed", others=("iconiq", "gic")),
        say("gic", "anthropic", "1bn", day="2025-01-11", stage="completed"),
    ])  # fmt: skip
    assert ends(tie(ledger, "anthropic", "gic")) == [("USD", 1, 1, False)]
    lead = tie(ledger, "anthropic", "iconiq")
    assert lead.amounts == () and lead.unstated == 1
    assert ends(tie(ledger, "anthropic", "")) == [("USD", 12, 12, False)]


def test_shares_stated_outright_that_make_up_the_round_leave_nothing_for_the_unnamed():
    ledger = fold([
        say(None, "openai", "110bn", relation="funding_round", stage="completed", others=("amazon", "nvidia", "softbank")),
        say("amazon", "openai", "50bn", words="Amazon will invest $50 billion as part of the round."),
        say("nvidia", "openai", "30bn", stage="completed"),
        say("softbank", "openai", "30bn", stage="completed"),
    ])  # fmt: skip
    assert ends(tie(ledger, "openai", "amazon")) == [("USD", 0, 50, False)]
    assert {t.party_id for t in dependence(ledger, "openai").ties} == {"amazon", "nvidia", "softbank"}


def test_currencies_are_kept_apart():
    ledger = fold([
        say("microsoft", "mistral", "15m EUR", stage="completed"),
        say("microsoft", "mistral", "100m", day="2026-01-01", stage="completed", words="Another sum."),
    ])  # fmt: skip
    assert [a.currency for a in tie(ledger, "mistral", "microsoft").amounts] == ["EUR", "USD"]


def test_shares_are_intervals_of_the_known_whole():
    ledger = fold([
        say("amazon", "anthropic", "6bn", stage="completed"),
        say("google", "anthropic", "2bn", stage="completed"),
        say("google", "anthropic", "upto 2bn", day="2025-06-01", words="A further sum."),
    ])  # fmt: skip
    (share,) = tie(ledger, "anthropic", "amazon").shares
    assert (share.low, share.high) == (Decimal("0.6000"), Decimal("0.7500"))
    (index,) = dependence(ledger, "anthropic").concentration
    assert (index.low, index.high) == (Decimal("0.5200"), Decimal("0.6250"))


def test_suppliers_customers_and_unstated_sums():
    ledger = fold([
        say("oracle", "openai", "300bn", relation="compute_supply", stage="agreed"),
        say("broadcom", "openai", "", relation="chip_supply", stage="agreed"),
    ])  # fmt: skip
    assert ends(tie(ledger, "openai", "oracle", "compute", "supplier")) == [("USD", 0, 300, False)]
    assert tie(ledger, "openai", "broadcom", "chips", "supplier").unstated == 1
    assert ends(tie(ledger, "oracle", "openai", "compute", "customer")) == [("USD", 0, 300, False)]


def circle():
    return [
        say("nvidia", "openai", "upto 100bn", stage="agreed"),
        say("oracle", "openai", "300bn", stage="agreed", relation="compute_supply"),
        say("nvidia", "oracle", "40bn", stage="planned", relation="chip_supply"),
        say("microsoft", "openai", "13bn", stage="completed"),
        say("microsoft", "openai", "250bn", stage="agreed", relation="compute_supply"),
    ]


def test_money_goes_round_and_the_least_certain_leg_is_named():
    found = {loop.party_ids: loop for loop in loops(fold(circle()))}
    assert set(found) == {("microsoft", "openai"), ("nvidia", "openai", "oracle")}
    leg = found["nvidia", "openai", "oracle"].legs[found["nvidia", "openai", "oracle"].weakest]
    assert (leg.giver_id, leg.taker_id, leg.stage) == ("oracle", "nvidia", "planned")
    assert leg.amounts[0].high == 40 * BN


def test_a_dense_graph_is_bounded():
    firms = [f"f{n}" for n in range(30)]
    claims = [say(a, b, "1bn" if a < b else "5bn") for a in firms for b in firms if a != b]
    assert len(loops(fold(claims), most=50)) == 50


def test_standing_changes_over_time():
    days = [date(2025, 1, 1), date(2025, 2, 1)]
    rows = centrality(fold(circle()), days)
    assert {r.day for r in rows} == {date(2025, 2, 1)}
    assert rows[0].party_id == "nvidia" and sum(r.rank for r in rows) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(10, 14, "possible"), (13, 20, "possible"), (1, 5, "fails")]
)
def test_assertions_are_checked_like_balances(low, high, verdict):
    total = say("microsoft", "openai", "over 13bn", day="2024-01-01", stage="completed", cumulative=True)
    asserted = Assertion(
        day=date(2024, 6, 1), giver_id="microsoft", taker_id="openai", low=low * BN, high=high * BN
    )
    before = Assertion(day=date(2023, 6, 1), giver_id="microsoft", taker_id="openai", low=BN, high=BN)
    checks = check_assertions(fold([total]), [asserted, before])
    assert [c.verdict for c in checks] == [verdict, "unknown"]


def test_a_lead_s_share_told_as_a_round_of_its_own_is_not_added_to_the_round():
    ledger = fold([
        say(None, "openai", "110bn", relation="funding_round", others=("amazon", "softbank")),
        say("amazon", "openai", "50bn", relation="funding_round", outlet="b.example"),
        say("softbank", "openai", "10bn", relation="funding_round", outlet="c.example"),
    ])  # fmt: skip
    whole = next(deal for deal in ledger.deals if not deal.part_of)
    assert [deal.part_of for deal in ledger.deals if deal is not whole] == [whole.id, whole.id]
    assert sum(one.high for tie in dependence(ledger, "openai").ties for one in tie.amounts) == 110 * 10**9


def test_a_small_round_of_an_earlier_letter_is_its_own():
    ledger = fold([
        say("index", "mistral", "5m EUR", relation="funding_round", words="Its series A brought 5m."),
        say("index", "mistral", "50m EUR", relation="funding_round", outlet="b.example", day="2025-01-20",
            words="Its series B brought 50m."),
    ])  # fmt: skip
    assert [deal.part_of for deal in ledger.deals] == ["", ""]


def test_what_banks_lend_together_is_of_none_of_them_alone():
    ledger = fold([
        say("jpmorgan", "openai", "upto 4bn", relation="credit", stage="agreed", others=("citi", "goldman")),
        say("citi", "openai", "1bn", relation="credit", stage="completed", day="2025-01-20", words="A loan of its own."),
    ])  # fmt: skip
    found = dependence(ledger, "openai")
    assert [(t.party_id, ends(t), t.unstated) for t in found.ties] == [
        ("", [("USD", 0, 4, False)], 0), ("citi", [("USD", 1, 1, False)], 1), ("goldman", [], 1), ("jpmorgan", [], 1),
    ]  # fmt: skip
    assert {t.name for t in found.ties if not t.party_id} == {"lenders without a stated share"}
    (own,) = dependence(ledger, "jpmorgan").ties
    assert (own.side, own.amounts, own.unstated) == ("borrower", (), 1)


def test_a_venture_of_several_is_counted_once_and_as_that_of_all():
    ledger = fold([
        say("openai", "softbank", "500bn", relation="joint_venture", others=("oracle", "mgx"), article="x", words="A venture of four."),
        say("openai", "softbank", "100bn", relation="joint_venture", others=("oracle", "mgx"), article="x", words="The first $100 billion is put up at once."),
    ])  # fmt: skip
    for party in ("openai", "oracle", "mgx"):
        told = [t for t in dependence(ledger, party).ties if t.amounts]
        assert [(t.party_id, t.side, ends(t)) for t in told] == [("", "partner", [("USD", 0, 500, False)])]


def test_a_bid_of_several_is_the_bid_of_none_of_them_alone():
    ledger = fold([say("mgx", "aligned", "40bn", relation="acquisition", others=("nvidia", "blackrock"))])
    told = {t.party_id: ends(t) for t in dependence(ledger, "aligned").ties}
    assert told == {"": [("USD", 0, 40, False)], "mgx": [], "nvidia": [], "blackrock": []}


def test_of_whom_alone_a_sum_is_known_has_all_of_it():
    ledger = fold([
        say("oracle", "openai", "300bn", relation="compute_supply", stage="agreed"),
        say("coreweave", "openai", "", relation="compute_supply", stage="agreed"),
    ])  # fmt: skip
    (share,) = tie(ledger, "openai", "oracle", "compute", "supplier").shares
    assert (share.low, share.high) == (1, 1)


def test_an_assertion_in_another_currency_is_told_what_is_known():
    ledger = fold([say("asml", "mistral", "1.3bn EUR", stage="completed")])
    asked = Assertion(day=None, giver_id="asml", taker_id="mistral", low=BN, high=BN)
    (check,) = check_assertions(ledger, [asked])
    assert check.verdict == "unknown"
    assert check.says.endswith("known nothing of that, but 1.3bn done, 1.3bn promised, 1.3bn at most EUR")
