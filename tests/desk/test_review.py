"""Ledger review: readings side by side, corrections, changed sources, deals that may be one, disputes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.claims import GrammarExtractor
from broadsheet.desk import claim_rulings, disputes, doubted_claims, ledger_counts, tags, twins
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, text_id
from broadsheet.running.claiming import find_claims
from tests.desk.conftest import NOON, TITLES, article, post

SAYS = (
    "Nvidia invests $5 billion in Intel, the two companies said.",
    "Nvidia invests $4 billion in Intel, people familiar with the matter said.",
)


def report(number: int, opening: str, *, at: datetime = NOON):
    text = f"{opening} The shares change hands once regulators agree."
    old = article(number)
    return replace(old, text=text, text_id=text_id(old.title, text), published=NOON, seen_at=at)


@pytest.fixture
def eve(visit):
    reports = [report(n, says) for n, says in enumerate(SAYS)]
    claims = tuple(c for one in reports for c in find_claims(GrammarExtractor(), one))
    writing.commit(Outcome(at=NOON, articles=tuple(reports), claims=claims))
    client = visit("eve")
    client.get("/desk/claims/")
    return client


def claim_of(number: int):
    return next(c for c in reading.claims() if c.article_id == article(number).id)


def read_as(client, claim, **changed):
    fields = {
        "read_subject": claim.subject.name, "read_object": claim.object.name, "read_relation": claim.relation,
        "read_stage": claim.stage, "read_money": claim.money.as_written, "read_quantity": claim.quantity,
    }  # fmt: skip
    form = {"kind": "claim_corrected", "left": claim.id, "seen": "", "back": "/desk/claims/"}
    return post(client, "/desk/act/", **form, **{**fields, **changed})


def test_a_ruling_takes_the_claim_off_the_list_and_undo_brings_it_back(eve):
    waiting = len(doubted_claims.list_doubts())
    post(eve, "/desk/act/", kind="claim_holds", left=claim_of(0).id, verdict="no", seen="")
    assert len(doubted_claims.list_doubts()) == waiting - 1
    assert all(claim.id != claim_of(0).id for claim in fold_ledger().claims)
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert len(doubted_claims.list_doubts()) == waiting
    assert any(claim.id == claim_of(0).id for claim in fold_ledger().claims)


@pytest.fixture
def reprinted(visit):
    """The first article's sentence again half a day later; the one between has a sum of its own."""
    openings = (SAYS[0], SAYS[1], SAYS[0])
    reports = [
        replace(report(n, says), published=NOON + timedelta(hours=6 * n)) for n, says in enumerate(openings)
    ]
    claims = tuple(c for one in reports for c in find_claims(GrammarExtractor(), one))
    writing.commit(Outcome(at=NOON, articles=tuple(reports), claims=claims))
    return visit("eve")


def test_a_sentence_that_reprints_repeat_is_asked_about_once_as_its_first_report_has_it(reprinted):
    shown = doubted_claims.list_doubts()
    five = [
        d for d in shown if d.claim.money.as_written == "$5 billion" and d.claim.object.party_id == "intel"
    ]
    assert [d.article.id for d in five] == [article(0).id]
    assert [[r.id for r in d.reprints] for d in shown if d.reprints] == [[article(2).id]]
    assert (
        "The same sentence, for which a ruling holds as well:"
        in reprinted.get("/desk/claims/").content.decode()
    )


def test_a_ruling_on_a_sentence_holds_for_its_reprints_and_is_undone_for_all_at_once(reprinted):
    first = claim_of(0)
    answer = post(
        reprinted,
        "/desk/act/",
        kind="claim_holds",
        left=first.id,
        verdict="no",
        seen="",
        back="/desk/claims/",
    )
    ruled = {j.left for j in reading.judgements()}
    assert ruled == {claim_of(n).id for n in (0, 2)}
    assert ruled.isdisjoint(claim.id for claim in fold_ledger().claims)
    assert answer["Location"].count("done=") == 2
    post(reprinted, "/desk/undo/", id=[j.id for j in reading.judgements()])
    assert ruled <= {claim.id for claim in fold_ledger().claims}


def test_what_was_decided_on_a_reprint_by_itself_stays_when_its_original_is_ruled_on(reprinted):
    writing.commit(
        Outcome(at=NOON, judgements=(
            Judgement(id="own", kind="claim_holds", left=claim_of(2).id, right="", verdict="yes", by="max", at=NOON, why=""),
        ))
    )  # fmt: skip
    post(reprinted, "/desk/act/", kind="claim_holds", left=claim_of(0).id, verdict="no", seen="")
    said = {j.left: j.verdict for j in reading.judgements()}
    assert said == {claim_of(2).id: "yes", claim_of(0).id: "no"}


