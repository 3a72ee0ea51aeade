"""What the ledger's listings say of parties, shares and questions that have no answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from broadsheet.cli.balance import _tie_rows
from broadsheet.cli.wording import claim_parties, claim_words, deal_parties
from broadsheet.ledger import Interval, Share, Tie, fold
from tests.cli.test_small_slips import home, run
from tests.ledger.says import say

__all__ = ["home"]

VENTURE = say("openai", "softbank", "500bn", relation="joint_venture", others=("oracle", "mgx"))


def test_whoever_takes_part_is_named_in_a_claim_as_in_its_deal():
    assert claim_parties(VENTURE) == "Openai ↔ Softbank (with Oracle, Mgx)"
    assert claim_words(VENTURE).startswith("Openai ↔ Softbank (with Oracle, Mgx), joint venture")
    (deal,) = fold([VENTURE]).deals
    assert deal_parties(deal) == "Openai ↔ Softbank (with Mgx, Oracle)"


def test_an_arrow_goes_one_way_where_one_gives():
    assert claim_parties(replace(VENTURE, relation="investment", others=())) == "Openai → Softbank"


def test_a_share_without_a_stretch_is_one_number():
    amount = Interval(
        currency="USD", period="", low=Decimal(1), likely=Decimal(1), high=Decimal(1), is_open=False,
        claim_ids=(), deal_ids=(),
    )  # fmt: skip
    share = Share(currency="USD", period="", low=Decimal(1), likely=None, high=Decimal(1))
    tie = Tie(
        party_id="oracle", name="Oracle", side="supplier", kind="compute", amounts=(amount,), shares=(share,),
        deal_ids=("d",), claim_ids=(),
    )  # fmt: skip
    assert _tie_rows(tie)[0][5] == "100%"
    assert _tie_rows(replace(tie, shares=(replace(share, low=Decimal("0.2")),)))[0][5] == "20%–100%"


@pytest.mark.parametrize(
    "words", ["loops", "contradictions", "ledger standing", "dependence OpenAI --as-of 2024-01-01"]
)
def test_a_list_of_a_newsroom_without_claims_says_where_claims_come_from_or_what_was_asked(home, words):
    told = " ".join(run(home, f"bs {words}").stdout.split())
    expected = (
        "Nothing is known of OpenAI as of 2024-01-01." if "OpenAI" in words else "broadsheet run --once"
    )
    assert expected in told


@pytest.mark.parametrize(
    "words",
    ["deals --as-of 2199-01-01", "claims --as-of 2199-01-01", "ledger diff 2024-01-01 2199-01-01",
     "ledger standing 2199-01-01"],
)  # fmt: skip
def test_a_day_to_come_is_refused_and_not_taken_for_the_present(home, words):
    ended = run(home, f"bs {words}")
    assert (ended.returncode, ended.stdout) == (2, "")
    told = " ".join(ended.stderr.split())
    assert "nothing can be known of a later one yet" in told and "--effective" in told


def test_what_is_due_to_be_in_force_on_a_day_to_come_may_be_asked(home):
    assert run(home, "bs deals --as-of 2199-01-01 --effective").returncode == 0


def test_today_is_known_wherever_it_has_begun(home):
    here = datetime.now(UTC) + timedelta(hours=14)
    assert run(home, f"bs deals --as-of {here.date()}").returncode == 0


def test_a_party_cannot_leave_itself(home):
    ended = run(home, "bs dependence OpenAI --without openai")
    assert ended.returncode == 2
    assert "a party cannot leave itself" in ended.stderr


def test_who_leaves_what_it_has_no_part_in_changes_nothing_and_that_is_said(home):
    ended = run(home, "bs dependence OpenAI --without SAP")
    assert (ended.returncode, "leans on SAP in nothing: all stays as it is" in ended.stderr) == (0, True)
