"""The two records that the format was taken from: every field read for what it means, every byte kept.

They are not part of this repository: BROADSHEET_SEEDS names the folder they lie in; without it these
tests are passed over.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.pages.record_article import article_of_record, sealed_of_record
from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import change_record, write_record
from broadsheet.records import Article
from broadsheet.records.record import Record

FOLDER = Path(os.environ.get("BROADSHEET_SEEDS", "../shared/seeds"))
FILES = sorted(FOLDER.glob("00[01]_*.txt"))

pytestmark = pytest.mark.skipif(len(FILES) != 2, reason="the two records are not here")

FORMAT = (
    "category", "title", "excerpt", "publishedDateTime", "originalUrl", "webUrl", "type", "quality", "heat",
    "published", "provider", "topics", "images", "related", "secured",
)  # fmt: skip
ROW = ("title", "excerpt", "publishedDateTime", "webUrl", "type", "provider", "quality", "images")


@pytest.fixture(params=range(2))
def text(request: pytest.FixtureRequest) -> str:
    return FILES[request.param].read_bytes().decode("utf-8")


@pytest.fixture
def record(text: str) -> Record:
    return read_record(text)


@pytest.fixture
def article(record: Record) -> Article:
    found = article_of_record(record)
    assert found is not None
    return found


def test_it_is_written_back_to_the_byte(text: str, record: Record):
    assert write_record(record) == text


def test_its_keys_are_those_of_the_format_in_its_order(record: Record):
    keys = list(record.keys)
    assert keys == [key for key in FORMAT if key in keys]
    for row in record["related"]:
        assert list(row) == [key for key in ROW if key in row]


def test_the_article_says_what_the_record_says(record: Record, article: Article):
    assert (article.title, article.excerpt, article.category) == (
        record["title"],
        record["excerpt"],
        record["category"],
    )
    assert (article.original_url, article.url) == (record["originalUrl"], record["webUrl"])
    assert (article.provider.name, article.provider.domain) == (
        record["provider"]["name"],
        record["provider"]["domain"],
    )
    assert list(article.keywords) == record["topics"]
    assert article.published == datetime.fromisoformat(str(record["publishedDateTime"])).astimezone(UTC)
    assert article.published_precision == "second"
    assert [(i.url, i.width, i.height) for i in article.images] == [
        (row["url"], row["width"], row["height"]) for row in record.get("images", [])
    ]


def test_text_that_is_sealed_is_not_taken_for_there(record: Record, article: Article):
    assert sealed_of_record(record) is not None
    assert (article.kind, article.text) == ("teaser", record["excerpt"])
    assert not any(image.is_cached for image in article.images), "the bytes are theirs, not ours"


def test_scores_are_whole_numbers_and_unknown_heat_is_minus_one(record: Record):
    assert isinstance(record["quality"], int)
    assert isinstance(record["heat"], int)
    assert 0 <= record["quality"] <= 100
    assert -1 <= record["heat"] <= 100
    assert record["published"] is (record["quality"] >= 70)


def test_a_changed_value_changes_its_line_only(text: str, record: Record):
    for key, value in (("heat", 55), ("published", True), ("title", "Another: title")):
        changed = write_record(change_record(record, key, value)).split("\n")
        differing = [
            n for n, pair in enumerate(zip(text.split("\n"), changed, strict=True)) if len(set(pair)) > 1
        ]
        assert len(differing) == 1
        assert changed[differing[0]].startswith(f"{key}: ")


def test_the_two_name_each_other_as_related():
    records = [read_record(file.read_bytes().decode("utf-8")) for file in FILES]
    for one, other in (records, records[::-1]):
        row = next(row for row in one["related"] if row["webUrl"] == other["webUrl"])
        for key in ("title", "excerpt", "publishedDateTime", "type", "quality"):
            assert row[key] == other[key]
        assert dict(row["provider"]) == dict(other["provider"])
        assert ("images" in row) == ("images" in other)
