"""Which claims make one deal, and what it says."""

from says import say

from broadsheet.ledger import fold


def only(claims):
    deals = fold(claims).deals
    assert len(deals) == 1, [(d.relation, d.money, d.stage) for d in deals]
    return deals[0]


def test_ten_reprints_of_a_wire_are_one_voice():
    told = [
        say("microsoft", "openai", "10bn", outlet=f"paper{n}.example", root="wire.example") for n in range(10)
    ]
    deal = only(told)
    assert (deal.roots, deal.reports) == (("wire.example",), 10)


def test_an_outlet_named_as_the_source_is_the_voice():
    deal = only([
        say("amazon", "openai", "10bn", outlet="a.example", by=("CNBC",)),
        say("amazon", "openai", "10bn", outlet="b.example", by=("CNBC", "The Information")),
        say("amazon", "openai", "10bn", outlet="theinformation.com"),
    ])  # fmt: skip
    assert len(deal.roots) == 2 and "theinformation.com" in deal.roots


def test_outlets_of_one_publisher_are_one_voice():
    deal = only([
        say("amazon", "openai", "10bn", outlet="wsj.com", root="dow-jones"),
        say("amazon", "openai", "10bn", outlet="x.example", by=("Wall Street Journal",)),
    ])  # fmt: skip
    assert deal.roots == ("dow-jones",)


def test_a_deal_goes_up_the_lattice_and_an_old_story_does_not_take_it_down():
    deal = only([
        say("microsoft", "openai", "10bn", day="2023-01-09", stage="in_talks"),
        say("microsoft", "openai", "10bn", day="2023-01-23", stage="agreed"),
        say("microsoft", "openai", "10bn", day="2023-03-01", stage="in_talks", outlet="late.example"),
        say("microsoft", "openai", "10bn", day="2023-12-19", stage="completed"),
    ])  # fmt: skip
    assert [m.stage for m in deal.timeline] == ["in_talks", "agreed", "completed"]


def test_a_denied_rumour_ends_and_comes_back_only_by_higher_evidence():
    rumour = say("apple", "mistral", day="2025-08-01", stage="rumoured", relation="acquisition")
    denial = say("apple", "mistral", day="2025-08-03", stage="rumoured", relation="acquisition", denied=True,
                 outlet="b.example")  # fmt: skip
    again = say(
        "apple", "mistral", day="2025-08-05", stage="rumoured", relation="acquisition", outlet="c.example"
    )
    true = say("apple", "mistral", day="2025-09-01", stage="announced", relation="acquisition")
    assert only([rumour, denial]).stage == "denied"
    assert only([rumour, denial, again]).stage == "denied"
    assert [m.stage for m in only([rumour, denial, again, true]).timeline] == [
        "rumoured",
        "denied",
        "announced",
    ]
    assert only([rumour, denial]).contradictions[0].kind == "denial"


def test_a_deal_that_fell_apart_stays_ended():
    deal = only([
        say("figma", "adobe", "20bn", day="2022-09-15", relation="acquisition", stage="announced"),
        say("figma", "adobe", "20bn", day="2023-12-18", relation="acquisition", stage="terminated"),
        say("figma", "adobe", "20bn", day="2024-02-01", relation="acquisition", stage="announced", outlet="l.example"),
    ])  # fmt: skip
    assert deal.stage == "terminated"


def test_one_round_told_with_and_without_its_lead_is_one_deal_with_a_tombstone():
    ledger = fold([
        say(None, "anthropic", "13bn", relation="funding_round", others=("iconiq", "fidelity")),
        say("iconiq", "anthropic", "13bn", relation="funding_round", outlet="b.example"),
        say("fidelity", "anthropic", "13bn", relation="funding_round", outlet="c.example"),
    ])  # fmt: skip
    assert len(ledger.deals) == 1
    assert len(ledger.tombstones) == 2 and {new for _, new in ledger.tombstones} == {ledger.deals[0].id}


