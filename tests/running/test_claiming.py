"""Claims are taken once for each wording, by whatever reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.claims import GrammarExtractor
from broadsheet.errors import FetchError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Provider, article_id, text_id
from broadsheet.running.claiming import take_claims
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.wiring import open_newsroom
from tests.fresh_store import put_store
from tests.running.conftest import settings_of

NOON = datetime(2025, 11, 3, 12, tzinfo=UTC)
TEXT = "Microsoft will invest $10 billion in OpenAI, the two companies said on Monday."


class Silent:
    """An endpoint that does not answer."""

    name = "claims.chat@1:silent"

    def find_claims(self, article):
        raise FetchError("the model endpoint gave no answer", code="unreachable")


class Broken:
    """An extractor with a fault of its own."""

    name = "claims.broken@1"

    def find_claims(self, article):
        raise KeyError("relation")


@pytest.fixture
def newsroom(tmp_path):
    url = "https://o.example/a"
    one = Article(
        id=article_id(url), text_id=text_id("T", TEXT), url=url, original_url=url, language="en", title="T", text=TEXT,
        provider=Provider(name="O", domain="o.example"), published=NOON, seen_at=NOON,
    )  # fmt: skip
    with open_newsroom(settings_of(put_store(tmp_path)), InlineExecutor()) as room:
        writing.commit(Outcome(at=NOON, articles=(one,)))
        yield room


def test_a_claim_is_kept_with_outlet_and_both_clocks(newsroom):
    assert take_claims(newsroom, NOON) == 1
    (claim,) = reading.claims()
    assert (claim.outlet, claim.reported_at, claim.first_seen) == ("o.example", NOON, NOON)
    assert take_claims(newsroom, NOON) == 0


def test_articles_wait_for_an_endpoint_that_does_not_answer(newsroom):
    assert take_claims(replace(newsroom, extractor=Silent()), NOON) == 0
    assert [f.code for f in reading.findings()] == ["unreachable"]
    assert take_claims(replace(newsroom, extractor=GrammarExtractor()), NOON) == 1


def test_an_extractor_that_breaks_is_told_and_the_paper_goes_on(newsroom):
    assert take_claims(replace(newsroom, extractor=Broken()), NOON) == 0
    (finding,) = reading.findings()
    assert finding.code == "crashed"
    assert "KeyError" in finding.message
