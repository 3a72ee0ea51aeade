"""Record files come back to the byte, and hostile text survives them."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import RecordError
from broadsheet.pages.record_article import article_of_record, read_body, sealed_of_record
from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import (
    change_record,
    compose_record,
    record_name,
    record_values,
    sealed_text,
    write_body,
    write_record,
)
from broadsheet.records import Article, Image, Provider, Sealed, article_id, text_id
from broadsheet.text import front_matter

SAMPLE = """---
category: news
title: "A lab, its backer and a \\"pause\\""
publishedDateTime: 2025-10-28T13:05:00Z
heat: -1
published: false

provider:
  name: Harbour Wire
  domain: harbourwire.example
  oddKey: 'single quoted'

topics:
  - Cloud
  - AI

# a note by hand
images:
  - url: "https://harbourwire.example/a.jpg"
    width: 1024
    height: 576
    isCached: true

secured: "AAAA;BBBB"
---

"""

scalars = st.one_of(
    st.text(),
    st.text(st.sampled_from("ab: -#'\"\\\n\r\t---{}[]&*!|>%@`,?~\u0085\u2028\ufeff\x00\x01yesno0123.e")),
    st.booleans(),
    st.none(),
    st.integers(-(10**15), 10**15),
    st.integers(-(10**60), 10**60),
    st.floats(allow_nan=False, allow_infinity=False),
)
keys = st.from_regex(r"[A-Za-zäж名][A-Za-z0-9_.-]{0,12}", fullmatch=True)
flat = st.dictionaries(keys, scalars, min_size=1, max_size=5)
values = st.dictionaries(
    keys, st.one_of(scalars, st.lists(scalars, max_size=4), flat, st.lists(flat, max_size=3)), min_size=1
)


def test_a_record_is_written_back_to_the_byte():
    assert write_record(read_record(SAMPLE)) == SAMPLE


def test_windows_line_ends_and_a_body_survive():
    text = SAMPLE.replace("\n", "\r\n") + "Body with --- in it\r\n---\r\n"
    record = read_record(text)
    assert write_record(record) == text
    assert record["heat"] == -1


def test_a_changed_value_changes_its_line_only():
    changed = write_record(change_record(read_record(SAMPLE), "heat", 41))
    assert changed == SAMPLE.replace("heat: -1", "heat: 41")


def test_an_unchanged_value_changes_nothing():
    record = read_record(SAMPLE)
    assert change_record(record, "topics", ["Cloud", "AI"]) == record


def test_a_new_key_stands_before_the_sealed_one():
    record = change_record(read_record(SAMPLE), "related", [{"title": "T", "quality": 3}])
    assert record.keys[-2:] == ("related", "secured")
    assert read_record(write_record(record))["related"] == [{"title": "T", "quality": 3}]


@given(values)
def test_whatever_is_composed_reads_back_the_same(given_values):
    record = compose_record(given_values)
    again = read_record(write_record(record))
    assert again.values() == given_values
    assert write_record(again) == write_record(record)


@given(st.text(max_size=40), st.text(max_size=40))
def test_changing_a_title_twice_ends_where_it_began(first, second):
    record = change_record(read_record(SAMPLE), "title", first)
    there = change_record(record, "title", second)
    assert write_record(change_record(there, "title", first)) == write_record(record)


@given(values)
def test_other_yaml_readers_read_the_same_values(given_values):
    text = write_record(compose_record(given_values))
    if "\\ud" in text.casefold():  # lone surrogates are not Unicode text for a YAML reader
        return
    inner = text.removeprefix("---\n").rsplit("---\n", 1)[0]
    assert yaml.load(inner, front_matter._Loader) == given_values


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begins with ---"),
        ("---\ntitle: x\n", "not closed"),
        ("---\ntitle: x\ntitle: y\n---\n", "stands twice"),
        ("---\ntitle: [1,\n---\n", "holds no value"),
        ("---\nno key here\n---\n", "expected a key"),
        ("---\na: &a [*a]\n---\n", "nested deeper"),
        ("---\na:\n" + "".join("  " * (n + 1) + "a:\n" for n in range(900)) + "---\n", "nested deeper"),
        ("---\na: " + "[" * 900 + "\n---\n", "holds no value"),
        ("---\na: !!python/object/apply:os.getcwd []\n---\n", "holds no value"),
        ("---\na: !!binary aGk=\n---\n", "holds no value"),
        ('---\na: !!int ""\n---\n', "holds no value"),
        ('---\na: !!float ""\n---\n', "holds no value"),
        ("---\na: !!float .inf\n---\n", "holds no value"),
        ("---\na: !!float inf\n---\n", "holds no value"),
        (f"---\na: !!float {'1:' * 300}1\n---\n", "holds no value"),
        (f"---\na: !!int {'1:' * 5000}1\n---\n", "holds no value"),
        ("---\na: !!timestamp never\n---\n", "holds no value"),
        ("---\na: !!timestamp 2024-01-02\n---\n", "holds no value"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(text, says):
    with pytest.raises(RecordError, match=says):
        read_record(text, place="broken.md")


def test_aliases_that_multiply_are_refused():
    rows = [f"  - &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 9)}]" for n in range(20)]
    with pytest.raises(RecordError, match="repeats itself"):
        read_record("---\na:\n" + "\n".join(rows) + "\n---\n")


def test_mappings_that_merge_and_multiply_are_refused():
    rows = ["  a0: &a0 {x: 1}"]
    rows += [f"  a{n}: &a{n} {{!!merge m: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 9)]
    with pytest.raises(RecordError, match="holds no value"):
        read_record("---\na:\n" + "\n".join(rows) + "\n---\n")


def test_plain_scalars_follow_yaml_1_2():
    record = read_record("---\na: no\nb: 12:30:00\nc: 2024-01-02\nd: 1.50\ne: |\n  two\n  lines\n---\n")
    assert record["a"] == "no"
    assert record["b"] == "12:30:00"
    assert record["c"] == "2024-01-02"
    assert math.isclose(record["d"], 1.5)
    assert record["e"] == "two\nlines\n"


# -- our own articles --------------------------------------------------------------------------------

HOSTILE = [
    "line\nbreak", "---", "--- ", "a: b", "a #b", "'quoted'", '"quoted"', "\\", "\\n", "\t tab", "\x00\x01\x1f\x7f",
    "\x85\u2028\u2029", "\ufeffbom", "\u202eright to left", "{a: b}", "[a]", "&a", "*a", "!tag", "!!python/name:os.system",
    "%YAML", "@at", "`tick`", "|", ">", "?", "-", "- a", ": ", "~", "null", "yes", "No", "1e3", "0x1f", "1_000", "12:30:00",
    "2025-11-03", "2025-11-03T14:00:00Z", ".5", "", " lead", "trail ", "# comment", "<script>", "\U0001f600", "\ud800 alone",
    "a" * 5000, "…", "title: x\n---\nbody", "%s{{7*7}}", "=cmd()", "secured: x",
]  # fmt: skip


def article_with(text: str, **other) -> Article:
    values = {
        "id": "a" * 16,
        "text_id": "b" * 16,
        "url": "https://outlet.example/a",
        "original_url": "https://outlet.example/a?x=1",
        "provider": Provider(name=text, domain="outlet.example"),
        "title": text,
        "text": text,
        "language": "en",
        "excerpt": text,
        "category": text,
        "images": (Image(url="https://outlet.example/a.jpg"),),
        "published": datetime(2025, 11, 3, 23, 30, 5, 999, tzinfo=timezone(-timedelta(hours=5))),
    }
    return Article(**{**values, **other})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_from_a_record(text):
    article = article_with(text)
    values = record_values(article, None, related=[(article, None)], topics=[text])
    written = write_record(compose_record({**values, "secured": text}))
    record = read_record(written)
    assert record.values() == {**values, "secured": text}
    assert write_record(record) == written
    written.encode("utf-8")
    assert record["title"] == record["related"][0]["title"] == record["provider"]["name"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_from_a_sealed_body(text):
    article = article_with(text)
    assert read_body(write_body(article)) == article


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_give_names_that_any_system_takes(text):
    name = record_name(article_with(text))
    assert re.fullmatch(r"2025-11-04-[\w\u0300-\u036f-]+\.md", name)
    assert len(name.encode()) < 160


def test_unknown_heat_is_written_as_minus_one_and_day_and_instant_are_utc():
    values = record_values(article_with("T"), None)
    assert values["heat"] == -1
    assert values["publishedDateTime"] == "2025-11-04T04:30:05Z"


def test_keys_stand_in_the_order_of_the_format():
    article = article_with("T", kind="video", original_url="https://www.youtube.com/watch?v=abcdefghijk")
    values = record_values(article, None, related=[(article, None)], topics=["AI"])
    assert list(values) == [
        "category", "title", "excerpt", "publishedDateTime", "originalUrl", "webUrl", "type", "quality", "heat",
        "published", "featuredContent", "provider", "topics", "images", "related",
    ]  # fmt: skip
    assert "https://www.youtube.com/embed/abcdefghijk" in values["featuredContent"]


def test_a_body_of_a_newer_form_is_refused_by_name():
    with pytest.raises(RecordError, match="broadsheet-body/2"):
        read_body(b'{"format": "broadsheet-body/2", "article": {}}')
    for body in (b"", b"{}", b"[]", b'{"format": "broadsheet-body/1", "article": {"nose": 1}}', b"\xff"):
        with pytest.raises(RecordError, match="holds no article"):
            read_body(body)


def sealed_in(text: str):
    return sealed_of_record(compose_record({"secured": text}))


@given(st.binary(min_size=16, max_size=80), st.binary(min_size=16, max_size=16))
def test_a_sealed_value_is_read_in_one_spelling_only(ciphertext, iv):
    sealed = Sealed(ciphertext=ciphertext, iv=iv)
    text = sealed_text(sealed)
    assert sealed_in(text) == sealed
    for place in range(len(text)):
        altered = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        assert sealed_in(altered) != sealed


@pytest.mark.parametrize("text", ["", ";", "AAAA", "AAAA;BBBB;CCCC", "AAA=\n;BBBB", "ÄÖ;Ü", "AAAB=;BBBB"])
def test_values_of_another_shape_are_no_sealed_ones(text):
    found = sealed_in(text)
    assert found is None or found.ciphertext == b""


def test_what_a_record_says_since_its_sealing_wins():
    article = replace(article_with("Old title"), text="The body.", id=article_id("https://outlet.example/a"))
    record = compose_record(record_values(article, None))
    assert article_of_record(record, article) == article
    edited = change_record(record, "title", "New title")
    found = article_of_record(edited, article)
    assert found is not None
    assert (found.title, found.text, found.text_id) == (
        "New title",
        "The body.",
        text_id("New title", "The body."),
    )


def test_a_record_without_a_web_address_is_no_article():
    for url in ("", "javascript:alert(1)", "file:///etc/passwd", "no address"):
        assert article_of_record(compose_record({"title": "T", "webUrl": url})) is None


def test_words_no_store_takes_are_replaced_in_an_article():
    record = compose_record({"title": "a\x00b\ud800", "webUrl": "https://o.example/a"})
    found = article_of_record(record)
    assert found is not None
    assert found.title == "a\ufffdb\ufffd"
