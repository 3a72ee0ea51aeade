"""What folding promises whatever the claims are."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import Folder, as_of, fold

DAYS = [str(date(2023, 1, 1) + timedelta(days=n)) for n in (0, 1, 9, 20, 40, 100, 300, 500)]
PARTIES = ["openai", "microsoft", "nvidia", "oracle"]
RELATIONS = ["investment", "funding_round", "acquisition", "compute_supply", "licensing", "partnership"]


@st.composite
def claims(draw):
    giver = draw(st.sampled_from([*PARTIES, None]))
    relation = draw(st.sampled_from(RELATIONS)) if giver else "funding_round"
    return say(
        giver,
        draw(st.sampled_from(PARTIES)),
        draw(st.sampled_from(["", "1bn", "upto 10bn", "over 13bn", "9bn EUR", "12bn", "650m"])),
        day=draw(st.sampled_from(DAYS)),
        stage=draw(
            st.sampled_from(["rumoured", "in_talks", "announced", "agreed", "completed", "terminated"])
        ),
        relation=relation,
        outlet=draw(st.sampled_from(["a.example", "b.example", "c.example", "d.example"])),
        denied=draw(st.booleans()) and draw(st.booleans()),
        cumulative=draw(st.booleans()) and draw(st.booleans()),
        others=draw(st.sampled_from([(), ("coatue",)])),
        by=draw(st.sampled_from([(), ("CNBC", "The Information")])),
        article=draw(st.sampled_from(["", "", "edited"])),
        words=draw(
            st.sampled_from(["", "An additional sum in a Series C round.", "The first tranche was paid."])
        ),
    )


many = st.lists(claims(), max_size=14)


@settings(max_examples=60, deadline=None)
@given(many, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_ledger(given_claims, dice):
    shuffled = list(given_claims)
    dice.shuffle(shuffled)
    assert fold(shuffled) == fold(given_claims)


def busy_day():
    dice = random.Random(3)
    return [
        say(
            dice.choice([*PARTIES[1:], None]), "openai", dice.choice(["1bn", "10bn", "upto 10bn", "11bn", ""]),
            day=dice.choice(DAYS), relation=dice.choice(["investment", "funding_round"]),
            stage=dice.choice(["in_talks", "announced", "completed"]), outlet=f"o{n % 17}.example", article=f"a{n}",
            others=dice.choice([(), ("coatue",)]), words=dice.choice(["", "Series C.", "Another sum."]) + str(n),
        )
        for n in range(80)
    ]  # fmt: skip


def test_a_hundred_shuffles_give_one_ledger():
    told = busy_day()
    wanted = fold(told)
    for seed in range(100):
        random.Random(seed).shuffle(told)
        assert fold(told) == wanted


@settings(max_examples=40, deadline=None)
@given(many)
def test_claims_given_twice_add_nothing(given_claims):
    assert fold([*given_claims, *given_claims]) == fold(given_claims)


@settings(max_examples=40, deadline=None)
@given(many, st.integers(0, 14))
def test_adding_day_by_day_is_one_fold(given_claims, cut):
    folder = Folder(given_claims[:cut])
    folder.ledger()
    folder.add(given_claims[cut:])
    assert folder.ledger() == fold(given_claims)


@settings(max_examples=40, deadline=None)
@given(many.filter(bool))
def test_withdrawing_an_article_removes_exactly_its_traces(given_claims):
    gone = given_claims[0].article_id
    folder = Folder(given_claims)
    folder.ledger()
    folder.withdraw(gone)
    assert folder.ledger() == fold(c for c in given_claims if c.article_id != gone)


@settings(max_examples=40, deadline=None)
@given(many)
def test_every_deal_keeps_its_laws(given_claims):
    ledger = fold(given_claims)
    known = {c.id: c for c in ledger.claims}
    ids = [deal.id for deal in ledger.deals]
    assert len(ids) == len(set(ids))
    told = [i for deal in ledger.deals for i in deal.claim_ids]
    assert len(told) == len(set(told)), "a claim is told in one deal only"
    for deal in ledger.deals:
        assert 1 <= len(deal.roots) <= deal.reports
        assert deal.timeline and deal.timeline[-1].stage == deal.stage
        assert all(move.claim_id in deal.claim_ids and move.learned is not None for move in deal.timeline)
        assert all(c.left_quote and c.right_quote for c in deal.contradictions)
        assert deal.money is None or deal.money in [known[i].money for i in deal.claim_ids], "never averaged"
        assert deal.part_of != deal.id and (not deal.part_of or deal.part_of in ids)


@settings(max_examples=40, deadline=None)
@given(many, st.sampled_from(DAYS))
def test_a_past_day_knows_only_what_was_told_by_then(given_claims, day):
    then = as_of(given_claims, (), date.fromisoformat(day))
    assert (
        then.deals == fold(c for c in given_claims if c.reported_at.date() <= date.fromisoformat(day)).deals
    )
    assert then.as_of == date.fromisoformat(day)


def test_a_newer_reading_of_a_claim_takes_the_place_of_the_older_in_any_order():
    old = replace(say("microsoft", "openai", "10bn", stage="in_talks"), made_by="claims@1")
    new = replace(old, made_by="claims@2", stage="agreed")
    assert fold([old, new]) == fold([new, old]) == fold([new])
    assert fold([old, new]).deals[0].stage == "agreed"


def test_the_revision_changes_with_a_claim_and_not_with_the_order():
    a, b = say("microsoft", "openai", "1bn"), say("nvidia", "openai", "2bn")
    assert fold([a, b]).revision == fold([b, a]).revision != fold([a]).revision


def test_a_claim_between_a_party_and_itself_becomes_a_finding():
    ledger = fold([say("openai", "openai", "1bn")])
    assert ledger.deals == () and ledger.findings[0].code == "law_broken"


@pytest.mark.parametrize("relation", ["investment", "compute_supply"])
def test_an_undated_claim_is_kept(relation):
    bare = replace(say("microsoft", "openai", "1bn", relation=relation), reported_at=None, first_seen=None)
    assert fold([bare]).deals[0].first_reported is None
