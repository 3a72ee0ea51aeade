"""Every stage of the lattice is reached by evidence alone, on the day of the claim that moved it."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import fold
from broadsheet.ledger.stages import ENDED, LADDER
from broadsheet.records.claim import Stage

DAYS = ("2025-01-10", "2025-02-01", "2025-03-01", "2025-04-01")
OUTLETS = ("a.example", "b.example", "c.example", "d.example")


def deal_of(*stages, **more):
    """The one deal that a claim of each stage, a month apart and each of its own outlet, makes."""
    told = zip(stages, DAYS, OUTLETS, strict=False)
    (deal,) = fold(
        say("nvidia", "openai", "upto 100bn", stage=stage, day=day, outlet=outlet, **more)
        for stage, day, outlet in told
    ).deals
    return deal


def path(deal):
    return [move.stage for move in deal.timeline]


@pytest.mark.parametrize("stage", sorted(LADDER, key=LADDER.get))
def test_each_rung_is_where_a_deal_can_begin(stage):
    assert deal_of(stage).stage == stage


def test_a_deal_goes_up_every_rung_and_no_rung_twice():
    rungs = sorted(LADDER, key=LADDER.get)
    told = [
        say("google", "wiz", "32bn", stage=stage, day=f"2025-01-{10 + n}", relation="acquisition", outlet=f"o{n}.example")
        for n, stage in enumerate([*rungs, *rungs[::-1]])
    ]  # fmt: skip
    (deal,) = fold(told).deals
    assert path(deal) == rungs


@pytest.mark.parametrize("before", ["announced", "agreed", "completed"])
def test_new_terms_amend_a_deal_that_stands_and_leave_it_standing(before):
    deal = deal_of(before, "amended")
    assert path(deal) == [before, "amended"]
    assert [str(move.learned.date()) for move in deal.timeline] == list(DAYS[:2])


@pytest.mark.parametrize("end", ["lapsed", "terminated"])
@pytest.mark.parametrize("before", ["planned", "announced", "agreed"])
def test_a_promise_lapses_or_is_ended_by_the_claim_that_says_so(before, end):
    deal = deal_of(before, end)
    assert path(deal) == [before, end]
    assert deal.timeline[-1].claim_id == deal.claim_ids[-1]


@pytest.mark.parametrize("before", ["rumoured", "in_talks", "planned"])
def test_a_denial_ends_talk(before):
    assert path(deal_of(before, "denied")) == [before, "denied"]


@pytest.mark.parametrize("before", ["announced", "agreed", "completed"])
def test_a_denial_of_what_was_announced_moves_nothing_and_is_a_contradiction(before):
    deal = deal_of(before, "denied")
    assert path(deal) == [before]
    assert "denial" in {row.kind for row in deal.contradictions}


@pytest.mark.parametrize("end", ["lapsed", "denied", "terminated"])
def test_what_ended_comes_back_only_by_a_rung_it_never_had(end):
    assert path(deal_of("in_talks", end, "in_talks")) == ["in_talks", end]
    assert path(deal_of("in_talks", end, "agreed")) == ["in_talks", end, "agreed"]


def test_an_end_after_new_terms_ends_the_deal():
    assert path(deal_of("agreed", "amended", "terminated")) == ["agreed", "amended", "terminated"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(get_args(Stage)), min_size=1, max_size=7))
def test_every_move_cites_a_claim_of_its_stage_in_the_order_learned(stages):
    told = [
        say("google", "wiz", "32bn", stage=stage, relation="acquisition", outlet=f"o{n}.example", day=f"2025-01-{n + 1:02}")
        for n, stage in enumerate(stages)
    ]  # fmt: skip
    ledger = fold(told)
    claims = {claim.id: claim for claim in ledger.claims}
    for deal in ledger.deals:
        assert deal.stage == deal.timeline[-1].stage
        rungs = [LADDER[move.stage] for move in deal.timeline if move.stage in LADDER and not move.note]
        assert rungs == sorted(set(rungs)), "a rung is climbed once and never down"
        for move in deal.timeline:
            assert move.claim_id in deal.claim_ids
            assert claims[move.claim_id].stage == move.stage
            assert move.learned == claims[move.claim_id].reported_at
        ends = [n for n, move in enumerate(deal.timeline) if move.stage in ENDED]
        assert all(
            deal.timeline[n + 1].stage in LADDER or deal.timeline[n + 1].stage == "amended"
            for n in ends
            if n + 1 < len(deal.timeline)
        )
