"""The public functions as a user calls them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import broadsheet

PAGE = b"""<!doctype html><html lang="en"><head><title>Cloud firm signs lab</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Cloud firm signs lab", "datePublished": "2025-11-03T14:00:00+00:00",
"author": {"@type": "Person", "name": "Ada Verney"}}</script></head><body><article><h1>Cloud firm signs lab</h1>
<p>Amazon will supply $38 billion of computing capacity to OpenAI over seven years, the companies said
on Monday. OpenAI begins to use the servers at once.</p><p>The capacity comes from data centres in the
United States, and more can be added in later years if both sides want it.</p></article></body></html>"""


@pytest.fixture(scope="module")
def article():
    return broadsheet.read_page(
        PAGE, "https://outlet.example/story", at=datetime(2025, 11, 3, 15, tzinfo=UTC)
    )


def test_a_page_becomes_an_article(article):
    assert article.title == "Cloud firm signs lab"
    assert article.authors == ("Ada Verney",)
    assert article.published == datetime(2025, 11, 3, 14, tzinfo=UTC)
    assert article.text.startswith("Amazon will supply")


def test_an_article_gives_claims_that_quote_it(article):
    claims = broadsheet.find_claims(article)
    assert [(c.relation, c.subject.name, c.object.name) for c in claims if c.subject and c.object] == [
        ("compute_supply", "Amazon", "OpenAI")
    ]
    assert all(span.quote in article.text for claim in claims for span in claim.evidence)


def test_claims_fold_into_deals_in_any_order(article):
    claims = broadsheet.find_claims(article)
    ledger = broadsheet.fold(claims)
    assert len(ledger.deals) == 1
    assert broadsheet.fold(reversed(claims)) == ledger


def test_one_article_is_one_story(article):
    stories = broadsheet.group_stories([article])
    assert [story.article_ids for story in stories] == [(article.id,)]


def test_what_is_no_page_says_why():
    with pytest.raises(broadsheet.BroadsheetError) as raised:
        broadsheet.read_page(b"%PDF-1.7", "https://outlet.example/paper.pdf")
    assert raised.value.code == "binary"


def test_a_feed_gives_entries():
    body = b'{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": "1", "title": "One"}]}'
    feed = broadsheet.parse_feed(body, "https://f.example/feed.json", "application/feed+json")
    assert [entry.title for entry in feed.entries] == ["One"]


def test_a_record_comes_back_to_the_byte():
    text = '---\ntitle: "T"\nheat: -1\n---\n\n'
    assert broadsheet.write_record(broadsheet.read_record(text)) == text
