"""The desk speaks every language that the paper does, wholly."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from broadsheet.desk import wording
from tests.desk.conftest import TITLES, post
from tests.desk.desk_words import ROOT, all_words
from tests.press.test_languages import HOLE, OTHERS

PAGES = ("/desk/", f"/desk/stories/{'0' * 16}/", "/desk/preview/2025-10-28/", "/desk/claims/", "/desk/claims/?show=decided",
         "/desk/merges/", "/desk/same-party/", "/desk/disputes/", "/desk/moderation/", "/desk/proposals/", "/desk/sources/",
         "/desk/sources/preview/", "/desk/method/", "/desk/log/", "/desk/people/", "/desk/you/")  # fmt: skip


def catalogue(language):
    with (ROOT / "languages" / f"{language}.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


@pytest.mark.parametrize("language", OTHERS)
def test_every_original_of_the_desk_is_translated_and_nothing_else_is(language):
    messages = catalogue(language)
    assert {message.id for message in messages} == all_words()
    assert all(all(m.string) if isinstance(m.string, tuple) else m.string for m in messages)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_holes_of_its_original(language):
    for message in catalogue(language):
        original = message.id if isinstance(message.id, str) else message.id[1]
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(original)), message.id


def test_no_template_says_a_word_that_no_catalogue_knows():
    for place in sorted((ROOT / "templates").rglob("*.html")):
        text = re.sub(r"<kbd>.*?</kbd>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", place.read_text("utf-8"))
        said = re.findall(r"[^\W\d_]{2,}", " ".join(re.findall(r">([^<>]*)<", f">{text}<")))
        labels = re.findall(
            r"""(?:aria-label|title|placeholder|alt)=["']([^"']*[A-Za-z]{2}[^"']*)["']""", text
        )
        assert (said, labels) == ([], ["example.org"] if place.name == "sources.html" else []), place.name


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_of_the_desk_prints_in_every_language(visit, language):
    olga = visit("olga")
    olga.get("/desk/")
    assert post(olga, "/desk/you/language/", language=language).status_code == 302
    for path in PAGES:
        page = olga.get(path).content.decode()
        assert f'<html lang="{language}">' in page, path
        assert ">Queue</a>" not in page, path
    page = olga.get("/desk/method/").content.decode()
    assert 'value="1.0"' in page, "a range takes a point in every language"


def test_the_desk_speaks_the_paper_s_language_until_somebody_chooses_another(visit, desk, monkeypatch):
    import dataclasses

    from django.conf import settings as django_settings

    monkeypatch.setattr(django_settings, "BROADSHEET_SETTINGS", dataclasses.replace(desk, language="de"))
    eve = visit("eve")
    assert "Eingang" in eve.get("/desk/").content.decode()
    post(eve, "/desk/you/language/", language="tlh")
    assert "Eingang" in eve.get("/desk/").content.decode()
    post(eve, "/desk/you/language/", language="en")
    assert ">Queue</a>" in eve.get("/desk/").content.decode()


def test_what_was_done_and_what_was_refused_is_told_in_the_reader_s_language(visit):
    eve = visit("eve")
    eve.get("/desk/")
    post(eve, "/desk/you/language/", language="de")
    led = post(eve, "/desk/act/", kind="hold", left="0" * 16, seen="")["Location"]
    assert f"Erledigt: “{TITLES[0]}” zurückgehalten." in eve.get(led).content.decode()
    refused = post(eve, "/desk/act/", kind="retitle", left="0" * 16, verdict="x", seen="")
    assert "eine Überschrift hat 4 bis 200 Zeichen" in refused.content.decode()


def test_a_word_of_the_paper_comes_from_the_paper_s_catalogue():
    with translation.override("fr"):
        assert wording.say("Funding round") == "Tour de table"
    assert wording.say("Funding round") == "Funding round"
