"""Names of charsets that strangers declare."""

from __future__ import annotations

import pytest

from broadsheet.feeds import parse_feed
from broadsheet.pages.charset import decode_body
from broadsheet.text.charsets import name_codec

NO_CHARSETS = (
    "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "rot13", "hex", "base64", "bz2",
    "uu", "zlib", "quopri", "cp037", "nothing", "a\x00b", "",
)  # fmt: skip


@pytest.mark.parametrize("name", NO_CHARSETS)
def test_what_no_text_is_written_in_is_no_charset(name):
    assert name_codec(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "UTF-8",
        "latin1",
        "windows-1251",
        "shift_jis",
        "gb18030",
        "iso-2022-jp",
        "utf-16",
        "big5",
        "koi8-r",
        "utf-7",
    ],
)
def test_a_charset_is_known_by_any_of_its_names(name):
    assert name_codec(f" {name} ")


@pytest.mark.parametrize("name", NO_CHARSETS[:-2])
def test_a_feed_and_a_page_that_declare_no_charset_are_read_by_their_bytes(name):
    title = "Déjà vu : le marché s'arrête"
    item = f"<item><title>{title}</title><link>https://o.example/1</link></item>"
    feed = f'<?xml version="1.0" encoding="{name}"?><rss><channel>{item}</channel></rss>'
    assert parse_feed(feed.encode("cp1252"), "https://o.example/f").entries[0].title == title
    page = f'<meta charset="{name}"><title>{title}</title>'.encode("cp1252")
    assert title in decode_body(page, f"text/html; charset={name}").text
