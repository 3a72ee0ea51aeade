"""Declared rules of outlets: they cut what they name, on their host only, until their day."""

from datetime import UTC, datetime

import pytest

from broadsheet.errors import InputError
from broadsheet.pages import publisher_rules, read_page
from broadsheet.pages.publishers import read_rule, rule_for, to_xpath

ASIDE = (
    "The Ministry of Harbours answers questions about this page by telephone on weekdays from nine to five."
)
RULE = 'host = "news.example"\nwhy = "A box inside the text."\ncut = ["p.box"]\nexpires = 2026-06-01\n'


@pytest.fixture
def page(make_page):
    return make_page().replace(b"<h2>Who pays", f'<p class="gem-c-feedback">{ASIDE}</p><h2>Who pays'.encode())


def read(page, host, day):
    return read_page(page, f"https://{host}/government/news/halls", at=day)


def test_a_rule_cuts_what_it_names_on_its_own_host_only(page):
    day = datetime(2025, 11, 18, tzinfo=UTC)
    assert ASIDE not in read(page, "www.gov.uk", day).article.text
    assert ASIDE in read(page, "www.gov.uk.example", day).article.text


def test_a_rule_that_has_ended_is_told_and_not_applied(page):
    found = read(page, "www.gov.uk", datetime(2040, 1, 1, tzinfo=UTC))
    assert ASIDE in found.article.text
    assert [(f.code, f.subject_id) for f in found.findings] == [("rule_expired", "www.gov.uk")]


def test_words_behind_an_element_that_is_cut_stay(make_page):
    body = make_page().replace(b"halls of its new", b'halls<i class="noprint">[1]</i> of its new')
    article = read_page(body, "https://en.wikinews.org/wiki/Halls").article
    assert "four halls of its new site near Lund" in article.text


def test_the_closest_host_wins():
    near = read_rule(RULE.replace("news.example", "tech.news.example"), "near.toml")
    far = read_rule(RULE, "far.toml")
    assert rule_for("https://www.tech.news.example/a", (far, near)) == near
    assert rule_for("https://news.example/a", (far, near)) == far
    assert rule_for("https://othernews.example/a", (far, near)) is None


@pytest.mark.parametrize(
    "wrong",
    [RULE.replace("why", "reason"), RULE.replace("p.box", "p > a"), RULE.replace("p.box", ""), "host ="],
)
def test_a_rule_that_cannot_be_read_names_its_file(wrong):
    with pytest.raises(InputError, match=r"box\.toml"):
        read_rule(wrong, "box.toml")


def test_selectors_are_tags_classes_and_ids():
    assert to_xpath("aside") == ".//aside"
    assert to_xpath("p.box#top").startswith(".//p[contains(")


def test_every_declared_rule_says_why():
    assert publisher_rules()
    for rule in publisher_rules():
        assert len(rule.why) > 30
        assert rule.cut
