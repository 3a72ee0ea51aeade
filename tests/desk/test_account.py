"""One's own page: the password changes for who knows the old one, and every browser is listed."""

from __future__ import annotations

import pytest

from broadsheet.adapters.store import reading
from broadsheet.desk.sessions import browser_of
from tests.desk.conftest import PASSWORD, post

HERE = "/desk/you/"
NEW = "a cold morning at the harbour"


@pytest.fixture
def carl(visit):
    client = visit("carl")
    client.get(HERE)
    return client


def test_a_password_changes_for_who_knows_the_old_one_and_ends_the_other_sessions(visit, carl):
    elsewhere = visit("carl")
    answer = post(carl, HERE + "password/", old=PASSWORD, new=NEW)
    assert (answer.status_code, answer["Location"]) == (302, HERE + "?changed=password")
    assert "The new password holds" in carl.get(answer["Location"]).content.decode()
    assert elsewhere.get(HERE).status_code == 302
    stranger = visit(None)
    stranger.get("/desk/enter/")
    assert post(stranger, "/desk/enter/", name="carl", password=PASSWORD).status_code == 401
    assert post(stranger, "/desk/enter/", name="carl", password=NEW).status_code == 302
    assert [j.verdict for j in reading.judgements() if j.kind == "person"] == ["changed the password"]
    assert ">changed the password" in carl.get("/desk/log/").content.decode()


@pytest.mark.parametrize(
    ("old", "new", "field"), [("wrong", NEW, "old"), (PASSWORD, "short", "new"), ("", "", "old")]
)
def test_what_cannot_be_taken_changes_nothing_and_stands_at_its_field(visit, carl, old, new, field):
    answer = post(carl, HERE + "password/", old=old, new=new)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert f'name="{field}" type="password"' in page
    assert page[page.index(f'name="{field}" type') :].partition(">")[0].count('aria-invalid="true"') == 1
    assert "wrong" not in page and "short" not in page.partition("<main")[2].partition("as-written")[0]
    assert visit("carl").get(HERE).status_code == 200, "the old one holds"


def test_a15_guessing_the_old_password_at_a_desk_left_open_shuts_the_door(carl):
    answers = [post(carl, HERE + "password/", old="wrong", new=NEW).status_code for _ in range(6)]
    assert answers[0] == 400
    assert answers[-1] == 429


def test_every_browser_is_listed_by_what_it_says_it_is(visit, carl):
    visit("carl")
    page = carl.get(HERE).content.decode()
    assert page.count("a browser that does not say which") == 2
    assert page.count("Leave there") == 1
    assert "Leave everywhere else" not in page, "there is one other only"


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605",
            "Safari, macOS",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_browser_is_told_in_two_words_and_never_in_its_own(agent, told):
    assert browser_of(agent) == told
