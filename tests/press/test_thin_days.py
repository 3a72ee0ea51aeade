"""What stands on the front page of a day with little or no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import etree

from broadsheet.press import MemoryShelf, Site, render
from broadsheet.press.line_breaks import tie_numbers
from broadsheet.press.sheets.moves import moved_before
from broadsheet.records import Edition
from tests.press import example_paper as paper
from tests.press.reading_pages import read, words

QUIET = replace(
    paper.EDITIONS[0], date=paper.TODAY + timedelta(days=1), sections=(), deal_ids=(), long_read_id=""
)


def shelf_of(*editions: Edition) -> MemoryShelf:
    return MemoryShelf(
        editions=editions,
        stories=tuple(paper.S.values()),
        articles=tuple(paper.A.values()),
        ledger=paper.make_shelf().ledger(),
    )


def test_the_home_page_shows_the_last_day_with_news_and_says_which_day_was_quiet(site: Site) -> None:
    tree = read("/", shelf_of(QUIET, *paper.EDITIONS), site)
    assert "Nothing new on Sunday 22 November 2026" in words(tree.find_class("quiet")[0])
    assert "OpenAI rents two more gigawatts" in words(tree.xpath("//h2[contains(@class,'headline')]")[0])
    assert tree.xpath("//link[@rel='canonical']/@href") == [site.address + "/2026/11/21/"]


def test_a_quiet_day_keeps_its_own_address_and_shows_the_days_before_it(site: Site) -> None:
    tree = read("/2026/11/22/", shelf_of(QUIET, *paper.EDITIONS), site)
    assert "Nothing was found worth your time that day" in words(tree)
    shown = tree.xpath("//main//*[@data-story]/@data-story")
    assert 2 <= len(shown) == len(set(shown)) <= 5


def test_nothing_of_a_later_day_stands_on_an_earlier_one(site: Site) -> None:
    earlier = replace(paper.EDITIONS[1], sections=(), deal_ids=(), long_read_id="")
    tree = read(f"/{paper.YESTERDAY:%Y/%m/%d}/", shelf_of(paper.EDITIONS[0], earlier), site)
    assert tree.xpath("//main//*[@data-story]") == []
    days = tree.xpath("//aside//time/@datetime")
    assert days
    assert all(date.fromisoformat(day[:10]) <= paper.YESTERDAY for day in days)


def test_the_chart_beside_a_lead_draws_the_reports_that_the_days_paper_counts(site: Site) -> None:
    story = paper.S["oracle"]
    late = replace(paper.A["oai5"], published=paper.NOW + timedelta(days=2))
    articles = tuple(late if a.id == late.id else a for a in paper.A.values())
    edition = paper.EDITIONS[0]
    alone = replace(edition, sections=(replace(edition.sections[0], items=edition.sections[0].items[:1]),))
    shelf = MemoryShelf(editions=(alone,), stories=(story,), articles=articles)
    page = read("/2026/11/21/", shelf, site)
    assert "2 independent voices in 4 reports" in words(page)
    assert "/2026/11/21/spread.svg" in [src.partition("?")[0] for src in page.xpath("//figure//img/@src")]
    drawn = [read_chart(path, shelf, site) for path in ("/2026/11/21/", f"/stories/{story.id}/")]
    assert [chart.split(" reports within")[0][-1] for chart in drawn] == ["4", "5"]
    assert render("/2026/11/20/spread.svg", shelf, site) is None


def read_chart(path: str, shelf: MemoryShelf, site: Site) -> str:
    page = render(path + "spread.svg", shelf, site)
    assert page is not None
    return "".join(etree.fromstring(page.body).itertext())


def test_a_short_first_sentence_of_an_earlier_day_brings_the_one_after_it(site: Site) -> None:
    today, yesterday = paper.EDITIONS
    section = today.sections[0]
    lead, item = section.items[1], section.items[0]

    def shown(first: str) -> str:
        told = replace(item, summary=(replace(item.summary[0], text=first), *item.summary[1:]))
        days = [
            replace(edition, sections=(replace(section, items=(one,)),))
            for edition, one in ((today, lead), (yesterday, told))
        ]
        tree = read("/2026/11/21/", shelf_of(*days), site)
        return words(tree.xpath("//ol[@class='before-list']/li[1]/div[@class='body']")[0])

    second = item.summary[1].text
    assert shown("It once sold tractors.") == f"It once sold tractors. {second}"
    long = "It will rent two more gigawatts of computing from Oracle over five years."
    assert shown(long) == long


def test_what_moved_on_the_day_itself_is_not_told_as_of_the_weeks_before(shelf: MemoryShelf) -> None:
    day = max(d.last_moved for d in shelf.ledger().deals if d.last_moved).date()
    told = moved_before(replace(QUIET, date=day), shelf, (), 40)
    assert told
    assert all(line.deal.last_moved and line.deal.last_moved.date() < day for line in told)


def test_a_full_day_shows_no_other_day(shelf: MemoryShelf, site: Site) -> None:
    stories = [i for s in paper.EDITIONS[0].sections for i in s.items]
    assert len(stories) >= 6
    assert not read("/2026/11/21/", shelf, site).find_class("before-list")


@pytest.mark.parametrize(
    ("headline", "parted"),
    [
        ("OpenAI raises $110 billion from three", ["$110\u00a0billion"]),
        ("Zwei 10 Milliarden schwere Verträge", ["10\u00a0Milliarden"]),
        ("SB OpenAI rents 2 gigawatts", ["2\u00a0gigawatts"]),
        ("Apple wants 3 billionaires", []),
    ],
)
def test_no_line_of_a_headline_ends_between_a_number_and_what_it_counts(
    headline: str, parted: list[str]
) -> None:
    assert [w for w in tie_numbers(headline).split(" ") if "\u00a0" in w] == parted
