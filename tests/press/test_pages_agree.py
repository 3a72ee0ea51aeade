"""What a page says in two places is the same in both: dots, arrows, days, outlets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from broadsheet.press import MemoryShelf, Site
from broadsheet.press.alliance_map import draw_map
from broadsheet.press.cards import line_of
from broadsheet.press.plots.spread import rows_of
from broadsheet.records import Finding, Ledger, Money
from tests.press import example_paper as paper
from tests.press.reading_pages import read, words


def shelf_with(**changes: Any) -> MemoryShelf:
    """Articles and sources of the example paper, and what else a test needs."""
    sources = tuple(paper.source(key, n) for n, key in enumerate(paper.OUTLETS))
    return MemoryShelf(**({"articles": tuple(paper.A.values()), "sources": sources} | changes))


def test_the_list_of_reports_fills_the_dots_of_as_many_voices_as_the_story_counts(site: Site) -> None:
    story = paper.S["nvidia"]
    same_voice = tuple(
        replace(family, root=story.families[0].root) if n == 1 else family
        for n, family in enumerate(story.families)
    )
    told = replace(story, families=same_voice, roots=tuple(dict.fromkeys(f.root for f in same_voice)))
    tree = read(f"/stories/{story.id}/", shelf_with(stories=(told,)), site)
    assert len(tree.xpath("//li[contains(@class, 'report')]")) == 3
    assert len(tree.xpath("//li[contains(@class, 'is-voice')]")) == len(told.roots) == 2


def test_the_chart_fills_the_same_dots_where_a_voice_begins_with_a_report_of_no_hour() -> None:
    story = paper.S["nvidia"]
    first, second, third = (paper.A[key] for key in ("nv1", "nv2", "nv3"))
    release = replace(first, published=paper.NOW.replace(hour=0), published_precision="day")
    later = {
        a.id: replace(a, published=paper.NOW.replace(hour=n)) for n, a in enumerate((second, third), start=2)
    }
    echo = replace(story.families[1], root=story.families[0].root)
    told = replace(story, families=(story.families[0], echo, *story.families[2:]))
    rows = rows_of(told, (release, *later.values()))
    assert [(row.outlet, row.is_voice) for row in rows] == [
        (second.provider.name, False),
        (third.provider.name, True),
    ]


def test_a_row_of_the_ledger_says_whether_neither_side_gives_to_the_other(site: Site) -> None:
    pact = replace(paper.D["oracle"], relation="partnership")
    ledger = Ledger(deals=(pact, paper.D["amdmeta"]), claims=tuple(paper.C.values()), tombstones=())
    rows = read("/deals/", shelf_with(ledger=ledger), site).xpath(
        "//table[contains(@class, 'ledger')]/tbody/tr"
    )
    mutual = {words(row.xpath("td[1]")[0]): "is-mutual" in row.get("class") for row in rows}
    assert mutual == {"Oracle": True, "AMD": False}


def test_a_report_that_names_a_day_is_no_report_of_midnight(site: Site) -> None:
    midnight = paper.NOW.replace(hour=0, minute=0)
    dated = replace(paper.A["oai2"], published=midnight, published_precision="day")
    claim = replace(paper.C["oai2"], reported_at=midnight)
    ledger = Ledger(deals=(paper.D["oracle"],), claims=(paper.C["oai1"], claim), tombstones=())
    shelf = shelf_with(articles=(paper.A["oai1"], dated), ledger=ledger)
    told = words(read(f"/deals/{paper.D['oracle'].id}/", shelf, site))
    assert ", 00:00" not in told
    assert f"The Ledger Post, {midnight.day} {midnight:%b %Y} ·" in told


def test_the_ledger_between_two_parties_names_both(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/deals/?party=openai&with=oracle", shelf, site)
    assert "1 of 20 deals has OpenAI and Oracle for parties." in words(
        tree.xpath("//*[@class='page-deck']")[0]
    )
    narrower = read("/deals/?party=openai&with=oracle&stage=agreed", shelf, site)
    assert "for parties" not in words(narrower)


def test_a_story_has_one_headline_wherever_it_is_listed(shelf: MemoryShelf, site: Site) -> None:
    own = words(read(f"/stories/{paper.S['oracle'].id}/", shelf, site).xpath("//h1")[0])
    link = f"//a[contains(@href, '/stories/{paper.S['oracle'].id}/')]"
    listed = [
        words(a) for path in ("/topics/", "/topics/deals/", "/") for a in read(path, shelf, site).xpath(link)
    ]
    assert len(listed) >= 3
    assert set(listed) == {own} != {paper.S["oracle"].title}


def test_a_part_of_a_round_that_another_gives_has_its_line_on_the_map() -> None:
    whole = line_of(paper.D["thirty"])
    same = line_of(replace(paper.D["letter"], part_of=whole.deal.id))
    other = line_of(replace(paper.D["nvcw"], part_of=whole.deal.id))
    drawn = draw_map([whole, same, other]).roads
    assert sorted(line.deal.id for road in drawn for line in road.lines) == sorted(
        [whole.deal.id, other.deal.id]
    )


def test_a_chart_speaks_of_a_list_only_where_the_list_stands(site: Site) -> None:
    def page(*moneys: Money | None) -> Any:
        told = [
            replace(paper.C["nv1"], id=f"{n:016}", money=money, reported_at=paper.NOW - timedelta(days=n))
            for n, money in enumerate(moneys)
        ]
        deal = replace(paper.D["letter"], claim_ids=tuple(claim.id for claim in told))
        ledger = Ledger(deals=(deal,), claims=tuple(told), tombstones=())
        return read(f"/deals/{deal.id}/", shelf_with(ledger=ledger), site)

    hundred, thirty = paper.C["nv1"].money, paper.C["nv1b"].money
    for tree, listed in ((page(hundred, hundred, hundred), False), (page(hundred, thirty, hundred), True)):
        assert ("holds the same" in words(tree.find_class("plot-key")[0])) == listed
        assert bool(tree.xpath("//h2[@id='amounts']")) == listed


def test_what_was_wrong_with_a_page_leads_to_the_page_and_names_its_outlet(site: Site) -> None:
    page = f"https://www.{paper.A['oai1'].provider.domain}/half"
    found = Finding(level="warning", step="pages@1", subject_id=page, code="paywall", message="it breaks off")
    tree = read("/sources/", shelf_with(findings=(found,)), site)
    link = tree.xpath("//ul[@class='findings']//a")[0]
    assert (words(link), link.get("href")) == (paper.A["oai1"].provider.name, page)
