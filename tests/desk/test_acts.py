"""Acts in full: merge, split, schedule, summary, undo, two editors within one instant."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from broadsheet.adapters.store import reading, writing
from broadsheet.desk.judging import FATES, Overtaken, fate_of, judge, standing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import text_id
from broadsheet.running.editing import choose, gather_day, make_edition
from tests.desk.conftest import NOON, TITLES, article, post, story

FIRST = "0" * 16
DAY = NOON.date().isoformat()


def items(desk, day=None):
    made = choose(desk, gather_day(desk, day or NOON.date()))
    return {item.story_id: item for section in made.sections for item in section.items}


def last():
    return reading.judgements()[-1]


@pytest.fixture
def eve(visit):
    client = visit("eve")
    client.get("/desk/")
    return client


@pytest.mark.parametrize("kind", FATES)
def test_every_fate_can_be_taken_back(eve, kind):
    post(
        eve,
        "/desk/act/",
        kind=kind,
        left=FIRST,
        verdict=DAY if kind != "schedule" else "",
        when="2025-10-29T06:00",
        seen="",
    )
    assert fate_of(standing(reading.judgements()), FIRST).kind == kind
    post(eve, "/desk/undo/", id=last().id)
    assert fate_of(standing(reading.judgements()), FIRST) is None


def test_the_page_says_what_was_done_and_offers_to_take_it_back(eve):
    answer = post(eve, "/desk/act/", kind="hold", left=FIRST, seen="", back="/desk/?day=" + DAY)
    page = eve.get(answer["Location"]).content.decode()
    assert f"You held “{TITLES[0]}”." in page
    assert f'name="id" value="{last().id}"' in page
    assert answer["Location"].startswith(f"/desk/?day={DAY}&done=")


def test_the_fate_before_stands_again_at_the_desk_as_in_the_paper(eve, desk):
    post(eve, "/desk/act/", kind="publish", left=FIRST, verdict=DAY, seen="")
    post(eve, "/desk/act/", kind="drop", left=FIRST, seen=last().id)
    assert FIRST not in items(desk)
    post(eve, "/desk/undo/", id=last().id)
    assert fate_of(standing(reading.judgements()), FIRST).kind == "publish"
    assert any("chosen by eve" in reason for reason in items(desk)[FIRST].reasons)


def test_a_publication_is_shown_for_its_own_day_alone(eve):
    post(eve, "/desk/act/", kind="publish", left=FIRST, verdict=DAY, seen="")
    stands = standing(reading.judgements())
    assert fate_of(stands, FIRST, NOON.date()) is not None
    assert fate_of(stands, FIRST, NOON.date() + timedelta(days=1)) is None


def test_a_story_scheduled_for_tomorrow_makes_tomorrow_s_paper_though_nothing_came_in(eve, desk):
    post(eve, "/desk/act/", kind="schedule", left=FIRST, when="2025-10-29T06:00", seen="")
    assert last().verdict == "2025-10-29T06:00:00+00:00"
    assert FIRST not in items(desk)
    tomorrow = NOON.date() + timedelta(days=1)
    early = make_edition(desk, tomorrow, now=datetime(2025, 10, 29, 5, tzinfo=UTC))
    assert early is not None and not early.sections
    made = make_edition(desk, tomorrow, now=datetime(2025, 10, 29, 7, tzinfo=UTC))
    assert [item.story_id for section in made.sections for item in section.items] == [FIRST]


def test_a_time_is_read_in_the_paper_s_own_zone(eve, desk, monkeypatch):
    from django.conf import settings as django_settings

    monkeypatch.setattr(django_settings, "BROADSHEET_SETTINGS", replace(desk, timezone="Europe/Berlin"))
    post(eve, "/desk/act/", kind="schedule", left=FIRST, when="2025-10-29T06:00", seen="")
    assert last().verdict == "2025-10-29T05:00:00+00:00"


def test_a_summary_of_sentences_keeps_its_sources_and_any_other_is_the_editor_s(eve, desk):
    post(eve, "/desk/act/", kind="summary", left=FIRST, verdict=f"{TITLES[0]}, the company said.", seen="")
    assert items(desk)[FIRST].summary[0].source.article_id == article(0).id
    assert items(desk)[FIRST].editors_words == ""
    post(eve, "/desk/act/", kind="summary", left=FIRST, verdict="Our own words about it.", seen=last().id)
    assert items(desk)[FIRST].editors_words == "Our own words about it."
    assert items(desk)[FIRST].edited_by == "eve"


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "summary", "verdict": "word " * 61},
        {"kind": "summary", "verdict": "two words"},
        {"kind": "retitle", "verdict": "no"},
        {"kind": "retitle", "verdict": "x" * 201},
        {"kind": "section", "verdict": "sports"},
        {"kind": "lead", "verdict": "tomorrow"},
        {"kind": "schedule", "when": "soon"},
        {"kind": "correction", "verdict": "right"},
        {"kind": "publish", "left": "f" * 16},
        {"kind": "same_story", "right": "0" * 16, "verdict": "yes"},
        {"kind": "claim_holds", "verdict": "yes"},
        {"kind": "comment", "verdict": "maybe"},
        {"kind": "source", "verdict": "add"},
        {"kind": "person", "verdict": "made owner"},
        {"kind": "deal_asserted", "verdict": "{}"},
    ],
)
def test_words_that_cannot_be_taken_are_refused_and_nothing_is_written(eve, form):
    assert post(eve, "/desk/act/", **{"left": FIRST, **form}).status_code == 400
    assert reading.judgements() == ()


def test_a_stale_form_is_refused_with_both_versions_and_mine_can_be_put_in_its_place(visit, eve):
    olga = visit("olga")
    olga.get("/desk/")
    post(eve, "/desk/act/", kind="retitle", left=FIRST, verdict="Eve's headline", seen="")
    late = post(olga, "/desk/act/", kind="retitle", left=FIRST, verdict="Olga's headline", seen="")
    page = late.content.decode()
    assert late.status_code == 412
    assert "Eve&#x27;s headline" in page and "Olga&#x27;s headline" in page
    assert len(reading.judgements()) == 1
    again = post(olga, "/desk/act/", kind="retitle", left=FIRST, verdict="Olga's headline", seen=last().id)
    assert again.status_code == 302
    assert standing(reading.judgements())["retitle", FIRST, ""].by == "olga"


def test_of_two_editors_within_one_instant_one_is_refused(desk):
    gate, outcomes = threading.Barrier(4), []

    def decide(name):
        try:
            gate.wait(10)
            judge("hold", FIRST, "yes", by=name, at=NOON, seen="")
            outcomes.append("written")
        except Overtaken:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(f"editor {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["refused"] * 3 + ["written"]
    assert len(reading.judgements()) == 1


OWN_TEXTS = (
    "Amazon invests $5 billion in Anthropic, the retailer said. Shares of both rose in the first hour.",
    "Nvidia supplies graphics chips to a cloud in Oslo. The hall stands beside a fjord that cools it.",
    "A model learns to read sea charts from sailors' notes. Pilots in Rotterdam tried it for a month.",
)


def test_marked_stories_become_one_and_several_again(eve):
    own = tuple(
        replace(article(n), text=text, text_id=text_id(TITLES[n], text)) for n, text in enumerate(OWN_TEXTS)
    )
    writing.commit(Outcome(at=NOON, articles=own))
    marked = [article(n).id for n in range(3)]
    answer = eve.post(
        "/desk/merge/",
        {"article": marked, "back": "/desk/", "csrfmiddlewaretoken": eve.cookies["csrftoken"].value},
        headers={"origin": "http://testserver"},
    )
    assert answer.status_code == 302
    made = [j.id for j in reading.judgements()]
    assert len(made) == 2
    assert len(reading.stories_between(NOON - timedelta(days=1), NOON + timedelta(days=1))) == 1
    eve.post(
        "/desk/undo/",
        {"id": made, "back": "/desk/", "csrfmiddlewaretoken": eve.cookies["csrftoken"].value},
        headers={"origin": "http://testserver"},
    )
    assert len(reading.stories_between(NOON - timedelta(days=1), NOON + timedelta(days=1))) == 3


def test_a_merge_of_one_is_refused(eve):
    assert post(eve, "/desk/merge/", article=article(0).id).status_code == 400


def test_a_merged_story_s_page_leads_to_the_story_it_is_in(eve):
    writing.commit(Outcome(at=NOON, stories=(replace(story(1), merged_into=FIRST),)))
    assert TITLES[0] in eve.get(f"/desk/stories/{'1' * 16}/").content.decode()


def test_the_preview_shows_what_would_change_and_changes_nothing(eve, desk):
    before = reading.edition(NOON.date())
    post(eve, "/desk/act/", kind="drop", left=FIRST, seen="")
    page = eve.get(f"/desk/preview/{DAY}/").content.decode()
    assert "Leaves" in page and TITLES[0] in page
    paper = eve.get(f"/desk/preview/{DAY}/paper/")
    assert "Readers do not see it yet" in paper.content.decode()
    assert "dropped by" in paper.content.decode()
    assert "dropped by eve" not in paper.content.decode(), "readers are told no editor's name"
    assert paper["Cache-Control"] == "private, no-store"
    assert reading.edition(NOON.date()) == before


def test_a_judgement_that_is_not_of_the_ledger_does_not_fold_it_again(eve):
    before = reading.note(reading.LEDGER_REVISION)
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    assert reading.note(reading.LEDGER_REVISION) == before


def test_the_log_is_found_by_person_kind_and_day(visit, eve):
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    olga = visit("olga")
    olga.get("/desk/")
    post(olga, "/desk/act/", kind="lead", left="1" * 16, verdict=DAY, seen="")
    shown = eve.get("/desk/log/?by=olga").content.decode()
    assert "the lead of" in shown and "held “" not in shown
    shown = eve.get("/desk/log/?kind=hold").content.decode()
    assert "held “" in shown and "the lead of" not in shown
    assert "Nothing has been decided yet" in eve.get("/desk/log/?day=2001-01-01").content.decode()


def test_a_locked_account_is_out_at_once_and_the_last_owner_stays(visit, eve):
    from broadsheet.desk.people import change_role, list_people, lock_person
    from broadsheet.errors import InputError

    lock_person("eve", locked=True)
    assert eve.get("/desk/").status_code == 302
    assert ("eve", "editor", False) in list_people()
    lock_person("eve", locked=False)
    assert visit("eve").get("/desk/").status_code == 200
    with pytest.raises(InputError, match="only owner"):
        change_role("olga", "editor")
    change_role("eve", "owner")
    change_role("olga", "editor")
    assert ("olga", "editor", True) in list_people()


def test_another_password_ends_the_sessions(eve):
    from broadsheet.desk.people import change_password
    from broadsheet.errors import InputError

    with pytest.raises(InputError, match="too weak"):
        change_password("eve", "short")
    change_password("eve", "quite another long walk")
    assert eve.get("/desk/").status_code == 302
