"""Where a site's feeds may be."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.sources import find_feeds, find_sitemaps

URL = "https://paper.example/news/"
PAGE = b"""<html><head><base href="https://paper.example/"><link rel="stylesheet" href="a.css">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed/">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
<link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/json" href="/wp-json/x">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>
<body><a href="/rss/chips.xml">Chips</a><a href="/about">About</a><a href="http://[broken">x</a></body></html>"""


def test_link_tags_come_first_then_anchors_then_usual_places_and_the_page_last():
    found = find_feeds(PAGE, URL)
    urls = [c.url for c in found]
    assert urls[:4] == [
        "https://paper.example/feed/", "https://paper.example/atom.xml", "https://paper.example/comments/feed/", "https://paper.example/rss/chips.xml",
    ]  # fmt: skip
    assert (found[0].title, found[0].format, found[0].found_by) == ("All news", "rss", "link tag")
    assert "https://paper.example/news-sitemap.xml" in urls
    assert (found[-1].url, found[-1].found_by) == (URL, "page")


def test_an_address_that_is_a_feed_is_its_own_answer():
    [only] = find_feeds(b'<?xml version="1.0"?><rss version="2.0"></rss>', "https://paper.example/feed")
    assert (only.url, only.found_by) == ("https://paper.example/feed", "itself")


def test_only_web_addresses_once_each():
    urls = [c.url for c in find_feeds(PAGE, URL)]
    assert all(u.startswith("https://") for u in urls)
    assert len(urls) == len(set(urls))


def test_a_base_that_is_no_address_is_passed_over():
    page = b"<base href='http://[1:2]/'><link rel=alternate type='application/rss+xml' href='x.xml'>"
    assert find_feeds(page, URL)[0].url == "https://paper.example/news/x.xml"


def test_signs_in_quoted_titles_end_no_tag():
    page = b"""<link rel=alternate type="application/rss+xml" title="News > 'AI'" href="/ai.xml"><a href="/feed/x" title="a <b>">x</a>"""
    found = find_feeds(page, URL)
    assert [(c.url, c.title) for c in found[:2]] == [
        ("https://paper.example/ai.xml", "News > 'AI'"), ("https://paper.example/feed/x", "a <b>"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("charset", "declared"), [("cp1251", b'<meta charset="windows-1251">'), ("utf-16", b"")]
)
def test_titles_are_read_in_the_charset_of_the_page(charset, declared):
    tag = '<link rel="alternate" type="application/rss+xml" title="Новости" href="/rss.xml">'
    assert find_feeds(declared + tag.encode(charset), URL)[0].title == "Новости"


def test_a_blog_below_a_host_is_looked_for_before_the_host():
    urls = [c.url for c in find_feeds(b"<p>x</p>", "https://paper.example/blog/2025/halls")]
    assert urls[0] == "https://paper.example/blog/feed/"
    assert urls.index("https://paper.example/blog/atom.xml") < urls.index("https://paper.example/feed/")


def test_robots_txt_names_news_sitemaps():
    robots = b"User-agent: *\nSitemap: https://a.example/sitemap.xml\nsitemap : https://a.example/x/News-1.xml # x\nSitemap: /news.xml\nSitemap: javascript:news"
    assert find_sitemaps(robots) == ("https://a.example/x/News-1.xml",)
    marked = b"\xef\xbb\xbfSitemap: https://a.example/news-sitemap/"
    assert find_sitemaps(marked) == ("https://a.example/news-sitemap/",)
    assert (
        len(
            find_sitemaps(
                b"Sitemap: http://a.example/news%d\n" * 3
                + b"".join(b"Sitemap: http://a.example/news%d\n" % n for n in range(99_999))
            )
        )
        == 3
    )
    assert find_sitemaps(b"\xff\x00") == ()


@given(st.binary(max_size=300))
def test_any_bytes_give_the_usual_places(body):
    assert find_feeds(body, URL)


@pytest.mark.parametrize(
    "heavy",
    [
        "<a href='/feed' " + " ".join(f'a{i}="1"' for i in range(100_000)) + ">x</a>",
        "<a href='/rss.xml'>x</a>" * 100_000,
        "<div>" * 300_000,
        "<a href='" * 100_000,
        "<!--" * 200_000,
        "<link rel=alternate " * 100_000,
    ],
)
def test_a_heavy_page_is_searched_within_five_seconds(heavy):
    started = time.process_time()
    assert len(find_feeds(f"<html><body>{heavy}".encode(), URL)) <= 41
    assert time.process_time() - started < 5
