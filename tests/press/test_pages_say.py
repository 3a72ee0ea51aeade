"""What each kind of page says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lxml import etree

from broadsheet.press import MemoryShelf, Site, parse_query
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.finding import facets_of, sentence_of
from broadsheet.press.sheets.ledger import deal_title
from broadsheet.press.views import Found, Hit
from broadsheet.records import Ledger, Role, When
from tests.press import example_paper as paper
from tests.press.example_paper import make_site
from tests.press.reading_pages import print_page, read, spaced, words


def test_the_front_page_sets_the_first_story_large_and_says_who_had_it_first(
    shelf: MemoryShelf, site: Site
) -> None:
    tree = read("/", shelf, site)
    lead = tree.xpath("//section[contains(@class, 'lead')]//article")[0]
    said = words(lead)
    assert lead.get("class") == "story story-xl"
    assert "OpenAI rents two more gigawatts from Oracle" in said
    assert "2 independent voices in 5 reports" in said
    assert "Harbor Wire had it first, by 4 hours" in said
    assert "Reports differ on the amount" in said


def test_every_story_of_the_edition_stands_once_on_the_front_page(shelf: MemoryShelf, site: Site) -> None:
    edition = paper.EDITIONS[0]
    tree = read("/2026/11/21/", shelf, site)
    shown = [e.get("data-story") for e in tree.xpath("//article[@data-story]")]
    wanted = [i.story_id for s in edition.sections for i in s.items]
    assert sorted(set(shown)) == sorted(wanted)
    assert shown.count(wanted[0]) == 1


def test_the_home_page_and_the_permanent_address_name_one_canonical_address(
    shelf: MemoryShelf, site: Site
) -> None:
    for path in ("/", "/2026/11/21/"):
        assert read(path, shelf, site).xpath("//link[@rel='canonical']/@href") == [
            site.address + "/2026/11/21/"
        ]


def test_a_paper_without_an_edition_shows_what_came_in_last(site: Site) -> None:
    assert "Nothing has come in" in words(read("/", MemoryShelf(), site))
    shelf = MemoryShelf(stories=tuple(paper.S.values()), articles=tuple(paper.A.values()))
    assert "ASML completes its stake" in words(read("/", shelf, site))


def test_empty_pages_say_that_they_are_empty(site: Site) -> None:
    empty = MemoryShelf()
    for path, said in {
        "/deals/": "The ledger is empty", "/parties/": "The ledger is empty", "/map/": "No deal with two named sides",
        "/archive/": "No edition has been made yet", "/sources/": "No source has been polled yet",
        "/corrections/": "Nothing to correct so far", "/topics/": "No story has a topic yet",
        "/search?q=x": "Nothing was found",
    }.items():  # fmt: skip
        assert said in words(read(path, empty, site)), path


def test_the_page_of_sources_shows_the_numbers_of_the_kept_report(site: Site) -> None:
    """Of each source that was asked: what it brought, how often it failed, how long it is silent, what it cost."""
    row = {
        "source_id": "wire", "name": "Harbour Wire", "days": 28, "entries": 1210, "first_hand": 31, "was_first": 7,
        "duplicates": 2, "days_silent": None, "polls": 400, "not_modified_share": 0.915, "errors": 3, "shown": 9000,
        "bytes": 12_340_000,
    }  # fmt: skip
    never = dict(row, source_id="new", name="Not Asked Yet", polls=0, entries=0)
    tree = read("/sources/", MemoryShelf(source_report={"day": "2026-11-22", "sources": [row, never]}), site)
    [section] = tree.xpath("//section[@aria-labelledby='numbers']")
    assert "in the 28 days before" in words(section)
    assert [words(cell) for cell in section.xpath(".//tbody/tr/*")] == [
        "Harbour Wire", "1,210", "31", "7", "2", "–", "400", "92%", "3", "9,000", "12.3",
    ]  # fmt: skip


def test_a_source_that_answers_and_is_silent_as_before_is_quiet_and_not_in_trouble(site: Site) -> None:
    rows = [
        replace(paper.source("harbor", 0), trouble="", trouble_code="", quiet="silent for 74 days."),
        replace(paper.source("openlab", 0), trouble="no answer", trouble_code="unreachable", quiet="silent for 90 days."),
    ]  # fmt: skip
    report = {"day": "2026-11-22", "sources": [
        {"source_id": r.source.id, "name": r.source.provider.name, "days_silent": n, "polls": 0, "entries": 0}
        for r, n in zip(rows, (74, 90), strict=True)
    ]}  # fmt: skip
    tree = read("/sources/", MemoryShelf(sources=rows, source_report=report), site)
    deck = words(tree.find_class("page-deck")[0])
    assert "1 is in trouble today. 1 answers and has had nothing new for four weeks or longer." in deck
    assert [words(li) for li in tree.xpath("//section[@aria-labelledby='quiet']//li")] == [
        "Harbor Wire 74 days"
    ]
    assert len(tree.xpath("//section[@aria-labelledby='trouble']//li")) == 1
    assert len(tree.find_class("has-trouble")) == 1


def test_a_step_tells_when_it_takes_effect_and_gives_a_date_before_it_as_a_date(site: Site) -> None:
    def told(day: date) -> str:
        when = When(earliest=day, latest=day, precision="day", as_written="then")
        steps = tuple(replace(step, effective=when) for step in paper.D["letter"].timeline)
        ledger = Ledger(
            deals=(replace(paper.D["letter"], timeline=steps),), claims=tuple(paper.C.values()), tombstones=()
        )
        return words(read(f"/deals/{paper.D['letter'].id}/", MemoryShelf(ledger=ledger), site))

    assert "takes effect: 1 Mar 2031" in told(date(2031, 3, 1))
    assert "date given: 1 Mar 2019" in told(date(2019, 3, 1))
    assert "takes effect" not in told(date(2019, 3, 1))


def test_a_story_numbers_each_sentence_after_its_report(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/stories/{paper.S['oracle'].id}/", shelf, site)
    notes = tree.xpath("//div[@class='summary']//a[@class='note']")
    assert [n.text for n in notes] == ["1", "1", "1", "2"]
    assert notes[3].get("href") == f"#r-{paper.A['oai2'].id}"


def test_a_story_folds_copies_under_the_report_they_were_copied_from(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/stories/{paper.S['oracle'].id}/", shelf, site)
    reports = tree.xpath("//li[contains(@class, 'report')]")
    assert len(reports) == 2
    assert "3 copies of it elsewhere" in words(reports[0])
    assert "first" in words(reports[0])


def test_a_story_sets_figures_that_differ_side_by_side(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/stories/{paper.S['oracle'].id}/", shelf, site)
    assert [words(e) for e in tree.find_class("figure-amount")] == ["more than $40B", "about $38B"]


def test_an_article_shows_an_excerpt_and_never_the_whole_text(site: Site) -> None:
    long = replace(paper.A["oai1"], text="A sentence that goes on and on. " * 200 + "The very last words.")
    tree = read(f"/articles/{long.id}/", MemoryShelf(articles=[long]), site)
    said = words(tree.xpath("//div[@class='summary']")[0])
    assert len(said) < 450
    assert "The very last words" not in words(tree)
    assert tree.xpath("//p[@class='to-original']/a/@href") == [long.original_url]


def test_scores_give_their_reasons_and_unknown_heat_is_no_number(shelf: MemoryShelf, site: Site) -> None:
    said = spaced(read(f"/articles/{paper.A['res1'].id}/", shelf, site).find_class("scores")[0])
    assert "own reporting +4 four people familiar" in said
    assert "Heat unknown" in said
    assert "-1 " not in said.split("Heat")[1]


def test_a_deal_sets_contradictions_side_by_side(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/deals/{paper.D['google'].id}/", shelf, site)
    sides = [words(e) for e in tree.find_class("dispute-side")]
    assert len(sides) == 2
    assert "up to $10 billion" in sides[0]
    assert "exactly $5 billion" in sides[1]


def test_a_deal_with_an_unnamed_side_says_so(shelf: MemoryShelf, site: Site) -> None:
    assert "unnamed" in told_of(roles=(), relation="compute_supply")


def test_a_round_of_investors_whom_nobody_names_is_from_investors(shelf: MemoryShelf, site: Site) -> None:
    assert (
        words(read(f"/deals/{paper.D['round'].id}/", shelf, site).xpath("//h1")[0]) == "investors →to Cohere"
    )


def test_a_round_names_its_lead_as_such_and_counts_who_takes_part_besides() -> None:
    roles = [Role(party_id="~gic", name="GIC", part="subject")]
    assert told_of(roles=roles) == "GIC (lead investor) → Cohere: funding round"
    roles += [Role(party_id=f"~{n}", name=n, part="other") for n in ("Coatue", "Temasek")]
    assert told_of(roles=roles[:2]) == "GIC (lead investor), Coatue → Cohere: funding round"
    assert told_of(roles=roles) == "GIC (lead investor) and 2 others → Cohere: funding round"


def test_a_sum_that_is_also_of_some_whom_nobody_names_says_so() -> None:
    roles = [Role(party_id="~jpm", name="JPMorgan", part="subject")]
    told = told_of(roles=roles, relation="credit", has_unnamed_givers=True)
    assert told == "JPMorgan and others → Cohere: credit"


def test_a_round_without_a_lead_is_from_whoever_takes_part() -> None:
    roles = [Role(party_id=f"~{n}", name=n, part="other") for n in ("Amazon", "Nvidia", "SoftBank")]
    assert told_of(roles=roles[:1]) == "Amazon → Cohere: funding round"
    assert told_of(roles=roles) == "Amazon and 2 others → Cohere: funding round"


def test_who_stands_beside_a_supply_is_no_giver() -> None:
    roles = [Role(party_id=f"~{n}", name=n, part=p) for n, p in (("Oracle", "subject"), ("Crusoe", "other"))]
    assert told_of(roles=roles, relation="compute_supply") == "Oracle → Cohere: compute supply"


def told_of(
    roles: Iterable[Role], relation: str = "funding_round", *, has_unnamed_givers: bool = False
) -> str:
    """The title of a deal to Cohere with these on the other side."""
    taker = Role(party_id="cohere", name="Cohere", part="object")
    deal = replace(
        paper.D["round"], relation=relation, roles=(*roles, taker), has_unnamed_givers=has_unnamed_givers
    )
    return deal_title(Printer(make_site(), "/"), deal)


def test_a_denial_is_shown_as_one_and_says_who_denies(shelf: MemoryShelf, site: Site) -> None:
    said = words(read(f"/deals/{paper.D['northlight'].id}/", shelf, site))
    assert "Denied" in said
    assert "Says so: xAI · a denial" in said


def test_the_ledger_sorts_and_filters_by_links(shelf: MemoryShelf, site: Site) -> None:
    def first_column(query: str) -> list[str]:
        tree = read("/deals/" + query, shelf, site)
        cells = [words(td) for td in tree.xpath("//td[contains(@class, 'c-from')]")]
        return [cell.removesuffix(" (lead investor)") for cell in cells]

    assert first_column("?sort=money")[0] == "Microsoft"
    names = first_column("?sort=from")
    assert names == sorted(names, key=lambda n: n.casefold() if n != "investors" else "\uffff")
    assert first_column("?sort=from&reverse=1") == names[::-1]
    assert len(first_column("?disputed=1")) == 3
    assert first_column("?stage=lapsed") == ["Nvidia"]
    assert len(first_column("?party=openai")) == 9
    tree = read("/deals/?sort=money", shelf, site)
    assert [words(th) for th in tree.xpath("//th[@aria-sort='descending']")] == ["Amount ↓"]


def test_a_company_shows_dependence_as_intervals_and_keeps_unknown_unknown(
    shelf: MemoryShelf, site: Site
) -> None:
    tree = read("/parties/openai/", shelf, site)
    rows = [spaced(tr) for tr in tree.find_class("dependence")[0].xpath(".//tbody/tr")]
    assert any(row.startswith("SoftBank unknown $40B 22%–52%") for row in rows)
    assert any(row.startswith("Oracle $0 open unknown") for row in rows)
    pictures = tree.find_class("dependence")[0].xpath(".//img/@alt")
    assert pictures[0] == "Capital from: SoftBank up to $40B; Nvidia up to $30B; Microsoft $13B"
    assert (
        pictures[1] == "Supply from: Microsoft up to $250B; CoreWeave $4B – $22.4B; Oracle no ceiling stated"
    )


POOLED = "with shares of rounds that nobody states, "
GREW = "31 Dec 2024 no sum stated 31 Dec 2025 $10B – $12B or more today $13B"


def test_a_company_shows_how_its_sums_grew(shelf: MemoryShelf, site: Site) -> None:
    (told,) = read("/parties/openai/", shelf, site).find_class("grown")
    assert spaced(told) == f"Capital, {POOLED}as known on {GREW}"


def test_the_list_of_two_companies_deals_shows_how_the_sums_between_them_grew(
    shelf: MemoryShelf, site: Site
) -> None:
    def told(query: str) -> list[str]:
        return [spaced(dl) for dl in read(f"/deals/{query}", shelf, site).find_class("grown")]

    assert told("?party=openai") == [f"Capital from everyone, {POOLED}as known on {GREW}"]
    for pair in ("?party=openai&with=microsoft", "?party=microsoft&with=openai"):
        assert told(pair) == [f"Capital from Microsoft, as known on {GREW}"]
    assert told("") == told("?party=microsoft") == told("?party=openai&with=oracle") == []


def test_a_leg_of_a_loop_that_is_debt_is_named(shelf: MemoryShelf, site: Site) -> None:
    rings = [spaced(ring) for ring in read("/parties/coreweave/", shelf, site).find_class("ring")]
    assert rings == ["Nvidia → (credit) to CoreWeave → to Nvidia"]


def test_a_provisional_company_has_a_page(shelf: MemoryShelf, site: Site) -> None:
    assert "not in our catalogue" in words(read("/parties/~northlight/", shelf, site))


def test_the_map_and_its_table_hold_the_same_deals(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/map/?family=supply", shelf, site)
    roads = tree.xpath("//*[local-name()='a'][contains(@class, 'road ')]")
    rows = tree.xpath("//table//tbody/tr")
    assert len(roads) == len(rows) == 7
    for road in roads:
        assert print_page(road.get("href"), shelf, site).status == 200


def test_search_tells_what_it_did_not_understand(shelf: MemoryShelf, site: Site) -> None:
    said = words(read("/search?q=openai+before:soon+relation:marriage", shelf, site))
    assert "Not understood and left aside: before:soon relation:marriage" in said


def test_corrections_show_what_was_wrong_and_edits_in_place(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/corrections/", shelf, site)
    assert [words(e) for e in tree.iter("del")] == [
        "ASML holds 17 per cent", "Oracle and OpenAI sign a new pact", "The sum is $30 billion.",
    ]  # fmt: skip


def test_a_right_to_left_interface_turns_the_page_and_its_arrows(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/deals/" + paper.D["asml"].id + "/", shelf, replace(site, language="ar"))
    assert tree.get("dir") == "rtl"
    assert "←" in words(tree.xpath("//h1")[0])


def test_a_headline_in_another_language_says_which(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/articles/{paper.A['nv3'].id}/", shelf, site)
    assert tree.xpath("//h1")[0].get("lang") == "ar"


def test_the_map_can_be_seen_as_it_was_known_at_the_end_of_a_month(shelf: MemoryShelf, site: Site) -> None:
    tree = read("/map/?until=2025-09", shelf, site)
    rows = [spaced(tr) for tr in tree.xpath("//table//tbody/tr")]
    assert "Nvidia OpenAI Investment up to $100B Planned 22 Sep 2025" in rows
    assert not [row for row in rows if "Lapsed" in row]
    now = [spaced(tr) for tr in read("/map/?until=bogus", shelf, site).xpath("//table//tbody/tr")]
    assert "Nvidia OpenAI Investment up to $100B Lapsed 20 Nov 2026" in now


def test_the_worker_keeps_the_last_editions(shelf: MemoryShelf, site: Site) -> None:
    text = print_page("/worker.js", shelf, site).body.decode()
    assert '"/2026/11/21/","/2026/11/20/"' in text
    assert shelf.revision() in text


def test_a_company_shows_its_deals_over_the_years_with_a_row_for_each_other_side(
    shelf: MemoryShelf, site: Site
) -> None:
    alt = read("/parties/openai/", shelf, site).xpath("//img[contains(@src, 'years')]/@alt")
    assert alt[0].startswith("Deals of OpenAI from 2025 to 2026")
    drawn = etree.fromstring(print_page("/parties/openai/years.svg", shelf, site).body)
    texts = ["".join(e.itertext()) for e in drawn.iter("{*}text")]
    assert [t for t in texts if not t.isdigit()][:3] == ["Nvidia", "Oracle", "Microsoft"]
    assert len([e for e in drawn.iter("{*}path") if e.get("stroke") == "var(--red)"]) == 1


def test_a_search_is_narrowed_by_the_names_of_outlets_and_asked_by_their_domains(
    shelf: MemoryShelf, site: Site
) -> None:
    wire = shelf.article(next(iter(shelf.article_ids()))).provider
    found = Found(hits=(), total=2, facets=(("outlet", ((wire.domain, 2), ("nobody.example", 1))),))
    printer = Printer(site, "/search")
    ((_, rows),) = facets_of(printer, shelf, parse_query("nvidia"), found)
    assert [(row.name, row.query) for row in rows] == [
        (wire.name, f"nvidia outlet:{wire.domain}"),
        ("nobody.example", "nvidia outlet:nobody.example"),
    ]


def test_news_of_a_company_is_dated_by_the_paper_that_carried_it(shelf: MemoryShelf, site: Site) -> None:
    body = print_page("/parties/openai/", shelf, site).body.decode()
    dated = re.findall(r'data-story="([^"]+)"><p class="kicker"><time datetime="([\d-]{10})', body)
    carried = {story_id: shelf.item_of_story(story_id) for story_id, _ in dated}
    assert any(carried.values())
    assert all(day == carried[i][0].isoformat() for i, day in dated if carried[i])


def test_a_story_says_at_its_top_who_tells_it_and_readers_speak_after_everything(
    shelf: MemoryShelf, site: Site
) -> None:
    story_id = paper.EDITIONS[0].sections[0].items[0].story_id
    tree = read(f"/stories/{story_id}/", shelf, replace(site, takes_part=True))
    head = words(tree.find_class("story-head")[0])
    assert "2 independent voices in 5 reports" in head
    assert "Reports differ on the amount" in head
    parts = [e.get("class") for e in tree.find_class("story-page")[0]]
    assert parts == ["story-head", "story-main", "story-side", "voices-of-readers"]


def test_the_only_report_of_a_story_is_neither_first_nor_most_complete(
    shelf: MemoryShelf, site: Site
) -> None:
    alone = next(s for s in paper.S.values() if len(s.article_ids) == 1)
    assert not read(f"/stories/{alone.id}/", shelf, site).find_class("tag-first")


def test_an_outlet_that_states_an_amount_twice_is_named_once_beside_it(site: Site) -> None:
    for deal in paper.make_shelf().ledger().deals:
        for row in read(f"/deals/{deal.id}/", paper.make_shelf(), site).xpath(
            "//table[contains(@class, 'amounts')]//td"
        ):
            outlets = [e.text for e in row.findall("bdi")]
            assert outlets and len(outlets) == len(set(outlets))


def test_a_paper_of_an_earlier_day_says_so_at_its_top_and_leads_to_its_neighbours_and_to_today(
    shelf: MemoryShelf, site: Site
) -> None:
    tree = read("/2026/11/20/", shelf, site)
    strip = tree.find_class("past")[0]
    assert "This is the paper of Friday 20 November 2026." in words(strip)
    assert strip.xpath(".//a/@href")[-2:] == ["/2026/11/21/", "/"]
    assert words(tree.xpath("//nav[@aria-label='Main']//a[@aria-current]")[0]) == "Archive"
    latest = read("/2026/11/21/", shelf, site)
    assert not latest.find_class("past")
    assert words(latest.xpath("//nav[@aria-label='Main']//a[@aria-current]")[0]) == "Today"


def test_no_story_and_no_record_passes_for_today_s_paper(shelf: MemoryShelf, site: Site) -> None:
    for path in (f"/stories/{paper.S['oracle'].id}/", f"/articles/{paper.A['oai1'].id}/"):
        assert not read(path, shelf, site).xpath("//nav[@aria-label='Main']//a[@aria-current]"), path


def test_a_deal_among_the_results_shows_its_direction_its_stage_and_its_sum(
    shelf: MemoryShelf, site: Site
) -> None:
    hits = read("/search?q=kind:deal+Oracle", shelf, site).find_class("hit")
    told = [spaced(hit) for hit in hits]
    assert any("Compute supply · Agreed" in text and "Oracle →" in text and "$40B" in text for text in told)
    rows = json.loads(print_page("/suggest.json?q=kind:deal+Oracle", shelf, site).body)["hits"]
    assert {"title": "Oracle → OpenAI", "note": "Compute supply · Agreed · more than $40B"}.items() <= rows[
        0
    ].items()


def test_a_deal_is_described_by_its_terms_where_its_address_is_shared(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/deals/{paper.D['oracle'].id}/", shelf, site)
    told = tree.xpath("//meta[@property='og:description']/@content")[0]
    assert told == "Compute supply · Agreed · more than $40B · 2 independent voices in 5 reports"
    assert tree.xpath("//meta[@property='og:type']/@content") == ["website"]


def test_a_sum_is_quoted_as_a_report_in_the_language_of_the_page_writes_it(site: Site) -> None:
    deal, claims = paper.D["oracle"], [paper.C["oai1"]]
    foreign = replace(deal.money, as_written="400億ドル")
    shelf = MemoryShelf(
        ledger=Ledger(deals=(replace(deal, money=foreign, contradictions=()),), claims=tuple(claims))
    )
    assert "written as “more than $40 billion”" in words(read(f"/deals/{deal.id}/", shelf, site))


def test_a_company_says_how_many_of_its_deals_are_in_dispute_and_leads_to_them(
    shelf: MemoryShelf, site: Site
) -> None:
    line = read("/parties/anthropic/", shelf, site).find_class("dateline")[0]
    assert "1 in dispute" in words(line)
    rows = read(line.xpath(".//a[@class='disputed']/@href")[0], shelf, site).find_class("is-disputed")
    assert len(rows) == 1
    copied = read("/parties/anthropic/", shelf, replace(site, served=False)).find_class("dateline")[0]
    assert "1 in dispute" in words(copied) and not copied.xpath(".//a[@class='disputed']")


def test_the_map_s_table_ends_with_rounds_of_whom_nobody_is_named(shelf: MemoryShelf, site: Site) -> None:
    rows = [spaced(tr) for tr in read("/map/", shelf, site).xpath("//table//tbody/tr")]
    unnamed = [row.startswith("investors") for row in rows]
    assert any(unnamed) and unnamed == sorted(unnamed)


def test_a_deal_is_found_by_a_sentence_in_the_language_of_the_page_where_one_has_as_many_of_the_words(
    shelf: MemoryShelf, site: Site
) -> None:
    deal, told = paper.D["oracle"], shelf.claims_of_deal(paper.D["oracle"].id)
    foreign = Hit(
        kind="deal", id=deal.id, title="Oracle – OpenAI", snippet="OpenAI loue deux gigawatts à Oracle."
    )
    shown = sentence_of(Printer(site, "/search"), shelf, parse_query("OpenAI"), foreign)
    assert shown in {c.evidence[0].quote for c in told if c.language == "en"}
    assert (
        sentence_of(Printer(site, "/search"), shelf, parse_query("loue OpenAI"), foreign) == foreign.snippet
    )


def test_the_ledger_says_how_many_of_its_deals_fit_what_was_asked(shelf: MemoryShelf, site: Site) -> None:
    def deck(query: str) -> str:
        return words(read("/deals/" + query, shelf, site).find_class("page-deck")[0])

    whole = deck("")
    count = int(whole.split()[0])
    assert "deals, each with the sentences it rests on." in whole
    assert "of them are told in ways that cannot all be right." in whole
    assert deck("?sort=money") == whole
    assert deck("?relation=acquisition") == f"1 of {count} deals fits."
    assert deck("?relation=acquisition&stage=rumoured") == f"0 of {count} deals fit."
    assert re.fullmatch(rf"\d+ of {count} deals fit\.", deck("?disputed=1"))


def test_every_question_that_the_search_offers_as_an_example_of_this_paper_has_an_answer(
    shelf: MemoryShelf, site: Site
) -> None:
    offered = [words(code) for code in read("/search", shelf, site).xpath("//dt//code")]
    ours = [one for one in offered if one.startswith(("outlet:", "after:"))]
    assert len(ours) == 2
    for asked in ours:
        assert shelf.search(parse_query(asked), 1).total, asked
    assert "outlet:reuters.com" in words(read("/search", MemoryShelf(), site))


def test_what_a_story_adds_to_the_ledger_stands_before_the_tools_beside_it(
    shelf: MemoryShelf, site: Site
) -> None:
    side = words(read(f"/stories/{paper.S['oracle'].id}/", shelf, site).find_class("story-side")[0])
    assert side.index("In the ledger") < side.index("Why it is in the paper")


def test_the_paper_says_that_whoever_comments_gets_a_cookie(shelf: MemoryShelf, site: Site) -> None:
    said = words(read("/about/", shelf, site))
    assert "It sets a cookie only for those who send in a comment or a reaction" in said
