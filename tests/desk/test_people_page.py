"""Accounts at the desk: for owners alone, the last owner stays, a link sets a password once."""

from __future__ import annotations

import re

import pytest

from broadsheet.adapters.store import reading
from broadsheet.desk.people import list_people
from tests.desk.conftest import PASSWORD, post

HERE = "/desk/people/"
NEW = "a cold morning at the harbour"
LINK = re.compile(r'value="https?://[^/"]+(?::\d+)?(/desk/new-password/[^"]+)"')


@pytest.fixture
def olga(visit):
    client = visit("olga")
    client.get(HERE)
    return client


@pytest.mark.parametrize("name", ["eve", "carl"])
def test_others_see_and_change_no_accounts(visit, name):
    client = visit(name)
    assert client.get(HERE).status_code == 403
    for path in ("add/", "change/", "reset/"):
        assert post(client, HERE + path, name="olga", act="lock", role="owner").status_code == 403
    assert "Accounts" not in client.get("/desk/").content.decode()


def test_who_is_added_sets_a_password_by_the_link_and_enters(visit, olga):
    page = post(olga, HERE + "add/", name="Zoë", role="editor").content.decode()
    path = LINK.search(page)[1]
    stranger = visit(None)
    stranger.get(path)
    assert post(stranger, path, password="short").status_code == 400
    assert post(stranger, path, password=NEW)["Location"] == "/desk/enter/"
    assert post(stranger, "/desk/enter/", name="Zoë", password=NEW).status_code == 302
    assert stranger.get(path).status_code == 404, "the link is good once"


def test_a_link_is_for_one_person_and_leads_nowhere_when_it_is_changed(visit, olga):
    path = LINK.search(post(olga, HERE + "reset/", name="carl").content.decode())[1]
    stranger = visit(None)
    number = path.split("/")[3].partition("-")[0]
    for other in (
        path[:-2] + "x/",
        path.replace(f"/{number}-", f"/{int(number) - 1}-"),
        "/desk/new-password/1/",
    ):
        assert stranger.get(other).status_code == 404
    post(olga, HERE + "change/", name="carl", act="lock")
    assert stranger.get(path).status_code == 404, "a locked account gets no password"


def test_roles_and_locks_change_and_are_logged(olga):
    post(olga, HERE + "change/", name="carl", act="role", role="editor")
    post(olga, HERE + "change/", name="eve", act="lock")
    assert ("carl", "editor", True) in list_people()
    assert ("eve", "editor", False) in list_people()
    assert [(j.left, j.verdict, j.by) for j in reading.judgements() if j.kind == "person"][-2:] == [
        ("carl", "was made editor", "olga"),
        ("eve", "was locked", "olga"),
    ]


def test_the_last_owner_stays_one(olga):
    assert post(olga, HERE + "change/", name="olga", act="lock").status_code == 400
    assert post(olga, HERE + "change/", name="olga", act="role", role="editor").status_code == 400
    assert ("olga", "owner", True) in list_people()


def test_a_name_that_is_taken_is_told(olga):
    assert post(olga, HERE + "add/", name="eve", role="editor").status_code == 400
    assert PASSWORD not in olga.get(HERE).content.decode()
