"""What the search finds first, what it narrows by, and that no common word makes it slow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from broadsheet.adapters.store import matches, search, writing
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.claims import GrammarExtractor
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press.query import parse_query
from broadsheet.records import Article, Provider, text_id
from broadsheet.running.claiming import find_claims
from tests.store.test_store import NOON, article

pytestmark = pytest.mark.usefixtures("store")


def told(number: int, title: str = "Halls are built", **more: object) -> Article:
    made = article(f"n{number}", f"Report {number} about halls and quorbix.", title=title)
    return replace(made, published=NOON - timedelta(days=number), **more)  # type: ignore[arg-type]


def keep(*articles: Article) -> None:
    writing.commit(Outcome(at=NOON, articles=articles))


def found(text: str) -> list[str]:
    return [hit.id for hit in StoreShelf().search(parse_query(text), 50).hits]


@pytest.fixture
def sqlite_only() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("words are counted and titles put in front only in SQLite's own index")


@pytest.mark.usefixtures("sqlite_only")
def test_of_very_many_matches_titles_come_first_and_then_the_newest(monkeypatch) -> None:
    monkeypatch.setattr(matches, "RANKED", 5)
    articles = [told(n) for n in range(12)]
    late = told(20, title="Quorbix is opened")
    keep(*articles, late)
    ids = matches.find_articles(search.match_expression(["quorbix"]), 6)
    assert ids == [late.id, *(a.id for a in articles[:5])]


def test_days_narrow_a_search_before_it_is_ranked(monkeypatch) -> None:
    monkeypatch.setattr(matches, "RANKED", 3)
    articles = [told(n) for n in range(10)]
    keep(*articles)
    first, last = NOON.date() - timedelta(days=8), NOON.date() - timedelta(days=6)
    assert found(f"quorbix after:{first} before:{last}") == [articles[7].id, articles[8].id]


def test_an_article_that_got_another_day_is_found_once_and_at_its_new_day() -> None:
    keep(told(3))
    keep(replace(told(3), published=NOON - timedelta(days=40)))
    assert found("quorbix") == [told(3).id]
    assert found(f"quorbix after:{NOON.date() - timedelta(days=10)}") == []


def test_undated_articles_are_found_too() -> None:
    undated = replace(told(1), published=None)
    keep(undated, told(2))
    assert set(found("quorbix")) == {undated.id, told(2).id}


@pytest.mark.usefixtures("sqlite_only")
def test_a_common_word_is_searched_as_it_is_and_a_rare_one_by_its_beginning(monkeypatch) -> None:
    monkeypatch.setattr(matches, "COMMON", 3)
    keep(*(told(n) for n in range(4)))
    assert [word for word in ("quorbix", "quor", "nothing") if matches.is_common(word)] == ["quorbix"]
    expression = search.match_expression(["quorbix", "rep", "a"], whole=frozenset({"quorbix"}))
    assert expression == '"quorbix" AND "rep"* AND "a"'


def test_facets_count_outlets_and_months_of_what_was_found() -> None:
    keep(told(0), told(1), told(70))
    facets = dict(StoreShelf().search(parse_query("quorbix"), 5).facets)
    assert facets["outlet"] == ((told(0).provider.domain, 3),)
    assert [n for _, n in facets["month"]] == [2, 1]


def test_claims_are_found_by_their_sentence_and_a_sentence_that_copies_carry_once() -> None:
    text = "Amazon invested $90 million in Harrowgate, it said. Nobody else was named in the quorbix report."
    first, copy = (
        replace(told(n), text=text, text_id=text_id(told(n).title, text), provider=provider)
        for n, provider in enumerate(
            (told(0).provider, Provider(name="Copy", domain="copy.example", kind="newspaper", country="GB"))
        )
    )
    keep(first, copy)
    claims = [c for one in (first, copy) for c in find_claims(GrammarExtractor(), one)]
    assert len(claims) == 2
    writing.commit(Outcome(at=NOON, claims=tuple(claims)))
    for question in (
        "kind:claim harrowgate",
        "kind:claim relation:investment",
        'kind:claim "$90 million in"',
    ):
        hits = StoreShelf().search(parse_query(question), 9).hits
        assert [(hit.kind, hit.title) for hit in hits] == [("claim", "Amazon – Harrowgate")], question
    assert found("kind:claim quorbix") == [], "the sentence of the claim has it not"
    assert dict(StoreShelf().search(parse_query("harrowgate"), 9).counts)["claim"] == 1


def test_a_row_of_the_index_tells_its_minute() -> None:
    at = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
    assert search.first_place(None) == 0 < search.first_place(date(1999, 1, 1)) < search.first_place(at)
    assert search.first_place(at) == search.first_place(at + timedelta(seconds=59))
    assert search.first_place(at + timedelta(minutes=1)) - search.first_place(at) == search.LEAF
