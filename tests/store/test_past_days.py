"""A past day in the ledger's book, told from the present edition, is the plain fold of what was known that day."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from broadsheet import ledger as room
from broadsheet.adapters.store import folding, writing
from broadsheet.adapters.store.book import Book
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement
from broadsheet.running.correcting import import_judgements
from tests.store.test_ledger_book import CLAIMS, put, say

FIRST, LAST = date(2023, 2, 1), date(2026, 3, 1)


def some_rulings(dice, ledger):
    """Judgements of random days: deals one and apart, a party another, claims that do not hold or are set right."""
    deals, claims = ledger.deals, ledger.claims
    told = [
        *(("same_deal", dice.choice(deals).id, dice.choice(deals).id, dice.choice(["yes", "no"])) for _ in range(4)),
        *(("same_deal", dice.choice(deals).id, dice.choice(claims).id, "no") for _ in range(2)),
        ("same_party", "salesforce", "amazon", "yes"),
        *(("claim_holds", dice.choice(claims).id, "", "no") for _ in range(3)),
        ("claim_corrected", dice.choice(claims).id, "", json.dumps({"stage": "agreed", "quantity": "7 GW"})),
        ("claim_corrected", dice.choice(claims).id, "", json.dumps({"cumulative": True})),
    ]  # fmt: skip
    for number, (kind, left, right, verdict) in enumerate(told):
        at = datetime.combine(_day(dice), datetime.min.time(), UTC) + timedelta(hours=dice.randrange(24))
        yield Judgement(id=f"j{number}", kind=kind, left=left, right=right, verdict=verdict, by="ada", at=at)


def _day(dice):
    return FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))


def what_stands(sheet):
    with Book(*sheet._place) as book:
        heirs = sorted(book.base.execute("SELECT old, new FROM heir WHERE edition = ?", (sheet.number,)))
        quantities = book.base.execute(
            "SELECT id, quantities FROM deal WHERE edition = ? ORDER BY id", (sheet.number,)
        ).fetchall()
        marks = book.base.execute(
            "SELECT id, mark FROM deal WHERE edition = ? ORDER BY id", (sheet.number,)
        ).fetchall()
        roles = sorted(
            book.base.execute("SELECT party, name, moved, deal FROM role WHERE edition = ?", (sheet.number,))
        )
    told = (sheet.revision(), sheet.findings(), sheet.all_deals(), sheet.contradictions(10**6))
    return *told, heirs, quantities, marks, roles, sheet.rings(50), sheet.leaning("anthropic")


def plain_fold(ledger):
    """The same of a ledger entered whole, as an edition that is told from nothing."""
    mark, path = folding.changes.store_mark(), folding._book_path().with_name("plain.sqlite3")
    with Book(path, mark) as book:
        entered = book.enter("", ledger, 0, "")
    return what_stands(folding.Sheet(path, mark, entered))


@pytest.mark.parametrize("seed", range(3))
def test_any_past_day_by_either_clock_is_the_plain_fold_of_it(seed):
    dice = random.Random(seed)
    rulings = tuple(some_rulings(dice, room.fold(CLAIMS)))
    put(*CLAIMS)
    import_judgements(rulings)
    folding.open_sheet()
    for day in [_day(dice) for _ in range(4)]:
        for clock in ("known", "effective"):
            folding._OPEN.clear()  # a new process has no ledger open
            then = folding.open_sheet(day, clock=clock)
            assert not folding._OPEN, "nothing is folded whole"
            assert what_stands(then) == plain_fold(room.as_of(CLAIMS, rulings, day, clock=clock))


def test_a_book_amended_day_by_day_tells_past_days_like_one_entered_whole():
    told = sorted(CLAIMS, key=lambda claim: (claim.reported_at, claim.id))
    for start in range(0, len(told), 60):
        put(*told[start : start + 60])
        folding.open_sheet()
    put(say("amazon", "anthropic", "77m", day="2024-02-01"), of=[told[5].article_id])
    folding.open_sheet()
    left = [c for c in told if c.article_id != told[5].article_id]
    left.append(say("amazon", "anthropic", "77m", day="2024-02-01"))
    for day in (date(2024, 1, 31), date(2024, 2, 1), date(2025, 6, 1)):
        assert what_stands(folding.open_sheet(day)) == plain_fold(room.as_of(left, (), day))


def test_a_day_after_which_nothing_was_learned_is_the_present_itself():
    put(*CLAIMS)
    present = folding.open_sheet()
    last = max(claim.reported_at for claim in CLAIMS).date()
    then = folding.open_sheet(last)
    assert then.number == present.number
    assert what_stands(then) == plain_fold(room.as_of(CLAIMS, (), last))
    assert folding.open_sheet(last - timedelta(days=1)).number != present.number
    later = datetime.combine(last + timedelta(days=3), datetime.min.time(), UTC)
    ruling = Judgement(
        id="j", kind="claim_holds", left=CLAIMS[0].id, right="", verdict="no", by="ada", at=later
    )
    import_judgements((ruling,))
    folding.open_sheet()
    assert what_stands(folding.open_sheet(last)) == plain_fold(room.as_of(CLAIMS, (ruling,), last))
    edited = replace(CLAIMS[3], id="0" * 16, money=None)
    given = {"claims": CLAIMS, "claims_of": (edited.article_id,), "replaced": ((edited, later),)}
    writing.commit(Outcome(at=later, **given))
    folding.open_sheet()
    told = room.as_of((*CLAIMS, edited), (ruling,), last)
    assert what_stands(folding.open_sheet(last)) == plain_fold(told)


def test_what_was_said_before_an_edit_is_told_from_the_present_too():
    edited = replace(CLAIMS[3], id="0" * 16, money=None)
    gone_at = datetime(2026, 2, 1, tzinfo=UTC)
    writing.commit(
        Outcome(at=gone_at, claims=CLAIMS, claims_of=(edited.article_id,), replaced=((edited, gone_at),))
    )
    folding.open_sheet()
    folding._OPEN.clear()
    for day, told in ((date(2026, 1, 1), (*CLAIMS, edited)), (date(2026, 2, 2), CLAIMS)):
        assert what_stands(folding.open_sheet(day)) == plain_fold(room.as_of(told, (), day))


def test_a_present_that_another_process_changed_meanwhile_is_not_copied_from(monkeypatch):
    put(*CLAIMS)
    before = folding.open_sheet().entered
    look_back, late = folding._look_back, say("amazon", "anthropic", "78m", day="2026-02-01")

    def change_meanwhile(*given):
        past = look_back(*given)
        monkeypatch.setattr(folding, "_look_back", look_back)
        with Book(folding._book_path(), folding.changes.store_mark()) as other:
            other.confirm(before, before.position + 1, "of another process")
        return past

    monkeypatch.setattr(folding, "_look_back", change_meanwhile)
    day = date(2025, 6, 1)
    assert what_stands(folding.open_sheet(day)) == plain_fold(room.as_of((*CLAIMS, late), (), day))
