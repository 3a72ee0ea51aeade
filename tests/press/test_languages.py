"""The interface speaks every language it offers, wholly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from broadsheet.press import MemoryShelf, Site, all_paths
from broadsheet.press.wording import LANGUAGES, direction_of, words_of
from tests.press.example_paper import D
from tests.press.interface_words import ROOT, all_words
from tests.press.reading_pages import print_page, read, words

OTHERS = sorted(set(LANGUAGES) - {"en"})
HOLE = re.compile(r"%\(\w+\)s")


def catalogue(language: str) -> Catalog:
    with (ROOT / "languages" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", OTHERS)
def test_every_original_is_translated_and_nothing_else_is(language: str) -> None:
    there = {message.id for message in catalogue(language) if message.id}
    assert there == all_words()
    assert all(
        all(m.string) if isinstance(m.string, tuple) else m.string for m in catalogue(language) if m.id
    )


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_holes_of_its_original(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            original = message.id if isinstance(message.id, str) else message.id[1]
            for text in [message.string] if isinstance(message.string, str) else message.string:
                assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(original)), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_prints_in_every_language(language: str, shelf: MemoryShelf, site: Site) -> None:
    for path in all_paths(shelf):
        if path.count("/") < 3 or path.startswith(("/parties/openai", "/2026")):
            assert print_page(path, shelf, replace(site, language=language)).body


def test_plurals_follow_the_language() -> None:
    russian = words_of("ru")
    forms = [russian.ngettext("%(num)s deal", "%(num)s deals", n) for n in (1, 3, 11, 21, 25)]
    assert [form.split()[1] for form in forms] == ["сделка", "сделки", "сделок", "сделка", "сделок"]


def test_german_nouns_keep_their_capital_inside_a_title(shelf: MemoryShelf, site: Site) -> None:
    tree = read(f"/deals/{D['asml'].id}/", shelf, replace(site, language="de"))
    assert "ASML (Hauptinvestor) → Mistral AI: Finanzierungsrunde" in words(tree.xpath("//title")[0])
    assert tree.get("lang") == "de"


def test_a_language_without_words_of_its_own_reads_in_english() -> None:
    assert words_of("nl").gettext("Archive") == "Archive"
    assert words_of("de-AT").gettext("Archive") == "Archiv"
    assert direction_of("ar-EG") == "rtl"
    assert direction_of("de") == "ltr"