def test_rounds_of_two_letters_are_two_deals_however_close():
    a = say(None, "mistral", "", relation="funding_round", words="Mistral raised its Series A.")
    b = say(
        None,
        "mistral",
        "",
        relation="funding_round",
        words="Mistral is raising a Series B.",
        day="2025-01-20",
    )
    assert len(fold([a, b]).deals) == 2


def test_another_sum_of_the_same_size_is_another_deal():
    ledger = fold([
        say("amazon", "anthropic", "4bn", day="2023-09-25", words="Amazon will invest $4bn in Anthropic."),
        say("amazon", "anthropic", "4bn", day="2024-03-27", stage="completed", words="Amazon completed its $4bn."),
        say("amazon", "anthropic", "4bn", day="2024-11-22", words="Amazon invests an additional $4bn."),
    ])  # fmt: skip
    assert sorted(len(d.claim_ids) for d in ledger.deals) == [1, 2]


def test_background_years_later_joins_the_deal_it_tells_of():
    deal = only([
        say("microsoft", "openai", "1bn", day="2019-07-22"),
        say("microsoft", "openai", "1bn", day="2024-05-01", stage="completed", outlet="b.example"),
    ])  # fmt: skip
    assert deal.stage == "completed"


def test_a_running_total_holds_its_parts_and_is_its_own_deal():
    ledger = fold([
        say("microsoft", "openai", "1bn", day="2019-07-22", stage="completed"),
        say("microsoft", "openai", "10bn", day="2023-01-23", stage="agreed"),
        say("microsoft", "openai", "over 13bn", day="2024-01-30", stage="completed", cumulative=True),
        say("microsoft", "openai", "5bn", day="2025-06-30", stage="announced"),
    ])  # fmt: skip
    total = next(d for d in ledger.deals if d.cumulative)
    held = {str(d.money.as_written): d.part_of for d in ledger.deals if not d.cumulative}
    assert held == {"1bn": total.id, "10bn": total.id, "5bn": ""}


def test_a_total_that_grows_is_one_deal_that_moves():
    deal = only([
        say("amazon", "anthropic", "4bn", day="2024-03-27", stage="completed", cumulative=True),
        say("amazon", "anthropic", "8bn", day="2024-11-22", stage="completed", cumulative=True),
    ])  # fmt: skip
    assert deal.contradictions == () and deal.money.as_written == "8bn"
    assert [m.note for m in deal.timeline] == ["", "amount"]


def test_a_tranche_belongs_to_its_headline():
    ledger = fold([
        say("softbank", "openai", "upto 40bn", article="x", words="SoftBank will invest up to $40bn."),
        say("softbank", "openai", "10bn", article="x", words="The first tranche of $10bn is paid in April."),
    ])  # fmt: skip
    headline = next(d for d in ledger.deals if d.money.bound == "up_to")
    assert [d.part_of for d in ledger.deals if d is not headline] == [headline.id]
    assert all(not d.contradictions for d in ledger.deals)


def test_an_investment_in_a_round_is_held_by_it():
    ledger = fold([
        say(None, "anthropic", "13bn", relation="funding_round", others=("iconiq", "gic")),
        say("gic", "anthropic", "1bn", day="2025-01-11"),
    ])  # fmt: skip
    round_ = next(d for d in ledger.deals if d.relation == "funding_round")
    assert next(d for d in ledger.deals if d is not round_).part_of == round_.id


def test_money_and_compute_between_the_same_two_are_two_deals():
    ledger = fold([
        say("nvidia", "openai", "upto 100bn", stage="agreed"),
        say("nvidia", "openai", "", relation="chip_supply", stage="agreed"),
        say("openai", "nvidia", "", relation="licensing", stage="agreed"),
    ])  # fmt: skip
    assert len(ledger.deals) == 3


def test_the_strongest_latest_sum_stands_and_others_stay_beside_it():
    deal = only([
        say("microsoft", "openai", "12bn", day="2023-01-22", stage="in_talks", outlet="b.example"),
        say("microsoft", "openai", "10bn", day="2023-01-23", stage="agreed"),
    ])  # fmt: skip
    assert deal.money.as_written == "10bn"
    assert [c.kind for c in deal.contradictions] == ["amount"]


