"""What a search reads from rows and index is what whole values say, with every operator."""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from django.db import connection

from broadsheet.adapters.store import matches, reading, search, writing
from broadsheet.adapters.store.finding_claims import claim_fits
from broadsheet.adapters.store.finding_told import newest_told
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.claims import GrammarExtractor
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press.query import parse_query
from broadsheet.press.views import Hit, Query
from broadsheet.records import Article, Provider, Story, text_id
from broadsheet.running.claiming import find_claims
from tests.store.test_store import NOON, article

OUTLETS = tuple(
    Provider(name=name, domain=domain, kind="newspaper", country="GB")
    for name, domain in (
        ("Harbour Post", "harbourpost.example"),
        ("Mill Lane", "mill.example"),
        ("港報", "gang.example"),
    )
)
TEXTS = (
    "Amazon invested $70 million in Dunlaith, the mill town's paper said. Nobody else was asked.",
    "Microsoft agreed to buy computing power from Orpington Halls for $300 million over two years.",
    "Nvidia is in talks to invest in Dunlaith, people close to the mill said. Amazon would not say.",
    "The ferry to Dunlaith was late again. No company was to blame, and no mill stood still.",
    "亚马逊向港口公司投资七千万美元。磨坊没有停工。",
)
QUESTIONS = (
    "dunlaith", "mill", "mill -ferry", '"the mill"', '"mill town" amazon', "outlet:harbourpost", "outlet:mill.example mill",
    "outlet:mill outlet:gang mill", "topic:chips", "topic:chips mill", "topic:chips topic:cloud", "party:amazon",
    "party:amazon party:dunlaith", "party:microsoft computing", "relation:investment", "relation:investment mill",
    "stage:in_talks", "stage:in_talks relation:investment after:2025-10-01", "after:2025-10-20", "before:2025-10-20 mill",
    "after:2025-09 before:2025-10 dunlaith", "投资", "磨坊 -ferry", "outlet:港報", "kind:story mill", "kind:article the",
    "kind:claim amazon", "kind:deal amazon", "kind:party amazon", "nothing-of-the-kind", "the a of mill",
)  # fmt: skip


@cache
def told() -> Outcome:
    """Sixty articles of three outlets, some of them undated, in stories of one to three reports."""
    articles = tuple(_article(number) for number in range(60))
    claims = [claim for one in articles for claim in find_claims(GrammarExtractor(), one)]
    stories = tuple(_story(articles[start : start + 1 + start % 3]) for start in range(0, 60, 3))
    return Outcome(at=NOON, articles=articles, stories=stories, claims=tuple(claims))


@pytest.fixture(autouse=True)
def kept() -> None:
    writing.commit(told())


def _article(number: int) -> Article:
    title = f"Report {number} of the mill" if number % 4 else f"Dunlaith, {number}"
    text = f"{TEXTS[number % len(TEXTS)]} It was item {number}."
    made = replace(
        article(f"s{number}", text, title=title), provider=OUTLETS[number % 3], excerpt=text.partition(".")[0]
    )
    published = None if number % 11 == 5 else NOON - timedelta(days=number, minutes=number)
    return replace(made, text_id=text_id(title, text), published=published)


def _story(told: tuple[Article, ...]) -> Story:
    ids, number = tuple(one.id for one in told), int(told[0].url.rpartition("/s")[2])
    return Story(
        id=f"{number:016x}", article_ids=ids, lead_id=ids[0], first_id=ids[0], title=told[0].title, language="en",
        topics=(("chips",), ("cloud", "chips"), ())[number % 2 + number % 4 // 3],
        first_seen=NOON - timedelta(days=number + 3), last_seen=NOON - timedelta(days=number),
    )  # fmt: skip


def _articles_found(shelf: StoreShelf, query: Query) -> tuple[Article, ...]:
    every = shelf.search(replace(query, kinds=("article",)), 1000)
    return reading.articles([hit.id for hit in every.hits])


@pytest.mark.parametrize("question", QUESTIONS)
def test_articles_are_shown_as_their_values_say(question: str) -> None:
    shelf, query = StoreShelf(), parse_query(question)
    hits = [hit for hit in shelf.search(query, 1000).hits if hit.kind == "article"]
    assert hits == [
        Hit(kind="article", id=a.id, title=a.title, snippet=a.excerpt, note=a.provider.name, at=a.published)
        for a in reading.articles([hit.id for hit in hits])
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_facets_count_what_the_values_of_the_articles_say(question: str) -> None:
    shelf, query = StoreShelf(), parse_query(question)
    articles = _articles_found(shelf, query)
    facets = {name: dict(values) for name, values in shelf.search(query).facets}
    dated = [a.published or a.seen_at for a in articles]
    assert facets.get("outlet", {}) == dict(Counter(a.provider.domain for a in articles))
    assert facets.get("month", {}) == dict(Counter(f"{at:%Y-%m}" for at in dated if at).most_common(8))
    stories = reading.stories_of([a.id for a in articles[:40]])
    assert facets.get("topic", {}) == dict(Counter(topic for story in stories for topic in story.topics))


@pytest.mark.parametrize("question", QUESTIONS)
def test_stories_are_those_of_the_best_articles_in_their_order(question: str) -> None:
    shelf, query = StoreShelf(), parse_query(question)
    if query.parties or query.relations or query.stages:
        return
    articles = _articles_found(shelf, query)[:40]
    stories = {i: story for story in reading.stories_of([a.id for a in articles]) for i in story.article_ids}
    ranked = dict.fromkeys(stories[a.id].id for a in articles if a.id in stories)
    wanted = [story for i in ranked for story in reading.stories([i]) if len(story.article_ids) > 1]
    wanted = [s for s in wanted if not query.topics or set(s.topics) & set(query.topics)]
    hits = [hit for hit in shelf.search(replace(query, kinds=("story",)), 1000).hits if hit.kind == "story"]
    assert hits == [
        Hit(kind="story", id=s.id, title=s.title, note=f"{len(s.article_ids)} reports", at=s.last_seen)
        for s in wanted
    ]


@pytest.mark.parametrize("question", [q for q in QUESTIONS if ":" in q])
def test_the_newest_that_tell_are_those_of_all_claims_sorted(question: str) -> None:
    shelf, query = StoreShelf(), parse_query(question)
    claims = [claim for claim in shelf.ledger().claims if claim_fits(query, claim)]
    claims.sort(key=lambda c: (c.reported_at or datetime(1, 1, 2, tzinfo=UTC), c.article_id), reverse=True)
    wanted = list(dict.fromkeys(claim.article_id for claim in claims))
    assert newest_told(shelf, query, 1000) == wanted
    assert newest_told(shelf, query, 3) == wanted[:3]


def test_a_head_tells_the_day_of_its_article_or_the_day_it_was_seen() -> None:
    heads = matches.find_heads(search.match_expression(["item"]), 100)
    assert len(heads) == 60
    for head, one in zip(heads, reading.articles([head.id for head in heads]), strict=True):
        at = one.published or one.seen_at
        assert at is not None
        assert (head.domain, head.day) == (one.provider.domain, at.date())


def test_an_index_from_before_there_were_heads_gets_them() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads heads from the articles themselves")
    before = matches.find_heads(search.match_expression(["mill"]), 100)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE article_search_head")
    migration = importlib.import_module("broadsheet.adapters.store.migrations.0016_search_heads")
    with connection.schema_editor() as editor:
        migration.put_heads(None, editor)
    assert matches.find_heads(search.match_expression(["mill"]), 100) == before != []
