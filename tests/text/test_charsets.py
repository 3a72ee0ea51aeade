"""Names of charsets that strangers declare."""

from __future__ import annotations

import pytest

from broadsheet.feeds import parse_feed
from broadsheet.pages.charset import decode_body
from broadsheet.text.charsets import mend_strays, mend_twice_encoded, name_codec

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


def test_a_passage_of_another_table_in_a_page_of_utf_8_is_read():
    body = "“Halls”".encode() + b" in Malm\xf6 and G\xf6teborg " + "– four".encode()
    assert mend_strays(body).decode() == "“Halls” in Malmö and Göteborg – four"


def test_bytes_that_are_utf_8_have_no_strays():
    body = "Malmö, Łódź, 隆德, “halls” – é".encode()
    assert mend_strays(body) == body


@pytest.mark.parametrize(
    "text",
    ["Tidewater’s “halls” — café, Łódź", "договор стоит два миллиарда", "海港计算公司周一表示，将出租机房。"],
)
@pytest.mark.parametrize("table", ["latin-1", "cp1252"])
def test_what_was_encoded_twice_is_decoded_twice(text, table):
    twice = "".join(bytes((byte,)).decode(table, "ignore") or chr(byte) for byte in text.encode("utf-8"))
    assert mend_twice_encoded(twice) == text


@pytest.mark.parametrize(
    "text",
    [
        "Harbour’s “halls” in Malmö", "“AMANHÃ” e “MANHÔ", "São Paulo – NÃO – IRMÃ…", "château, 20 °C, £5",
        "The sign â€™ stands once for an apostrophe.", "Ðorđe și Ñandú",
    ],
)  # fmt: skip
def test_text_that_was_encoded_once_stays(text):
    assert mend_twice_encoded(text) == text
