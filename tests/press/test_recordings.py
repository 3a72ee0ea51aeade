"""The script says only what stands in its sources; chapters, captions and podcast say when."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from broadsheet.errors import LawBroken
from broadsheet.press import all_paths, render
from broadsheet.press.printer import Printer
from broadsheet.press.script import article_script, edition_script, story_script
from broadsheet.records import Cue, Recording
from tests.press import example_paper as paper

DAY = paper.EDITIONS[0].date
PATH = f"/{DAY:%Y/%m/%d}/"


@pytest.fixture
def printer():
    return Printer(paper.make_site(), "/")


def recorded(**more):
    cues = (
        Cue(start=0.0, end=2.5, text="Broadsheet.", chapter="Opening", path=PATH),
        Cue(start=3.0, end=5.0, text="A & B --> <c>", chapter="Chips & <law>", path="/stories/x/"),
        Cue(start=6.0, end=7.0, text="The end.", chapter="End", path=PATH),
    )
    values = {
        "id": f"{DAY}-en", "date": DAY, "language": "en", "sound_id": "f" * 32, "size": 480_000,
        "seconds": 65.0, "voice": "tone", "script_id": "abc", "cues": cues,
    }  # fmt: skip
    return Recording(**(values | more))


@pytest.fixture
def shelf():
    shelf = paper.make_shelf()
    shelf._recordings = [recorded()]
    return shelf


def test_every_story_of_the_edition_is_a_chapter_in_its_order(printer):
    script = edition_script(printer, paper.make_shelf(), DAY)
    told = [item.headline for section in paper.EDITIONS[0].sections for item in section.items]
    assert [c.title for c in script.chapters][1 : len(told) + 1] == told


def test_sentences_of_reports_are_read_word_for_word(printer):
    script = edition_script(printer, paper.make_shelf(), DAY)
    quoted = [line for chapter in script.chapters for line in chapter.lines if line.source]
    assert quoted
    assert all(line.text == line.source.quote for line in quoted)


def test_a_sentence_that_does_not_stand_in_its_source_is_not_read(printer):
    shelf = paper.make_shelf()
    edition = paper.EDITIONS[0]
    section = next(s for s in edition.sections if any(i.summary and not i.edited_by for i in s.items))
    item = next(i for i in section.items if i.summary and not i.edited_by)
    false = replace(item, summary=(replace(item.summary[0], text="Nobody said this."),))
    changed = replace(edition, sections=(replace(section, items=(false,)),))
    shelf.edition = lambda day: changed
    with pytest.raises(LawBroken, match="not the sentence it quotes"):
        edition_script(printer, shelf, DAY)


def test_the_same_edition_makes_the_same_script(printer):
    first, second = (edition_script(printer, paper.make_shelf(), DAY) for _ in range(2))
    assert first.id == second.id


def test_no_line_holds_an_arrow(printer):
    script = edition_script(printer, paper.make_shelf(), DAY)
    assert not [x.text for c in script.chapters for x in c.lines if set(x.text) & set("→↔←")]


def test_articles_and_stories_can_be_read_alone(printer):
    shelf = paper.make_shelf()
    article = next(iter(paper.A.values()))
    story = next(iter(paper.S.values()))
    assert article_script(printer, shelf, article.id).chapters[0].lines[0].text.startswith(article.title)
    assert story_script(printer, shelf, story.id) is not None
    assert article_script(printer, shelf, "absent") is None
    assert story_script(printer, shelf, "absent") is None


def test_chapters_are_podcasting_json(shelf):
    page = render(PATH + "chapters.json", shelf, paper.make_site())
    chapters = json.loads(page.body)["chapters"]
    assert [c["startTime"] for c in chapters] == [0.0, 3.0, 6.0]
    assert chapters[1]["url"] == "http://127.0.0.1:8700/stories/x/"


def test_captions_never_end_a_cue_early(shelf):
    text = render(PATH + "captions.vtt", shelf, paper.make_site()).body.decode()
    assert text.startswith("WEBVTT\n")
    assert "00:00:03.000 --> 00:00:05.000\nA &amp; B --&gt; &lt;c>\n" in text


def test_the_podcast_names_sound_chapters_and_captions(shelf):
    root = etree.fromstring(render("/listen/feed.rss", shelf, paper.make_site()).body)
    item = root.find("channel/item")
    assert item.find("enclosure").get("url") == f"http://127.0.0.1:8700{PATH}listen.mp3"
    assert item.find("enclosure").get("length") == "480000"
    space = "{https://podcastindex.org/namespace/1.0}"
    assert item.find(space + "chapters").get("url").endswith("/chapters.json")
    assert item.find(space + "transcript").get("url").endswith("/captions.vtt")


def test_the_front_page_has_a_player_where_there_is_a_recording(shelf):
    told = render(PATH, shelf, paper.make_site()).body.decode()
    assert "Listen to this edition" in told
    assert "Chips &amp; &lt;law&gt;" in told
    assert "Listen to this edition" not in render(PATH, paper.make_shelf(), paper.make_site()).body.decode()


def test_a_day_that_does_not_exist_has_no_chapters(shelf):
    assert render("/2026/13/45/chapters.json", shelf, paper.make_site()) is None
    assert render("/1999/01/01/captions.vtt", shelf, paper.make_site()) is None


def test_files_for_any_host_hold_chapters_and_captions(shelf):
    assert {PATH + "chapters.json", PATH + "captions.vtt", "/listen/feed.rss"} <= set(all_paths(shelf))
