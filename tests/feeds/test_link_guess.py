"""A page without a feed names its news by how they stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds import guess_link_selector, read_link_list

MENU = "<header><nav><ul>" + "".join(f"<li><a href='/t/{n}'>All about topic number {n}</a></li>" for n in range(9)) + "</ul></nav></header>"  # fmt: skip
FOOT = (
    "<footer>"
    + "".join(f"<a href='/f/{n}'>Terms of our service, part {n}</a>" for n in range(9))
    + "</footer>"
)


def page(body):
    return f"<html><body>{MENU}{body}{FOOT}</body></html>".encode()


@pytest.mark.parametrize(
    "item",
    [
        "<h2><a href='/{n}'>Maker of chips opens plant number {n}</a></h2>",
        "<div class='css-1a2b teaser'><a href='/{n}'>Maker of chips opens plant number {n}</a><p>x</p></div>",
        "<article><h3><a href='/{n}'><span>Maker of chips</span> opens plant number {n}</a></h3></article>",
        "<ul class='css-9f'><li><a class='css-77' href='/{n}'>芯片制造商开设新工厂并扩大产能 {n}</a></li></ul>",
        "<table><tr><td>20.11.</td><td><a href='/{n}'>Maker of chips opens plant number {n}</a></td></tr></table>",
    ],
)
def test_headlines_that_stand_alike_are_found_and_menus_are_not(item):
    body = page("<main>" + "".join(item.replace("{n}", str(n)) for n in range(6)) + "</main>")
    selector = guess_link_selector(body)
    found = read_link_list(body, "https://wire.example/news", selector).entries
    assert [entry.url for entry in found] == [f"https://wire.example/{n}" for n in range(6)]


def test_a_page_without_a_list_has_none():
    assert guess_link_selector(page("<p>One <a href='/x'>link to a longer story</a> only.</p>")) == ""


@given(st.binary(max_size=300))
def test_any_bytes_have_a_selector_or_none(body):
    assert isinstance(guess_link_selector(body), str)


def test_a_heavy_page_is_searched_within_five_seconds():
    started = time.process_time()
    guess_link_selector(
        b"<div class='a'>" * 5_000 + b"<a href='/x'>A headline that is long enough</a>" * 60_000
    )
    assert time.process_time() - started < 5
