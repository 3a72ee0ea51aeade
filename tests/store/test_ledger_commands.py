"""The ledger's commands, run in this process on a store of the newsstand's truth."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from broadsheet.adapters.store import writing
from broadsheet.cli.app import app
from broadsheet.cli.balance import _concentration_words, _leg
from broadsheet.errors import InputError, NotFound
from broadsheet.ledger import (
    Concentration,
    Interval,
    Leg,
    Tie,
    as_of,
    centrality,
    dependence,
    fold,
    loops,
    without,
)
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import to_plain
from broadsheet.testing.newsstand.balance import told_claims

CLAIMS = tuple(c for c in told_claims() if c.object and c.object.party_id in {"anthropic", "openai"})


@pytest.fixture
def ask(store):
    writing.commit(Outcome(at=datetime(2026, 3, 1, tzinfo=UTC), claims=CLAIMS))

    def run(*words, code=0):
        done = CliRunner().invoke(app, [*words, "--home", str(store)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == code, done.output
        return done.output

    return run


def test_assertions_that_hold_end_well_and_one_that_fails_comes_with_its_claims(ask, tmp_path, capsys):
    file = tmp_path / "mine.txt"
    file.write_text("2024-12-31 Amazon -> Anthropic: 8bn USD\n", encoding="utf-8")
    ask("ledger", "check", str(file))
    file.write_text("2024-12-31 Amazon -> Anthropic: 9bn USD\n", encoding="utf-8")
    ask("ledger", "check", str(file), code=1)
    assert json.loads(ask("ledger", "check", str(file), "--json", code=1) or "[{}]") is not None


def test_what_is_only_possible_fails_where_one_is_strict(ask, tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("today Microsoft -> Anthropic: 5bn USD\n", encoding="utf-8")
    ask("ledger", "check", str(file))
    ask("ledger", "check", str(file), "--strict", code=1)


def test_a_bad_line_is_told_with_its_place(ask, tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("\ntoday Amazon -> Antropic: 9bn USD\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine.txt:2:17: no party is called 'Antropic'"):
        ask("ledger", "check", str(file))


def test_a_misspelled_party_is_answered_with_the_nearest_names(ask):
    with pytest.raises(NotFound, match="Did you mean Anthropic"):
        ask("party", "Anthropik")


@pytest.mark.parametrize(
    "words",
    [
        ("claims",), ("deals",), ("party", "OpenAI"), ("dependence", "OpenAI"), ("loops",), ("contradictions",),
        ("deals", "--as-of", "2024-10-17"), ("dependence", "OpenAI", "--as-of", "2024-10-17", "--effective"),
        ("ledger", "diff", "2024-01-01", "2024-06-01"), ("ledger", "standing", "2024-01-01", "2025-01-01"),
        ("dependence", "Anthropic", "--without", "Amazon"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_listing_speaks_json(ask, words, capsys):
    told = ask(*words, "--json") or capsys.readouterr().out
    assert json.loads(told)


def test_effective_without_a_day_says_what_to_write(ask):
    with pytest.raises(InputError, match="--effective wants a day"):
        ask("deals", "--effective")


def test_corrections_go_out_and_come_back(ask, tmp_path):
    file = tmp_path / "mine.jsonl"
    row = {
        "kind": "claim_holds",
        "left": CLAIMS[0].id,
        "verdict": "no",
        "by": "ada",
        "at": "2026-02-01T09:00:00+00:00",
    }
    file.write_text(json.dumps(row), encoding="utf-8")
    ask("ledger", "import", str(file))
    out = tmp_path / "all.csv"
    ask("ledger", "export", str(out))
    ask("ledger", "import", str(out))
    assert out.read_text("utf-8").count(CLAIMS[0].id) == 1
    with pytest.raises(InputError, match=r"\.jsonl or \.csv"):
        ask("ledger", "export", str(tmp_path / "all.txt"))


def test_a_party_that_an_editor_ruled_to_be_another_is_found_as_the_other(ask, tmp_path):
    file = tmp_path / "mine.jsonl"
    ruled = {"kind": "same_party", "verdict": "yes", "by": "ada", "at": "2026-02-01T09:00:00+00:00"}
    rows = (
        {**ruled, "left": "microsoft", "right": "amazon"},
        {**ruled, "left": "?ms-labs", "right": "amazon"},
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ask("ledger", "import", str(file))
    merged = ask("party", "Amazon", "--json")
    assert ask("party", "Microsoft", "--json") == ask("party", "MS Labs", "--json") == merged
    before = ask("party", "Microsoft", "--as-of", "2026-01-31", "--json")
    assert json.loads(before)["id"] == "microsoft"
    of_both = {
        claim["id"] for claim in json.loads(ask("claims", "--party", "Amazon", "--limit", "999", "--json"))
    }
    own = {
        c.id
        for c in CLAIMS
        for m in (c.subject, c.object, *c.others)
        if m and m.party_id in {"amazon", "microsoft"}
    }
    assert of_both == own


def test_a_deal_that_a_ruling_ended_says_who_ruled_and_why(ask, tmp_path):
    gone = next(deal for deal in fold(CLAIMS).deals if len(deal.claim_ids) == 1)
    row = {"kind": "claim_holds", "left": gone.claim_ids[0], "verdict": "no", "by": "ada", "why": "it is a slip",
           "at": "2026-02-28T09:00:00+00:00"}  # fmt: skip
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    ask("ledger", "import", str(file))
    with pytest.raises(NotFound, match=r"ada ruled on 2026-02-28 .* because it is a slip"):
        ask("deal", gone.id)
    assert json.loads(ask("deal", gone.id, "--as-of", "2026-02-27", "--json"))["id"] == gone.id


def test_a_concentration_says_how_many_state_no_sum():
    row = Concentration(
        side="backer", kind="capital", currency="USD", period="", low=Decimal("0.5"), high=Decimal(1)
    )
    sums = (Interval(currency="USD", period="", low=Decimal(0), likely=Decimal(1), high=Decimal(1), is_open=False,
                     claim_ids=(), deal_ids=()),)  # fmt: skip
    known = Tie(party_id="a", name="A", side="backer", kind="capital", amounts=sums, shares=(), deal_ids=("d",),
                claim_ids=())  # fmt: skip
    silent = replace(known, amounts=())
    said = "backer, capital, USD: concentration 0.50–1.00 (1 is one alone)"
    assert _concentration_words(row, [known]) == said
    assert _concentration_words(row, [known, silent, silent]) == f"{said}; 2 more state no sum"


def test_a_leg_of_a_loop_that_is_debt_says_so_beside_its_sum():
    sums = Interval(
        currency="USD", period="", low=Decimal(0), likely=Decimal(0), high=Decimal(2 * 10**9), is_open=False,
        claim_ids=(), deal_ids=(),
    )  # fmt: skip
    debt = Leg(
        giver_id="nvidia", giver="Nvidia", taker_id="coreweave", taker="CoreWeave", kinds=("credit",),
        amounts=(sums,), stage="agreed", roots=1, deal_ids=(), claim_ids=(),
    )  # fmt: skip
    assert _leg(debt) == "0–2bn USD (credit)"
    assert _leg(replace(debt, kinds=("chips",))) == "0–2bn USD"
    assert _leg(replace(debt, amounts=())) == "? (credit)"


def test_a_claim_of_money_lent_is_listed_as_what_its_deal_is(ask):
    told = json.loads(ask("claims", "--party", "JPMorgan", "--limit", "99", "--json"))
    assert {claim["relation"] for claim in told} == {"credit"}
    deals = json.loads(ask("deals", "--party", "JPMorgan", "--json"))
    assert [deal["relation"] for deal in deals] == ["credit"]


def ledger_of(day, effective):
    """The ledger that an answer of that day is to be read from."""
    return as_of(CLAIMS, (), date.fromisoformat(day), clock="effective" if effective else "known")


@pytest.mark.parametrize("effective", [False, True], ids=["known", "in force"])
@pytest.mark.parametrize("day", ["2023-12-31", "2024-10-17", "2025-11-05"])
def test_every_question_about_a_past_day_is_answered_from_that_day_s_ledger(ask, day, effective):
    then, words = (
        ledger_of(day, effective),
        ("--as-of", day, *(["--effective"] if effective else []), "--json"),
    )
    rings = json.loads(ask("loops", "--limit", "1000", *words))
    assert rings == to_plain(loops(then))
    assert json.loads(ask("dependence", "OpenAI", *words)) == to_plain(dependence(then, "openai"))
    left = json.loads(ask("dependence", "OpenAI", "--without", "Microsoft", *words))
    assert left == to_plain(dependence(without(then, "microsoft"), "openai"))
    told = json.loads(ask("party", "OpenAI", "--limit", "1000", *words))
    ids = {d["id"] for part in ("gives", "takes", "shares") for d in told[part]}
    assert ids == {deal.id for deal in then.deals if any(role.party_id == "openai" for role in deal.roles)}


@pytest.mark.parametrize("effective", [False, True], ids=["known", "in force"])
def test_the_greatest_parties_of_a_day_are_those_of_what_was_known_or_in_force_on_it(ask, effective):
    days = ["2023-12-31", "2024-10-17"]
    found = json.loads(ask("ledger", "standing", *days, *(["--effective"] if effective else []), "--json"))
    for day in days:
        (rows,) = [centrality(ledger_of(day, effective), [date.max])]
        wanted = {row.party_id: row.rank for row in rows}
        told = {row["party_id"]: row["rank"] for row in found if row["day"] == day}
        assert told and told.items() <= wanted.items()


def test_what_was_only_learned_later_makes_nobody_great_on_a_day(ask):
    """That Altimeter and Coatue are in a round that was reported in February 2025 was told in March."""
    day = "2025-02-20"
    then = {row["party_id"] for row in json.loads(ask("ledger", "standing", day, "--limit", "100", "--json"))}
    assert then and not then & {"altimeter", "coatue"}
    later = {row.party_id for row in centrality(fold(CLAIMS), [date.fromisoformat(day)])}
    assert later - then == {"altimeter", "coatue"}
