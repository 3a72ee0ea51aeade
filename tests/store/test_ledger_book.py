"""The ledger kept open and its book: what is folded in step by step is what one fold gives."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from broadsheet import ledger as room
from broadsheet.adapters.store import book as books
from broadsheet.adapters.store import changes, folding, reading, sheets, writing
from broadsheet.adapters.store.book import Book
from broadsheet.adapters.store.latest import latest_claims
from broadsheet.errors import StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, content_id
from broadsheet.running.correcting import import_judgements
from broadsheet.testing.newsstand.balance import told_claims

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))
import says

NOW = datetime(2026, 3, 1, tzinfo=UTC)
CLAIMS = tuple(c for c in told_claims() if c.object and c.object.party_id in {"anthropic", "mistral"})


def say(*given, **more):
    """As in tests/ledger, of articles whose ids are as long as a store's columns."""
    told = says.say(*given, **more)
    article = content_id("article", told.article_id)
    spans = tuple(replace(span, article_id=article, text_id=article) for span in told.evidence)
    return replace(told, article_id=article, text_id=article, evidence=spans)


def put(*claims, of=()):
    writing.commit(Outcome(at=NOW, claims=claims, claims_of=of))


def rule(kind, left, right="", verdict="yes", day=date(2026, 1, 1)):
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Judgement(
        id=f"{kind}{left}{right}{verdict}", kind=kind, left=left, right=right, verdict=verdict, by="a", at=at
    )


def deals_of(sheet):
    return {deal.id: deal for deal in sheet.all_deals()}


def folded(claims=CLAIMS, judgements=()):
    return {deal.id: deal for deal in room.fold(claims, judgements).deals}


def test_claims_that_come_in_pieces_give_the_book_of_one_fold():
    for start in range(0, len(CLAIMS), 40):
        put(*CLAIMS[start : start + 40])
        assert deals_of(folding.open_sheet()) == folded(CLAIMS[: start + 40])
    assert folding.open_ledger().ledger == room.fold(CLAIMS)


def test_an_article_that_is_read_anew_leaves_no_trace_of_what_it_said_before():
    put(*CLAIMS)
    folding.open_sheet().prepare()
    article = CLAIMS[0].article_id
    rest = tuple(claim for claim in CLAIMS if claim.article_id != article)
    put(of=(article,))
    assert deals_of(folding.open_sheet()) == folded(rest)
    assert folding.open_sheet().leaning("anthropic") == room.dependence(room.fold(rest), "anthropic")
    bare = folding.open_sheet().leaning("anthropic", claims=False)
    assert [tie.shares for tie in bare.ties] and not any(tie.claim_ids for tie in bare.ties)
    put(*CLAIMS, of=(article,))
    assert deals_of(folding.open_sheet()) == folded()


def test_what_is_worked_out_ahead_is_what_the_room_says_before_and_after_a_day(monkeypatch):
    monkeypatch.setattr(sheets, "MANY", 2)
    for told in (CLAIMS[:90], CLAIMS):
        put(*told)
        folding.keep_book()
        whole, sheet = room.fold(told), folding.open_sheet()
        assert sheet.rings(1000) == room.loops(whole)
        assert sheet.leaning("anthropic") == room.dependence(whole, "anthropic")


def test_a_book_that_another_process_wrote_is_the_same():
    put(*CLAIMS[:80])
    folding.open_sheet()
    folding._OPEN.clear()  # as a new process begins
    put(*CLAIMS[80:])
    assert deals_of(folding.open_sheet()) == folded()


@pytest.mark.parametrize("clock", ["known", "effective"])
def test_a_past_day_is_that_of_the_room_and_stays_in_the_book(clock):
    put(*CLAIMS)
    day = date(2024, 10, 17)
    then = room.as_of(CLAIMS, (), day, clock=clock)
    first = folding.open_sheet(day, clock=clock)
    assert tuple(deals_of(first).values()) == then.deals
    assert first.rings(50) == room.loops(then)[:50]
    assert folding.open_sheet(day, clock=clock).number == first.number


def test_a_past_day_is_made_again_only_where_something_known_then_changed():
    put(*CLAIMS)
    day = date(2024, 10, 17)
    before = folding.open_sheet(day)
    put(say("amazon", "anthropic", "1bn", day="2026-02-01"))
    assert folding.open_sheet(day).number == before.number
    put(say("amazon", "anthropic", "77m", day="2024-02-01"))
    again = folding.open_sheet(day)
    assert again.number != before.number
    told = say("amazon", "anthropic", "77m", day="2024-02-01").id
    assert any(told in deal.claim_ids for deal in again.deals(500, "amazon"))
    with pytest.raises(StoreError, match="folded anew"):
        before.deals(3)


def test_listings_are_those_of_the_ledger():
    put(*CLAIMS)
    ledger, sheet = room.fold(CLAIMS), folding.open_sheet()
    latest = sorted(ledger.deals, key=lambda d: (d.last_moved, d.id), reverse=True)
    assert list(sheet.deals(7)) == latest[:7]
    of_google = [d for d in latest if any(role.party_id == "google" for role in d.roles)]
    assert list(sheet.deals(100, "google")) == of_google and sheet.count_of("google") == len(of_google)
    told = [(d.id, c) for d, c in sheet.contradictions(100)]
    assert sorted(told, key=repr) == sorted(
        ((d.id, c) for d, c in room.list_contradictions(ledger)), key=repr
    )
    assert sheet.revision() == ledger.revision


def test_the_difference_of_two_days_is_that_of_the_room():
    put(*CLAIMS)
    days = date(2023, 12, 1), date(2024, 4, 1)
    before, after = (folding.open_sheet(day) for day in days)
    wanted = room.diff(*(room.as_of(CLAIMS, (), day) for day in days))
    found = after.changes(before, 1000)
    assert sorted(found, key=lambda c: c.deal_id) == list(wanted) and wanted
    assert len(after.changes(before, 3)) == 3


