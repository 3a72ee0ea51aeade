"""Pages as readers get them."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.testing.newsstand.dates import visible_date
from broadsheet.testing.newsstand.naming import class_names
from broadsheet.testing.newsstand.outlets import QUIRKS
from broadsheet.testing.newsstand.printing import print_front, print_page


def html_of(page, stand):
    return print_page(page, stand, stand.end).decode(page.outlet.charset)


def seen_text(html):
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, head"):
        node.decompose()
    return " ".join(tree.body.text(separator=" ").split())


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def printed(stand):
    last = stand.at(stand.end)
    return [(page, html_of(page, last)) for page in last.pages]


def test_every_passage_and_every_evidence_of_every_page_can_be_seen_on_it(printed):
    for page, html in printed:
        text = squeezed(seen_text(html))
        for passage in page.passages:
            assert squeezed(passage.text) in text, page.key
        assert squeezed(page.title) in text, page.key


def test_what_a_page_hides_is_nowhere_on_it(printed):
    hidden = 0
    for page, html in printed:
        if "published" in page.missing:
            hidden += 1
            assert f"{page.outlet.local_time(page.published):%Y-%m-%dT}" not in html
        if "authors" in page.missing:
            for name in set(page.authors):
                assert name not in html.replace(page.body, ""), page.key
    assert hidden


def test_json_ld_is_json_of_every_shape_and_tells_the_page_s_own_title(printed):
    shapes = set()
    for page, html in printed:
        for node in LexborHTMLParser(html).css('script[type="application/ld+json"]'):
            if "raw_newline" in page.outlet.quirks:
                with pytest.raises(json.JSONDecodeError):
                    json.loads(node.text())
                continue
            data = json.loads(node.text().strip().removeprefix("<!--").removesuffix("-->"))
            nodes = data if isinstance(data, list) else data.get("@graph", [data])
            assert page.title in [one.get("headline") for one in nodes]
            shapes.add("list" if isinstance(data, list) else "graph" if "@graph" in data else "one")
    assert shapes == {"list", "graph", "one"}


def test_every_quirk_is_some_outlet_s_and_none_is_unknown(stand):
    assert {quirk for outlet in stand.outlets for quirk in outlet.quirks} == set(QUIRKS)


def test_traps_stand_on_the_page_that_asks_for_them(small):
    (page,) = small.pages_of("harbour-wire")
    text = seen_text(html_of(page, small))
    assert "Also read" in text
    assert "The morning briefing" in text
    assert "Leave a Reply" not in text


def test_no_two_templates_give_the_same_shape(printed):
    shapes = {}
    for page, html in printed:
        tags = tuple(node.tag for node in LexborHTMLParser(html).css("body > *"))
        shapes.setdefault(page.outlet.template, set()).add(tags)
    assert len(shapes) >= 8


def test_outlets_name_their_text_columns_differently(stand):
    names = {class_names(outlet)("body") for outlet in stand.outlets}
    assert len(names) > len(stand.outlets) * 0.6


def test_bytes_are_in_the_outlet_s_charset_whatever_it_declares(stand):
    last = stand.at(stand.end)
    (page, *_) = last.pages_of("vestnik-tech")
    body = print_page(page, last, last.end)
    assert page.title in body.decode("windows-1251")
    assert b"iso-8859-1" in body[:400].lower()
    (page, *_) = last.pages_of("nihon-gijutsu")
    assert b"charset" not in print_page(page, last, last.end)[:600].lower()


def test_dates_are_written_as_the_outlet_writes_them(stand):
    at = datetime(2023, 9, 25, 14, 2, tzinfo=UTC)
    by_id = {outlet.id: visible_date(outlet, at, at + timedelta(hours=3)) for outlet in stand.outlets}
    assert by_id["metro-daily"] == "3 hours ago"
    assert by_id["rhein-anzeiger"] == "25.09.2023, 15:02 Uhr"
    assert by_id["kexin-caijing"] == "2023年09月25日 22:02"
    assert by_id["outback-tech"].startswith("26 September 2023")
    assert by_id["quick-ai-news"] == ""


def test_the_link_selector_finds_exactly_the_articles_of_an_outlet_without_feed(stand):
    last = stand.at(stand.end)
    outlets = [outlet for outlet in stand.outlets if outlet.feed.kind == "links"]
    assert outlets
    for outlet in outlets:
        tree = LexborHTMLParser(print_front(outlet, last, last.end).decode(outlet.charset))
        links = [node.attributes["href"] for node in tree.css(outlet.feed.selector)]
        assert links == [page.path for page in last.pages_of(outlet.id)]
