"""Sound over HTTP: whole, in parts, read once, and never of a page that is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from broadsheet.paper.app import make_application
from broadsheet.paper.listening import open_reading_room
from broadsheet.testing.tone_voice import ToneVoice
from broadsheet.wiring import open_shelf, site_of
from tests.desk.conftest import NOON, article, desk  # noqa: F401 - a fixture

SOUND = f"/articles/{article(0).id}/listen.mp3"


@pytest.fixture
def voice(desk):  # noqa: F811
    voice = ToneVoice()
    make_application(
        open_shelf,
        lambda: replace(site_of(desk, NOON), speaks=True),
        desk,
        urls="broadsheet.cli.urls",
        fresh_seconds=0.0,
    )
    open_reading_room(desk, voice)
    yield voice
    open_reading_room(desk, None)


def test_an_article_is_read_when_asked_for_and_only_once(voice):
    first = Client().get(SOUND)
    spoken = list(voice.spoken)
    assert first.status_code == 200
    assert first["Content-Type"] == "audio/mpeg"
    assert spoken[0] == ("en", "Amazon invests 5 billion US dollars in Anthropic.")
    assert Client().get(SOUND).content == first.content
    assert voice.spoken == spoken


def test_a_player_may_ask_for_a_part(voice):
    whole = Client().get(SOUND).content
    part = Client().get(SOUND, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert Client().get(SOUND, headers={"Range": "bytes=-5"}).content == whole[-5:]
    assert Client().get(SOUND, headers={"Range": "bytes=7-"}).content == whole[7:]


@pytest.mark.parametrize("wanted", ["bytes=99999999-", "bytes=-0", "bytes=-"])
def test_a_part_that_lies_outside_is_refused(voice, wanted):
    assert Client().get(SOUND, headers={"Range": wanted}).status_code == 416


@pytest.mark.parametrize("wanted", ["bytes=0-1,4-5", "lines=1-2", "bytes=a-b"])
def test_a_range_that_is_not_understood_gives_all(voice, wanted):
    assert Client().get(SOUND, headers={"Range": wanted}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/articles/absent/listen.mp3",
        "/stories/absent/listen.mp3",
        "/2026/13/40/listen.mp3",
        "/1999/01/01/listen.mp3",
    ],
)
def test_what_is_not_there_is_not_read(voice, path):
    assert Client().get(path).status_code == 404
    assert not voice.spoken


def test_nothing_is_posted_to_a_sound(voice):
    assert Client().post(SOUND).status_code == 405


def test_a_voice_that_fails_asks_the_reader_to_come_back(desk, voice):  # noqa: F811
    open_reading_room(desk, ToneVoice(fails_at=article(0).title[:5]))
    answer = Client().get(SOUND)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"


def test_the_page_offers_to_listen_only_where_there_is_a_voice(desk, voice):  # noqa: F811
    assert b"Listen to this article" in Client().get(SOUND.removesuffix("listen.mp3")).content
    make_application(
        open_shelf, lambda: site_of(desk, NOON), desk, urls="broadsheet.cli.urls", fresh_seconds=0.0
    )
    assert b"Listen to this article" not in Client().get(SOUND.removesuffix("listen.mp3")).content