def test_a_total_told_again_without_the_word_is_the_total():
    deal = only([
        say("amazon", "anthropic", "8bn", day="2024-11-22", stage="completed", cumulative=True),
        say("amazon", "anthropic", "8bn", day="2025-12-16", stage="completed", outlet="b.example"),
    ])  # fmt: skip
    assert deal.cumulative and deal.reports == 2


def test_background_with_one_of_two_disputed_sums_joins_the_deal():
    deal = only([
        say("google", "anthropic", "about 400m", day="2023-02-03", stage="completed", outlet="b.example"),
        say("google", "anthropic", "about 400m", day="2023-02-04", stage="completed", outlet="c.example"),
        say("google", "anthropic", "about 400m", day="2023-02-04", stage="completed", outlet="d.example"),
        say("google", "anthropic", "about 300m", day="2023-02-04", stage="completed"),
        say("google", "anthropic", "about 300m", day="2023-09-25", stage="completed", outlet="e.example"),
    ])  # fmt: skip
    assert [c.kind for c in deal.contradictions] == ["amount"]


def test_talks_of_ten_that_end_in_fifty_are_one_matter_without_contradiction():
    deal = only([
        say("amazon", "openai", "atleast 10bn", day="2025-12-16", stage="in_talks"),
        say("amazon", "openai", "10bn", day="2025-12-17", stage="in_talks", outlet="b.example"),
        say("amazon", "openai", "50bn", day="2026-02-27", stage="announced"),
    ])  # fmt: skip
    assert deal.contradictions == () and deal.money.as_written == "50bn"


def test_what_was_closed_is_not_announced_again_and_paid_money_does_not_end():
    ledger = fold([
        say("nvidia", "coreweave", "", day="2025-10-31", stage="completed"),
        say("nvidia", "coreweave", "2bn", day="2026-01-31", words="Nvidia puts an additional $2 billion into it."),
        say("nvidia", "coreweave", "", day="2026-02-10", stage="terminated", outlet="b.example", words="No more."),
    ])  # fmt: skip
    assert sorted((d.stage, len(d.claim_ids)) for d in ledger.deals) == [("completed", 1), ("terminated", 2)]


def test_one_investors_promise_is_not_a_round_of_the_same_size_months_later():
    ledger = fold([
        say("nvidia", "openai", "upto 100bn", day="2025-09-22"),
        say("nvidia", "openai", "upto 100bn", day="2026-01-31", stage="lapsed"),
        say(None, "openai", "upto 100bn", day="2026-01-31", stage="in_talks", relation="funding_round"),
    ])  # fmt: skip
    assert len(ledger.deals) == 2


def test_two_exclusive_rights_of_one_pair_are_two_deals_and_one_told_again_is_one():
    cloud = "Microsoft becomes the exclusive cloud provider of OpenAI."
    told = [
        say("microsoft", "openai", day="2019-07-22", relation="exclusivity", words=cloud),
        say("microsoft", "openai", day="2023-01-23", relation="exclusivity", outlet="b.example",
            words="All of it stays on Azure, its exclusive cloud."),
        say("microsoft", "openai", day="2024-06-01", relation="exclusivity", outlet="c.example", stage="completed",
            words="Microsoft alone may sell the lab's models through the cloud."),
        say("microsoft", "openai", day="2025-01-21", relation="exclusivity", outlet="d.example", stage="terminated",
            words="Microsoft is no longer its only supplier of computing."),
    ]  # fmt: skip
    deals = {deal.stage: deal for deal in fold(told).deals}
    assert {stage: deal.reports for stage, deal in deals.items()} == {"terminated": 3, "completed": 1}


