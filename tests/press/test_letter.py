"""The letter says what the edition says, in both forms, and belongs to one reader only by its last line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from broadsheet.press.letter import LEAVE, address_letter, print_letter
from broadsheet.press.printer import Printer
from broadsheet.records import Edition
from tests.press import example_paper as paper

EDITION = paper.EDITIONS[0]


@pytest.fixture
def printer():
    return Printer(paper.make_site(address="https://paper.example"), "/")


@pytest.fixture
def letter(printer):
    return print_letter(printer, paper.make_shelf(), EDITION.date)


def test_every_story_stands_in_both_forms(letter):
    tree = html.fromstring(letter.html)
    shown = " ".join(tree.text_content().split())
    plain = " ".join(letter.text.split())
    for item in (item for section in EDITION.sections for item in section.items):
        assert " ".join(item.headline.split()) in shown
        assert " ".join(item.headline.split()) in plain


def test_a_story_says_in_both_forms_how_many_voices_and_reports_tell_it(letter):
    shown = " ".join(html.fromstring(letter.html).text_content().split())
    for text in (shown, " ".join(letter.text.split())):
        assert "2 independent voices in 5 reports" in text


def test_links_lead_to_the_paper_and_to_originals_and_nothing_is_loaded(letter):
    tree = html.fromstring(letter.html)
    assert all(link.startswith(("https://", "http://")) for link in tree.xpath("//a/@href"))
    assert not tree.xpath("//img | //script | //iframe | //link[@rel='stylesheet'] | //object")
    assert "https://fonts" not in letter.html


def test_corrections_stand_before_everything_else(printer):
    shelf = paper.make_shelf()
    changed = replace(EDITION, corrections=paper.EDITIONS[0].corrections or paper.make_shelf().corrections())
    shelf.edition = lambda day: changed
    letter = print_letter(printer, shelf, EDITION.date)
    first = changed.corrections[0].now
    shown = " ".join(html.fromstring(letter.html).text_content().split())
    assert shown.index(first) < shown.rindex(changed.sections[0].items[0].headline)


def test_a_reader_gets_an_address_of_their_own_to_leave(letter):
    mine = address_letter(letter, to="ann@reader.example", leave="https://paper.example/letter/leave/a:b/")
    assert LEAVE in letter.text
    assert LEAVE not in mine.text + mine.html
    assert mine.text.endswith("https://paper.example/letter/leave/a:b/")
    assert 'href="https://paper.example/letter/leave/a:b/"' in mine.html


def test_words_of_strangers_stay_words(printer):
    shelf = paper.make_shelf()
    item = replace(
        EDITION.sections[0].items[0], headline='<img src=x onerror="x">&]]></mj-text>', edited_by="eve"
    )
    section = replace(EDITION.sections[0], items=(item,))
    shelf.edition = lambda day: replace(EDITION, sections=(section,))
    tree = html.fromstring(print_letter(printer, shelf, EDITION.date).html)
    assert not tree.xpath("//img")
    assert '<img src=x onerror="x">&]]></mj-text>' in tree.text_content()


def test_a_day_with_nothing_to_tell_has_no_letter(printer):
    shelf = paper.make_shelf()
    shelf.edition = lambda day: Edition(id="e", date=day, language="en", sections=())
    assert print_letter(printer, shelf, EDITION.date) is None


def test_the_same_edition_makes_the_same_letter(printer, letter):
    assert print_letter(printer, paper.make_shelf(), EDITION.date) == letter


def test_an_editors_own_words_are_marked_on_page_letter_and_script(printer):
    from broadsheet.press import render
    from broadsheet.press.script import edition_script

    shelf = paper.make_shelf()
    item = replace(EDITION.sections[0].items[0], editors_words="We read the filing.", edited_by="eve")
    shelf.edition = lambda day: replace(EDITION, sections=(replace(EDITION.sections[0], items=(item,)),))
    path = f"/{EDITION.date:%Y/%m/%d}/"
    page = " ".join(html.fromstring(render(path, shelf, paper.make_site()).body).text_content().split())
    assert "We read the filing. In an editor's words" in page
    assert "We read the filing. (In an editor's words)" in " ".join(
        print_letter(printer, shelf, EDITION.date).text.split()
    )
    said = [
        line for chapter in edition_script(printer, shelf, EDITION.date).chapters for line in chapter.lines
    ]
    assert next(line for line in said if line.text == "We read the filing.").source is None
