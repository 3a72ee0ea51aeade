"""What an editor rules, and how it is taken back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from says import say

from broadsheet.errors import InputError
from broadsheet.ledger import Assertion, as_of, check_assertions, fold, read_assertion, resolve
from broadsheet.records import Judgement


def rule(kind, left, right="", verdict="yes", *, day=1, replaces=""):
    return Judgement(
        id=f"{kind}{left}{right}{verdict}{day}", kind=kind, left=left, right=right, verdict=verdict,
        by="ada", at=datetime(2025, 6, day, tzinfo=UTC), replaces=replaces,
    )  # fmt: skip


A = say("microsoft", "openai", "10bn", day="2023-01-23", stage="agreed")
B = say("microsoft", "openai", "3bn", day="2023-06-01", outlet="b.example")
C = say("microsoft", "openai", "10bn", day="2023-02-01", outlet="c.example")


def ids(ledger):
    return sorted(d.id for d in ledger.deals)


def test_a_merge_leaves_a_tombstone_and_is_taken_back_without_a_trace():
    apart = fold([A, B])
    one, two = (d.id for d in sorted(apart.deals, key=lambda d: d.first_reported))
    merge = rule("same_deal", one, two)
    merged = fold([A, B], [merge])
    assert [d.id for d in merged.deals] == [one] and merged.tombstones == ((two, one),)
    assert set(merged.deals[0].claim_ids) == {A.id, B.id}
    assert fold([A, B], [merge, rule("same_deal", one, two, "no", day=2)]).deals == apart.deals
    taken_back = rule("same_deal", one, two, "no", day=3, replaces=merge.id)
    assert fold([A, B], [merge, taken_back]).deals == apart.deals


def test_merges_chain_in_any_order_and_every_old_id_leads_to_the_deal():
    d = say("microsoft", "openai", "500m", day="2023-09-01", outlet="d.example")
    first, second, third = (x.id for x in sorted(fold([A, B, d]).deals, key=lambda x: x.first_reported))
    rulings = [rule("same_deal", second, third, day=2), rule("same_deal", third, first, day=1)]
    merged = fold([A, B, d], rulings)
    assert fold([d, B, A], rulings[::-1]) == merged
    assert {resolve(merged, old).id for old in (first, second, third)} == {first}


def test_a_split_takes_the_claim_out_and_gives_it_an_id_of_its_own():
    whole = fold([A, C])
    (deal,) = whole.deals
    split = fold([A, C], [rule("same_deal", deal.id, C.id, "no")])
    assert len(split.deals) == 2 and deal.id in ids(split)
    assert (
        fold([A, C], [rule("same_deal", deal.id, C.id, "no"), rule("same_deal", deal.id, C.id, "yes", day=2)])
        != split
    )


def test_two_rounds_ruled_apart_are_not_joined():
    lead = say("iconiq", "anthropic", "13bn", relation="funding_round")
    bare = say(None, "anthropic", "13bn", relation="funding_round", outlet="b.example")
    alone = [fold([lead]).deals[0].id, fold([bare]).deals[0].id]
    assert len(fold([lead, bare]).deals) == 1
    assert len(fold([lead, bare], [rule("same_deal", *alone, "no")]).deals) == 2


def test_a_judgement_about_nothing_known_is_a_finding():
    ledger = fold([A], [rule("same_deal", fold([A]).deals[0].id, "nothing")])
    assert [f.subject_id for f in ledger.findings] == ["nothing"]


def test_a_claim_that_does_not_hold_is_gone_from_deals_and_claims():
    ledger = fold([A, B], [rule("claim_holds", B.id, verdict="no")])
    assert [d.claim_ids for d in ledger.deals] == [(A.id,)] and ledger.claims == (A,)


def test_a_corrected_claim_counts_as_corrected():
    fixed = json.dumps({"stage": "completed", "cumulative": False})
    (deal,) = fold([A], [rule("claim_corrected", A.id, verdict=fixed)]).deals
    assert deal.stage == "completed"


@pytest.mark.parametrize(
    "verdict", ["not json", '{"article_id": "x"}', '{"stage"', "[]", '{"money": {"low": "x"}}']
)
def test_a_correction_that_cannot_be_read_is_a_finding_and_changes_nothing(verdict):
    ledger = fold([A], [rule("claim_corrected", A.id, verdict=verdict)])
    assert ledger.deals == fold([A]).deals and ledger.findings[0].code == "bad_record"


def test_two_parties_ruled_one_are_one_side():
    provisional = say("?msft", "openai", "10bn", day="2023-01-24", outlet="b.example")
    (deal,) = fold([A, provisional], [rule("same_party", "?msft", "microsoft")]).deals
    assert deal.party("subject") == "microsoft" and deal.reports == 2


def test_a_ruling_of_a_later_day_is_not_known_before_it():
    merge = rule("same_deal", *ids(fold([A, B])))
    day = datetime(2024, 1, 1, tzinfo=UTC).date()
    assert len(as_of([A, B], [merge], day).deals) == 2
    assert len(as_of([A, B], [merge], datetime(2025, 7, 1, tzinfo=UTC).date()).deals) == 1


def test_an_id_from_before_an_earlier_claim_came_to_light_still_leads_to_the_deal():
    old_id = fold([C]).deals[0].id
    now = fold([A, C])
    assert old_id not in ids(now) and resolve(now, old_id) == now.deals[0]
    assert resolve(now, "never") is None


def test_an_assertion_is_read_from_a_judgement():
    verdict = json.dumps({"low": "10000000000", "high": "13000000000", "day": "2024-12-31"})
    asserted = read_assertion(rule("deal_asserted", "microsoft", "openai", verdict))
    assert isinstance(asserted, Assertion) and asserted.currency == "USD"
    done = say("microsoft", "openai", "10bn", day="2023-12-01", stage="completed", outlet="e.example")
    (check,) = check_assertions(fold([A, done]), [asserted])
    assert check.verdict == "holds" and check.says == (
        "asserted 10bn-13bn USD, known 10bn done, 10bn promised, 10bn at most"
    )
    with pytest.raises(InputError):
        read_assertion(rule("deal_asserted", "microsoft", "openai", "yes"))


CLAIMS = [
    say(giver, "openai", amount, day=f"2023-0{1 + n}-10", outlet=f"o{n}.example", article=f"a{n}")
    for n, (giver, amount) in enumerate(
        [
            ("microsoft", "10bn"),
            ("microsoft", "3bn"),
            ("thrive", "1bn"),
            ("microsoft", "10bn"),
            ("khosla", "50m"),
        ]
    )
]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_judgements_in_any_order_keep_the_laws_and_lift_off_cleanly(data):
    names = [c.id for c in CLAIMS] + [d.id for d in fold(CLAIMS).deals]
    pairs = st.tuples(
        st.sampled_from(names), st.sampled_from(names), st.sampled_from(["yes", "no"]), st.integers(1, 28)
    )
    given_rules = [
        rule("same_deal", a, b, v, day=d) for a, b, v, d in data.draw(st.lists(pairs, max_size=6)) if a != b
    ]
    ledger = fold(CLAIMS, given_rules)
    assert fold(CLAIMS[::-1], given_rules[::-1]) == ledger
    told = sorted(i for d in ledger.deals for i in d.claim_ids)
    assert told == sorted(c.id for c in CLAIMS), "every claim is told once"
    standing = {d.id for d in ledger.deals}
    assert all(old not in standing and new in standing for old, new in ledger.tombstones)
    lifted = [rule("same_deal", "x", "y", "no", day=28, replaces=j.id) for j in given_rules]
    clean = fold(CLAIMS, [*given_rules, *(replace(j, id=f"lift{n}") for n, j in enumerate(lifted))])
    assert clean.deals == fold(CLAIMS).deals
