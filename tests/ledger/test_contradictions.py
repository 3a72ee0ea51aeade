"""What contradicts, and what only says more."""

from dataclasses import replace

import pytest
from says import say

from broadsheet.ledger import fold, list_contradictions


def kinds(*claims):
    return [c.kind for _, c in list_contradictions(fold(claims))]


def two(left, right, **more):
    return (
        say("amazon", "openai", left, day="2025-12-16", outlet="a.example", **more),
        say("amazon", "openai", right, day="2025-12-17", outlet="b.example", **more),
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("over 10bn", "10.3bn"), ("upto 4bn", "4bn"), ("about 10bn", "10.8bn"), ("10bn", "10.3bn"),
        ("over 8bn", "atleast 8bn"), ("10bn", "13.31bn SGD"), ("10bn", "9.2bn EUR"), ("10bn", "upto 10bn"),
    ],
)  # fmt: skip
def test_what_only_says_more_is_no_contradiction(left, right):
    assert kinds(*two(left, right)) == []
    assert len(fold(two(left, right)).deals) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("upto 10bn", "5bn"), ("10bn", "12bn"), ("over 10bn", "5bn"), ("10bn", "20bn EUR")]
)
def test_two_figures_for_one_deal_are_a_contradiction(left, right):
    found = list_contradictions(fold(two(left, right)))
    if "EUR" in right:  # far apart in another currency: taken for two deals, not a dispute
        assert len(fold(two(left, right)).deals) == 2
        return
    one = found[0][1]
    assert (one.kind, len(found)) == ("amount", 1)
    assert left in one.left_quote and right in one.right_quote and " against " in one.says


def test_a_ceiling_later_paid_out_in_part_is_no_contradiction():
    assert kinds(
        say("google", "anthropic", "upto 2bn", day="2023-10-27"),
        say("google", "anthropic", "2bn", day="2023-12-20", stage="completed", outlet="b.example"),
    ) == []  # fmt: skip


def test_the_same_talks_called_investment_and_acquisition_in_one_text():
    found = kinds(
        say("amazon", "openai", "over 10bn", article="seed", stage="in_talks", words="Talks could include investment."),
        say("amazon", "openai", "", article="seed", stage="in_talks", relation="acquisition",
            words="The proposed acquisition is a milestone."),
    )  # fmt: skip
    assert found == ["kind"]


def test_a_partnership_beside_an_investment_is_no_contradiction():
    assert kinds(
        say("nvidia", "openai", "upto 100bn"), say("nvidia", "openai", "", relation="partnership", outlet="b.example")
    ) == []  # fmt: skip


def test_who_pays_whom_told_both_ways():
    found = kinds(
        say("amazon", "openai", "38bn", relation="compute_supply"),
        say("openai", "amazon", "38bn", relation="compute_supply", outlet="b.example"),
    )
    assert found == ["direction"]


def test_talks_reported_after_the_signature_by_another_paper():
    found = kinds(
        say("oracle", "openai", "300bn", day="2025-09-10", stage="agreed", relation="compute_supply"),
        say("oracle", "openai", "300bn", day="2025-09-12", stage="in_talks", relation="compute_supply",
            outlet="b.example"),
    )  # fmt: skip
    assert found == ["stage"]


def test_progress_is_no_contradiction():
    assert kinds(
        say("oracle", "openai", "300bn", day="2025-09-10", stage="in_talks", relation="compute_supply"),
        say("oracle", "openai", "300bn", day="2025-09-12", stage="agreed", relation="compute_supply"),
    ) == []  # fmt: skip


def test_two_days_for_one_closing():
    found = kinds(
        say("google", "wiz", "32bn", relation="acquisition", stage="completed", when="2026-03-10", day="2026-03-12"),
        say("google", "wiz", "32bn", relation="acquisition", stage="completed", when="2026-03-01", day="2026-03-12",
            outlet="b.example"),
    )  # fmt: skip
    assert found == ["date"]


def test_a_denial_weighs_more_than_a_figure():
    ranked = kinds(
        say("apple", "mistral", "10bn", stage="in_talks", relation="acquisition"),
        say("apple", "mistral", "14bn", stage="in_talks", relation="acquisition", outlet="b.example"),
        say(
            "apple", "mistral", "", stage="in_talks", relation="acquisition", outlet="c.example", denied=True
        ),
    )
    assert ranked == ["denial", "amount"]


