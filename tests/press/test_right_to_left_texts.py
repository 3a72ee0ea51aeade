"""Arabic and Hebrew texts in a paper of another language run their own way, wherever they stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.press import MemoryShelf, Site
from broadsheet.press.wording import direction_of_text
from tests.press import example_paper as paper
from tests.press.reading_pages import read

HEBREW = "OpenAI פותחת מעבדה לבינה מלאכותית בתל אביב (Kreuzberg Lab)"
LEAD = paper.EDITIONS[0].sections[0].items[0]
STORY = replace(paper.make_shelf().story(LEAD.story_id), title=HEBREW, language="he")
TOLD = paper.A["oai1"]


@pytest.fixture
def shelf() -> MemoryShelf:
    """The example paper with a Hebrew lead story that begins with a Latin word."""
    article = replace(TOLD, title=HEBREW, excerpt=HEBREW, language="he")
    lead = replace(LEAD, headline=HEBREW, summary=())
    front, *others = paper.EDITIONS[0].sections
    sections = (replace(front, items=(lead, *front.items[1:])), *others)
    return MemoryShelf(
        editions=(replace(paper.EDITIONS[0], sections=sections),),
        stories=(STORY, *(s for s in paper.S.values() if s.id != STORY.id)),
        articles=(article, *(a for a in paper.A.values() if a.id != TOLD.id)),
        ledger=paper.make_shelf().ledger(),
    )


@pytest.mark.parametrize(
    "path", ["/", f"/stories/{STORY.id}/", f"/articles/{TOLD.id}/", "/archive/", "/search?q=Kreuzberg"]
)
def test_a_hebrew_headline_that_begins_with_a_latin_name_runs_from_right_to_left(
    shelf: MemoryShelf, site: Site, path: str
) -> None:
    shown = [e for e in read(path, shelf, site).xpath("//main//*[@dir]") if HEBREW in "".join(e.itertext())]
    assert shown
    assert {e.get("dir") for e in shown} == {"rtl"}


def test_an_english_headline_beside_it_runs_from_left_to_right(shelf: MemoryShelf, site: Site) -> None:
    headlines = read("/", shelf, site).find_class("headline")
    assert {e.get("dir") for e in headlines if HEBREW not in "".join(e.itertext())} == {"ltr"}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("إنفيديا تستثمر 5 مليارات دولار في شركة إنتل (Intel)", "rtl"),
        (HEBREW, "rtl"),
        ("Nvidia (إنفيديا) invests", "ltr"),
        ("内訳は500億ドル", "ltr"),
        ("4 + 5", "auto"),
        ("", "auto"),
    ],
)
def test_a_text_runs_as_most_of_its_letters_do(text: str, direction: str) -> None:
    assert direction_of_text(text) == direction


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("אבע\u200f12 .,aж中")))
def test_the_direction_of_any_text_is_that_of_most_of_its_letters(text: str) -> None:
    runs = Counter(unicodedata.bidirectional(sign) for sign in text)
    against, along = runs["R"] + runs["AL"], runs["L"]
    assert direction_of_text(text) == ("auto" if not against + along else "rtl" if against > along else "ltr")
