"""The desk: who gets in, what an act does, and that every act can be taken back."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from broadsheet.adapters.store import reading
from broadsheet.desk.judging import fate_of, standing
from tests.desk.conftest import NOON, PASSWORD, TITLES, article, post

FIRST = "0" * 16
PAGES = (
    "/desk/",
    f"/desk/stories/{FIRST}/",
    "/desk/claims/",
    "/desk/disputes/",
    "/desk/log/",
    "/desk/moderation/",
    "/desk/sources/",
)


def fate(story_id: str = FIRST) -> str:
    found = fate_of(standing(reading.judgements()), story_id)
    return found.kind if found else ""


def headlines() -> list[str]:
    made = reading.edition(NOON.date())
    return [item.headline for section in made.sections for item in section.items]


@pytest.mark.parametrize("path", PAGES)
def test_strangers_are_sent_to_the_door(visit, path):
    answer = visit(None).get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/enter/?next=/desk/")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_an_editor_with_strict_headers(visit, path):
    answer = visit("eve").get(path)
    assert answer.status_code == 200
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert b"<script>" not in answer.content
    assert b"style=" not in answer.content
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"


def test_the_door_lets_a_browser_say_where_its_form_came_from(visit):
    """Under "no-referrer" browsers send the Origin "null", which no check of forms can accept."""
    assert visit(None).get("/desk/enter/")["Referrer-Policy"] == "same-origin"


def test_a_wrong_password_says_the_same_for_a_name_that_exists_and_one_that_does_not(visit):
    client = visit(None)
    client.get("/desk/enter/")
    known = post(client, "/desk/enter/", name="eve", password="wrong")
    unknown = post(client, "/desk/enter/", name="nobody", password="wrong")
    assert known.status_code == unknown.status_code == 401
    assert known.content.count(b"do not go together") == unknown.content.count(b"do not go together") == 1


def test_the_door_stays_shut_after_five_wrong_passwords(visit):
    client = visit(None)
    client.get("/desk/enter/")
    for _ in range(5):
        post(client, "/desk/enter/", name="eve", password="wrong")
    assert post(client, "/desk/enter/", name="eve", password=PASSWORD).status_code in {401, 403, 429}


def test_the_session_changes_its_name_at_login_and_its_cookie_is_closed_to_scripts(visit):
    client = visit("eve")
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/stories/1/", "javascript:alert(1)"]
)
def test_nobody_is_led_out_of_the_desk(visit, target):
    client = visit(None)
    client.get("/desk/enter/")
    answer = post(client, "/desk/enter/", name="eve", password=PASSWORD, next=target)
    assert answer["Location"] == "/desk/"
    back = post(client, "/desk/act/", kind="hold", left=FIRST, back=target)["Location"]
    assert back.partition("?")[0] == "/desk/"


def test_an_act_without_the_form_s_token_is_refused(visit):
    client = visit("eve")
    answer = client.post("/desk/act/", {"kind": "drop", "left": FIRST})
    assert answer.status_code == 403
    assert fate() == ""


def test_a_contributor_looks_but_does_not_decide(visit):
    client = visit("carl")
    client.get("/desk/")
    assert b"<button name" not in client.get("/desk/").content
    assert post(client, "/desk/act/", kind="drop", left=FIRST).status_code == 403
    assert fate() == ""


def test_a_dropped_story_leaves_the_edition_and_comes_back_when_it_is_undone(visit):
    client = visit("eve")
    client.get("/desk/")
    assert TITLES[0] in headlines()
    post(client, "/desk/act/", kind="drop", left=FIRST, seen="")
    post(client, "/desk/print/", day=NOON.date().isoformat())
    assert TITLES[0] not in headlines()
    post(client, "/desk/undo/", id=reading.judgements()[0].id)
    post(client, "/desk/print/", day=NOON.date().isoformat())
    assert TITLES[0] in headlines()
    assert len(reading.judgements()) == 2


def test_a_new_headline_reaches_the_paper(visit):
    client = visit("eve")
    client.get("/desk/")
    post(client, "/desk/act/", kind="retitle", left=FIRST, verdict="Amazon pays again", seen="")
    post(client, "/desk/print/", day=NOON.date().isoformat())
    assert "Amazon pays again" in headlines()


def test_two_editors_at_once_do_not_overwrite_each_other(visit):
    eve, olga = visit("eve"), visit("olga")
    eve.get("/desk/")
    olga.get("/desk/")
    post(eve, "/desk/act/", kind="hold", left=FIRST, seen="")
    late = post(olga, "/desk/act/", kind="drop", left=FIRST, seen="")
    assert late.status_code == 412
    assert b"eve held" in late.content
    assert b"olga would have dropped" in late.content
    assert fate() == "hold"


def test_the_last_of_publish_hold_and_drop_counts(visit):
    client = visit("eve")
    client.get("/desk/")
    for kind in ("publish", "hold", "drop"):
        post(client, "/desk/act/", kind=kind, left=FIRST)
    assert fate() == "drop"


def test_an_unknown_kind_of_act_is_refused(visit):
    client = visit("eve")
    client.get("/desk/")
    assert post(client, "/desk/act/", kind="explode", left=FIRST).status_code == 400


def test_nothing_can_be_undone_twice(visit):
    client = visit("eve")
    client.get("/desk/")
    post(client, "/desk/act/", kind="drop", left=FIRST)
    made = reading.judgements()[0].id
    post(client, "/desk/undo/", id=made)
    assert post(client, "/desk/undo/", id=made).status_code == 400


def test_taking_a_split_back_does_not_say_that_the_two_are_apart(visit):
    client = visit("eve")
    client.get("/desk/")
    post(client, "/desk/act/", kind="same_story", left=article(0).id, right=article(1).id, verdict="yes")
    post(client, "/desk/undo/", id=reading.judgements()[0].id)
    assert not [key for key in standing(reading.judgements()) if key[0] == "same_story"]


def test_a_hostile_headline_is_printed_as_text(visit):
    client = visit("eve")
    client.get("/desk/")
    post(client, "/desk/act/", kind="retitle", left=FIRST, verdict="<script>alert(1)</script>")
    shown = client.get(f"/desk/stories/{FIRST}/").content + client.get("/desk/log/").content
    assert b"<script>alert" not in shown


def test_the_paper_beside_the_desk_sets_no_cookie(desk):
    client = Client()
    answer = client.get("/")
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_desk_is_set_in_the_paper_s_face_and_brings_it_from_this_site(visit):
    stranger = visit(None)
    sheet = stranger.get("/desk/static/desk.css").content.decode()
    assert '--serif: "Broadsheet Serif"' in sheet
    named = set(re.findall(r'url\("\.\./\.\.(/static/[^"]+)"\)', sheet))
    assert len(named) >= 8
    assert {stranger.get(path)["Content-Type"] for path in named} == {"font/woff2"}


def test_a_report_that_names_no_hour_is_given_none(visit):
    page = visit("eve").get(f"/desk/stories/{FIRST}/").content.decode()
    [told] = re.findall(r'<ol class="queue reports.*?<time[^>]*>(.*?)</time>', page, re.DOTALL)
    assert ":" not in told
    assert str(NOON.year) in told
