"""Feeds in every dialect, sound or with the flaw their outlet is known for."""

import json
from dataclasses import replace

import pytest
from lxml import etree

from broadsheet.testing.newsstand.feeds import write_feed


def feed_of(stand, outlet_id, visit=1):
    outlet = next(one for one in stand.outlets if one.id == outlet_id)
    return write_feed(outlet, stand.pages_of(outlet_id), visit)


def test_every_dialect_is_spoken(stand):
    kinds = {outlet.feed.kind for outlet in stand.outlets}
    assert kinds == {"rss", "rdf", "atom", "json", "sitemap", "links"}


def test_xml_feeds_are_well_formed_but_for_the_one_with_bare_ampersands_and_list_every_page(stand):
    for outlet in stand.outlets:
        if outlet.feed.kind in {"json", "links"} or outlet.feed.bare_ampersands or outlet.feed.wrong_charset:
            continue
        tree = etree.fromstring(feed_of(stand, outlet.id))
        items = tree.xpath("//*[local-name()='item' or local-name()='entry' or local-name()='url']")
        assert len(items) == len(stand.pages_of(outlet.id)), outlet.id


def test_bare_ampersands_break_the_xml(small):
    page = small.pages_of("prairie-courier")[0]
    outlet = page.outlet
    body = write_feed(outlet, (replace(page, title="Bread & butter"),), 1)
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(body)


def test_json_feeds_are_json_with_dates_and_ids(stand):
    for outlet in stand.outlets:
        if outlet.feed.kind == "json":
            items = json.loads(feed_of(stand, outlet.id))["items"]
            assert [item["id"] for item in items] == [str(page.number) for page in stand.pages_of(outlet.id)]


def test_changing_guids_change_with_every_visit_and_others_never(stand):
    assert feed_of(stand, "coast-gazette", 1) != feed_of(stand, "coast-gazette", 2)
    assert feed_of(stand, "bay-ledger", 1) == feed_of(stand, "bay-ledger", 2)


def test_the_feed_with_the_wrong_charset_declares_utf_8_and_is_not(stand):
    body = feed_of(stand, "vestnik-tech")
    assert b'encoding="utf-8"' in body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    assert stand.pages_of("vestnik-tech")[0].title in body.decode("windows-1251")


def test_relative_links_and_tracking_parameters_are_where_the_plan_says(stand):
    assert b"<link>/" in feed_of(stand, "lion-city-business")
    assert b"utm_source=rss&amp;" in feed_of(stand, "bay-ledger")


def test_full_feeds_carry_the_text_and_cut_off_feeds_a_stump(stand):
    page = stand.pages_of("circuit-post")[0]
    assert page.passages[-1].text.split("&")[0][:30] in feed_of(stand, "circuit-post").decode()
    last = stand.pages_of("northgate-times")[0].passages[-1].text
    assert last not in feed_of(stand, "northgate-times").decode()
