"""A copy made again prints what would read otherwise and nothing else, and reads as if all were printed."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.press import MemoryShelf
from broadsheet.running import publishing
from broadsheet.running.publishing import publish_files
from broadsheet.running.site_stamp import STAMP
from broadsheet.settings import Settings
from tests.press import example_paper as paper

KEEPSAKES = {STAMP, ".broadsheet-site"}


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setattr(publishing, "open_shelf", paper.make_shelf)
    monkeypatch.setattr(publishing, "forget_lost_sounds", lambda _: None)
    return Settings(home=tmp_path / "home", address="https://paper.example/news")


class Later(MemoryShelf):
    """The shelf of the example paper after something happened."""

    def revision(self) -> str:
        return "later"

    def changed_at(self):
        return paper.make_site().now + timedelta(hours=1)


def later(**changes) -> Later:
    shelf = paper.make_shelf()
    shelf.__class__ = Later
    for name, value in changes.items():
        setattr(shelf, name, value)
    return shelf


def pages_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name not in KEEPSAKES
    }


def publish_with(shelf, settings, folder, monkeypatch) -> tuple[list[str], publishing.Published]:
    """(paths that were printed, what was written)."""
    printed: list[str] = []
    real = publishing.render
    monkeypatch.setattr(publishing, "open_shelf", lambda: shelf)
    monkeypatch.setattr(publishing, "render", lambda path, *rest: printed.append(path) or real(path, *rest))
    written = publish_files(settings, folder)
    monkeypatch.setattr(publishing, "render", real)
    assert written.printed == len(printed)
    return printed, written


def retitled(shelf: MemoryShelf, story_id: str) -> dict:
    stories = dict(shelf._stories)
    stories[story_id] = replace(stories[story_id], title="Told in other words", related_ids=())
    return {"_stories": stories}


def test_one_story_told_otherwise_prints_the_pages_it_stands_on_and_no_other(
    settings, tmp_path, monkeypatch
) -> None:
    folder, whole = tmp_path / "site", tmp_path / "whole"
    first = publish_files(settings, folder)
    story = next(iter(paper.make_shelf().story_ids()))
    printed, written = publish_with(
        later(**retitled(paper.make_shelf(), story)), settings, folder, monkeypatch
    )
    assert f"/stories/{story}/" in printed
    assert written.files == first.files and 0 < written.changed <= len(printed) < first.printed / 2
    others = [path for path in paper.make_shelf().article_ids() if f"/articles/{path}/" in printed]
    assert len(others) <= len(paper.make_shelf().story(story).article_ids)
    publish_with(later(**retitled(paper.make_shelf(), story)), settings, whole, monkeypatch)
    assert pages_of(folder) == pages_of(whole), "what was left standing reads as if printed anew"


def test_a_shelf_that_answers_alike_prints_only_what_looks_at_the_clock_or_the_revision(
    settings, tmp_path, monkeypatch
) -> None:
    folder = tmp_path / "site"
    publish_files(settings, folder)
    printed, written = publish_with(later(), settings, folder, monkeypatch)
    assert "/news-sitemap.xml" in printed and "/worker.js" in printed
    assert not [
        path for path in printed if path.startswith(("/stories/", "/articles/", "/deals/", "/parties/"))
    ]
    assert written.removed == 0


def moved_again(shelf: MemoryShelf, deal_id: str) -> dict:
    """A deal of the ledger with one more move, days after all others."""
    now, deals = shelf.changed_at() + timedelta(days=2), {d.id: d for d in shelf.ledger().deals}
    deal = deals[deal_id]
    move = replace(deal.timeline[-1], learned=now)
    deals[deal_id] = replace(deal, timeline=(*deal.timeline, move), last_moved=now)
    return {"_ledger": replace(shelf.ledger(), deals=tuple(deals.values())), "_deals": deals}


def test_a_deal_that_moves_prints_neither_earlier_papers_nor_the_pages_of_the_ledger_behind_it(
    settings, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("broadsheet.press.sheets.ledger.SIZE", 2)
    monkeypatch.setattr("broadsheet.press.ledger_table.SIZE", 2)
    folder, whole, made = tmp_path / "site", tmp_path / "whole", paper.make_shelf()
    publish_files(settings, folder)
    latest = made.editions()[0]
    earlier = {f"/{day:%Y/%m/%d}/" for day in made.editions() if day != latest}
    front = (folder / f"{made.editions()[1]:%Y/%m/%d}/index.html").read_text("utf-8")
    listed = [d.id for number in range(1, 11) for d in made.table_page(number).deals]
    deal = next(i for i in listed if i not in front)
    changes = moved_again(made, deal)
    printed, _ = publish_with(later(**changes), settings, folder, monkeypatch)
    assert f"/deals/{deal}/" in printed and "/deals/" in printed
    assert earlier and not earlier & set(printed)
    behind = [f"/deals/page-{n}/" for n in range(listed.index(deal) // 2 + 2, -(-len(listed) // 2) + 1)]
    assert behind and not set(behind) & set(printed)
    publish_with(later(**changes), settings, whole, monkeypatch)
    assert pages_of(folder) == pages_of(whole)


def test_a_new_paper_leaves_the_papers_before_yesterday_as_they_are(settings, tmp_path, monkeypatch) -> None:
    folder, made = tmp_path / "site", paper.make_shelf()
    publish_files(settings, folder)
    days = list(made.editions())
    newest = made.edition(days[0])
    day = days[0] + timedelta(days=1)
    editions = {day: replace(newest, id="next", date=day), **{d: made.edition(d) for d in days}}
    printed, _ = publish_with(later(_editions=editions), settings, folder, monkeypatch)
    papers = [path for path in printed if path.count("/") == 4 and path[1:5].isdigit()]
    assert papers and set(papers) <= {f"/{d:%Y/%m/%d}/" for d in (day, days[0])}


@pytest.mark.parametrize(
    "damage", ["a page is gone", "a page was cut", "the notes are damaged", "the notes are gone"]
)
def test_everything_is_printed_again_where_copy_or_notes_are_not_as_they_were_left(
    settings, tmp_path, monkeypatch, damage
) -> None:
    folder = tmp_path / "site"
    first = publish_files(settings, folder)
    (notes,) = (settings.home / "published").iterdir()
    match damage:
        case "a page is gone":
            (folder / "deals/index.html").unlink()
        case "a page was cut":
            (folder / "deals/index.html").write_text("half", "utf-8")
        case "the notes are damaged":
            notes.write_bytes(gzip.compress(b'["x"'))
        case "the notes are gone":
            notes.unlink()
    _, written = publish_with(later(), settings, folder, monkeypatch)
    assert written.printed == first.printed


def test_notes_of_two_copies_do_not_meet(settings, tmp_path, monkeypatch) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    publish_files(settings, one)
    publish_files(replace(settings, title="The Other Paper"), other)
    assert len(list((settings.home / "published").iterdir())) == 2
    printed, _ = publish_with(later(), settings, one, monkeypatch)
    assert "/about/" not in printed
