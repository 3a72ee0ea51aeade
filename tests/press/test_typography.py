"""What a page is set in, where its lines may end, and how it quotes."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from importlib import resources

import pytest
from lxml import etree

from broadsheet.press import MemoryShelf, Site, render
from broadsheet.press.disputes import tell_dispute
from broadsheet.press.line_breaks import keep_amounts, quoted
from broadsheet.press.plots.days import ticks_between
from broadsheet.press.plots.grammar import BESIDE, NAMES, short, style_digest
from broadsheet.press.printer import Printer
from broadsheet.press.static_files import FACES, static_body, static_page, static_path
from tests.press.example_paper import C, D
from tests.press.reading_pages import print_page, read, words

KEPT = re.compile(r'<span class="keep">(.*?)</span>')


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Amazon pays up to $4 billion, not US$5 bn", ["$4 billion", "US$5 bn"]),
        ("für 10 Mrd. Euro und 27 Prozent", ["10 Mrd.", "27 Prozent"]),
        ("quelque 13 milliards de dollars", ["13 milliards"]),
        ("hasta 4.000 millones de dólares", ["4.000 millones"]),
        ("около 2,3 млрд долларов", ["2,3 млрд"]),
        ("注资100亿美元、500億ドル", ["100亿美元", "500億ドル"]),
        ("a 3-billion-dollar plan for 2025 and 40 people", []),
    ],
)
def test_an_amount_and_its_unit_stay_on_one_line_and_no_word_is_changed(text: str, kept: list[str]) -> None:
    shown = str(keep_amounts(text))
    assert KEPT.findall(shown) == kept
    assert re.sub("<[^>]+>", "", shown) == text


def test_markup_in_a_text_stays_text_where_amounts_are_kept() -> None:
    assert str(keep_amounts("<b>$4 billion</b>")) == '&lt;b&gt;<span class="keep">$4 billion</span>&lt;/b&gt;'


@pytest.mark.parametrize(
    ("language", "marked"), [("en", "“so”"), ("de", "„so“"), ("fr", "«\u202fso\u202f»"), ("zh", "“so”")]
)
def test_a_quotation_carries_the_marks_of_the_language_of_the_page(language: str, marked: str) -> None:
    assert str(quoted("so", language)).replace("\u2060", "") == marked


def test_a_quotation_in_japanese_keeps_the_marks_of_its_script() -> None:
    assert str(quoted("各300億", "en", "ja")).replace("\u2060", "").startswith("「")
    assert str(quoted("so", "de", "en")).startswith("„"), "others take those of the page"


def test_the_faces_of_a_latin_page_weigh_less_than_55_kilobytes() -> None:
    assert sum(len(static_body(name)) for name in FACES if name.endswith("-latin.woff2")) < 55_000
    assert all(static_body(name).startswith(b"wOF2") for name in FACES)


def test_the_style_sheet_names_the_faces_where_they_stand() -> None:
    named = re.findall(r'url\("([^"]+)"\)', static_body("paper.css").decode())
    assert sorted(named) == sorted(static_path(name).rpartition("/")[2] for name in FACES)
    page = static_page("/static/" + named[0])
    assert page is not None and page.media_type == "font/woff2" and page.immutable


def test_a_name_beside_a_row_is_cut_by_its_width_not_by_its_letters() -> None:
    room = NAMES["narrow"] - BESIDE
    assert short("illi tilli filli", room) == "illi tilli filli"
    assert short("MMMM WWWW MMMM", room).endswith("…")
    assert len(short("日本技術ニュース新聞", room)) < len(short("Harbour Wire Press Room", room))


@pytest.mark.parametrize(
    ("first", "last", "most", "shown"),
    [
        ("2023-12-08", "2025-06-13", 3, ["Jan 2024", "Jul 2024", "Jan 2025"]),
        ("2023-12-08", "2025-06-13", 8, ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025"]),
        ("2011-03-01", "2026-02-01", 4, ["2015", "2020", "2025"]),
        ("2025-03-01", "2025-03-03", 6, ["1 Mar 2025", "2 Mar 2025", "3 Mar 2025"]),
    ],
)  # fmt: skip
def test_an_axis_of_days_is_marked_at_round_days(
    site: Site, first: str, last: str, most: int, shown: list[str]
) -> None:
    ends = (date.fromisoformat(day).toordinal() for day in (first, last))
    assert list(ticks_between(Printer(site, "/"), *ends, most).values()) == shown


def test_the_archive_has_a_page_for_each_year_and_none_for_others(shelf: MemoryShelf, site: Site) -> None:
    year = shelf.editions()[0].year
    tree = read(f"/archive/{year}/", shelf, site)
    days = tree.xpath("//ol[@class='days']//time/@datetime")
    assert days == [day.isoformat() for day in shelf.editions() if day.year == year]
    assert tree.xpath("//ul[@class='year-list']//a/@href") == ["/archive/2026/"]
    assert render("/archive/1999/", shelf, site) is None


def test_a_dispute_is_told_in_the_words_of_the_page(site: Site) -> None:
    disputes = [d for deal in D.values() for d in deal.contradictions]
    claims = {claim.id: claim for claim in C.values()}
    told = [
        tell_dispute(Printer(site, "/"), d, claims.get(d.left_claim_id), claims.get(d.right_claim_id))
        for d in disputes
    ]
    assert told and all(" against " in text or text == "a report and its denial in one text" for text in told)


def test_no_heading_stands_over_nothing_on_the_page_of_corrections(shelf: MemoryShelf, site: Site) -> None:
    empty = MemoryShelf(editions=[], stories=[], articles=[])
    tree = read("/corrections/", empty, site)
    assert not tree.xpath("//main//h2")
    assert "Nothing to correct so far." in words(tree.xpath("//main")[0])


def test_the_map_is_a_picture_of_its_own_with_title_key_and_the_parties_of_the_page(
    shelf: MemoryShelf, site: Site
) -> None:
    page = print_page("/map.svg", shelf, site)
    picture = etree.fromstring(page.body)
    told = ["".join(text.itertext()) for text in picture.iter("{*}text")]
    places = read("/map/", shelf, site).xpath("//a[@class='place']/@aria-label")
    assert page.media_type == "image/svg+xml" and told[0] == "The alliance map"
    assert places and set(places) <= set(told) and "Capital" in told and "completed or agreed" in told
    assert not list(picture.iter("{*}script", "{*}a", "{*}image"))
    style = next(picture.iter("{*}style")).text or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert style_digest() == f"sha256-{digest}", "the policy for pictures lets exactly this sheet in"


def test_the_picture_of_the_map_is_of_what_was_asked_for(shelf: MemoryShelf, site: Site) -> None:
    whole, capital = (
        etree.fromstring(print_page(path, shelf, site).body)
        for path in ("/map.svg", "/map.svg?family=capital")
    )
    assert 0 < len(list(capital.iter("{*}circle"))) < len(list(whole.iter("{*}circle")))


@pytest.mark.parametrize(
    "sheet", ["press/static/paper.css", "press/static/print.css", "desk/static/desk.css"]
)
def test_no_style_sheet_knows_left_from_right_so_that_a_page_can_be_mirrored(sheet: str) -> None:
    text = resources.files("broadsheet").joinpath(*sheet.split("/")).read_text("utf-8")
    physical = r"(?:margin|padding|border)-(?:left|right)|(?:text-align|float): ?(?:left|right)|(?<![-\w])(?:left|right): "
    assert re.findall(physical, text) == []
