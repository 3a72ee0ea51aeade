"""Pictures are kept when they are pictures, and records say so only then."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.pages import read_image_size
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import cycle, picturing
from broadsheet.running.exporting import export_records
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.testing.newsstand import NewsstandServer, sources_of
from broadsheet.wiring import open_newsroom
from tests.running.conftest import settings_of, short_newsstand

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360) + b"\x08\x02\x00\x00\x00"


def test_a_picture_is_known_by_its_bytes_and_not_by_its_name():
    assert picturing.judge_picture(PNG) == ("png", (640, 360))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>", "no PNG"),
        (b"<!doctype html><img src=x onerror=alert(1)>", "no PNG"),
        (b"GIF89a", "does not say"),
        (b"", "no PNG"),
        (PNG.replace(struct.pack(">II", 640, 360), struct.pack(">II", 60_000, 60_000)), "more than is kept"),
        (PNG + b"\x00" * picturing.MOST_BYTES, "more than the"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_with_the_reason(body, says):
    assert says in picturing.judge_picture(body)


@pytest.mark.slow
def test_kept_pictures_show_in_the_records_and_leave_the_articles_alone(tmp_path):
    stand = short_newsstand(2)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(tmp_path / "home"), newsstand=server.address)
        server.now = stand.days[1]
        with open_newsroom(settings, InlineExecutor(), clock=lambda: stand.days[1]) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            cycle.run_cycle(newsroom, stand.days[1], poll_all=True)
            before = reading.articles_since(None)
            first = picturing.keep_pictures(newsroom, since=None, limit=100)
            again = picturing.keep_pictures(newsroom, since=None, limit=100)
            assert reading.articles_since(None) == before
            export_records(settings, tmp_path / "records")
    assert first.kept > 0
    assert (again.kept, again.known) == (0, first.kept)
    texts = [file.read_text("utf-8") for file in (tmp_path / "records").rglob("*.md")]
    assert sum("isCached: true" in text for text in texts) >= first.kept
    for file in (tmp_path / "home" / "pictures").iterdir():
        width, height = read_image_size(file.read_bytes())
        assert f"-{width}x{height}." in file.name