def test_a_ruling_changes_the_book_and_an_old_id_leads_on():
    one, two = (
        say("amazon", "anthropic", "4bn", day="2024-11-22"),
        say("amazon", "anthropic", "1bn", day="2025-11-22"),
    )
    put(one, two)
    left, right = (d.id for d in folding.open_sheet().deals(2))
    done = import_judgements([rule("same_deal", left, right)])
    sheet = folding.open_sheet()
    assert (done.new, sheet.count()) == (1, 1)
    assert sheet.deal(left) == sheet.deal(right) == sheet.deals(1)[0]
    assert {d.id for d in sheet.deals_beginning(left[:8])} == {sheet.deals(1)[0].id}
    assert import_judgements([rule("same_deal", left, right)]).known == 1
    assert import_judgements([rule("claim_holds", "nothing", verdict="no")]).new == 1


def test_the_id_from_before_an_earlier_claim_came_to_light_leads_to_the_deal():
    put(say("amazon", "anthropic", "4bn", day="2024-11-24", outlet="b.example"))
    old = folding.open_sheet().deals(1)[0].id
    put(say("amazon", "anthropic", "4bn", day="2024-11-22"))
    sheet = folding.open_sheet()
    assert sheet.deal(old) is None and sheet.deal_of_old_id(old) == sheet.deals(1)[0]
    assert sheet.deal_of_old_id("never") is None


def test_a_damaged_book_is_made_again(store):
    put(*CLAIMS[:30])
    folding.open_sheet()
    path = folding._book_path()
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if file.exists():
            file.write_bytes(b"no book at all" * 1000)
    assert deals_of(folding.open_sheet()) == folded(CLAIMS[:30])


def test_a_book_that_another_process_writes_in_is_no_damaged_one(monkeypatch, store):
    put(*CLAIMS[:30])
    held = folding.open_sheet()
    path = folding._book_path()
    monkeypatch.setattr(books, "_WAIT", 0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        Book(path, changes.store_mark() + 1)
    other.execute("ROLLBACK")
    other.close()
    assert deals_of(held) == folded(CLAIMS[:30])


def test_the_book_keeps_a_few_past_days_and_forgets_the_one_asked_longest_ago():
    put(*CLAIMS)
    for month in range(1, 12):
        folding.open_sheet(date(2024, month, 1))
    with Book(folding._book_path(), changes.store_mark()) as book:
        assert book.find("known 2024-01-01") is None and book.find("known 2024-11-01") is not None
        assert book.find("") is None


def test_who_is_far_behind_folds_anew(monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 5)
    put(*CLAIMS[:4])
    folding.open_ledger()
    for claim in CLAIMS[4:40]:
        put(claim)
    assert changes.changed_since(0) is None
    assert folding.open_ledger().ledger == room.fold(CLAIMS[:40])


def test_claims_are_listed_newest_first_for_a_party_in_any_part():
    shared = replace(
        say("thrive", "openai", "6bn", day="2024-10-02", others=("nvidia", "khosla")),
        relation="funding_round",
    )
    given, taken = (
        say("nvidia", "intel", "5bn", day="2025-09-18"),
        say("apple", "nvidia", "1bn", day="2025-01-01"),
    )
    put(shared, given, taken, say("amazon", "anthropic", "4bn"))
    assert latest_claims(9, party_id="nvidia") == (given, taken, shared)
    assert latest_claims(1, party_id="nvidia", until=datetime(2025, 2, 1, tzinfo=UTC)) == (taken,)
    assert latest_claims(1) == (given,)


def test_a_claim_read_among_many_is_the_one_that_was_written():
    full = replace(
        say("amazon", "anthropic", "upto 4bn", others=("nvidia",), when="2025-01-01", by=("Wire",), period="year"),
        last_seen=NOW, confidence=0.5, quantity="6 GW", note="revised",
    )  # fmt: skip
    span = full.evidence[0]
    full = replace(full, subject=replace(full.subject, span=span, division_id="amazon-web-services"))
    put(full, *CLAIMS)
    found = {claim.id: claim for claim in reading.claims()}
    assert found == {claim.id: claim for claim in (full, *CLAIMS)}
    assert type(found[full.id].money.low) is type(full.money.low)


def test_a_store_that_is_made_anew_under_the_same_name_finds_no_book_of_the_old_one(store):
    put(*CLAIMS[:20])
    folding.open_sheet()
    call_command("flush", verbosity=0, interactive=False)
    put(*CLAIMS[40:60])
    assert deals_of(folding.open_sheet()) == folded(CLAIMS[40:60])


def test_who_stands_where_is_kept_with_the_edition_and_worked_out_again_where_it_changes():
    put(*CLAIMS[:40])
    folding.keep_book()
    first = folding.open_sheet().standing_in_all()
    assert first == room.centrality(room.fold(CLAIMS[:40]), [date.max]) != ()
    put(*CLAIMS[40:])
    folding.keep_book()
    again = folding.open_sheet()
    assert (
        again.standing_in_all() == again.standing_in_all() == room.centrality(room.fold(CLAIMS), [date.max])
    )
    assert again.standing_in_all() != first


def test_who_stood_where_on_a_past_day_is_kept_once_it_was_asked_for():
    put(*CLAIMS)
    day = date(2025, 1, 1)
    expected = room.centrality(room.as_of(CLAIMS, (), day), [date.max])
    assert folding.open_sheet(day).standing_in_all() == expected != ()
    assert folding.open_sheet(day).standing_in_all() == expected
