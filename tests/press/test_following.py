"""Following without an account, suggestions while one types, and what a search can be narrowed by."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from broadsheet.press import MemoryShelf, Site
from broadsheet.press.printer import Printer
from broadsheet.press.query import parse_query
from broadsheet.press.sheets.finding import facets_of
from broadsheet.press.views import Found
from tests.press import example_paper as paper
from tests.press.reading_pages import print_page, read, words

ASML = paper.D["asml"].id


def test_what_is_followed_stands_in_the_address_and_needs_no_script(shelf: MemoryShelf, site: Site) -> None:
    tree = read(
        f"/mine/?follow=party:openai,deal:{ASML},relation:acquisition,nonsense,party:nobody", shelf, site
    )
    names = [words(e) for e in tree.xpath("//ul[@class='followed']/li/a[1]")]
    assert names[0] == "OpenAI"
    assert len(names) == 3
    assert tree.xpath("//article[@data-story]")
    assert ASML in str(tree.xpath("//aside//a/@href"))


def test_one_leaves_what_one_follows_by_a_link(shelf: MemoryShelf, site: Site) -> None:
    leave = read(f"/mine/?follow=party:openai,deal:{ASML}", shelf, site).xpath("//a[@data-unfollow]/@href")
    assert leave == [f"/mine/?follow=deal%3A{ASML}", "/mine/?follow=party%3Aopenai"]


def test_a_pair_is_followed_by_the_deals_between_the_two(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/mine/?follow=pair:nvidia%2Bopenai", shelf, site)
    rows = [words(e) for e in tree.find_class("deal-row-sides")]
    assert rows
    assert all("Nvidia" in row and "OpenAI" in row for row in rows)


def test_the_feeds_of_what_is_followed_come_as_opml(shelf: MemoryShelf, site: Site) -> None:
    page = print_page(f"/mine.opml?follow=party:openai,relation:acquisition,deal:{ASML}", shelf, site)
    feeds = etree.fromstring(page.body).xpath("//outline/@xmlUrl")
    assert [feed.removeprefix(site.address) for feed in feeds] == [
        "/parties/openai/feed.atom", "/deals/feed.atom?relation=acquisition", f"/deals/{ASML}/feed.atom",
    ]  # fmt: skip
    assert all(print_page(feed.removeprefix(site.address), shelf, site).status == 200 for feed in feeds)


@pytest.mark.parametrize(
    "text", ["", ",,,", "party:", "pair:a", "pair:openai+openai", "x" * 3000, "party:<b>,:"]
)
def test_following_nothing_says_how_to_begin(text: str, shelf: MemoryShelf, site: Site) -> None:
    assert "Nothing is followed" in words(read("/mine/?follow=" + text, shelf, site))


@pytest.mark.parametrize(
    "path", ["/parties/openai/", f"/deals/{ASML}/", "/topics/chips/", "/deals/?relation=investment"]
)
def test_a_page_that_can_be_followed_says_so_with_and_without_script(
    path: str, shelf: MemoryShelf, site: Site
) -> None:
    tree = read(path, shelf, site)
    keys = tree.xpath("//button[@data-act='follow']/@data-follow")
    links = tree.xpath("//a[contains(@class,'without-script')]/@href")
    assert keys
    assert len(links) == 1
    assert "Nothing is followed" not in words(read(links[0], shelf, site))


def test_suggestions_are_the_first_results_with_their_places(shelf: MemoryShelf, site: Site) -> None:
    page = print_page("/suggest.json?q=opena", shelf, site)
    told = json.loads(page.body)
    assert told["query"] == "opena"
    assert 0 < len(told["hits"]) <= 8
    assert told["hits"][0] == {
        "kind": "Company",
        "title": "OpenAI",
        "note": told["hits"][0]["note"],
        "path": "/parties/openai/",
    }
    assert json.loads(print_page("/suggest.json?q=", shelf, site).body)["hits"] == []


def test_a_facet_narrows_by_an_operator_that_the_search_understands(shelf: MemoryShelf, site: Site) -> None:
    counted = (
        ("month", (("2026-11", 3), ("2025-12", 1))), ("outlet", (("harborwire.example", 2), ("kontor.example", 1))),
        ("relation", (("investment", 4),)), ("stage", (("agreed", 2), ("rumoured", 1))),
    )  # fmt: skip
    query = parse_query("openai stage:agreed")
    facets = dict(facets_of(Printer(site, "/search"), shelf, query, Found(hits=(), total=4, facets=counted)))
    assert list(facets) == ["Outlet", "Month"]
    assert facets["Outlet"][0].query == "openai stage:agreed outlet:harborwire.example"
    narrowed = [parse_query(row.query) for row in facets["Month"]]
    assert [(q.after.isoformat(), q.before.isoformat()) for q in narrowed if q.after and q.before] == [
        ("2026-11-01", "2026-12-01"), ("2025-12-01", "2026-01-01"),
    ]  # fmt: skip