def test_an_editor_s_reading_of_a_sentence_is_that_of_its_reprints_too(reprinted):
    read_as(reprinted, claim_of(0), read_money="up to $7 billion")
    corrected = {c.article_id for c in fold_ledger().claims if c.money.as_written == "up to $7 billion"}
    assert corrected == {article(n).id for n in (0, 2)}


def test_an_editor_s_reading_stands_beside_the_machine_s_and_counts_in_the_ledger(eve):
    claim = claim_of(0)
    assert read_as(eve, claim, read_money="up to $7 billion", read_stage="in_talks").status_code == 302
    made = json.loads(reading.judgements()[-1].verdict)
    assert set(made) == {"money", "stage"}
    doubt = next(d for d in doubted_claims.list_doubts("decided") if d.claim.id == claim.id)
    assert doubt.claim.money.as_written == "$5 billion"
    assert doubt.corrected.money.as_written == "up to $7 billion"
    assert doubt.corrected.money.bound == "up_to"
    counted = next(c for c in fold_ledger().claims if c.id == claim.id)
    assert counted.stage == "in_talks"
    page = eve.get("/desk/claims/?show=decided").content.decode()
    assert "$5 billion" in page and "up to $7 billion" in page


def test_a_party_is_read_by_the_name_readers_expect_or_becomes_provisional(eve):
    claim = claim_of(0)
    read_as(eve, claim, read_subject="Microsoft", read_object="Fern & Sons")
    made = json.loads(reading.judgements()[-1].verdict)
    assert made["subject"]["party_id"] == "microsoft"
    assert made["object"]["party_id"] == "?fern-sons"


@pytest.mark.parametrize(
    "changed", [{"read_money": "much"}, {"read_stage": "maybe"}, {"read_relation": "love"}, {}]
)
def test_a_reading_that_cannot_be_read_or_says_nothing_new_is_refused(eve, changed):
    assert read_as(eve, claim_of(0), **changed).status_code == 400
    assert reading.judgements() == ()


def test_a_changed_source_opens_the_claim_again(eve):
    claim = claim_of(0)
    post(eve, "/desk/act/", kind="claim_holds", left=claim.id, verdict="yes", seen="")
    assert claim.id not in {d.claim.id for d in doubted_claims.list_doubts()}
    later = datetime.now(UTC) + timedelta(hours=1)
    edited = report(0, SAYS[0] + " The sum may still change.", at=later)
    again = find_claims(GrammarExtractor(), edited)
    writing.commit(Outcome(at=later, articles=(edited,), claims=again, claims_of=(edited.id,)))
    doubt = doubted_claims.list_doubts()[0]
    assert doubt.claim.id == claim.id
    assert doubt.reopened
    assert "the source changed since eve decided" in eve.get("/desk/claims/").content.decode()


def test_a_ruling_whose_sentence_is_gone_is_kept_and_told(eve):
    post(eve, "/desk/act/", kind="claim_holds", left=claim_of(0).id, verdict="no", seen="")
    writing.commit(Outcome(at=NOON, claims_of=(article(0).id,)))
    assert [j.by for j in claim_rulings.list_orphans()] == ["eve"]
    assert "Gone from their sources" in eve.get("/desk/claims/?show=decided").content.decode()


def test_a_contradiction_is_let_stand_taken_back_and_settled(eve):
    dispute = disputes.list_disputes()[0]
    both = {"left": dispute.left.id, "right": dispute.right.id}
    post(eve, "/desk/act/", kind="dispute", verdict="stands", seen="", **both)
    assert disputes.list_disputes()[0].ruling.by == "eve"
    assert "eve lets it stand" in eve.get("/desk/disputes/").content.decode()
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert disputes.list_disputes()[0].ruling is None
    post(eve, "/desk/act/", kind="claim_holds", left=dispute.right.id, verdict="no")
    assert disputes.list_disputes() == ()


def test_two_deals_that_lie_close_are_joined_and_kept_apart(eve):
    late = replace(claim_of(1), stage="completed", id="f" * 16, reported_at=NOON + timedelta(days=40))
    money = replace(late.money, low=late.money.low * 90, high=late.money.high * 90, as_written="$360 billion")
    writing.commit(Outcome(at=NOON, claims=(replace(late, money=money),)))
    found = twins.list_twins()
    assert found
    both = {"left": found[0].left.id, "right": found[0].right.id}
    before = sum(not d.merged_into for d in fold_ledger().deals)
    post(eve, "/desk/act/", kind="same_deal", verdict="yes", seen="", **both)
    assert sum(not d.merged_into for d in fold_ledger().deals) == before - 1
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert sum(not d.merged_into for d in fold_ledger().deals) == before


