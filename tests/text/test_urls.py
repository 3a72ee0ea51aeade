"""Addresses: one page has one spelling, and nothing that chooses the page is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.urls import canonical_url, domain_of, host_of, join_url


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://News.Example:443/a/../story?id=1#top", "https://news.example/story?id=1"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://news.example/s?utm_source=rss&id=7&fbclid=abc", "https://news.example/s?id=7"),
        ("https://news.example/s?ref=rss&source=twitter", "https://news.example/s"),
        ("https://news.example/s?ref=main-branch", "https://news.example/s?ref=main-branch"),
        ("https://news.example/s?b=2&a=1", "https://news.example/s?b=2&a=1"),
        ("https://app.example/#!/story/5", "https://app.example/#!/story/5"),
        ("https://user:secret@news.example/x", "https://news.example/x"),
        ("http://2130706433/", "http://127.0.0.1/"),
    ],
)
def test_a_page_has_one_spelling(written, canonical):
    assert canonical_url(written) == canonical


@given(st.sampled_from(["id", "p", "article", "page"]), st.integers(0, 10**6))
def test_parameters_that_choose_the_page_stay(name, value):
    assert (
        canonical_url(f"https://news.example/?{name}={value}&utm_medium=x")
        == f"https://news.example/?{name}={value}"
    )


@given(st.text(max_size=60))
def test_canonical_is_idempotent_and_never_raises(text):
    once = canonical_url(text)
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.paper.co.uk/a", "paper.co.uk"),
        ("news.sub.example", "sub.example"),
        ("http://127.1/", "127.0.0.1"),
        ("http://[::1]:80/", "::1"),
        ("http://localhost:8000/x", "localhost"),
        ("", ""),
        ("not an address", ""),
    ],
)
def test_the_registered_domain_answers_for_an_address(address, domain):
    assert domain_of(address) == domain


def test_a_link_off_the_web_leads_nowhere():
    assert join_url("https://news.example/a/b", "../c") == "https://news.example/c"
    assert join_url("https://news.example/", "javascript:alert(1)") == ""
    assert join_url("https://news.example/", "mailto:desk@news.example") == ""
    assert host_of("https://News.Example./x") == "news.example"
