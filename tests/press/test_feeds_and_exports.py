"""Feeds, sitemaps and exports say the same as the pages, in forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import feedparser
from lxml import etree

from broadsheet.ledger.export import to_csv
from broadsheet.press import MemoryShelf, Site, all_paths
from broadsheet.records import Claim, Deal, Ledger, from_plain
from tests.press import example_paper as paper
from tests.press.reading_pages import print_page, read

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_feed_parses_and_names_itself(shelf: MemoryShelf, site: Site) -> None:
    feeds = [p for p in all_paths(shelf) if p.endswith(".atom")]
    assert len(feeds) > 30
    for path in feeds:
        feed = feedparser.parse(print_page(path, shelf, site).body)
        assert not feed.bozo, path
        assert feed.version == "atom10"
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [site.address + path]


def test_atom_and_json_hold_the_same_items_under_the_same_ids(shelf: MemoryShelf, site: Site) -> None:
    for stem in ("/feed", "/deals/feed", "/corrections/feed", "/parties/openai/feed", "/topics/deals/feed"):
        atom = feedparser.parse(print_page(stem + ".atom", shelf, site).body)
        values = json.loads(print_page(stem + ".json", shelf, site).body)
        assert [e.id for e in atom.entries] == [i["id"] for i in values["items"]]
        assert [e.title for e in atom.entries] == [i["title"] for i in values["items"]]
        assert atom.entries, stem


def test_an_items_id_stays_when_the_paper_moves_to_another_path(shelf: MemoryShelf, site: Site) -> None:
    before = feedparser.parse(print_page("/feed.atom", shelf, site).body)
    after = feedparser.parse(print_page("/feed.atom", shelf, replace(site, base="/moved")).body)
    assert [e.id for e in before.entries] == [e.id for e in after.entries]
    assert before.entries[0].link != after.entries[0].link


def test_each_move_of_a_deal_is_an_item_of_its_own(shelf: MemoryShelf, site: Site) -> None:
    deal = paper.D["oracle"]
    feed = feedparser.parse(print_page(f"/deals/{deal.id}/feed.atom", shelf, site).body)
    assert len(feed.entries) == 3
    assert feed.entries[0].title.endswith("agreed, more than $40B")
    assert feed.entries[0].summary == paper.C["oai1"].evidence[0].quote


def test_a_move_is_told_in_the_feed_s_language_where_a_report_in_it_has_the_same_stage_and_sum(
    site: Site,
) -> None:
    english = paper.C["oai1"]
    says = "Oracle vermietet OpenAI weitere zwei Gigawatt für mehr als 40 Milliarden Dollar."
    german = replace(
        english, id="f" * 16, language="de", evidence=(replace(english.evidence[0], quote=says),)
    )
    move = replace(paper.D["oracle"].timeline[-1], claim_id=german.id)
    deal = replace(paper.D["oracle"], timeline=(move,), claim_ids=(german.id, english.id))

    def summary(other: Claim, language: str = "en", note: str = "", known: bool = True) -> str:
        told = replace(deal, timeline=(replace(move, note=note),))
        claims = (german, other) if known else ()
        shelf = MemoryShelf(ledger=Ledger(deals=(told,), claims=claims))
        page = print_page(f"/deals/{deal.id}/feed.atom", shelf, replace(site, language=language))
        return str(feedparser.parse(page.body).entries[0].summary)

    assert summary(english) == english.evidence[0].quote
    assert summary(english, language="de") == says
    assert summary(replace(english, stage="rumoured")) == says
    assert summary(replace(english, money=None)) == says
    assert summary(english, language="de", note="amount", known=False) == "eine neue Zahl"


def test_the_moves_of_a_pair_a_relation_or_to_a_stage_can_be_followed(shelf: MemoryShelf, site: Site) -> None:
    def titles(query: str) -> list[str]:
        feed = feedparser.parse(print_page("/deals/feed.atom?" + query, shelf, site).body)
        assert not feed.bozo
        return [e.title for e in feed.entries]

    pair = titles("party=nvidia&with=openai")
    assert len(pair) == 4
    assert all("Nvidia" in title and "OpenAI" in title for title in pair)
    assert all(title.endswith(("completed", "B", "M")) for title in titles("stage=completed"))
    assert titles("relation=acquisition") == ["Meta → Scale AI: acquisition · completed, about $14.3B"]
    assert titles("party=nobody") == []


def test_a_search_can_be_kept_as_a_feed(shelf: MemoryShelf, site: Site) -> None:
    feed = feedparser.parse(print_page("/search.atom?q=kind%3Adeal+party%3Axai", shelf, site).body)
    assert [e.title for e in feed.entries] == ["Northlight Capital – xAI"]


def test_the_sitemap_names_pages_that_exist(shelf: MemoryShelf, site: Site) -> None:
    tree = etree.fromstring(print_page("/sitemap.xml", shelf, site).body)
    places = [e.text or "" for e in tree.iter(SITEMAP + "loc")]
    assert len(places) == len(set(places)) > 40
    for place in places:
        assert print_page(place.removeprefix(site.address), shelf, site).status == 200


def test_the_news_sitemap_holds_two_days_and_nothing_from_the_future(shelf: MemoryShelf, site: Site) -> None:
    def titles(at: Site) -> int:
        return len(etree.fromstring(print_page("/news-sitemap.xml", shelf, at).body))

    assert titles(site) == 8
    assert titles(replace(site, now=site.now + timedelta(days=3))) == 0
    assert titles(replace(site, now=site.now - timedelta(days=30))) == 0


def test_opml_lists_the_feeds_and_the_sources(shelf: MemoryShelf, site: Site) -> None:
    feeds = etree.fromstring(print_page("/opml", shelf, site).body).iter("outline")
    ours = {e.get("xmlUrl") for e in feeds}
    assert site.address + "/feed.atom" in ours
    sources = list(etree.fromstring(print_page("/sources.opml", shelf, site).body).iter("outline"))
    assert len(sources) == len(paper.OUTLETS)


def test_the_csv_holds_the_rows_of_the_table_for_the_same_question(shelf: MemoryShelf, site: Site) -> None:
    question = "?relation=compute_supply&sort=money"
    rows = list(csv.DictReader(io.StringIO(print_page("/deals.csv" + question, shelf, site).body.decode())))
    table = read("/deals/" + question, shelf, site)
    shown = [td.text_content() for td in table.xpath("//td[contains(@class, 'c-from')]")]
    assert [r["giver"] for r in rows] == shown == ["Microsoft", "Oracle", "CoreWeave", "CoreWeave"]


def test_the_papers_table_is_the_one_that_the_ledger_exports(shelf: MemoryShelf, site: Site) -> None:
    ours = list(csv.reader(io.StringIO(print_page("/deals.csv", shelf, site).body.decode())))
    exported = list(csv.reader(io.StringIO(to_csv(shelf.ledger()))))
    assert (ours[0], sorted(ours[1:])) == (exported[0], sorted(exported[1:]))


def test_no_cell_of_a_csv_begins_like_a_formula(site: Site) -> None:
    formulas = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")
    deals = tuple(
        replace(deal, roles=tuple(replace(r, name=f) for r in deal.roles))
        for deal, f in zip(paper.D.values(), formulas, strict=False)
    )
    shelf = MemoryShelf(ledger=Ledger(deals=deals, claims=()))
    for row in csv.reader(io.StringIO(print_page("/deals.csv", shelf, site).body.decode())):
        assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t"}]


def test_json_lines_read_back_as_the_values_they_were_made_of(shelf: MemoryShelf, site: Site) -> None:
    deals = print_page("/deals.jsonl", shelf, site).body.decode().splitlines()
    assert {from_plain(Deal, json.loads(line)) for line in deals} == set(paper.D.values())
    claims = print_page("/claims.jsonl", shelf, site).body.decode().splitlines()
    assert {from_plain(Claim, json.loads(line)) for line in claims} == set(paper.C.values())


def test_a_story_is_based_on_the_reports_it_names(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/stories/{paper.S['oracle'].id}/", shelf, site)
    values = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    assert values["@type"] == "NewsArticle"
    assert [x["publisher"]["name"] for x in values["isBasedOn"]] == ["Harbor Wire", "The Ledger Post"]
    assert values["url"] == tree.xpath("string(//link[@rel='canonical']/@href)")


def test_the_manifest_names_an_icon_that_exists(shelf: MemoryShelf, site: Site) -> None:
    manifest = json.loads(print_page("/manifest.webmanifest", shelf, site).body)
    for icon in manifest["icons"]:
        assert print_page(icon["src"], shelf, site).immutable
