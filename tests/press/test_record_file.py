"""Record files come back to the byte, and hostile text survives them."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import RecordError
from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import change_record, compose_record, write_record
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
)
keys = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True)
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
    ],
)
def test_a_broken_file_is_refused_with_its_place(text, says):
    with pytest.raises(RecordError, match=says):
        read_record(text, place="broken.md")


def test_plain_scalars_follow_yaml_1_2():
    record = read_record("---\na: no\nb: 12:30:00\nc: 2024-01-02\nd: 1.50\ne: |\n  two\n  lines\n---\n")
    assert record["a"] == "no"
    assert record["b"] == "12:30:00"
    assert record["c"] == "2024-01-02"
    assert math.isclose(record["d"], 1.5)
    assert record["e"] == "two\nlines\n"
