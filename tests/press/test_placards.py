"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from broadsheet.press import MemoryShelf, Site, render
from broadsheet.press.placards import BOTTOM, LEAD, SIZES, TOP, Placard, _width, can_set, compose, fit
from tests.press import example_paper as paper
from tests.press.reading_pages import print_page, read

ORACLE = f"/stories/{paper.S['oracle'].id}/"


def texts_of(placard: Placard) -> list[str]:
    return ["".join(e.itertext()) for e in etree.fromstring(compose(placard)).iter("{*}text")]


@pytest.mark.parametrize(
    "path", ["/placard.png", ORACLE + "placard.png", f"/deals/{paper.D['asml'].id}/placard.png"]
)
def test_a_placard_is_a_png_of_the_size_that_is_asked_for(path: str, shelf: MemoryShelf, site: Site) -> None:
    page = print_page(path, shelf, site)
    assert page.media_type == "image/png"
    assert page.body[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", page.body[16:24]) == (1200, 630)
    assert page.body == print_page(path, paper.make_shelf(), site).body


def test_every_page_names_a_placard_that_exists(shelf: MemoryShelf, site: Site) -> None:
    for path in ("/", "/2026/11/20/", ORACLE, f"/deals/{paper.D['asml'].id}/", "/map/", "/about/"):
        address = read(path, shelf, site).xpath("//meta[@property='og:image']/@content")[0]
        assert address.startswith(site.address + "/")
        assert render(address.removeprefix(site.address), shelf, site) is not None
    assert f"{site.address}{ORACLE}placard.png" in str(read(ORACLE, shelf, site).xpath("//meta/@content"))


def test_a_placard_of_nothing_and_of_what_was_merged_does_not_exist(shelf: MemoryShelf, site: Site) -> None:
    merged = [s.id for s in paper.S.values() if s.merged_into]
    for story_id in ("nobody", *merged):
        assert render(f"/stories/{story_id}/placard.png", shelf, site) is None
    assert render("/deals/nobody/placard.png", shelf, site) is None


def test_a_headline_in_letters_the_face_does_not_have_gives_way_to_the_papers_name() -> None:
    told = Placard(
        title="The Paper", day="1 May", headline="OpenAI再向甲骨文租用", voices="2 voices", roots=1, reports=2
    )
    assert texts_of(told) == ["1 May", "The Paper", "2 voices"]
    assert texts_of(replace(told, headline="Деловой курьер"))[2] == "Деловой курьер"


def test_markup_in_a_headline_stays_text_on_its_placard() -> None:
    told = Placard(title="<b>", day="]]>", headline='<script>"&</script>', entry="</svg><x/>")
    root = etree.fromstring(compose(told))
    assert not [e for e in root.iter() if etree.QName(e).localname in {"script", "x", "b"}]
    assert "<b>" in texts_of(told)


@given(st.text(alphabet=st.characters(whitelist_categories=("Lu", "Ll", "Nd", "Zs")), max_size=400))
def test_a_headline_of_any_length_stays_within_its_room(headline: str) -> None:
    size, lines = fit(headline, 1056)
    assert size in SIZES
    assert len(lines) * size * LEAD <= BOTTOM - TOP
    assert all(_width(line, size) <= 1056 for line in lines)


def test_the_face_sets_latin_greek_and_cyrillic_and_nothing_it_lacks() -> None:
    assert all(can_set(t) for t in ("Über 5 Milliarden €", "Łódź", "Αθήνα", "Яндекс", "A → B"))
    assert not any(can_set(t) for t in ("灯塔", "الراوي", "हिन्दी", "😀", "", "  "))
