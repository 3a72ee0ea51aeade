"""What is asked of a past day that the book does not hold is answered as by the plain fold of that day."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from broadsheet import ledger as room
from broadsheet.adapters.store import folding, glance, writing
from broadsheet.adapters.store.book import Book
from broadsheet.adapters.store.sheets import ALL
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, Mention
from broadsheet.running.correcting import import_judgements
from broadsheet.testing.newsstand.balance import told_claims
from tests.store.test_ledger_book import CLAIMS, put

FIRST, LAST = date(2023, 2, 1), date(2026, 3, 1)
ENDS = ("terminated", "lapsed", "denied", "completed", "rumoured")
PARTIES = ("anthropic", "amazon", "salesforce", "openai", "coatue", "nobody")


def a_day(dice):
    return FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))


def an_instant(dice):
    return datetime.combine(a_day(dice), datetime.min.time(), UTC) + timedelta(hours=dice.randrange(24))


def some_rulings(dice, ledger, number):
    """So many judgements of random days: merges, splits, claims that do not hold or are set right, one party."""
    deals, claims = ledger.deals, ledger.claims
    nvidia = {"subject": {"as_written": "Nvidia", "party_id": "nvidia", "name": "Nvidia"}}
    makers = (
        lambda: ("same_deal", dice.choice(deals).id, dice.choice(deals).id, "yes"),
        lambda: ("same_deal", dice.choice(deals).id, dice.choice(claims).id, "yes"),
        lambda: ("same_deal", dice.choice(deals).id, dice.choice(claims).id, "no"),
        lambda: ("same_deal", dice.choice(deals).id, dice.choice(deals).id, "no"),
        lambda: ("claim_holds", dice.choice(claims).id, "", "no"),
        lambda: ("claim_corrected", dice.choice(claims).id, "", json.dumps({"stage": "agreed"})),
        lambda: ("claim_corrected", dice.choice(claims).id, "", json.dumps(nvidia)),
        lambda: ("same_party", "salesforce", "amazon", "yes"),
    )
    for n in range(number):
        kind, left, right, verdict = dice.choice(makers)()
        at = an_instant(dice)
        yield Judgement(id=f"j{n}", kind=kind, left=left, right=right, verdict=verdict, by="ada", at=at)


def plain_sheet(ledger):
    """The day entered whole in a book of its own, as an edition that is told from nothing."""
    mark, path = folding.changes.store_mark(), folding._book_path().with_name("plain.sqlite3")
    with Book(path, mark) as book:
        return folding.Sheet(path, mark, book.enter("", ledger, 0, ""))


def questions(ledger, dice):
    """Questions that a glance answers, as (words, question)."""
    found = [deal.id for deal in ledger.deals] or ["0" * 16]
    asked = [*dice.sample(found, min(3, len(found))), *[old for old, _ in ledger.tombstones[:2]]]
    yield from ((f"{n} deals", lambda sheet, n=n: sheet.deals(n)) for n in (1, 7, 1000))
    for party in PARTIES:
        yield f"deals of {party}", lambda sheet, party=party: sheet.deals(5, party)
        yield f"count of {party}", lambda sheet, party=party: sheet.count_of(party)
        yield f"name of {party}", lambda sheet, party=party: sheet.name_of(party)
        yield f"leaning of {party}", lambda sheet, party=party: sheet.leaning(party)
        yield (
            f"leaning of {party} without another",
            lambda sheet, party=party: sheet.leaning_without(party, "amazon"),
        )
        yield f"bare leaning of {party}", lambda sheet, party=party: sheet.leaning(party, claims=False)
    for deal_id in asked:
        yield f"deal {deal_id}", lambda sheet, deal_id=deal_id: sheet.deal(deal_id)
        yield f"beginning {deal_id}", lambda sheet, deal_id=deal_id: sheet.deals_beginning(deal_id[:3])
    last = [date(2024, 1, 1), LAST]
    yield "standing", lambda sheet: sheet.standing(last)
    yield "unknown", lambda sheet: sheet.deal("unknown")


def forget(day, clock):
    """Takes the edition of a day out of the book."""
    with Book(folding._book_path(), folding.changes.store_mark()) as book:
        entered = book.find(f"{clock} {day}")
        if entered is not None:
            book._erase(entered.number)


def compare(told, rulings, day, dice, clock="known"):
    """Asks a fresh process for the day; says how many questions needed no edition of it."""
    ledger = room.as_of(told, rulings, day, clock=clock)
    plain, glances = plain_sheet(ledger), 0
    for words, question in questions(ledger, dice):
        folding._OPEN.clear()
        forget(day, clock)
        sheet = folding.open_sheet(day, clock=clock)
        assert question(sheet) == question(plain), (day, words)
        assert not folding._OPEN, "nothing is folded whole"
        glances += sheet._entered is None
    return glances


@pytest.mark.parametrize("seed", range(6))
def test_a_glance_at_any_past_day_is_the_plain_fold_of_it_whatever_was_ruled(seed):
    dice = random.Random(f"rulings {seed}")
    rulings = tuple(some_rulings(dice, room.fold(CLAIMS), seed * 2))
    put(*CLAIMS)
    import_judgements(rulings)
    folding.open_sheet()
    for day in (a_day(dice), a_day(dice)):
        for clock in ("known", "effective"):
            glances = compare(CLAIMS, rulings, day, dice, clock)
            assert glances or rulings or clock == "effective"


@pytest.mark.parametrize("seed", range(3))
def test_a_glance_knows_what_was_shared_undated_and_taken_back(seed):
    dice = random.Random(f"edits {seed}")
    coatue = (Mention(as_written="Coatue", party_id="coatue", name="Coatue"),)
    told = []
    for claim in CLAIMS:
        chance = dice.randrange(12)
        shared = replace(claim, others=coatue) if chance < 3 else claim
        shared = replace(shared, quantity=f"{chance} GW") if chance in {2, 5} else shared
        told.append(replace(shared, reported_at=None, first_seen=an_instant(dice)) if chance == 1 else shared)
    edited = [replace(claim, id=f"{n:016x}", money=None) for n, claim in enumerate(dice.sample(told, 3))]
    replaced = tuple((claim, max(claim.reported_at or FIRST_INSTANT, an_instant(dice))) for claim in edited)
    articles = tuple({claim.article_id for claim in told})
    at = datetime(2026, 3, 1, tzinfo=UTC)
    writing.commit(Outcome(at=at, claims=tuple(told), claims_of=articles, replaced=replaced))
    folding.open_sheet()
    for day in (a_day(dice), a_day(dice), a_day(dice)):
        end = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)
        compare([*told, *(c for c, gone in replaced if gone >= end and c.reported_at)], (), day, dice)


FIRST_INSTANT = datetime(2023, 2, 1, tzinfo=UTC)


def test_where_too_much_was_told_otherwise_the_day_is_told_whole(monkeypatch):
    monkeypatch.setattr(glance, "MOST_RULED", 1)
    ruling = Judgement(
        id="j", kind="claim_holds", left=CLAIMS[0].id, right="", verdict="no", by="ada",
        at=datetime(2026, 2, 1, tzinfo=UTC),
    )  # fmt: skip
    put(*CLAIMS)
    import_judgements((ruling,))
    folding.open_sheet()
    assert compare(CLAIMS, (ruling,), date(2025, 6, 1), random.Random(1)) == 0


def test_a_day_that_was_entered_already_is_read_from_its_edition():
    put(*CLAIMS)
    folding.open_sheet()
    entered = folding.open_sheet(date(2025, 6, 1)).entered
    assert folding.open_sheet(date(2025, 6, 1))._entered == entered


def test_a_glance_at_a_present_that_another_process_changed_tells_the_day_whole():
    put(*CLAIMS)
    day = date(2025, 6, 1)
    folding.open_sheet()
    then = folding.open_sheet(day)
    put(replace(CLAIMS[0], id="1" * 16, article_id="2" * 16, text_id="2" * 16), of=["2" * 16])
    folding.open_sheet()
    told = [*CLAIMS, replace(CLAIMS[0], id="1" * 16, article_id="2" * 16, text_id="2" * 16)]
    assert then.deals(1000) == plain_sheet(room.as_of(told, (), day)).deals(1000)


def test_what_is_asked_of_one_party_is_told_once(monkeypatch):
    looked = []
    tell = glance.Glance.of_party
    monkeypatch.setattr(
        glance.Glance, "of_party", lambda self, party: looked.append(party) or tell(self, party)
    )
    put(*CLAIMS)
    folding.open_sheet()
    sheet, ledger = folding.open_sheet(date(2025, 6, 1)), room.as_of(CLAIMS, (), date(2025, 6, 1))
    deals = [deal for deal in ledger.deals if any(role.party_id == "anthropic" for role in deal.roles)]
    assert sheet.count_of("anthropic") == len(deals) == len(sheet.deals(1000, "anthropic"))
    assert sheet.leaning("anthropic") == room.dependence(ledger, "anthropic")
    assert sheet.name_of("anthropic") == "Anthropic" and sheet.name_of("mistral") == "Mistral"
    assert looked == ["anthropic", "mistral"]


@pytest.mark.parametrize(("most", "part", "glances"), [(0, 1, True), (0, 10**6, False), (10**6, 10**6, True)])
def test_a_party_is_glanced_at_where_it_stands_with_few_dossiers_or_with_a_part_of_them(
    monkeypatch, most, part, glances
):
    monkeypatch.setattr(glance, "MOST_OF_PARTY", most)
    monkeypatch.setattr(glance, "SHARE_OF_ALL", part)
    put(*CLAIMS)
    folding.open_sheet()
    sheet = folding.open_sheet(date(2025, 6, 1))
    assert sheet.deals(5, "amazon") == plain_sheet(room.as_of(CLAIMS, (), date(2025, 6, 1))).deals(
        5, "amazon"
    )
    assert (sheet._entered is None) is glances


@pytest.mark.parametrize("seed", range(5))
def test_loops_of_any_day_are_those_of_its_plain_fold_whatever_ended_or_bears_no_day(seed):
    dice = random.Random(f"loops {seed}")
    told = []
    for claim in told_claims():
        ended = replace(claim, stage=dice.choice(ENDS)) if dice.random() < 0.15 else claim
        told.append(replace(ended, reported_at=None, first_seen=None) if dice.random() < 0.1 else ended)
    rulings = tuple(some_rulings(dice, room.fold(told), seed * 2))
    put(*told)
    import_judgements(rulings)
    assert folding.open_sheet().rings(ALL) == room.loops(room.fold(told, rulings)) != ()
    for day, clock in ((a_day(dice), "known"), (a_day(dice), "effective")):
        ledger = room.as_of(told, rulings, day, clock=clock)
        assert folding.open_sheet(day, clock=clock).rings(ALL) == room.loops(ledger)


def test_who_stands_where_is_told_from_rows_as_from_the_deals_themselves():
    put(*CLAIMS)
    days = [date(2024, 6, 1), LAST]
    for ledger, sheet in (
        (room.fold(CLAIMS), folding.open_sheet()),
        (room.as_of(CLAIMS, (), date(2025, 6, 1)), folding.open_sheet(date(2025, 6, 1))),
    ):
        assert sheet.standing(days) == room.centrality(ledger, days) != ()
