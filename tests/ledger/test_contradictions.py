"""What contradicts, and what only says more."""

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
