"""The gold ledger of the newsstand: what its pages add up to when every claim is read right."""

import random
from datetime import date

import pytest

from broadsheet.ledger import Folder, as_of, fold
from broadsheet.testing.newsstand.balance import find_differences, gold_lines, tell_lines, told_claims


@pytest.fixture(scope="module")
def ledger():
    return fold(told_claims())


@pytest.mark.parametrize("part", ["deals", "contradictions", "loops", "dependence"])
def test_the_fold_of_the_truth_is_the_gold_ledger_line_by_line(ledger, part):
    assert tell_lines(ledger)[part] == sorted(gold_lines()[part])


def test_the_gold_ledger_tells_no_deal_twice_and_no_difference_is_found(ledger):
    lines = gold_lines()["deals"]
    assert len(lines) == len(set(lines)) == len(ledger.deals)
    assert find_differences(ledger) == ()


def test_a_withdrawn_article_shows_as_differences(ledger):
    folder = Folder(told_claims())
    folder.withdraw(next(d for d in ledger.deals if d.reports == 1).claim_ids and ledger.claims[0].article_id)
    found = find_differences(folder.ledger())
    assert any(line.startswith("missing: ") for line in found)


def test_a_hundred_shuffles_and_a_replay_give_one_ledger(ledger):
    claims = list(told_claims())
    for seed in range(100):
        random.Random(seed).shuffle(claims)
        assert fold(claims) == ledger
    assert fold([*claims, *claims]) == ledger


def test_the_letter_of_a_hundred_billion_stands_until_its_lapse_is_reported():
    def stage(day):
        then = as_of(told_claims(), (), day)
        return next(
            d.stage
            for d in then.deals
            if (d.party("subject"), d.party("object")) == ("nvidia", "openai")
            and d.money is not None and d.money.bound == "up_to"
        )  # fmt: skip

    assert stage(date(2026, 2, 26)) == "announced"
    assert stage(date(2026, 2, 27)) == "lapsed"


def test_reprints_never_make_more_voices_than_outlets_that_reported(ledger):
    assert all(1 <= len(deal.roots) <= deal.reports for deal in ledger.deals)
    assert any(len(deal.roots) < deal.reports for deal in ledger.deals)
