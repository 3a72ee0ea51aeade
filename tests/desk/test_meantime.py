"""Two editors at once: the second one is shown both versions, the first one is told who decided otherwise."""

from __future__ import annotations

import re

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.desk.passkeys import note_person
from broadsheet.desk.people import list_people
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Provider, Source
from broadsheet.wiring import utc_now
from tests.desk.conftest import NOON, article, post

FIRST = "0" * 16
ONE, TWO, THREE = (article(n).id for n in range(3))
MARK = re.compile(r'name="mark" value="([^"]*)"')


@pytest.fixture
def two(visit):
    """Two editors, each with the page open that the other sees too."""
    eve, olga = visit("eve"), visit("olga")
    eve.get("/desk/")
    olga.get("/desk/")
    return eve, olga


def mark_on(client, path: str) -> str:
    return MARK.search(client.get(path).content.decode())[1]


def ties() -> int:
    return sum(j.kind == "same_story" for j in reading.judgements())


def merge(client, mark: str, *ids: str):
    token = client.cookies["csrftoken"].value
    form = {"article": ids, "mark": mark, "back": "/desk/", "csrfmiddlewaretoken": token}
    return client.post("/desk/merge/", form, headers={"origin": "http://testserver"})


def test_a_merge_upon_a_page_from_before_another_merge_shows_both_and_goes_through_when_sent_again(two):
    eve, olga = two
    mark = mark_on(olga, "/desk/?day=2025-10-28")
    assert merge(eve, mark, ONE, TWO).status_code == 302
    answer = merge(olga, mark, TWO, THREE)
    page = answer.content.decode()
    assert (answer.status_code, ties()) == (412, 1)
    assert "eve merged the stories of" in page and "olga would have merged" in page
    assert page.count('name="article"') == 2, "nothing of what was marked is lost"
    assert merge(olga, MARK.search(page)[1], TWO, THREE).status_code == 302
    assert ties() == 2


def test_merges_of_other_stories_do_not_stop_each_other(two):
    eve, olga = two
    mark = mark_on(olga, "/desk/?day=2025-10-28")
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    assert merge(olga, mark, ONE, TWO).status_code == 302


def test_a_report_that_another_editor_joined_in_the_meantime_is_not_split_off_unseen(two):
    eve, olga = two
    mark = mark_on(olga, "/desk/?day=2025-10-28")
    merge(eve, mark, ONE, TWO)
    form = {"kind": "same_story", "left": ONE, "right": TWO, "verdict": "no", "mark": mark}
    assert post(olga, "/desk/act/", **form).status_code == 412
    assert ties() == 1
    post(olga, "/desk/undo/", id=reading.judgements()[-1].id)
    assert post(eve, "/desk/act/", **form).status_code == 412, "taken back counts as decided too"


@pytest.fixture
def wire():
    source = Source(
        id="wire", provider=Provider(name="Wire", domain="wire.example"), kind="wire",
        feed_url="https://wire.example/feed", site_url="https://wire.example/", language="en",
    )  # fmt: skip
    writing.commit(Outcome(at=NOON, sources=(source,)))
    return source


def test_a_source_that_was_paused_in_the_meantime_is_not_removed_unseen(two, wire):
    eve, olga = two
    mark = mark_on(olga, "/desk/sources/")
    assert post(eve, "/desk/sources/pause/", left="wire", verdict="pause", mark=mark).status_code == 302
    answer = post(olga, "/desk/sources/remove/", left="wire", sure="yes", mark=mark)
    assert answer.status_code == 412
    assert "eve paused the source wire" in answer.content.decode()
    assert reading.sources()[0].paused
    again = MARK.search(answer.content.decode())[1]
    assert post(olga, "/desk/sources/remove/", left="wire", sure="yes", mark=again).status_code == 302
    assert reading.sources() == ()


def test_two_owners_do_not_overwrite_each_other_s_roles_and_locks(visit, two):
    _, olga = two
    post(olga, "/desk/people/change/", name="eve", act="role", role="owner")
    eve = visit("eve")
    mark = mark_on(eve, "/desk/people/")
    post(olga, "/desk/people/change/", name="carl", act="role", role="editor", mark=mark)
    answer = post(eve, "/desk/people/change/", name="carl", act="lock", mark=mark)
    assert answer.status_code == 412
    assert "olga made carl editor." in answer.content.decode()
    assert ("carl", "editor", True) in list_people()
    assert post(eve, "/desk/people/change/", name="carl", act="lock").status_code == 302
    assert ("carl", "editor", False) in list_people()


def test_whoever_was_overruled_is_told_until_it_was_seen(two):
    eve, olga = two
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    held = reading.judgements()[-1].id
    post(olga, "/desk/act/", kind="drop", left=FIRST, seen=held)
    page = eve.get("/desk/claims/").content.decode()
    assert "Since then, olga: dropped" in page and "Before, you: held" in page
    assert "Since then" not in olga.get("/desk/").content.decode()
    assert "Since then" in eve.get("/desk/").content.decode(), "it stays until it was seen"
    assert (
        post(eve, "/desk/heard/", mark=mark_on(eve, "/desk/"), back="/desk/log/")["Location"] == "/desk/log/"
    )
    assert "Since then" not in eve.get("/desk/").content.decode()


def test_what_another_takes_back_is_told_too_and_one_s_own_change_of_mind_is_not(two):
    eve, olga = two
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    post(eve, "/desk/act/", kind="drop", left=FIRST, seen=reading.judgements()[-1].id)
    assert "Since then" not in eve.get("/desk/").content.decode()
    post(olga, "/desk/undo/", id=reading.judgements()[-1].id)
    assert "Since then, olga: took back: dropped" in eve.get("/desk/").content.decode()


def test_what_somebody_does_to_the_own_account_overrules_nobody(two):
    _, olga = two
    post(olga, "/desk/people/change/", name="eve", act="role", role="owner")
    note_person("eve", "set a new password", utc_now())
    assert "Since then" not in olga.get("/desk/").content.decode()
