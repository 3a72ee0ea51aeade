"""The method at the desk: weights set, dated, taken back; learning switched off."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from broadsheet.adapters.store import reading
from broadsheet.errors import InputError
from broadsheet.records import Judgement, Weights
from broadsheet.running import method
from broadsheet.running.editing import choose, gather_day
from tests.desk.conftest import NOON, post

HALF = method.write_weights(Weights(quality=(("length", 0.0),)))


def ruled(
    verdict: str, minutes: int, *, kind: str = "weights", replaces: str = "", id_: str = ""
) -> Judgement:
    return Judgement(
        id=id_ or f"{kind}{minutes}", kind=kind, left="method", right="", verdict=verdict, by="eve",
        at=NOON + timedelta(minutes=minutes), replaces=replaces,
    )  # fmt: skip


def test_weights_count_from_the_minute_they_are_set_and_not_before():
    given = [ruled(HALF, 10)]
    assert method.weights_at(given, NOON) == Weights()
    assert method.weights_at(given, NOON + timedelta(minutes=10)).quality == (("length", 0.0),)


def test_weights_taken_back_later_still_stand_for_the_days_between():
    given = [ruled(HALF, 10), ruled("no", 20, replaces="weights10")]
    assert method.weights_at(given, NOON + timedelta(minutes=15)).quality == (("length", 0.0),)
    assert method.weights_at(given, NOON + timedelta(minutes=25)) == Weights()


def test_learning_is_on_until_it_is_switched_off():
    assert method.learns_at([], NOON)
    assert not method.learns_at([ruled("off", 1, kind="learning")], NOON + timedelta(hours=1))


@pytest.mark.parametrize(
    "text", ["", "[]", '{"quality": [["length", -1]]}', '{"quality": [["charm", 1.5]]}', '{"heat": [["speed", 99]]}', "{"]
)  # fmt: skip
def test_what_is_no_set_of_weights_is_refused(text):
    with pytest.raises(InputError):
        method.read_weights(text)


def test_a_choice_taken_back_teaches_nothing():
    given = [
        ruled("yes", 1, kind="hold", id_="h"),
        ruled("no", 2, kind="hold", replaces="h"),
        Judgement(id="p", kind="publish", left="s2", right="", verdict="yes", by="eve", at=NOON),
    ]
    assert method.choices_between(given, NOON - timedelta(days=1), NOON + timedelta(days=1)) == {"s2": True}


def test_an_edition_of_a_day_before_the_weights_stays_as_it_was_when_it_is_made_again(visit, desk):
    before = choose(desk, gather_day(desk, NOON.date()))
    client = visit("olga")
    client.get("/desk/method/")
    nothing = method.write_weights(Weights(quality=tuple((name, 0.0) for name in method.NAMES["quality"])))
    answer = post(
        client, "/desk/act/", kind="weights", left="method", verdict=nothing, seen="", back="/desk/method/"
    )
    assert answer.status_code == 302
    assert method.weights_at(reading.judgements(), datetime.now(UTC)).quality
    assert choose(desk, gather_day(desk, NOON.date())) == before


def test_the_preview_makes_the_last_editions_again_and_keeps_nothing(visit, desk):
    client = visit("olga")
    asked = "&".join(f"quality.{name.replace(' ', '+')}=0" for name in method.NAMES["quality"])
    page = client.get(f"/desk/method/?{asked}").content.decode()
    assert "Leaves" in page
    assert "is under the 40" in page
    assert reading.judgements() == ()
    assert "No place changes" in client.get("/desk/method/").content.decode()


def test_weights_are_set_seen_and_taken_back(visit):
    client = visit("eve")
    client.get("/desk/method/")
    post(client, "/desk/act/", kind="weights", left="method", verdict=HALF, seen="", back="/desk/method/")
    made = reading.judgements()[-1]
    assert json.loads(made.verdict)["quality"] == [["length", 0.0]]
    late = post(
        visit("olga"),
        "/desk/act/",
        kind="weights",
        left="method",
        verdict=HALF,
        seen="",
        back="/desk/method/",
    )
    assert late.status_code == 412
    post(client, "/desk/undo/", id=made.id, back="/desk/method/")
    assert method.weights_at(reading.judgements(), datetime.now(UTC)) == Weights()


def test_weights_out_of_range_are_refused_with_a_reason(visit):
    client = visit("eve")
    client.get("/desk/method/")
    answer = post(client, "/desk/act/", kind="weights", left="method", verdict='{"quality": [["length", 9]]}')
    assert answer.status_code == 400
    assert "between 0 and 3" in answer.content.decode()
    assert "that is no number" in client.get("/desk/method/?quality.length=many").content.decode()


def test_no_two_sliders_of_the_selection_are_called_alike_in_any_language(visit):
    client = visit("olga")
    for language in ("en", "de", "fr", "es", "ru", "zh"):
        client.cookies["desk-language"] = language
        page = html.fromstring(client.get("/desk/method/").content)
        names = [e.text for e in page.xpath("//label[starts-with(@for, 'selection.')]")]
        assert len(set(names)) == len(names) == len(method.NAMES["selection"]), language
        assert "deal" not in names
