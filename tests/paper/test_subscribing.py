"""A reader asks for the letter, says yes from the mailbox, leaves with one press; nobody learns who reads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from broadsheet.adapters.store import subscribers
from broadsheet.errors import PostError
from broadsheet.paper.app import make_application
from broadsheet.paper.form_tokens import sign_form
from broadsheet.paper.subscribing import open_letter_box
from broadsheet.records import Letter
from broadsheet.running.mailing import due_day, letter_address, send_letter
from broadsheet.testing.memory_post import MemoryPost
from broadsheet.wiring import open_shelf, site_of, utc_now
from tests.desk.conftest import NOON, desk  # noqa: F401 - a fixture

ANN = "Ann@reader.example"
DAY = date(2025, 10, 28)
LETTER = Letter(to="", subject="The day", text="One story.", key="2025-10-28")


@pytest.fixture
def post(desk):  # noqa: F811
    post = MemoryPost()
    make_application(
        open_shelf,
        lambda: replace(site_of(desk, NOON), letters=True),
        desk,
        urls="broadsheet.cli.urls",
        fresh_seconds=0.0,
    )
    open_letter_box(lambda: post)
    yield post
    open_letter_box(None)


def ask(email=ANN, age=60, **more):
    form = {
        "token": sign_form("letter", "letter", utc_now() - timedelta(seconds=age)),
        "email": email,
        **more,
    }
    return Client().post("/letter/", form)


def link(letter):
    return re.search(r"https?://[^/]+(/letter/\w+/\S+/)", letter.text)[1]


def test_from_asking_to_reading_to_leaving(post):
    assert b"Look into your mailbox" in ask().content
    begin = link(post.taken[0])
    assert post.taken[0].to == ANN
    assert b"Begin the letter" in Client().get(begin).content
    assert not subscribers.waiting_for(DAY), "opening the link is no yes"
    assert b"The next letter comes to you" in Client().post(begin).content
    assert [r.email for r in subscribers.waiting_for(DAY)] == [ANN]
    leave = begin.replace("confirm", "leave")
    assert Client().post(leave).status_code == 404, "a word for one act is none for another"


def test_one_press_in_a_mail_program_leaves(desk, post):  # noqa: F811
    subscribers.confirm(subscribers.ask(ANN, NOON).id, NOON)
    site = site_of(desk, NOON)
    path = letter_address(site, "leave", subscribers.subscriber_id(ANN)).removeprefix(site.address)
    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert b"You have left" in answer.content
    assert subscribers.count_reading() == 0


def test_one_who_reads_already_sees_the_same_page_as_a_stranger(post):
    stranger = ask().content
    subscribers.confirm(subscribers.subscriber_id(ANN), NOON)
    assert ask().content == stranger
    assert "You read the letter" in post.taken[-1].text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"email": "no address"}, b"That is no e-mail address"),
        ({"age": 1}, b"That was very quick"),
        ({"age": 7 * 3600}, b"open too long"),
        ({"token": "made up"}, b"did not come from this page"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(post, form, says):
    assert says in ask(**form).content
    assert not post.taken


def test_a_machine_that_fills_every_field_is_thanked_and_forgotten(post):
    assert b"Look into your mailbox" in ask(website="http://spam.example").content
    assert not post.taken
    assert not subscribers.everyone()


def test_nobody_can_fill_anothers_mailbox(post):
    answers = [ask().status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert len(post.taken) == 2


def test_a_mail_server_that_fails_is_told_to_the_reader(desk, post):  # noqa: F811
    open_letter_box(lambda: MemoryPost(lambda _: PostError("down")))
    assert ask().status_code == 503


def test_without_a_mail_server_there_is_no_page(desk, post):  # noqa: F811
    open_letter_box(None)
    assert Client().get("/letter/").status_code == 404


def test_an_altered_link_does_nothing(post):
    ask()
    assert Client().post(link(post.taken[0])[:-3] + "xx/").status_code == 404
    assert subscribers.count_reading() == 0


def three_readers():
    for minute, name in enumerate(("ann", "ben", "cy")):
        at = NOON + timedelta(minutes=minute)
        subscribers.confirm(subscribers.ask(f"{name}@reader.example", at).id, at)


def test_each_reader_gets_a_day_once(desk, post):  # noqa: F811
    three_readers()
    site = site_of(desk, NOON)
    assert send_letter(LETTER, DAY, post, site, NOON).sent == 3
    assert send_letter(LETTER, DAY, post, site, NOON).sent == 0
    assert len({letter.leave for letter in post.taken}) == 3


def test_a_server_that_stops_in_the_middle_leaves_the_rest_for_later(desk, post):  # noqa: F811
    three_readers()
    stops = MemoryPost(lambda letter: PostError("down") if letter.to.startswith("ben") else None)
    site = site_of(desk, NOON)
    first = send_letter(LETTER, DAY, stops, site, NOON)
    assert (first.sent, first.left) == (1, 2)
    assert [x.to for x in stops.taken] == ["ann@reader.example"]
    send_letter(LETTER, DAY, post, site, NOON)
    assert [x.to for x in post.taken] == ["ben@reader.example", "cy@reader.example"]


def test_an_address_that_refuses_three_letters_gets_no_fourth(desk, post):  # noqa: F811
    three_readers()
    gone = MemoryPost(
        lambda x: PostError("no such mailbox", for_good=True) if x.to.startswith("cy") else None
    )
    for day in range(3):
        assert send_letter(LETTER, DAY + timedelta(days=day), gone, site_of(desk, NOON), NOON).refused == 1
    assert {r.email for r in subscribers.waiting_for(DAY + timedelta(days=9))} == {
        "ann@reader.example",
        "ben@reader.example",
    }


def test_the_letter_is_due_at_its_hour_in_the_papers_zone(desk, post):  # noqa: F811
    here = replace(desk, timezone="Asia/Tokyo", letter_hour=7)
    assert due_day(here, NOON.replace(hour=21, minute=59, day=27)) is None
    assert due_day(here, NOON.replace(hour=22, minute=0, day=27)) == date(2025, 10, 27)
    assert due_day(replace(here, letter_hour=-1), NOON) is None
