"""The past comes in once, under its own dates, and stays after a rebuild."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.adapters.archive import WarcArchive, read_warc
from broadsheet.adapters.store import reading, tallies
from broadsheet.errors import InputError
from broadsheet.records import Fetched, article_id, body_id
from broadsheet.running import rebuild
from broadsheet.running.backfill import Wanted, backfill_pages
from broadsheet.running.catching_up import catch_up
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.running.past_responses import address_of, read_sources
from broadsheet.settings import Settings
from broadsheet.wiring import open_newsroom, say_nothing
from tests.fresh_store import put_store

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
MONDAY = datetime(2023, 9, 25, 12, tzinfo=UTC)
TEXTS = {
    "en": (
        "Amazon said on Monday it would invest up to $4 billion in Anthropic and take a minority stake.",
        "The start-up will train its models on chips that Amazon designs, and Amazon's customers get early "
        "access to its work. Both companies declined to say how the money will be paid.",
    ),
    "de": (
        "Amazon steigt mit bis zu vier Milliarden Dollar bei Anthropic ein und bekommt einen kleinen Anteil.",
        "Das junge Unternehmen wird seine Modelle auf Chips von Amazon trainieren. Wie das Geld gezahlt wird, "
        "wollten beide Seiten am Montag nicht sagen.",
    ),
}


def page(number: int, language: str = "en", at: datetime = MONDAY, more: str = "") -> bytes:
    first, second = TEXTS[language]
    title = f"{'Amazon backs Anthropic' if language == 'en' else 'Amazon steigt ein'}, report {number}"
    return f"""<!doctype html><html lang="{language}"><head><title>{title}</title>
    <meta property="article:published_time" content="{at.isoformat()}"></head><body><article><h1>{title}</h1>
    <p>{first}</p><p>{second}</p><p>Report {number}. {more}</p></article></body></html>""".encode()


def response(url: str, at: datetime, body: bytes, **other) -> Fetched:
    values = {"status": 200, "media_type": "text/html; charset=utf-8", **other}
    return Fetched(url=url, final_url=url, at=at, body_id=body_id(body), size=len(body), **values)


def warc(folder: Path, rows: list[tuple[Fetched, bytes]]) -> Path:
    archive = WarcArchive(folder, clock=lambda: MONDAY)
    for fetched, body in rows:
        archive.put(fetched, body)
    archive.close()
    return next(folder.glob("*.warc.gz"))


def rows() -> list[tuple[Fetched, bytes]]:
    made = []
    for number in range(60):
        at = MONDAY + timedelta(days=number // 20)
        language = "de" if number % 5 == 0 else "en"
        body = page(number, language, at - timedelta(hours=1))
        made.append((response(f"https://outlet{number % 4}.example/{number}", at, body), body))
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
    made.append((response("https://outlet0.example/a.png", MONDAY, picture, media_type="image/png"), picture))
    gone = b"<html><body><p>not found</p></body></html>"
    made.append((response("https://outlet0.example/gone", MONDAY, gone, status=404), gone))
    empty = b"<!doctype html><html><body><ul><li><a href='/1'>One</a></li></ul></body></html>"
    made.append((response("https://outlet0.example/list", MONDAY, empty), empty))
    return made


@pytest.fixture(scope="module")
def archived(tmp_path_factory) -> Path:
    return warc(tmp_path_factory.mktemp("warc"), rows())


def newsroom_at(home: Path, progress=say_nothing):
    return open_newsroom(
        Settings(home=put_store(home)), InlineExecutor(), clock=lambda: NOW, progress=progress
    )


def fill(home: Path, *sources: Path, **wanted):
    with newsroom_at(home) as newsroom:
        return backfill_pages(newsroom, sources, Wanted(**wanted))


def archive_of(home: Path) -> list[tuple[str, datetime, str]]:
    found = []
    for path in sorted((home / "archive").glob("*.warc.gz")):
        found += [(fetched.url, fetched.at, fetched.body_id) for fetched, _ in read_warc(path)]
    return found


def test_pages_of_a_warc_become_articles_of_their_day(archived, tmp_path):
    filled = fill(tmp_path, archived)
    assert (filled.responses, filled.articles, filled.passed_over) == (63, 60, 2)
    article = reading.article(article_id("https://outlet1.example/1"))
    assert article is not None
    assert article.seen_at == MONDAY
    assert article.published == MONDAY - timedelta(hours=1)
    assert article.text.startswith("Amazon said on Monday")


def test_a_page_without_an_article_is_a_finding(archived, tmp_path):
    assert fill(tmp_path, archived).findings == 1
    assert [f.subject_id for f in reading.findings()] == ["https://outlet0.example/list"]


def test_claims_stories_and_editions_follow(archived, tmp_path):
    with newsroom_at(tmp_path) as newsroom:
        backfill_pages(newsroom, [archived], Wanted())
        caught = catch_up(newsroom)
        assert caught.claims > 0
        assert caught.stories > 0
        assert set(reading.edition_days()) == {(MONDAY + timedelta(days=d)).date() for d in range(3)}
        assert catch_up(newsroom).editions == 0


def test_a_second_run_adds_nothing(archived, tmp_path):
    fill(tmp_path, archived)
    before = archive_of(tmp_path)
    again = fill(tmp_path, archived)
    assert (again.known, again.articles) == (61, 0)
    assert archive_of(tmp_path) == before
    assert len(before) == 60


@pytest.mark.parametrize("after", [1, 30, 62])
def test_killed_and_run_again_it_ends_like_an_undisturbed_run(archived, tmp_path, after, monkeypatch):
    fill(tmp_path / "calm", archived)
    calm = reading.articles_since(None)
    seen = []
    real = WarcArchive.put

    def fail_after(self, fetched, body):
        seen.append(fetched)
        if len(seen) == after:
            raise KeyboardInterrupt
        real(self, fetched, body)

    monkeypatch.setattr(WarcArchive, "put", fail_after)
    if after <= 60:
        with pytest.raises(KeyboardInterrupt):
            fill(tmp_path / "killed", archived)
    monkeypatch.setattr(WarcArchive, "put", real)
    fill(tmp_path / "killed", archived)
    assert reading.articles_since(None) == calm
    assert set(archive_of(tmp_path / "killed")) == set(archive_of(tmp_path / "calm"))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"domains": frozenset({"outlet1.example"})}, 15),
        ({"languages": frozenset({"de"})}, 12),
        ({"since": MONDAY + timedelta(days=1)}, 20),
        ({"until": MONDAY + timedelta(days=1, hours=-1)}, 20),
        ({"since": MONDAY + timedelta(hours=1), "until": MONDAY + timedelta(days=2, hours=-1)}, 20),
    ],
)
def test_filters_leave_out_what_was_not_asked_for(archived, tmp_path, wanted, count):
    assert fill(tmp_path, archived, **wanted).articles == count
    assert len(archive_of(tmp_path)) == count


def test_what_one_run_left_out_another_takes(archived, tmp_path):
    fill(tmp_path, archived, languages=frozenset({"de"}))
    assert fill(tmp_path, archived).articles == 48


def test_a_damaged_file_gives_what_stands_before_the_damage(archived, tmp_path):
    torn = tmp_path / "torn.warc.gz"
    whole = archived.read_bytes()
    place = len(whole) * 2 // 3
    torn.write_bytes(whole[:place] + bytes(200) + whole[place + 200 :])
    filled = fill(tmp_path / "home", torn)
    assert 20 < filled.articles < 60
    assert [f.subject_id for f in reading.findings(code="archive_damaged")] == [str(torn)]


def test_a_rebuild_keeps_what_was_filled_in(archived, tmp_path):
    with newsroom_at(tmp_path) as newsroom:
        backfill_pages(newsroom, [archived], Wanted())
        catch_up(newsroom)
        before = (reading.articles_since(None), reading.claims(), reading.latest_stories(100))
        rebuild.rebuild(newsroom)
        assert (reading.articles_since(None), reading.claims(), reading.latest_stories(100)) == before


def test_an_older_response_becomes_an_earlier_wording(tmp_path):
    url = "https://outlet1.example/edited"
    bodies = [page(1, more=f"Wording {n} of it.") for n in range(3)]
    order = [(2, bodies[2]), (0, bodies[0]), (1, bodies[1])]
    made = [(response(url, MONDAY + timedelta(hours=n), body), body) for n, body in order]
    fill(tmp_path / "home", warc(tmp_path / "warc", made))
    article = reading.article(article_id(url))
    assert article is not None
    assert "Wording 2" in article.text
    earlier = [wording.text.split("Wording ")[1][0] for wording in reading.wordings(article.id)]
    assert earlier == ["1", "0"]


def test_dates_that_cannot_be_are_passed_over(tmp_path):
    old, soon = page(1), page(2)
    made = [
        (response("https://outlet1.example/old", datetime(1970, 1, 1, tzinfo=UTC), old), old),
        (response("https://outlet1.example/soon", NOW + timedelta(days=400), soon), soon),
    ]
    filled = fill(tmp_path / "home", warc(tmp_path / "warc", made))
    assert (filled.articles, filled.findings) == (0, 2)


def test_a_link_out_of_a_folder_of_saved_pages_is_not_followed(tmp_path):
    saved = b"<!-- saved from url=(0031)https://outlet1.example/story -->\n" + page(1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "private.html").write_bytes(saved)
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "link.html").symlink_to(tmp_path / "elsewhere" / "private.html")
    (folder / "outside").symlink_to(tmp_path / "elsewhere")
    assert list(read_sources(say_nothing, [folder])) == []
    (folder / "own.html").write_bytes(saved)
    assert len(list(read_sources(say_nothing, [folder]))) == 1


def test_saved_pages_are_read_under_the_address_they_name(tmp_path):
    folder = tmp_path / "saved"
    (folder / "outlet3.example" / "2023").mkdir(parents=True)
    saved = b"<!-- saved from url=(0031)https://outlet1.example/story -->\n" + page(1)
    (folder / "browser.html").write_bytes(saved)
    canonical = page(2).replace(
        b"<head>", b'<head><link rel="canonical" href="https://outlet2.example/a?b=1&amp;c=2">'
    )
    (folder / "canonical.htm").write_bytes(canonical)
    (folder / "outlet3.example" / "2023" / "index.html").write_bytes(page(3))
    (folder / "nameless.html").write_bytes(page(4))
    for file in folder.rglob("*.htm*"):
        os.utime(file, (MONDAY.timestamp(), MONDAY.timestamp()))
    filled = fill(tmp_path / "home", folder)
    assert {a.url for a in reading.articles_since(None)} == {
        "https://outlet1.example/story",
        "https://outlet2.example/a?b=1&c=2",
        "https://outlet3.example/2023/",
    }
    assert (filled.articles, filled.findings) == (3, 1)
    assert {a.seen_at for a in reading.articles_since(None)} == {MONDAY}
    shutil.rmtree(folder)
    with newsroom_at(tmp_path / "home") as newsroom:
        rebuild.rebuild(newsroom)
        assert tallies.counts()["articles"] == 3


@pytest.mark.parametrize(
    ("head", "path", "address"),
    [
        (b"<meta content='https://o.example/x' property='og:url'>", "a.html", "https://o.example/x"),
        (b"<!-- Mirrored from o.example/x.html by HTTrack -->", "a.html", "https://o.example/x.html"),
        (b"<link rel=canonical href=https://o.example/x>", "a.html", "https://o.example/x"),
        (b"<link rel=stylesheet href=https://o.example/x>", "a.html", ""),
        (b"<link rel=canonical href=javascript:alert(1)>", "a.html", ""),
        (b"<!-- saved from url=(0014)about:internet -->", "a.html", ""),
        (b"", "o.example/index.html", "https://o.example/"),
        (b"", "pages/index.html", ""),
        (b"<link " * 40_000, "a.html", ""),
    ],
)
def test_the_address_of_a_saved_page(head, path, address):
    assert address_of(head, Path(path)) == address


def test_what_is_neither_warc_nor_folder_is_refused_before_anything_is_read(archived, tmp_path):
    (tmp_path / "page.html").write_bytes(page(1))
    with pytest.raises(InputError, match="neither a WARC file nor a folder"):
        fill(tmp_path / "home", archived, tmp_path / "page.html")
    with pytest.raises(InputError, match="no such file"):
        fill(tmp_path / "home", tmp_path / "none.warc.gz")
    assert tallies.counts()["articles"] == 0
