"""An editor's judgements go out to a file and come back without a loss."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from says import say

from broadsheet.ledger import fold, judgements_csv, judgements_json_lines, read_corrections
from broadsheet.records import Judgement

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
NAMES = WORDS.filter(lambda text: text.strip() != "")
JUDGEMENTS = st.builds(
    Judgement,
    id=st.uuids().map(str), kind=st.sampled_from(["same_deal", "same_party", "claim_holds"]), left=NAMES, right=NAMES,
    verdict=st.sampled_from(["yes", "no"]), by=NAMES,
    at=st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC)),
    why=WORDS, replaces=WORDS, called=WORDS,
)  # fmt: skip


@given(st.lists(JUDGEMENTS, max_size=5, unique_by=lambda j: j.id))
def test_both_forms_give_back_what_was_written(judgements):
    for write, table in ((judgements_json_lines, False), (judgements_csv, True)):
        assert read_corrections(write(judgements), table=table) == (tuple(judgements), ())


def test_no_cell_of_the_table_is_a_formula():
    made = Judgement(
        id="j",
        kind="claim_holds",
        left="=1+1",
        right="",
        verdict="no",
        by="'ada",
        at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    cells = list(csv.reader(io.StringIO(judgements_csv([made]))))[1]
    assert cells[2] == "'=1+1" and not any(cell.startswith("=") for cell in cells)
    assert read_corrections(judgements_csv([made]), table=True)[0] == (made,)


ROW = {"kind": "claim_holds", "left": "c1", "verdict": "no", "by": "ada", "at": "2025-06-01T09:00:00+00:00"}


def test_a_line_without_an_id_gets_the_same_one_each_time():
    text = json.dumps({**ROW, "why": "the paper took it back"})
    (first,), _ = read_corrections(text, table=False)
    (again,), _ = read_corrections(f"{text}\n\n{text}\n", table=False)
    assert first == again and first.id


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"kind": "guess"}, "'guess' is no kind"),
        ({"verdict": "maybe"}, "'maybe' answers no question"),
        ({"at": "2025-06-01"}, "no instant with a time zone"),
        ({"at": "June"}, "no instant"),
        ({"by": ""}, "it has no 'by'"),
        ({"who": "ada"}, "'who' is no field"),
        ({"verdict": {"stage": "agreed"}}, "a field is no text"),
        ({"kind": "same_deal", "verdict": "yes"}, "is about two"),
        ({"kind": "claim_corrected", "verdict": '{"colour": "red"}'}, "colour cannot be corrected"),
        ({"kind": "deal_asserted", "verdict": "yes"}, "holds no assertion"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said_with_what_to_do(changed, words):
    good, (bad,) = read_corrections("\n" + json.dumps({**ROW, **changed}), table=False)
    assert (good, bad.number) == ((), 2) and words in bad.message and bad.remedy


def test_a_line_that_is_no_json_and_one_that_is_no_object_are_told():
    good, bad = read_corrections('{"kind"\n[]\n', table=False)
    assert not good and [row.number for row in bad] == [1, 2]


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ('{"relation": "credits"}', "relation is one of investment, "),
        ('{"stage": "agred"}', "not 'agred'"),
        ('{"denied": "no"}', "denied cannot be 'no'"),
        ('{"subject": "JPMorgan"}', "JSON objects of their own"),
        ('{"money": {"low": "ten", "high": null, "currency": "USD", "bound": "exactly", "as_written": "ten"}}', "no number"),
        ('{"money": {"low": "5", "high": "3", "currency": "USD", "bound": "range", "as_written": "5-3"}}', "the smaller one first"),
        ('{"money": {"low": "NaN", "high": null, "currency": "USD", "bound": "exactly", "as_written": "?"}}', "numbers from 0 on"),
        ('{"money": {"low": "5", "high": "5", "currency": "dollars", "bound": "exactly", "as_written": "$5"}}', "not 'dollars'"),
        ('{"money": {"low": "5", "high": "5", "currency": "USD", "bound": "roughly", "as_written": "$5"}}', "money.bound is one of"),
        ('{"when": {"earliest": null, "latest": null, "precision": "days", "as_written": ""}}', "when.precision is one of"),
    ],
)  # fmt: skip
def test_a_value_that_the_field_cannot_have_is_refused_before_it_reaches_the_fold(verdict, words):
    good, (bad,) = read_corrections(
        json.dumps({**ROW, "kind": "claim_corrected", "verdict": verdict}), table=False
    )
    assert not good and words in bad.message


def test_a_correction_with_a_word_that_no_rule_knows_leaves_the_ledger_as_it_is():
    told = say("microsoft", "openai", "1bn")
    wrong = Judgement(
        id="j",
        kind="claim_corrected",
        left=told.id,
        right="",
        verdict='{"relation": "credits"}',
        by="ada",
        at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    ledger = fold([told], [wrong])
    assert [deal.relation for deal in ledger.deals] == ["investment"]
    assert [finding.code for finding in ledger.findings] == ["bad_record"]


def test_a_table_between_semicolons_is_read_like_one_between_commas():
    text = "kind;left;verdict;by;at;why\nclaim_holds;c1;no;ada;2025-06-01T09:00:00+00:00;wrong, and told so\n"
    (made,), bad = read_corrections(text, table=True)
    assert (made.left, made.why, bad) == ("c1", "wrong, and told so", ())


def test_what_stands_beyond_the_last_column_is_not_dropped_in_silence():
    text = "kind,left,verdict,by,at,why\nclaim_holds,c1,no,ada,2025-06-01T09:00:00+00:00,wrong, and told so\n"
    good, (bad,) = read_corrections(text, table=True)
    assert not good and "' and told so' stands beyond the last column" in bad.message


@pytest.mark.parametrize(
    "verdict", ['{"low": "NaN"}', '{"low": "1", "high": "Infinity"}', '{"low": "1", "kind": "cash"}']
)
def test_an_assertion_of_no_sum_or_of_no_kind_is_refused(verdict):
    row = {**ROW, "kind": "deal_asserted", "right": "openai", "verdict": verdict}
    good, (bad,) = read_corrections(json.dumps(row), table=False)
    assert not good and "holds no assertion" in bad.message