def test_an_exclusive_right_that_was_given_up_is_not_the_one_granted_later():
    told = [
        say("google", "anthropic", day="2023-02-03", relation="exclusivity", words="Google is its only cloud."),
        say("google", "anthropic", day="2023-09-25", relation="exclusivity", stage="terminated", outlet="b.example",
            words="Google is no longer its only cloud."),
        say("google", "anthropic", day="2026-01-01", relation="exclusivity", outlet="c.example",
            words="Google is to be its only cloud again."),
    ]  # fmt: skip
    assert [deal.stage for deal in sorted(fold(told).deals, key=lambda d: d.first_reported)] == [
        "terminated", "announced",
    ]  # fmt: skip


def test_a_running_total_does_not_fall_because_an_old_story_is_told_again():
    told = [
        say("amazon", "anthropic", "4bn", day="2024-03-27", cumulative=True, stage="completed"),
        say("amazon", "anthropic", "8bn", day="2024-11-22", cumulative=True, stage="completed", outlet="b.example"),
        say("amazon", "anthropic", "4bn", day="2025-06-13", cumulative=True, stage="completed", outlet="c.example"),
        say("amazon", "anthropic", "8bn", day="2025-11-18", stage="completed", outlet="d.example"),
    ]  # fmt: skip
    assert [fold(told[:n]).deals[0].money.high for n in (1, 2, 3)] == [4 * 10**9, 8 * 10**9, 8 * 10**9]
    (deal,) = fold(told).deals
    assert deal.cumulative and deal.money.high == 8 * 10**9


def test_a_smaller_total_that_more_tell_takes_the_place_of_a_slip():
    slip = say("amazon", "anthropic", "80bn", day="2024-11-22", cumulative=True, stage="completed")
    told = [
        say("amazon", "anthropic", "8bn", day=f"2024-11-2{n}", cumulative=True, stage="completed", outlet=f"o{n}.example")
        for n in (3, 4)
    ]  # fmt: skip
    assert fold([slip, *told]).deals[0].money.high == 8 * 10**9


def test_one_report_in_four_that_names_a_further_giver_does_not_make_a_sum_shared():
    own = [
        say("microsoft", "anthropic", "upto 5bn", day="2025-11-18", outlet=outlet)
        for outlet in ("a.example", "b.example", "c.example")
    ]
    loose = say(
        "microsoft", "anthropic", "upto 5bn", day="2025-11-19", others=("nvidia",), outlet="d.example"
    )
    (deal,) = fold([*own, loose]).deals
    assert [role.party_id for role in deal.roles] == ["microsoft", "anthropic"]
    (shared,) = fold([*own[:2], loose]).deals
    assert [role.party_id for role in shared.roles if role.part == "other"] == ["nvidia"]


def test_reprints_of_the_one_loose_report_do_not_make_a_sum_shared_either():
    own = [
        say("microsoft", "anthropic", "5bn", day="2025-11-18", outlet=outlet)
        for outlet in ("a.example", "b.example", "c.example")
    ]
    loose = [
        say(
            "microsoft",
            "anthropic",
            "5bn",
            day="2025-11-19",
            others=("nvidia",),
            outlet=f"r{n}.example",
            root="wire",
        )
        for n in range(9)
    ]
    (deal,) = fold([*own, *loose]).deals
    assert not [role for role in deal.roles if role.part == "other"]


def test_of_two_sums_the_one_that_more_voices_tell_stands_not_the_one_printed_more_often():
    reprints = [
        say("google", "anthropic", "300m", outlet=f"paper{n}.example", root="wire.example") for n in range(5)
    ]
    own = [say("google", "anthropic", "400m", outlet=f"own{n}.example") for n in range(2)]
    assert only([*reprints, *own]).money.high == 400_000_000


def test_terms_agreed_anew_after_a_season_are_another_agreement():
    terms = {"relation": "renegotiation", "stage": "agreed"}
    told = [
        say("microsoft", "openai", day="2026-01-31", when="2026-01-15", **terms),
        say("microsoft", "openai", day="2026-04-27", when="2026-04-27", outlet="b.example", **terms),
    ]
    assert len(fold(told).deals) == 2
