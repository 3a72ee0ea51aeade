"""A feed may break off at any byte, in any dialect and charset: nothing raises, nothing whole is lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds import parse_feed

URL = "https://wire.example/feed"
COUNT = 12
WORDS = ("Сделка на $10 млрд", "人工智能 & chips", "Prêt à l’emploi", "R&D <beta>", "عرض جديد", "plain news")


def escaped(n):
    return f"{WORDS[n % len(WORDS)]} {n}".replace("&", "&amp;").replace("<", "&lt;")


def rss():
    items = "".join(
        f"<item><title>{escaped(n)}</title><link>https://wire.example/{n}</link><guid isPermaLink='false'>g{n}</guid>"
        f"<pubDate>Sat, {n + 1:02d} Nov 2025 10:00:00 GMT</pubDate><description><![CDATA[<p>{WORDS[n % 6]}</p>]]></description></item>"
        for n in range(COUNT)
    )
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>{items}</channel></rss>",
        "</item>",
    )


def atom():
    entries = "".join(
        f"<entry><id>tag:wire.example,2025:{n}</id><title>{escaped(n)}</title><link href='https://wire.example/{n}'/>"
        f"<updated>2025-11-{n + 1:02d}T10:00:00Z</updated><content type='html'>{escaped(n)}</content></entry>"
        for n in range(COUNT)
    )
    return (
        f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{entries}</feed>",
        "</entry>",
    )


def rdf():
    items = "".join(
        f"<item rdf:about='https://wire.example/{n}'><title>{escaped(n)}</title><link>https://wire.example/{n}</link></item>"
        for n in range(COUNT)
    )
    return (
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        f"<channel rdf:about='x'><title>T</title></channel>{items}</rdf:RDF>",
        "</item>",
    )


DIALECTS = {"rss": rss, "atom": atom, "rdf": rdf}


def check_cut(body, at, closing, charset):
    """Cut at that byte, every item whose end came before the cut is there, first to last, as it was."""
    cut = body[:at]
    whole = cut.decode(charset, "ignore").count(closing)
    try:
        feed = parse_feed(cut, URL)
    except FeedUnreadable:
        assert whole == 0
        return
    titles = [entry.title for entry in feed.entries]
    wanted = [f"{WORDS[n % len(WORDS)]} {n}" for n in range(whole)]
    assert titles[:whole] == wanted
    assert [entry.url for entry in feed.entries][:whole] == [
        f"https://wire.example/{n}" for n in range(whole)
    ]
    assert len(feed.entries) <= whole + 1


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@settings(deadline=None)
@given(share=st.floats(0, 1))
@example(share=0.0)
@example(share=0.9999)
def test_a_feed_cut_at_any_byte_keeps_every_item_before_the_cut(dialect, charset, share):
    text, closing = DIALECTS[dialect]()
    body = text.encode(charset)
    check_cut(body, int(len(body) * share), closing, charset)


def test_every_single_byte_of_a_short_feed_is_a_place_to_break_off():
    text, closing = rss()
    body = text.encode()
    start, stop = body.find(b"</item>") - 400, body.find(b"</item>") + 500
    for at in range(max(0, start), stop):
        check_cut(body, at, closing, "utf-8")


@settings(deadline=None)
@given(share=st.floats(0, 1))
def test_a_json_feed_that_breaks_off_is_refused_or_whole(share):
    """JSON has no items that could be cut out safely: all or a clear refusal, never half of it in silence."""
    items = [{"id": str(n), "title": WORDS[n % 6], "url": f"https://wire.example/{n}"} for n in range(COUNT)]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items}).encode()
    at = int(len(body) * share)
    try:
        feed = parse_feed(body[:at], URL)
    except FeedUnreadable:
        assert at < len(body)
        return
    assert len(feed.entries) == COUNT
