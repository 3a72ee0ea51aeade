"""A page without a feed gives its links, picked by a selector."""

import time

import pytest

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds import read_link_list

URL = "https://lab.example/news/"
PAGE = """<!doctype html><html lang="en"><head><title>News | Lab</title></head><body>
<nav><a href="/about">About the lab and its people</a></nav>
<ul class="news">
<li><a href="one"><img src="x.png"></a><h3><a href="one">The lab opens its first cluster</a></h3><time datetime="2026-11-20T10:00:00Z">Nov 20</time></li>
<li><a href="/2026/11/19/two">A second story with a dated address</a></li>
<li><a href="javascript:alert(1)">A script that is no story at all</a></li>
<li><a href="https://lab.example/news/#top">Back to the top of this page</a></li>
<li><a href="three">More</a></li>
</ul></body></html>"""


def test_links_become_entries_with_title_and_date():
    feed = read_link_list(PAGE.encode(), URL, ".news li", source_id="lab")
    assert (feed.format, feed.title, feed.language) == ("links", "News | Lab", "en")
    assert [(e.url, e.title) for e in feed.entries] == [
        ("https://lab.example/news/one", "The lab opens its first cluster"),
        ("https://lab.example/2026/11/19/two", "A second story with a dated address"),
    ]
    assert feed.entries[0].published.isoformat() == "2026-11-20T10:00:00+00:00"
    assert all(e.source_id == "lab" for e in feed.entries)


def test_a_selector_that_picks_nothing_is_told():
    feed = read_link_list(PAGE.encode(), URL, ".gone a")
    assert feed.entries == ()
    assert [f.code for f in feed.findings] == ["below_floor"]


def test_a_selector_that_is_no_css_is_refused():
    with pytest.raises(FeedUnreadable, match="not valid CSS"):
        read_link_list(PAGE.encode(), URL, "li[[")


HEAVY = {
    "100,000 attributes": "<a href='/x' "
    + " ".join(f'a{i}="1"' for i in range(100_000))
    + ">A long enough title</a>",
    "100,000 links": "".join(f"<a href='/story/{i}'>A long enough title {i}</a>" for i in range(100_000)),
    "200,000 levels": "<div>" * 200_000 + "<a href='/x'>A long enough title</a>",
    "100,000 unclosed links": "<a href='" * 100_000,
    "100,000 dates": "<time>2026-11-20</time><a href='/x'>A long enough title</a>" * 50_000,
}


@pytest.mark.parametrize("selector", ["a[href]", "div"])
@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_page_is_read_within_five_seconds(what, selector):
    started = time.process_time()
    feed = read_link_list(f"<html><body>{HEAVY[what]}".encode(), URL, selector)
    assert time.process_time() - started < 5
    assert len(feed.entries) <= 5000