def test_a_correction_shows_at_once_and_is_gone_when_taken_back(eve, desk):
    from broadsheet.adapters.store.shelf import StoreShelf

    form = {"left": "0" * 16, "right": "seven years", "verdict": "eight years", "why": "counted wrong"}
    post(eve, "/desk/act/", kind="correction", back="/desk/", **form)
    shown = StoreShelf().corrections()
    assert [(c.was, c.now, c.why, c.story_id) for c in shown] == [
        ("seven years", "eight years", "counted wrong", "0" * 16)
    ]
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert StoreShelf().corrections() == []
    assert TITLES[0] in eve.get("/desk/").content.decode()


def test_a_claim_that_opens_again_shows_what_its_source_changed(eve):
    post(eve, "/desk/act/", kind="claim_holds", left=claim_of(0).id, verdict="yes", seen="")
    old = reading.article(article(0).id)
    text = old.text.replace("once regulators agree", "once the courts agree")
    later = datetime.now(UTC) + timedelta(minutes=1)
    writing.commit(
        Outcome(
            at=later, articles=(replace(old, text=text, text_id=text_id(old.title, text), seen_at=later),)
        )
    )
    page = eve.get("/desk/claims/").content.decode()
    assert "the source changed since eve decided" in page
    assert "<del>The shares change hands once regulators agree.</del>" in page
    assert "<ins>The shares change hands once the courts agree.</ins>" in page


def counts(page: str) -> list[str]:
    """The numbers beside the tabs of ledger review."""
    tabs = page.partition('<nav class="tabs"')[2].partition("</nav>")[0]
    return re.findall(r'<span class="count">([^<]*)</span>', tabs)


@pytest.mark.parametrize(
    "path",
    ["/desk/claims/", "/desk/claims/?show=decided", "/desk/merges/", "/desk/same-party/", "/desk/disputes/"],
)
def test_each_tab_says_how_much_waits_behind_it(eve, path):
    assert counts(eve.get(path).content.decode()) == ["3", "0", "0", "0", "1"]


def test_what_was_decided_no_longer_waits_and_waits_again_when_taken_back(eve):
    dispute = disputes.list_disputes()[0]
    both = {"left": dispute.left.id, "right": dispute.right.id}
    post(eve, "/desk/act/", kind="claim_holds", left=claim_of(0).id, verdict="yes", seen="")
    post(eve, "/desk/act/", kind="dispute", verdict="stands", seen="", **both)
    assert counts(eve.get("/desk/claims/").content.decode()) == ["2", "1", "0", "0", "0"]
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert counts(eve.get("/desk/claims/").content.decode()) == ["2", "1", "0", "0", "1"]


def test_deals_that_lie_close_are_counted_until_an_editor_says_what_they_are(eve, monkeypatch):
    late = replace(claim_of(1), stage="completed", id="f" * 16, reported_at=NOON + timedelta(days=40))
    money = replace(late.money, low=late.money.low * 90, high=late.money.high * 90, as_written="$360 billion")
    writing.commit(Outcome(at=NOON, claims=(replace(late, money=money),)))
    pair = twins.list_twins()[0]
    page = eve.get("/desk/merges/").content.decode()
    assert counts(page)[2] == "1"
    assert all(f'<blockquote dir="auto" lang="en">{says}' in page for says in SAYS[1:])
    both = {"left": pair.left.id, "right": pair.right.id}
    post(eve, "/desk/act/", kind="same_deal", verdict="no", seen="", **both)
    assert counts(eve.get("/desk/merges/").content.decode())[2] == "0"
    monkeypatch.setattr(ledger_counts, "MANY", 1)
    assert len(counts(eve.get("/desk/merges/").content.decode())) == 3, "pairs are not counted among too many"


def test_a_claim_says_whose_proposal_about_it_waits_and_the_proposal_leads_to_the_claim(eve, visit):
    carl, claim = visit("carl"), claim_of(0)
    carl.get("/desk/claims/")
    post(carl, "/desk/propose/", kind="claim_holds", left=claim.id, verdict="no", back="/desk/claims/")
    page = eve.get("/desk/claims/").content.decode()
    assert page.count("a proposal by carl waits") == 1
    assert f'href="/claims/{claim.id}/"' in eve.get("/desk/proposals/").content.decode()
    assert eve.get(f"/claims/{claim.id}/")["Location"].endswith(f"#claim-{claim.id}")


def test_deals_in_which_neither_side_gives_have_an_arrow_both_ways():
    assert [tags.write_arrow(relation) for relation in ("partnership", "investment")] == ["↔", "→"]
