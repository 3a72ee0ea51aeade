"""Publishing that is cut short, and copies whose links lead nowhere."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.errors import SiteBroken
from broadsheet.press import MemoryShelf, Page, Site
from broadsheet.running import publishing, site_stamp
from broadsheet.running.publishing import DRAFT, MARK, publish_files
from broadsheet.running.site_links import dead_links, targets_of
from broadsheet.running.site_stamp import STAMP
from broadsheet.settings import Settings
from tests.press import example_paper as paper

SITE = paper.make_site(relative=True, served=False)


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setattr(publishing, "open_shelf", paper.make_shelf)
    monkeypatch.setattr(publishing, "forget_lost_sounds", lambda _: None)
    return Settings(home=tmp_path / "home", address="https://paper.example/news")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class CutShortError(Exception):
    pass


def cut_after(count: int, monkeypatch) -> None:
    """Makes putting files in their places stop after so many of them, as a kill would."""
    left = [count]
    real = os.replace

    def put(source, target):
        if left[0] == 0:
            raise CutShortError
        left[0] -= 1
        real(source, target)

    monkeypatch.setattr(publishing.os, "replace", put)


def test_a_publishing_cut_short_before_the_switch_leaves_the_old_site(
    settings, tmp_path, monkeypatch
) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    before = bytes_of(folder)
    monkeypatch.setattr(publishing, "open_shelf", MemoryShelf)
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "dead_links", lambda _: (_ for _ in ()).throw(CutShortError()))
        with pytest.raises(CutShortError):
            publish_files(settings, folder)
    assert {k: v for k, v in bytes_of(folder).items() if not k.startswith(DRAFT)} == before


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_switch_cut_short_is_finished_by_the_next_publishing(
    settings, tmp_path, monkeypatch, count
) -> None:
    whole, folder = tmp_path / "whole", tmp_path / "site"
    publish_files(settings, whole)
    with monkeypatch.context() as patched:
        cut_after(count, patched)
        with pytest.raises(CutShortError):
            publish_files(settings, folder)
    assert not (folder / "index.html").exists(), "the front page comes last"
    assert not (folder / MARK).exists()
    publish_files(settings, folder)
    assert bytes_of(folder) == bytes_of(whole)


def test_a_folder_made_from_the_same_is_not_printed_again(settings, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "site"
    first = publish_files(settings, folder)
    before, traces = bytes_of(folder), traces_of(folder)
    monkeypatch.setattr(publishing, "render", lambda *_: pytest.fail("printed again"))
    again = publish_files(settings, folder)
    assert (again.files, again.changed, again.removed) == (first.files, 0, 0)
    assert bytes_of(folder) == before
    assert traces_of(folder) == traces


def traces_of(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells a file that was written again, even with the same bytes."""
    found = {p.relative_to(folder).as_posix(): p.stat() for p in folder.rglob("*") if p.is_file()}
    return {name: (one.st_ino, one.st_mtime_ns) for name, one in found.items()}


def test_pages_that_are_printed_again_and_read_alike_keep_their_files(
    settings, tmp_path, monkeypatch
) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    before = traces_of(folder)
    monkeypatch.setattr(site_stamp, "program_digest", lambda: "later")
    again = publish_files(settings, folder)
    assert again.printed > 50 and again.changed == 0
    told = {name for name, trace in traces_of(folder).items() if before.get(name) != trace}
    assert told <= {MARK, STAMP}


def test_at_no_moment_of_the_switch_does_a_page_that_is_reached_lead_nowhere(
    settings, tmp_path, monkeypatch
) -> None:
    folder = tmp_path / "site"
    monkeypatch.setattr(publishing, "open_shelf", MemoryShelf)
    publish_files(settings, folder)
    monkeypatch.setattr(publishing, "open_shelf", paper.make_shelf)
    read, moments, real = {}, [], os.replace

    def links(name: str) -> frozenset[str]:
        key = (name, (folder / name).stat().st_ino)
        if key not in read:
            read[key] = targets_of(name, Page(body=(folder / name).read_bytes()), SITE)
        return read[key]

    def put(source, target):
        real(source, target)
        seen, waiting = {"index.html"}, ["index.html"]
        while waiting:
            found = links(name) if (name := waiting.pop()).endswith(".html") else frozenset()
            waiting += found - seen
            seen |= found
        moments.append({name for name in seen if not (folder / name).is_file()})

    monkeypatch.setattr(publishing.os, "replace", put)
    publish_files(settings, folder)
    assert len(moments) > 100
    assert not any(moments)


@pytest.mark.parametrize("change", ["page gone", "page damaged", "another title", "another program"])
def test_a_folder_is_printed_again_where_anything_differs(settings, tmp_path, monkeypatch, change) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    page = folder / "deals/index.html"
    match change:
        case "page gone":
            page.unlink()
        case "page damaged":
            page.write_text("half a page", "utf-8")
        case "another title":
            settings = replace(settings, title="The Other Paper")
        case "another program":
            monkeypatch.setattr(site_stamp, "program_digest", lambda: "later")
    if change == "another program":
        printed = []
        real = publishing.render
        monkeypatch.setattr(publishing, "render", lambda *asked: printed.append(asked[0]) or real(*asked))
        publish_files(settings, folder)
        assert "/deals/" in printed
    else:
        assert publish_files(settings, folder).changed >= 1
        assert page.stat().st_size > 1000


def test_a_link_that_leads_nowhere_stops_the_publishing_and_changes_nothing(
    settings, tmp_path, monkeypatch
) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    (folder / STAMP).unlink()
    before = bytes_of(folder)
    real = publishing.render

    def render(path, shelf, site):
        page = real(path, shelf, site)
        if path == "/about/":
            return Page(body=page.body + b'<a href="../nowhere/">x</a>')
        return page

    monkeypatch.setattr(publishing, "render", render)
    with pytest.raises(SiteBroken, match=r"nowhere/index\.html") as caught:
        publish_files(settings, folder)
    assert caught.value.place == "about/index.html"
    assert bytes_of(folder) == before


def test_the_copy_stands_below_any_path_and_holds_what_pages_show(settings, tmp_path) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    assert (folder / f"stories/{paper.S['oracle'].id}/placard.png").is_file()
    assert (folder / "parties/openai/years-narrow.svg").is_file()
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert 'href="/' not in text
        assert 'src="/' not in text
    assert "https://paper.example/news/stories/" in (folder / "index.html").read_text("utf-8")


def test_links_are_read_as_a_browser_reads_them() -> None:
    page = Page(
        body=b'<a href="../../deals/?x=1#y"> <img src="card%20a.png"> <a href="#here"> <a href="mailto:a@b.example">'
        b'<a href="https://other.example/x"> <meta content="'
        + SITE.address.encode()
        + b'/placard.png"> <a href="./">'
    )
    targets = targets_of("stories/1/index.html", page, Site(title="x", address=SITE.address, now=SITE.now))
    assert targets == {"deals/index.html", "stories/1/card a.png", "placard.png", "stories/1/index.html"}
    assert dead_links({"stories/1/index.html": targets, "placard.png": frozenset()}) == [
        ("stories/1/index.html", "deals/index.html"),
        ("stories/1/index.html", "stories/1/card a.png"),
    ]
