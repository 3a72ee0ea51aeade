"""A past day told from what is kept of the present ledger is the fold of what was known that day."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import Folder, as_of
from broadsheet.ledger.clocks import end_of
from broadsheet.ledger.past import Kept, Present, look_back
from broadsheet.ledger.stubs import stub_of
from broadsheet.records import Judgement

START = date(2024, 1, 1)
DAYS = [START + timedelta(days=n) for n in (0, 1, 10, 30, 45, 90, 130, 300, 420)]
PARTIES = ["openai", "microsoft", "nvidia", "?msft"]


@st.composite
def claims(draw):
    giver = draw(st.sampled_from([*PARTIES, None]))
    relation = draw(
        st.sampled_from(["investment", "investment", "funding_round", "acquisition", "exclusivity"])
    )
    told = say(
        giver,
        draw(st.sampled_from(PARTIES)),
        draw(st.sampled_from(["", "1bn", "upto 10bn", "over 13bn", "12bn"])),
        day=str(draw(st.sampled_from(DAYS))),
        hour=draw(st.integers(0, 23)),
        stage=draw(st.sampled_from(["in_talks", "announced", "completed", "terminated", "amended"])),
        relation=relation if giver else "funding_round",
        outlet=draw(st.sampled_from(["a.example", "b.example", "c.example"])),
        article=draw(st.sampled_from(["", "", "edited"])),
        cumulative=draw(st.integers(0, 5)) == 0,
        denied=draw(st.integers(0, 7)) == 0,
        others=draw(st.sampled_from([(), ("coatue",), ("?msft",)])),
        when=draw(st.sampled_from(["", "", "2024-02-01"])),
        words=draw(st.sampled_from(["", "A further sum, Series C.", "The first tranche.", "Its only cloud provider."])),
    )  # fmt: skip
    return told if draw(st.integers(0, 15)) else replace(told, reported_at=None, first_seen=None)


@st.composite
def judgements(draw, known):
    names = [claim.id for claim in known] + [deal.id for deal in Folder(known).ledger().deals]
    kind = draw(st.sampled_from(["same_deal", "same_deal", "same_party", "claim_holds", "claim_corrected"]))
    left, right, verdict = draw(st.sampled_from(names)), "", draw(st.sampled_from(["yes", "no"]))
    if kind == "same_deal":
        right = draw(st.sampled_from(names))
    if kind == "same_party":
        left, right = "?msft", draw(st.sampled_from(["microsoft", "coatue"]))
    if kind == "claim_corrected":
        subject = {"as_written": "N", "party_id": "nvidia", "name": "Nvidia"}
        verdict = json.dumps(
            draw(st.sampled_from([{"stage": "agreed"}, {"subject": subject}, {"quantity": "6 GW"}]))
        )
    day = draw(st.sampled_from(DAYS))
    at = datetime(day.year, day.month, day.day, draw(st.integers(0, 23)), tzinfo=UTC)
    return Judgement(
        id=f"{kind}{left}{right}{verdict}{at}", kind=kind, left=left, right=right, verdict=verdict, by="ada", at=at
    )  # fmt: skip


def present_of(told, rulings, day):
    """What the book keeps, held in memory."""
    folder = Folder(told, rulings)
    ledger = folder.ledger()
    stubs = [stub_of(dossier) for dossier in folder.dossiers()]
    by_id = {claim.id: claim for claim in folder.claims()}
    kept = Present(
        stubs=[stub for stub in stubs if stub.first < end_of(day)],
        later=[stub.id for stub in stubs if stub.first >= end_of(day)],
        heirs=dict(ledger.tombstones),
        deals={
            deal.id: Kept(
                relation=deal.relation,
                cumulative=deal.cumulative,
                roles=json.dumps([[role.party_id, role.part] for role in deal.roles]),
            )
            for deal in ledger.deals
        },
        broken=list(folder.broken()),
        digest=folder.digest().days(),
        find_claims=lambda ids: [by_id[i] for i in ids if i in by_id],
    )
    return kept, {deal.id: deal for deal in ledger.deals}


def check(told, rulings, day, taken_back=()):
    then = as_of([*told, *taken_back], rulings, day)
    kept, now = present_of(told, rulings, day)
    past = look_back(kept, rulings, day, taken_back)
    deals = [*past.made, *(replace(now[i], part_of=holder) for i, holder in past.same.items())]
    assert sorted(deals, key=lambda deal: deal.id) == list(then.deals)
    assert past.tombstones == then.tombstones
    assert past.findings == then.findings
    assert past.revision == then.revision
    quantities = {claim.id: claim.quantity for claim in then.claims if claim.quantity}
    assert all(
        past.quantities.get(i, "") == quantities.get(i, "") for deal in past.made for i in deal.claim_ids
    )
    return past


many = st.lists(claims(), min_size=1, max_size=16, unique_by=lambda claim: claim.id)


@settings(max_examples=150, deadline=None)
@given(many, st.sampled_from(DAYS))
def test_a_past_day_is_cut_from_the_present(told, day):
    check(told, (), day)


@settings(max_examples=150, deadline=None)
@given(st.data(), many, st.sampled_from(DAYS))
def test_what_editors_ruled_later_is_not_known_then(data, told, day):
    check(told, data.draw(st.lists(judgements(told), max_size=4)), day)


@settings(max_examples=80, deadline=None)
@given(st.data(), many, many, st.sampled_from(DAYS))
def test_what_articles_said_before_an_edit_is_told_of_the_days_before_it(data, told, taken_back, day):
    check(told, data.draw(st.lists(judgements(told), max_size=2)), day, taken_back)


def test_only_what_differs_is_made_again():
    old = [
        say(giver, "openai", "1bn", day=f"2024-0{n + 1}-01")
        for n, giver in enumerate(["microsoft", "nvidia", "amd"])
    ]
    retold = say("amd", "openai", "1bn", day="2024-12-01", outlet="b.example", stage="completed")
    later = say("oracle", "openai", "2bn", day="2025-02-01")
    past = check([*old, retold, later], (), date(2024, 6, 1))
    assert len(past.same) == 2
    assert [deal.party("subject") for deal in past.made] == ["amd"]


def test_a_co_investor_ruled_later_to_be_another_stands_under_its_former_id():
    told = say("thrive", "openai", "1bn", day="2024-01-10", others=("?msft",))
    same = Judgement(
        id="j", kind="same_party", left="?msft", right="microsoft", verdict="yes", by="ada",
        at=datetime(2024, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    (deal,) = check([told], [same], date(2024, 3, 1)).made
    assert [role.party_id for role in deal.roles] == ["thrive", "openai", "?msft"]
    assert check([told], [same], date(2024, 7, 1)).same == {deal.id: ""}


def test_rounds_that_later_claims_joined_stand_apart_before():
    bare = say(None, "anthropic", "13bn", relation="funding_round", day="2024-01-10")
    lead = say("iconiq", "anthropic", "13bn", relation="funding_round", day="2024-01-20")
    assert not check([bare, lead], (), date(2024, 1, 15)).same
    assert len(check([bare, lead], (), date(2024, 1, 25)).same) == 1
