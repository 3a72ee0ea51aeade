"""The paper as files: the same pages, every link leads to a file, nothing stale stays."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from broadsheet.running.publishing import MARK, file_name, publish_files
from broadsheet.wiring import open_store_of
from tests.running.conftest import settings_of

LINK = re.compile(r'(?:href|src)="([^"#?]*)')


@pytest.fixture(scope="module")
def published(tried, tmp_path_factory):
    home = tried.copy_to(tmp_path_factory.mktemp("home"))
    open_store_of(settings_of(home))
    folder = tmp_path_factory.mktemp("site")
    return home, folder, publish_files(settings_of(home), folder)


def links_of(page: Path, folder: Path) -> set[Path]:
    here = "file:///" + page.relative_to(folder).as_posix()
    found = set()
    for target in LINK.findall(page.read_text("utf-8")):
        address = urljoin(here, target) if target else ""
        if address.startswith("file:///"):
            found.add(folder / file_name(unquote(address.removeprefix("file://"))))
    return found


@pytest.mark.slow
def test_every_link_of_every_page_leads_to_a_file(published):
    _, folder, _ = published
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 20
    missing = {
        (p.relative_to(folder), t.relative_to(folder))
        for p in pages
        for t in links_of(p, folder)
        if not t.is_file()
    }
    assert missing == set()


@pytest.mark.slow
def test_publishing_again_touches_nothing(published):
    home, folder, first = published
    before = {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}
    again = publish_files(settings_of(home), folder)
    assert {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()} == before
    assert (again.files, again.changed, again.removed) == (first.files, 0, 0)


@pytest.mark.slow
def test_a_page_that_is_no_more_is_removed_and_a_stranger_s_file_stays(published):
    home, folder, _ = published
    (folder / "stale.html").write_text("old", "utf-8")
    (folder / "CNAME").write_text("paper.example", "utf-8")
    mark = folder / MARK
    mark.write_text(mark.read_text("utf-8") + "stale.html\n", "utf-8")
    assert publish_files(settings_of(home), folder).removed == 1
    assert not (folder / "stale.html").exists()
    assert (folder / "CNAME").exists()


def test_a_path_that_ends_in_a_slash_is_a_folder_with_an_index():
    assert file_name("/") == "index.html"
    assert file_name("/deals/") == "deals/index.html"
    assert file_name("/feed.atom") == "feed.atom"
