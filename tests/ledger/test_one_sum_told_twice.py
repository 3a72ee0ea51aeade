"""One sum told in two ways is one deal: as a first part, in all, in another currency, as a total without the word."""

from broadsheet.ledger import fold
from broadsheet.ledger.wording import says_tranche
from tests.ledger.says import say


def shown(*claims):
    return sorted(
        (d.relation, d.money.high or d.money.low, d.cumulative) for d in fold(claims).deals if d.money
    )


def test_a_first_sum_of_two_digits_is_a_part():
    assert says_tranche(say("a", "b", "10bn", words="The first $10 billion follows in spring."))
    assert says_tranche(say("a", "b", "100bn", words="They put $100 billion into it at the start."))
    assert not says_tranche(say("a", "b", "10bn", words="It was the first deal, for $10 billion."))


def test_a_sum_that_is_divided_is_the_whole():
    words = "It gave 9bn, of which 3bn was paid."
    assert not says_tranche(say("a", "b", "9bn", words=words))
    assert says_tranche(say("a", "b", "3bn", words=words))


def test_what_is_put_in_at_the_start_is_one_with_the_first_part_of_the_next_day():
    deals = fold([
        say("a", "b", "atleast 100bn", relation="joint_venture", words="They put at least $100 billion into it at the start."),
        say("a", "b", "upto 500bn", relation="joint_venture", words="It may reach $500 billion."),
        say("a", "b", "100bn", day="2025-01-11", outlet="other.example", relation="joint_venture",
            words="The first $100 billion is to be deployed at once."),
    ]).deals  # fmt: skip
    assert len(deals) == 2
    part = next(d for d in deals if d.part_of)
    assert part.reports == 2


def test_a_settled_sum_that_was_never_announced_goes_to_the_running_total_of_that_sum():
    ledger = fold([
        say("a", "b", "about 13bn", day="2024-02-27", stage="completed"),
        say("a", "b", "about 13bn", day="2024-10-02", stage="completed", cumulative=True, outlet="two.example"),
        say("a", "b", "about 13bn", day="2025-03-05", stage="completed", outlet="three.example"),
    ])  # fmt: skip
    (total,) = [d for d in ledger.deals if d.cumulative]
    assert total.reports == 2


def test_a_settled_sum_that_was_announced_stays_with_what_was_announced():
    ledger = fold([
        say("a", "b", "4bn", day="2023-09-25", stage="announced"),
        say("a", "b", "4bn", day="2024-03-27", stage="completed", cumulative=True, outlet="two.example"),
        say("a", "b", "4bn", day="2024-03-28", stage="completed", outlet="three.example"),
    ])  # fmt: skip
    (deal,) = [d for d in ledger.deals if not d.cumulative]
    assert (deal.stage, deal.reports) == ("completed", 2)


def test_what_was_raised_in_all_is_the_round_of_the_same_days_and_sum():
    round_ = say("asml", "mistral", "1.7bn EUR", relation="funding_round", stage="completed")
    in_all = say(
        "",
        "mistral",
        "1.7bn EUR",
        relation="funding_round",
        stage="completed",
        cumulative=True,
        outlet="two.example",
    )
    assert shown(round_, in_all) == [("funding_round", 1_700_000_000, False)]


def test_what_was_raised_in_all_is_no_round_of_another_sum_or_of_another_year():
    round_ = say("asml", "mistral", "1.7bn EUR", relation="funding_round", stage="completed")
    more = say(
        "",
        "mistral",
        "3bn EUR",
        relation="funding_round",
        stage="completed",
        cumulative=True,
        outlet="two.example",
    )
    later = say(
        "", "mistral", "1.7bn EUR", day="2026-01-10", relation="funding_round", stage="completed", cumulative=True,
        outlet="two.example",
    )  # fmt: skip
    assert len(fold([round_, more]).deals) == len(fold([round_, later]).deals) == 2


