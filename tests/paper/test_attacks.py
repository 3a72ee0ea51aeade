"""Attacks on the paper, by their numbers in the project's list (A11-A13, A15-A19, A21)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from lxml import etree

from broadsheet.press import all_paths, render
from broadsheet.press.addresses import outward
from broadsheet.running.publishing import file_name
from tests.paper.test_serving import Serving
from tests.press.example_paper import S, make_shelf, make_site
from tests.press.reading_pages import tree_of

SHELF, SITE = make_shelf(), make_site()
PLACES = ("/", "/search?q={}", "/suggest.json?q={}", "/mine/?follow={}", "/mine.opml?follow=party:{}", "/deals/?party={}",
          "/deals/?relation={}&sort={}", "/deals/feed.atom?party={}", "/map/?family={}&until={}", "/search.atom?q={}",
          "/parties/{}/", "/stories/{}/", "/topics/{}/", "/{}")  # fmt: skip
HOSTILE = (
    '"><script>alert(1)</script>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</title><img src=x onerror=alert(1)>",
    "{{7*7}}{% include '/etc/passwd' %}",
    "\u202e\u0000\u001b[31m]]>",
)


@pytest.fixture(scope="module")
def served() -> Iterator[Serving]:
    serving = Serving(SHELF, SITE)
    yield serving
    serving.close()


@pytest.mark.parametrize("words", HOSTILE)
def test_a11_nothing_in_an_address_becomes_markup(served: Serving, words: str) -> None:
    for place in PLACES:
        status, headers, body = served.ask(place.replace("{}", quote(words, safe="")))
        assert status in {200, 302, 308, 400, 404}, place
        text = body.decode("utf-8", "replace")
        if "html" in headers["content-type"]:
            assert "<script>alert" not in text
            assert "<svg/onload" not in text
            assert "<img src=x" not in text
            assert 'href="javascript:' not in text
            assert "root:x:" not in text
        elif "xml" in headers["content-type"] or "opml" in headers["content-type"]:
            etree.fromstring(body)
        elif "json" in headers["content-type"]:
            json.loads(body)


def test_a11_no_script_stands_in_a_page_and_none_comes_from_elsewhere(served: Serving) -> None:
    for path in (
        "/",
        "/deals/",
        "/parties/openai/",
        "/search?q=openai",
        "/mine/?follow=party:openai",
        "/map/",
    ):
        _, headers, body = served.ask(path)
        tree = etree.HTML(body)
        scripts = [s for s in tree.iter("script") if s.get("type") != "application/ld+json"]
        assert all(s.get("src", "").startswith("/static/") and not (s.text or "").strip() for s in scripts)
        assert not tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_a12_pictures_run_nothing_and_are_what_they_say(served: Serving) -> None:
    story = f"/stories/{S['oracle'].id}/"
    for path, kind in ((story + "spread.svg", "image/svg+xml"), (story + "placard.png", "image/png"),
                       ("/parties/openai/years.svg", "image/svg+xml")):  # fmt: skip
        status, headers, _ = served.ask(path)
        assert (status, headers["content-type"], headers["x-content-type-options"]) == (200, kind, "nosniff")
    policy = served.ask(story + "spread.svg")[1]["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "sandbox" in policy
    assert "script" not in policy


@pytest.mark.parametrize("path", ["/proxy?url=http://127.0.0.1/", "/image?src=https://x.example/a.png", "//evil.example/",
                                  "/http://evil.example/", "/static/../../etc/passwd", "/static/%2e%2e/settings.toml"])  # fmt: skip
def test_a13_nothing_is_fetched_or_read_for_a_reader(served: Serving, path: str) -> None:
    status, headers, body = served.ask(path)
    assert status in {308, 404}
    assert not headers.get("location", "/").startswith(("//", "http"))
    assert b"root:" not in body


@pytest.mark.parametrize("path", ["//evil.example/deals", "/\\evil.example", "/deals//evil.example", "/%2F%2Fevil.example/x",
                                  "/stories/%0d%0aLocation:%20https://evil.example"])  # fmt: skip
def test_a15_no_address_leads_out_of_the_paper(served: Serving, path: str) -> None:
    _, headers, _ = served.ask(path, Host="evil.example", X_Forwarded_Host="evil.example")
    place = headers.get("location", "/")
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert "evil.example" not in headers.get("content-security-policy", "")


def test_a15_no_page_takes_its_address_from_the_host_header(served: Serving) -> None:
    for path in ("/", "/sitemap.xml", "/feed.atom", "/opml", "/robots.txt", "/deals/feed.json"):
        assert b"evil.example" not in served.ask(path, Host="evil.example")[2]


def test_a17_no_version_stands_in_a_header_and_metrics_are_nowhere(served: Serving) -> None:
    _, headers, _ = served.ask("/")
    assert not {"x-powered-by", "x-runtime"} & set(headers)
    assert not re.search(r"\d+\.\d+", headers.get("server", ""))
    assert served.ask("/metrics")[0] == 404


@pytest.mark.parametrize("words", ["NEAR(a b", '"unbalanced', "a AND OR NOT", "title:*", "') OR 1=1 --", "*" * 900, "(" * 400,
                                   "outlet:'; DROP TABLE x", "a" * 5000, "\ud83d\ude00 ^ {x} : -", "-" * 300])  # fmt: skip
def test_a18_no_search_is_syntax_and_none_takes_long(served: Serving, words: str) -> None:
    text = quote(words.encode("utf-8", "surrogatepass"), safe="")
    for place in ("/search?q=", "/suggest.json?q=", "/search.json?q="):
        status, _, body = served.ask((place + text)[:1990])
        assert status in {200, 400, 404}
        assert b"Traceback" not in body


def test_a19_no_page_is_written_outside_its_folder() -> None:
    for path in all_paths(SHELF):
        name = file_name(path)
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert all(len(part.encode()) <= 255 for part in name.split("/"))
        assert not re.search(r'[\x00-\x1f\\:*?"<>|]', name)


def test_a21_exports_hold_no_formula_and_feeds_no_sign_that_xml_forbids() -> None:
    for path in ("/deals.csv", "/claims.csv"):
        page = render(path, SHELF, SITE)
        assert page is not None
        cells = [cell for row in csv.reader(io.StringIO(page.body.decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for path in ("/feed.atom", "/deals/feed.atom", "/sitemap.xml", "/news-sitemap.xml", "/opml"):
        page = render(path, SHELF, replace(SITE, title="A\x00B\x0b\ufffe<&>\u202e"))
        assert page is not None
        etree.fromstring(page.body)


def test_a21_no_file_name_breaks_out_of_its_header(served: Serving) -> None:
    for path in ("/deals.csv", "/claims.jsonl", "/sources.opml", "/mine.opml?follow=party:%22%0d%0aX-Evil:1"):
        _, headers, _ = served.ask(path)
        assert re.fullmatch(r'attachment; filename="[\w.-]+"', headers["content-disposition"])
        assert "x-evil" not in headers


def test_structured_data_names_the_reports_a_story_is_based_on_and_a_picture_that_exists() -> None:
    page = render(f"/stories/{S['oracle'].id}/", SHELF, SITE)
    assert page is not None
    told = json.loads(tree_of(page).xpath("//script[@type='application/ld+json']/text()")[0])
    assert told["@type"] == "NewsArticle"
    assert len(told["headline"]) <= 110
    assert {"datePublished", "dateModified", "publisher", "mainEntityOfPage", "inLanguage"} <= told.keys()
    assert told["isBasedOn"]
    assert all(outward(work["url"]) and work["publisher"]["name"] for work in told["isBasedOn"])
    assert render(told["image"][0].removeprefix(SITE.address), SHELF, SITE) is not None


class KeptPictures:
    """One picture, under the name that the archive gives it."""

    name, body = "0123456789abcdef-640x360-00112233aabb.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 5000

    def revision(self) -> str:
        return "1"

    def find(self, url: str) -> None:
        return None

    def read(self, name: str) -> bytes | None:
        return self.body if name == self.name else None


def test_a12_a_kept_picture_goes_out_as_its_own_type_whole_and_for_good_and_runs_nothing(
    served: Serving,
) -> None:
    site, served.site = served.site, make_site(pictures=KeptPictures())
    try:
        status, headers, body = served.ask(f"/pictures/{KeptPictures.name}", accept_encoding="br, gzip")
        assert (status, headers["content-type"], body) == (200, "image/jpeg", KeptPictures.body)
        assert headers["x-content-type-options"] == "nosniff"
        assert "immutable" in headers["cache-control"]
        assert "content-encoding" not in headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert served.ask("/pictures/other.jpg")[0] == 404
    finally:
        served.site = site
    assert served.ask(f"/pictures/{KeptPictures.name}")[0] == 404
