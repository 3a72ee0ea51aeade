"""Pictures are kept when they are pictures, and records say so only then."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.adapters.archive import PictureShelf, shown_pictures
from broadsheet.adapters.store import reading, writing
from broadsheet.pages import read_image_size
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press import render
from broadsheet.records import Article, Image, Provider
from broadsheet.running import cycle, picturing
from broadsheet.running.exporting import export_records
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.testing.newsstand import NewsstandServer, sources_of
from broadsheet.testing.scripted_fetcher import Page, ScriptedFetcher
from broadsheet.wiring import open_newsroom, open_shelf, site_of
from tests.fresh_store import put_store
from tests.running.conftest import settings_of, short_newsstand

NOON = datetime(2025, 11, 3, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360) + b"\x08\x02\x00\x00\x00"


def test_a_picture_is_known_by_its_bytes_and_not_by_its_name():
    assert picturing.judge_picture(PNG) == ("png", (640, 360))


def avif(brand: bytes = b"avif", width: int = 640, height: int = 360) -> bytes:
    """The first boxes of a still in AV1: its brands, and the size that it states."""
    head = b"\x00\x00\x00\x1cftyp" + brand + b"\x00\x00\x00\x00mif1" + b"miaf" + b"MA1B"
    return head + b"\x00\x00\x00\x14ispe\x00\x00\x00\x00" + struct.pack(">II", width, height)


def pictured(number: int, url: str) -> Article:
    """An article of the day with a lead picture."""
    return Article(
        id=f"a{number}",
        text_id=f"t{number}",
        url=f"https://far.example/story-{number}",
        original_url=f"https://far.example/story-{number}",
        provider=Provider(name="Far Post", domain="far.example"),
        title=f"Story {number}",
        text="One sentence.",
        language="en",
        published=NOON,
        images=(Image(url=url),),
    )


def test_avif_is_known_by_its_brand_and_other_kinds_of_its_container_are_not():
    assert picturing.judge_picture(avif()) == ("avif", (640, 360))
    assert picturing.judge_picture(avif(b"mif1").replace(b"miaf", b"avif")) == ("avif", (640, 360))
    for brand in (b"heic", b"isom", b"mp42"):
        assert "no PNG" in picturing.judge_picture(avif(brand))
    version = avif(b"isom").replace(b"isom\x00\x00\x00\x00", b"isomavif")
    assert "no PNG" in picturing.judge_picture(version), "a minor version is no brand"


def test_a_file_that_is_not_what_its_name_says_is_not_served(tmp_path: Path):
    shelf = PictureShelf(tmp_path)
    shelf.add("https://far.example/a", PNG, "png", (640, 360))
    (name,) = [file.name for file in tmp_path.iterdir()]
    assert shelf.read(name) == PNG
    (tmp_path / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    assert shelf.read(name) is None
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(tmp_path / "secret.key")
    (tmp_path / "secret.key").write_bytes(PNG)
    assert shelf.read(name) is None
    for other in ("secret.key", "../" + name, "", name + "\n"):
        assert shelf.read(other) is None


def test_readers_see_pictures_when_a_run_has_ended_and_the_revision_says_so(tmp_path: Path):
    url, shelf = "https://far.example/a", PictureShelf(tmp_path)
    before = shown_pictures(tmp_path)
    shelf.add(url, PNG, "png", (640, 360))
    assert shown_pictures(tmp_path).find(url) is None
    shelf.show()
    after = shown_pictures(tmp_path)
    assert after.find(url) is not None
    assert after.revision() != before.revision()


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


def test_the_cycle_keeps_as_many_as_the_settings_say_and_asks_no_refused_address_twice(tmp_path: Path):
    pages = {f"https://far.example/{n}": Page(body=PNG if n % 2 else b"<svg/>") for n in range(6)}
    articles = tuple(pictured(n, url) for n, url in enumerate(pages))
    settings = replace(settings_of(put_store(tmp_path)), pictures=4)
    with open_newsroom(settings, InlineExecutor(), clock=lambda: NOON) as opened:
        newsroom = replace(opened, fetcher=ScriptedFetcher(pages))
        writing.commit(Outcome(at=NOON, articles=articles))
        picturing.keep_latest(newsroom, NOON)
        assert len(newsroom.fetcher.asked) == 4
        picturing.keep_latest(newsroom, NOON)
        picturing.keep_latest(newsroom, NOON)
        assert sorted(newsroom.fetcher.asked) == sorted(pages)
        shelf = shown_pictures(tmp_path / "pictures")
        assert {url for url in pages if shelf.find(url)} == set(list(pages)[1::2])
        picturing.keep_latest(replace(newsroom, settings=settings_of(tmp_path)), NOON)
        assert len(newsroom.fetcher.asked) == 6, "without the setting nothing is asked"
        assert picturing.keep_pictures(newsroom, since=None, limit=9).refused == 3, "the command asks again"


def test_a_finding_about_a_picture_names_its_address_once(tmp_path: Path):
    pages = {
        f"https://far.example/{name}": Page(body=b"<svg/>", status=status)
        for name, status in (("a", 200), ("b", 404))
    }
    articles = tuple(pictured(n, url) for n, url in enumerate([*pages, "https://far.example/nowhere"]))
    with open_newsroom(settings_of(put_store(tmp_path)), InlineExecutor(), clock=lambda: NOON) as opened:
        newsroom = replace(opened, fetcher=ScriptedFetcher(pages))
        writing.commit(Outcome(at=NOON, articles=articles))
        picturing.keep_pictures(newsroom, since=None, limit=9)
    found = reading.findings(10)
    assert len(found) == 3
    assert [finding.message.count(finding.subject_id) for finding in found] == [1, 1, 1]


@pytest.mark.slow
def test_kept_pictures_show_in_the_records_and_leave_the_articles_alone(tmp_path):
    stand = short_newsstand(2)
    with NewsstandServer(stand) as server:
        settings = replace(settings_of(put_store(tmp_path / "home")), newsstand=server.address)
        server.now = stand.days[1]
        with open_newsroom(settings, InlineExecutor(), clock=lambda: stand.days[1]) as newsroom:
            writing.commit(Outcome(at=stand.start, sources=sources_of(stand)))
            cycle.run_cycle(newsroom, stand.days[1], poll_all=True)
            before = reading.articles_since(None)
            first = picturing.keep_pictures(newsroom, since=None, limit=100)
            again = picturing.keep_pictures(newsroom, since=None, limit=100)
            assert reading.articles_since(None) == before
            export_records(settings, tmp_path / "records")
            site = site_of(replace(settings, pictures=5), newsroom.clock())
            pages = [render(f"/articles/{article.id}/", open_shelf(), site) for article in before]
            shown = [page for page in pages if page is not None and b'src="/pictures/' in page.body]
    assert first.kept > 0
    assert (again.kept, again.known) == (0, first.kept)
    assert len(shown) >= first.kept
    texts = [file.read_text("utf-8") for file in (tmp_path / "records").rglob("*.md")]
    assert sum("isCached: true" in text for text in texts) >= first.kept
    for file in (tmp_path / "home" / "pictures").glob("*.png"):
        width, height = read_image_size(file.read_bytes())
        assert f"-{width}x{height}-" in file.name
