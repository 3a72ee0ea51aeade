"""The same entry has the same id at every fetch, and two entries never share one."""

import pytest

from broadsheet.feeds import link_key, parse_feed


def ids(*items, source_id="s"):
    body = "<rss><channel>" + "".join(f"<item>{i}</item>" for i in items) + "</channel></rss>"
    return [e.id for e in parse_feed(body.encode(), "https://wire.example/feed", source_id=source_id).entries]


def test_a_guid_that_changes_at_each_fetch_makes_no_new_entry():
    first = ids(
        "<guid>8f3a</guid><link>https://wire.example/a</link>",
        "<guid>9b21</guid><link>https://wire.example/b</link>",
    )
    again = ids(
        "<guid>77c0</guid><link>https://wire.example/a</link>",
        "<guid>aa01</guid><link>https://wire.example/b</link>",
    )
    assert first == again


@pytest.mark.parametrize(
    "link",
    ["http://wire.example/a", "https://www.wire.example/a/", "https://wire.example/a?utm_source=rss&amp;utm_medium=feed", "https://wire.example/a#xtor=RSS-1",
     "https://wire.example/a#0", "https://WIRE.example/a?fbclid=1", "https://wire.example/a?at_medium=RSS&amp;at_campaign=x"],
)  # fmt: skip
def test_a_decorated_link_makes_no_new_entry(link):
    assert ids(f"<link>{link}</link>") == ids("<link>https://wire.example/a</link>")


@pytest.mark.parametrize(
    "link",
    [
        "https://wire.example/b",
        "https://wire.example/a?id=2",
        "https://other.example/a",
        "https://wire.example/a#v2.1",
    ],
)
def test_another_page_is_another_entry(link):
    assert ids(f"<link>{link}</link>") != ids("<link>https://wire.example/a</link>")


def test_entries_that_share_a_link_are_told_apart_by_their_guid():
    shared = "<link>https://wire.example/changelog</link>"
    one, two = ids(f"{shared}<guid>1</guid>", f"{shared}<guid>2</guid>")
    assert one != two


def test_a_front_page_names_no_entry():
    one = ids("<link>https://wire.example/</link><guid>1</guid>")
    assert one != ids("<link>https://wire.example/</link><guid>2</guid>")


def test_a_title_names_an_entry_without_link_and_guid_and_its_date_does_not():
    assert ids("<title>A</title><pubDate>Fri, 20 Nov 2026 08:30:00 GMT</pubDate>") == ids("<title>A</title>")
    assert ids("<title>A</title>") != ids("<title>B</title>")


def test_entries_of_one_title_are_told_apart_by_date_and_text():
    one, two, three = ids(
        "<title>W</title><pubDate>a</pubDate>",
        "<title>W</title><pubDate>b</pubDate>",
        "<title>W</title><pubDate>b</pubDate>",
    )
    assert len({one, two, three}) == 3


def test_the_same_entry_twice_in_a_feed_is_one():
    assert len(ids(*["<title>A</title><guid>1</guid><link>https://wire.example/a</link>"] * 2)) == 1


def test_sources_do_not_share_ids():
    item = "<link>https://wire.example/a</link>"
    assert ids(item, source_id="a") != ids(item, source_id="b")


def test_ids_do_not_move():
    """A change of this value names every entry of every store anew."""
    assert ids("<link>https://wire.example/a?utm_source=x</link>") == ["17f4162fe7664fb0"]
    assert link_key("https://www.Wire.example/a/?utm_source=x&id=2#0") == "wire.example/a?id=2"
