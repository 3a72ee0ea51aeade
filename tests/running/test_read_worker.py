"""The worker that reads pages meets the attacks of the list (A5 to A10) and answers each in bounded time."""

from __future__ import annotations

import time

import pytest

from broadsheet.pages import read_page
from broadsheet.running.finishing import read_or_find
from broadsheet.running.limited_pool import LimitedPool
from broadsheet.settings import Settings

URL = "https://harbourwire.example/story"
PROSE = b"".join(
    b"<p>The harbour company said on day %d that it would rent another hall to the laboratory for six years.</p>"
    % n
    for n in range(12)
)
BOMB = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
ATTACKS = {
    "A5 entities that multiply": BOMB + b"]><html><body><p>&j;</p>" + PROSE,
    "A4 an entity that names a file": b'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><body><p>&f;</p>' + PROSE,
    "A6 sixteen megabytes": b"<html><body>" + b"<p>word word word</p>" * 900_000,
    "A8 attributes without end": b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">" + PROSE,
    "A9 a hundred thousand levels": b"<html><body>" + b"<div>" * 100_000 + PROSE,
    "A9 levels of spans": b"<html><body>" + b"<span>" * 30_000 + PROSE,
    "A10 a hundred thousand links": b"<html><body>" + b'<a href="/a">link</a> ' * 100_000 + PROSE,
    "A10 a hundred thousand meta tags": b"<html><head>" + b'<meta name="a" content="b">' * 100_000 + b"</head><body>" + PROSE,
    "A10 a giant of JSON-LD": b'<script type="application/ld+json">{"a":["' + b'x","' * 1_600_000 + b'"]}</script>' + PROSE,
    "a charset that lies": b'<html><head><meta charset="utf-16"></head><body>\xff\xfe\x00\xd8' + PROSE,
    "a charset that is none": b'<html><head><meta charset="x-none"></head><body>' + PROSE,
    "a quote that never closes": b'<html><body><p title="' + PROSE * 300,
}  # fmt: skip


@pytest.fixture(scope="module")
def worker():
    given = Settings(home=None)
    made = LimitedPool(1, seconds=given.page_seconds, memory=given.page_memory)
    made.submit(read_page, PROSE, URL).result(60)
    yield made
    made.shutdown()


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.timeout(60)
def test_a_hostile_page_ends_as_an_article_or_a_named_finding(worker, name):
    begun = time.monotonic()
    read = read_or_find(worker.submit(read_page, ATTACKS[name], URL), URL)
    assert time.monotonic() - begun < 30
    assert (read.article is not None and read.article.text) or read.findings
    assert "root:" not in (read.article.text if read.article else "")
    assert worker.submit(read_page, b"<html><body>" + PROSE, URL).result(60).article is not None
