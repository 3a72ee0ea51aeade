"""Every dialect is read by the letter of its format."""

import json
from datetime import UTC, datetime

import pytest

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds import parse_feed

URL = "https://wire.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Wire &amp; Post</title><link>https://wire.example/</link><language>en-GB</language>
<atom:link rel="self" href="https://wire.example/feeds/all.xml"/><atom:link rel="next" href="?page=2"/>
<image><url>/icon.png</url><title>x</title><link>https://wire.example/</link></image>
<item><title><![CDATA[Chips: <b>Nvidia</b> &amp; AMD]]></title><link>/story/1?utm_source=rss</link>
<guid isPermaLink="false">a-1</guid><pubDate>Fri, 20 Nov 2026 08:30:00 +0100</pubDate>
<dc:creator>Ann Lee</dc:creator><author>desk@wire.example (Bo Chu)</author>
<description>Short &lt;i&gt;text&lt;/i&gt;.</description><content:encoded><![CDATA[<p>Whole <a href="/x">text</a>.</p>]]></content:encoded>
<category>AI</category><category>Chips</category>
<enclosure url="https://cdn.wire.example/a.mp3" type="audio/mpeg" length="123"/>
<media:content url="https://cdn.wire.example/p.jpg" medium="image"><media:description>A caption</media:description></media:content>
</item></channel></rss>"""


def test_rss_gives_every_field():
    feed = parse_feed(RSS.encode(), URL, source_id="wire")
    assert (feed.format, feed.title, feed.site_url, feed.language) == (
        "rss",
        "Wire & Post",
        "https://wire.example/",
        "en-GB",
    )
    assert feed.feed_links == ("https://wire.example/feeds/all.xml?page=2",)
    assert feed.icon_url == "https://wire.example/icon.png"
    [entry] = feed.entries
    assert entry.title == "Chips: Nvidia & AMD"
    assert entry.url == "https://wire.example/story/1?utm_source=rss"
    assert (entry.guid, entry.source_id, entry.language) == ("a-1", "wire", "en-GB")
    assert entry.published == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    assert entry.authors == ("Ann Lee",)
    assert (entry.summary, entry.content_html) == ("Short text.", '<p>Whole <a href="/x">text</a>.</p>')
    assert entry.topics == ("AI", "Chips")
    assert [(e.url, e.media_type, e.length) for e in entry.enclosures] == [
        ("https://cdn.wire.example/a.mp3", "audio/mpeg", 123),
        ("https://cdn.wire.example/p.jpg", "image", None),
    ]
    assert feed.findings == ()


def test_a_caption_is_no_summary_where_the_item_has_its_own_text():
    """Other parsers let a later media:description or itunes:summary replace the description."""
    body = RSS.replace("<media:description>A caption</media:description>", "").replace(
        "</item>", "<media:description>A caption</media:description></item>"
    )
    assert parse_feed(body.encode(), URL).entries[0].summary == "Short text."


def test_a_caption_speaks_where_nothing_else_does():
    body = b"""<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><link>https://v.example/1</link>
    <media:group><media:description>What the video shows</media:description></media:group></item></channel></rss>"""
    assert parse_feed(body, URL).entries[0].summary == "What the video shows"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://blatt.example/neu/">
<title type="html">Das &amp;amp; Blatt</title><link href="https://blatt.example/"/><link rel="next" href="?s=2"/>
<author><name>Die Redaktion</name></author>
<entry><id>tag:blatt.example,2026:7</id><title type="text">x &lt; y und List&lt;T&gt;</title>
<link rel="edit" href="edit"/><link rel="alternate" type="text/html" href="sieben"/><link rel="enclosure" href="/a.mp3" type="audio/mpeg"/>
<published>2026-11-20T08:30:00.123+01:00</published><updated>2026-11-20T09:00:00Z</updated>
<summary>Kurz</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ganz <b>lang</b></p></div></content>
<category term="ki" label="KI"/></entry></feed>"""


def test_atom_gives_every_field():
    feed = parse_feed(ATOM.encode(), URL)
    assert (feed.format, feed.title, feed.site_url, feed.language) == (
        "atom",
        "Das & Blatt",
        "https://blatt.example/",
        "de",
    )
    [entry] = feed.entries
    assert entry.title == "x < y und List<T>"
    assert entry.url == "https://blatt.example/neu/sieben"
    assert entry.published == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert entry.authors == ("Die Redaktion",)
    assert (entry.summary, entry.content_html) == ("Kurz", "<div><p>Ganz <b>lang</b></p></div>")
    assert (entry.topics, entry.enclosures[0].url) == (("KI",), "https://blatt.example/a.mp3")