def test_a_round_told_again_without_the_word_stays_in_the_total_that_it_was_sorted_into():
    total = say("", "mistral", "1.7bn EUR", relation="funding_round", stage="completed", cumulative=True)
    again = say(
        "",
        "mistral",
        "1.7bn EUR",
        day="2026-01-10",
        relation="funding_round",
        stage="completed",
        outlet="two.example",
    )
    assert shown(total, again) == [("funding_round", 1_700_000_000, True)]


def test_a_conversion_is_not_shown_in_place_of_the_sum_agreed():
    (deal,) = fold([
        say("iren", "microsoft", "9.7bn", relation="compute_supply", stage="agreed"),
        say("iren", "microsoft", "9.7bn", relation="compute_supply", stage="agreed", outlet="two.example"),
        say("iren", "microsoft", "14.8bn AUD", day="2025-01-12", relation="compute_supply", stage="agreed", outlet="three.example"),
    ]).deals  # fmt: skip
    assert deal.money.currency == "USD"


def test_another_sum_in_another_currency_still_counts_as_the_newest_word():
    (deal,) = fold([
        say("a", "b", "9bn", relation="acquisition", stage="announced"),
        say("a", "b", "9bn EUR", day="2025-01-12", relation="acquisition", stage="agreed", outlet="three.example"),
    ]).deals  # fmt: skip
    assert deal.money.currency in {"USD", "EUR"}


def test_talks_of_long_before_they_were_told_have_lapsed():
    first = say("a", "b", day="2026-01-14", stage="in_talks", relation="acquisition", when="2017-06-01")
    again = say(
        "a",
        "b",
        day="2026-01-15",
        stage="in_talks",
        relation="acquisition",
        when="2017-06-01",
        outlet="two.example",
    )
    (deal,) = fold([first, again]).deals
    assert [move.stage for move in deal.timeline] == ["lapsed"]


def test_talks_of_last_month_go_on_and_a_purchase_of_long_ago_is_done():
    recent = say("a", "b", day="2026-01-14", stage="in_talks", relation="acquisition", when="2025-12-01")
    old = say("c", "d", day="2026-01-14", stage="completed", relation="acquisition", when="2017-06-01")
    assert {deal.stage for deal in fold([recent, old]).deals} == {"in_talks", "completed"}


def test_a_stated_month_in_which_the_deal_was_told_is_no_other_deals():
    lost = {
        "relation": "exclusivity",
        "stage": "terminated",
        "words": "It lost the exclusive right to supply computing.",
    }
    (deal,) = fold([
        say("a", "b", day="2025-03-05", when="2025-01-15", **lost),
        say("a", "b", day="2025-10-28", outlet="two.example", **lost),
        say("a", "b", day="2025-12-17", when="2025-10-15", outlet="three.example", **lost),
    ]).deals  # fmt: skip
    assert deal.reports == 3


def test_two_steps_that_were_each_told_when_they_were_taken_contradict_each_other_in_nothing():
    lost = {
        "relation": "exclusivity",
        "stage": "terminated",
        "words": "It lost the exclusive right to supply computing.",
    }
    steps = [
        say("a", "b", day="2025-01-22", **lost),
        say("a", "b", day="2025-03-05", when="2025-01-15", outlet="two.example", **lost),
        say("a", "b", day="2025-10-28", outlet="three.example", **lost),
        say("a", "b", day="2025-12-17", when="2025-10-15", outlet="four.example", **lost),
    ]
    (deal,) = fold(steps).deals
    assert deal.contradictions == ()
    (disputed,) = fold(
        [*steps[:2], say("a", "b", day="2025-03-06", when="2025-02-20", outlet="five.example", **lost)]
    ).deals
    assert [row.kind for row in disputed.contradictions] == ["date"]


def test_a_stated_month_in_which_nothing_was_told_is_another_deals():
    lost = {
        "relation": "exclusivity",
        "stage": "terminated",
        "words": "It lost the exclusive right to supply computing.",
    }
    ledger = fold([
        say("a", "b", day="2025-03-05", when="2025-01-15", **lost),
        say("a", "b", day="2026-12-17", when="2026-10-15", outlet="three.example", **lost),
    ])  # fmt: skip
    assert len(ledger.deals) == 2
