"""A page without a feed gives its links, picked by a selector."""

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