def test_atom_03_is_read():
    body = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title>One</title>
    <link rel="alternate" type="text/html" href="https://old.example/1"/><id>i</id><issued>2004-05-01T10:00:00Z</issued>
    <modified>2004-05-02T10:00:00Z</modified><content mode="escaped" type="text/html">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>"""
    [entry] = parse_feed(body, URL).entries
    assert (entry.url, entry.content_html, entry.published.day, entry.updated.day) == (
        "https://old.example/1",
        "<p>Hi</p>",
        1,
        2,
    )


def test_rdf_is_read_and_its_items_stand_beside_the_channel():
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link><dc:language>ja</dc:language></channel>
    <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2026-11-20T10:00+09:00</dc:date><dc:creator>Y</dc:creator></item></rdf:RDF>"""
    feed = parse_feed(body, URL)
    [entry] = feed.entries
    assert (feed.format, feed.title, feed.language) == ("rdf", "R", "ja")
    assert (entry.url, entry.guid, entry.authors) == ("https://r.example/1", "https://r.example/1", ("Y",))
    assert entry.published == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_rss_091_with_its_doctype_is_read():
    body = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
    <rss version="0.91"><channel><title>Old</title><item><title>Caf&eacute; one</title><link>https://o.example/1</link></item></channel></rss>"""
    assert parse_feed(body, URL).entries[0].title == "Café one"


JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example/", "language": "en",
    "authors": [{"name": "The desk"}], "next_url": "https://j.example/feed.json?p=2",
    "items": [
        {"id": 7, "url": "https://j.example/7", "title": "Seven", "content_html": "<p>Hello</p>", "date_published": "2026-11-20T10:00:00Z",
         "tags": ["ai"], "attachments": [{"url": "https://j.example/7.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}]},
        {"id": "8", "external_url": "https://k.example/8", "content_text": "a < b", "author": {"name": "Ann"}},
        "not an item",
    ],
}  # fmt: skip


def test_json_feed_is_read():
    feed = parse_feed(json.dumps(JSON).encode(), URL, "application/feed+json")
    one, two = feed.entries
    assert (feed.format, feed.title, feed.feed_links) == ("json", "J", ("https://j.example/feed.json?p=2",))
    assert (one.guid, one.url, one.summary, one.authors, one.topics) == (
        "7",
        "https://j.example/7",
        "Hello",
        ("The desk",),
        ("ai",),
    )
    assert one.enclosures[0].length == 9
    assert (two.url, two.summary, two.authors, two.content_html) == (
        "https://k.example/8",
        "a < b",
        ("Ann",),
        "a &lt; b",
    )


@pytest.mark.parametrize("body", [b"{}", b'{"items": 3}', b"[1]", b"{", b'{"items": [' + b"[" * 100_000])
def test_json_that_is_no_feed_is_unreadable(body):
    with pytest.raises(FeedUnreadable):
        parse_feed(body, URL)


def test_a_news_sitemap_is_a_feed():
    body = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://n.example/a?x=1&amp;y=2</loc><lastmod>2026-11-20</lastmod><news:news><news:publication><news:name>N</news:name><news:language>fr</news:language></news:publication>
    <news:publication_date>2026-11-20T10:00:00+01:00</news:publication_date><news:title>Titre &amp; plus</news:title><news:keywords>ia, puces</news:keywords></news:news></url></urlset>"""
    feed = parse_feed(body, URL)
    [entry] = feed.entries
    assert (feed.format, entry.url, entry.title, entry.language) == (
        "sitemap",
        "https://n.example/a?x=1&y=2",
        "Titre & plus",
        "fr",
    )
    assert (entry.published.hour, entry.topics) == (9, ("ia", "puces"))


def test_a_sitemap_index_names_further_feeds_the_newest_first():
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://n.example/2025.xml</loc><lastmod>2025-12-31</lastmod></sitemap>
    <sitemap><loc>/2026.xml</loc><lastmod>2026-11-20</lastmod></sitemap><sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>"""
    feed = parse_feed(body, URL)
    assert feed.entries == ()
    assert feed.feed_links == ("https://wire.example/2026.xml", "https://n.example/2025.xml")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"\0" * 5000,
        b"<!doctype html><html><head><title>404</title></head><body><p>Gone</body></html>",
        b"<svg/>",
        b"plain words",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_feed_says_so(body):
    with pytest.raises(FeedUnreadable):
        parse_feed(body, URL)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("desk@wire.example (Ann Lee)", "Ann Lee"), ("Ann Lee <ann@wire.example>", "Ann Lee"), ("Ann Lee (ann@wire.example)", "Ann Lee"),
        ("mailto:ann@wire.example (Ann Lee)", "Ann Lee"), ("ann@wire.example", "ann@wire.example"), ("&lt;b&gt;Ann&lt;/b&gt; Lee", "Ann Lee"),
        ('"Lee, Ann" <ann@wire.example>', "Lee, Ann"),
    ],
)  # fmt: skip
def test_an_author_is_a_name(written, name):
    written = written.replace("<", "&lt;").replace(">", "&gt;")
    body = f"<rss><channel><item><title>t</title><author>{written}</author></item></channel></rss>"
    assert parse_feed(body.encode(), URL).entries[0].authors == (name,)
