"""Each outlet of the newsstand is built differently; its articles are read all the same."""

from __future__ import annotations

import re

import pytest

from broadsheet.pages import read_page
from broadsheet.testing.newsstand import load_newsstand
from broadsheet.testing.newsstand.printing import print_page

STAND = load_newsstand()
LATEST = {
    page.outlet.id: page for page in STAND.pages if page.kind in {"article", "press_release", "opinion"}
}


def words(text):
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("outlet", sorted(LATEST))
def test_the_text_of_every_outlet_is_read_whole_and_nothing_beside_it(outlet):
    page = LATEST[outlet]
    shown = STAND.at(page.published)
    read = read_page(print_page(shown.page(page.url), shown, page.published), page.url)
    assert read.article is not None, read.findings
    got, true = words(read.article.text), words(shown.page(page.url).body)
    assert got[-5:] == true[-5:]
    assert abs(len(got) - len(true)) <= max(12, len(true) // 20)


def test_summaries_under_related_news_are_none_of_a_text_that_is_shorter_than_they_are():
    page = next(p for p in STAND.pages if p.title.startswith("Meta斥资逾140亿美元入股Scale AI"))
    shown = STAND.at(page.published)
    article = read_page(print_page(shown.page(page.url), shown, page.published), page.url).article
    assert article.text.split() == shown.page(page.url).body.split()
