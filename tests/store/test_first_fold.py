"""What a first fold reads of the store is what every other question reads of it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from broadsheet.adapters.store import folding, reading, sharing, writing
from broadsheet.adapters.store.first_fold import read_all_rooted
from broadsheet.adapters.store.rows import payload, value_of
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Attribution, Claim, Family, Mention, Span, Story, content_id
from broadsheet.records.when import When
from tests.store.test_ledger_book import CLAIMS, put

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def by_id(claims):
    return sorted(claims, key=lambda claim: claim.id)


def some_stories(dice, articles):
    """Stories of a few articles each, with families of copies under made-up roots; some were merged."""
    told = list(articles)
    dice.shuffle(told)
    while told:
        some, told = told[: dice.randint(1, 5)], told[5:]
        at = dice.randint(1, len(some))
        families = (
            Family(head_id=some[0], copy_ids=tuple(some[1:at]), root=dice.choice(("", "wire.example"))),
        )
        yield Story(
            id=content_id("story", *some), article_ids=tuple(some), lead_id=some[0], first_id=some[0], title="t",
            language="en", first_seen=NOW, last_seen=NOW, families=families,
            merged_into=dice.choice(("", "", "another")),
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_every_claim_comes_once_with_the_root_that_stories_give_it(seed):
    dice = random.Random(f"first fold {seed}")
    put(*CLAIMS)
    stories = tuple(some_stories(dice, {claim.article_id for claim in CLAIMS} | {"without claims"}))
    writing.commit(Outcome(at=NOW, stories=stories))
    read = list(read_all_rooted())
    assert by_id(read) == by_id(folding.rooted(reading.claims()))
    assert any(claim.root == "wire.example" for claim in read)


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_store_is_mapped_again_after_a_fold_and_after_one_that_failed(monkeypatch):
    def mapped():
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA mmap_size").fetchone()[0]

    put(*CLAIMS)
    before = mapped()
    folding.open_sheet()
    assert before > 0 and mapped() == before
    folding._OPEN.clear()
    monkeypatch.setattr(sharing.Pool, "_claim", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        folding.open_ledger()
    assert mapped() == before


def test_claims_read_together_are_those_that_each_row_holds():
    span = Span(article_id="a", text_id="b", start=3, end=9, quote="“[x],{y}”", field="title")
    told = [
        replace(
            CLAIMS[n],
            evidence=(span, *CLAIMS[n].evidence),
            others=(Mention(as_written="X", party_id="x", name="X", span=span),) * (n % 3),
            said_by=(Attribution(kind="person", name="Ada", count=n % 2 or None),) * (n % 2),
            when=When(as_written="in May", earliest=date(2026, 5, 1), latest=None, precision="month"),
        )
        for n in range(min(250, len(CLAIMS)))
    ]
    texts = [payload(claim) for claim in told]
    assert list(sharing.Pool().read_claims(texts)) == told == [value_of(Claim, text) for text in texts]


def test_a_claim_with_a_field_that_nobody_knows_is_refused():
    text = payload(CLAIMS[0])
    with pytest.raises(TypeError):
        list(sharing.Pool().read_claims([text, text.replace('"language"', '"tongue"')]))
