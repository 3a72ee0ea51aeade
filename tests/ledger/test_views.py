"""Past days, differences, and what if."""

from datetime import date

from says import say

from broadsheet.ledger import as_of, diff, fold, without

SIGNED = say("google", "wiz", "32bn", day="2025-03-18", stage="agreed", relation="acquisition")
CLOSED = say(
    "google", "wiz", "32bn", day="2026-03-11", stage="completed", relation="acquisition", when="2026-03-10"
)
TOLD_LATE = say("apple", "mistral", "1bn", day="2026-01-15", stage="completed", when="2025-06-01")


def stages(ledger):
    return {(d.party("subject"), d.stage) for d in ledger.deals}


def test_known_then_is_not_in_force_then():
    claims = [SIGNED, CLOSED, TOLD_LATE]
    assert stages(as_of(claims, (), date(2025, 7, 1))) == {("google", "agreed")}
    assert stages(as_of(claims, (), date(2025, 7, 1), clock="effective")) == {
        ("google", "agreed"), ("apple", "completed"),
    }  # fmt: skip
    assert stages(as_of(claims, (), date(2026, 3, 10), clock="effective")) == {
        ("google", "completed"), ("apple", "completed"),
    }  # fmt: skip


def test_a_deal_keeps_its_id_on_every_day_and_by_either_clock():
    now = {d.party("subject"): d.id for d in fold([SIGNED, CLOSED, TOLD_LATE]).deals}
    for clock in ("known", "effective"):
        for deal in as_of([SIGNED, CLOSED, TOLD_LATE], (), date(2026, 2, 1), clock=clock).deals:
            assert deal.id == now[deal.party("subject")]


def test_the_difference_of_two_days_names_what_moved_and_by_which_claim():
    before = as_of([SIGNED, CLOSED, TOLD_LATE], (), date(2025, 12, 31))
    after = as_of([SIGNED, CLOSED, TOLD_LATE], (), date(2026, 12, 31))
    changes = {c.kind: c for c in diff(before, after)}
    assert set(changes) == {"new", "moved"}
    assert [m.claim_id for m in changes["moved"].moves] == [CLOSED.id]
    assert diff(after, after) == ()
    assert {c.kind for c in diff(after, before)} == {"gone", "revised"}


def test_a_deal_merged_between_two_days_is_told_as_merged():
    lead = say("iconiq", "anthropic", "13bn", relation="funding_round", day="2025-09-03")
    bare = say(None, "anthropic", "13bn", relation="funding_round", day="2025-09-02")
    # what the lead's own claim was before the other came to light
    (change,) = [c for c in diff(fold([lead]), fold([lead, bare])) if c.kind == "merged"]
    assert change.merged_into == fold([lead, bare]).deals[0].id


def test_without_a_backer_its_own_deals_go_and_a_round_stays_without_a_sum():
    ledger = fold([
        say("microsoft", "openai", "10bn"),
        say(None, "openai", "6.6bn", relation="funding_round", others=("microsoft", "thrive"), day="2024-10-02"),
    ])  # fmt: skip
    left = without(ledger, "microsoft")
    (deal,) = left.deals
    assert deal.money is None and [r.party_id for r in deal.roles] == ["openai", "thrive"]
    assert len(left.claims) == 1


def test_a_total_told_again_in_other_words_holds_from_its_report_whatever_day_it_names():
    total = say("amazon", "anthropic", "4bn", day="2024-03-27", cumulative=True, stage="completed")
    again = say(
        "amazon",
        "anthropic",
        "4bn",
        day="2025-12-16",
        stage="completed",
        when="2020-12-01",
        outlet="b.example",
    )
    (deal,) = fold([total, again]).deals
    assert deal.cumulative and len(deal.claim_ids) == 2
    assert as_of([total, again], (), date(2023, 6, 1), clock="effective").deals == ()
    (then,) = as_of([total, again], (), date(2024, 6, 1), clock="effective").deals
    assert then.claim_ids == (total.id,)


def test_a_round_whose_lead_leaves_stays_for_the_others():
    led = say(
        "gic", "anthropic", "30bn", relation="funding_round", stage="completed", others=("coatue", "temasek")
    )
    (left,) = without(fold([led]), "gic").deals
    assert (left.money, [role.party_id for role in left.roles]) == (None, ["anthropic", "coatue", "temasek"])
    assert without(fold([led]), "anthropic").deals == ()


def test_a_venture_stays_as_long_as_two_are_in_it():
    venture = fold([say("openai", "softbank", "500bn", relation="joint_venture", others=("oracle", "mgx"))])
    for party in ("openai", "softbank", "mgx"):
        assert [len(deal.roles) for deal in without(venture, party).deals] == [3]
    assert without(fold([say("openai", "softbank", relation="joint_venture")]), "softbank").deals == ()


def test_a_supply_ends_with_its_supplier():
    supply = fold([say("nvidia", "oracle", relation="chip_supply", others=("amd",))])
    assert without(supply, "nvidia").deals == ()
