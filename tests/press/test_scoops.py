"""The board of who had it first."""

from __future__ import annotations

from datetime import timedelta

from broadsheet.press import MemoryShelf, Site, render
from broadsheet.records import Scoop, Standing
from tests.press import example_paper as paper
from tests.press.reading_pages import read, spaced, words

STORY = paper.S["oracle"]
SCOOP = Scoop(
    story_id=STORY.id, article_id=STORY.first_id, domain="harborwire.example",
    at=paper.NOW - timedelta(hours=20), followers=(("ledgerpost.example", 3.5), ("kontor.example", 6.5)),
)  # fmt: skip
BOARD = (
    Standing(domain="harborwire.example", name="Harbor Wire", scoops=(STORY.id,), followers=2, lead_hours=3, followed=0, lag_hours=0),
    Standing(domain="kontor.example", name="Kontor", scoops=(), followers=0, lead_hours=0, followed=1, lag_hours=6.5),
)  # fmt: skip


def shelf_of(scoops: tuple[Scoop, ...] = (SCOOP,)) -> MemoryShelf:
    return MemoryShelf(
        editions=paper.EDITIONS, stories=tuple(paper.S.values()), articles=tuple(paper.A.values()),
        scoops=scoops, standings=BOARD if scoops else (),
    )  # fmt: skip


def test_the_board_names_who_was_first_by_how_long_and_who_came_after(site: Site) -> None:
    tree = read("/scoops/2026-11/", shelf_of(), site)
    assert spaced(tree.xpath("//tbody/tr")[0]) == "Harbor Wire 1 3 hours 2 outlets 0 stories"
    assert "Came after others only: Kontor" in words(tree)
    assert tree.xpath("//li[@data-story]/@data-story") == [STORY.id]


def test_the_latest_month_stands_at_its_own_address_too(site: Site) -> None:
    canonical = read("/scoops/", shelf_of(), site).xpath("//link[@rel='canonical']/@href")
    assert canonical == [site.address + "/scoops/2026-11/"]


def test_a_month_without_an_edition_has_no_board_and_one_without_scoops_says_so(site: Site) -> None:
    assert render("/scoops/2019-01/", shelf_of(), site) is None
    assert render("/scoops/2019-13/", shelf_of(), site) is None
    assert "Nobody was ahead" in words(read("/scoops/2026-11/", shelf_of(()), site))
    assert "Nobody was ahead" in words(read("/scoops/", MemoryShelf(), site))
