"""Sources at the desk, against the newsstand: preview, take, remove after asking, bring back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings as django_settings

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Provider, Source
from broadsheet.testing.newsstand import NewsstandServer, load_newsstand
from tests.desk.conftest import NOON, post

HERE = "/desk/sources/"


@pytest.fixture(scope="module")
def stand():
    return load_newsstand()


@pytest.fixture
def eve(visit, desk, stand):
    with NewsstandServer(stand) as server:
        django_settings.BROADSHEET_SETTINGS = replace(desk, newsstand=server.address)
        client = visit("eve")
        client.get(HERE)
        yield client
    django_settings.BROADSHEET_SETTINGS = desk


@pytest.fixture
def feed(stand):
    outlet = next(o for o in stand.outlets if o.feed.kind == "rss")
    return outlet.home, f"http://{outlet.host}{outlet.feed.path}"


def test_an_address_is_looked_at_taken_removed_and_brought_back(eve, feed):
    home, url = feed
    page = eve.get(HERE + "preview/", {"address": home}).content.decode()
    assert url in page
    assert "Take it" in page
    assert reading.sources() == (), "looking takes nothing"
    post(eve, HERE + "add/", url=url)
    taken = reading.sources()
    assert [source.feed_url for source in taken] == [url]
    assert "is polled already" in eve.get(HERE + "preview/", {"address": url}).content.decode()

    assert post(eve, HERE + "remove/", left=taken[0].id).status_code == 400
    assert reading.sources() == taken, "nothing goes before the second question"
    assert post(eve, HERE + "remove/", left=taken[0].id, sure="yes").status_code == 302
    assert reading.sources() == ()
    post(eve, "/desk/undo/", id=next(j.id for j in reading.judgements() if j.verdict == "remove"))
    assert reading.sources() == taken


def test_a_feed_that_is_polled_already_is_not_taken_twice(eve, feed):
    """A form that was sent twice, or lay open in another window, says so and changes nothing."""
    _, url = feed
    post(eve, HERE + "add/", url=url)
    taken = reading.sources()
    again = post(eve, HERE + "add/", url=url)
    assert again.status_code == 400
    assert "is polled already" in again.content.decode()
    assert reading.sources() == taken


def test_what_cannot_be_looked_for_is_told(eve):
    """A company's filings without a contact in the settings, and a form without any address."""
    answer = eve.get(HERE + "preview/", {"address": "NVDA"})
    assert answer.status_code == 422
    assert "the SEC gives its filings only to who says who asks" in answer.content.decode()
    assert post(eve, HERE + "add/", url="").status_code == 400


def test_contributors_remove_nothing(visit):
    assert post(visit("carl"), HERE + "remove/", left="any", sure="yes").status_code == 403


def test_a_week_at_the_desk_is_the_paper_s_and_ends_with_the_last_cycle(visit):
    wire = Source(
        id="wire", provider=Provider(name="Wire", domain="wire.example"), kind="wire", language="en",
        feed_url="https://wire.example/f", site_url="https://wire.example/",
    )  # fmt: skip
    writing.commit(Outcome(at=NOON, sources=(wire,), notes=(("cycle", NOON.isoformat()),)))
    page, paper = visit("eve").get(HERE).content.decode(), visit(None).get("/sources/").content.decode()
    assert '<td class="n" data-label="This week">3</td>' in page
    assert '<td class="num">3</td><td class="num">3</td>' in paper  # articles, and those of the week