def test_a_supply_told_as_something_else_is_no_contradiction_but_chips_for_compute_is():
    supply = say("amazon", "openai", "38bn", relation="compute_supply")
    other = say("amazon", "openai", "38bn", relation="offtake_or_other", outlet="b.example")
    chips = say("amazon", "openai", "38bn", relation="chip_supply", outlet="c.example")
    assert kinds(supply, other) == []
    assert kinds(supply, other, chips) == ["kind"]


ROUND = {"relation": "funding_round"}


def test_what_two_members_of_a_round_give_is_no_contradiction():
    assert kinds(
        say(None, "openai", "", **ROUND),
        say("amazon", "openai", "50bn", outlet="b.example", **ROUND),
        say("softbank", "openai", "10bn", outlet="c.example", **ROUND),
    ) == []  # fmt: skip
    assert kinds(
        say("amazon", "openai", "50bn", outlet="b.example"), say("softbank", "openai", "10bn", outlet="c.example")
    ) == []  # fmt: skip


def test_what_the_lead_gives_and_what_its_round_brings_is_no_contradiction():
    told = (
        say("asml", "mistral", "1.3bn EUR", by=("company",)),
        say("asml", "mistral", "1.7bn EUR", outlet="b.example", **ROUND),
    )
    assert kinds(*told) == []
    assert sorted(d.relation for d in fold(told).deals) == ["funding_round", "investment"]


def test_a_round_smaller_than_what_its_lead_gave_is_a_contradiction():
    assert kinds(
        say("microsoft", "mistral", "150m EUR"),
        say("microsoft", "mistral", "15m EUR", outlet="b.example", day="2025-01-11", **ROUND),
    ) == ["amount"]  # fmt: skip


def test_two_leads_with_nearly_one_sum_dispute_one_round():
    assert kinds(
        say("softbank", "openai", "40bn", **ROUND), say("microsoft", "openai", "30bn", outlet="b.example", **ROUND)
    ) == ["amount"]  # fmt: skip


def test_what_several_gave_together_and_what_one_of_them_gave_is_no_contradiction():
    assert kinds(
        say("microsoft", "anthropic", "15bn", others=("nvidia",)),
        say("microsoft", "anthropic", "10bn", outlet="b.example"),
    ) == []  # fmt: skip


def test_old_talk_printed_again_after_the_signature_disputes_no_sum():
    assert kinds(
        say("microsoft", "openai", "10bn", day="2023-01-23", stage="agreed"),
        say("microsoft", "openai", "13bn", day="2023-01-30", stage="announced", outlet="b.example"),
        say("microsoft", "openai", "20bn", day="2023-03-01", stage="in_talks", outlet="c.example", words="Talks."),
    ) == ["amount"]  # fmt: skip


def test_a_running_total_that_rose_disputes_nothing_even_in_other_words():
    assert kinds(
        say("amazon", "anthropic", "4bn", day="2024-03-27", stage="completed", cumulative=True, when="2024-03-27"),
        say("amazon", "anthropic", "8bn", day="2024-11-22", stage="completed", cumulative=True, when="2024-11-22"),
        say("amazon", "anthropic", "atleast 8bn", day="2025-12-16", stage="completed", outlet="b.example"),
    ) == []  # fmt: skip


def test_one_sentence_printed_on_two_days_does_not_dispute_its_own_date():
    words = "The first part arrives in April."
    early = say("softbank", "openai", "10bn", day="2025-03-31", words=words, when="2024-04-01")
    late = say(
        "softbank", "openai", "10bn", day="2025-04-01", words=words, when="2025-04-01", outlet="b.example"
    )
    told = [
        replace(claim, when=replace(claim.when, as_written="April"), reported_at=claim.reported_at)
        for claim in (early, late)
    ]
    assert kinds(*told) == []


def test_an_option_on_another_billion_is_not_the_sum_paid():
    told = (
        say("thrive", "openai", "1bn", words="Thrive may put in another $1 billion next year."),
        say(
            "thrive",
            "openai",
            "1.3bn",
            stage="completed",
            outlet="b.example",
            words="Thrive put in $1.3 billion.",
        ),
    )
    assert kinds(*told) == []
    assert len(fold(told).deals) == 2
