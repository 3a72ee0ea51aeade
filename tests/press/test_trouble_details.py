"""What troubles a source is told in the reader's language, down to the sentence of the finding."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import broadsheet
from broadsheet.press import MemoryShelf
from broadsheet.press.printer import Printer
from broadsheet.press.trouble_details import SENTENCES, tell_detail
from tests.press import example_paper as paper
from tests.press.reading_pages import read, words

ROOT = Path(broadsheet.__file__).parent
SPEAKERS = ("sources/report.py", "running/poll_round.py", "adapters/web/fetcher.py", "adapters/web/crowd.py",
            "adapters/web/wire_faults.py", "feeds/link_list.py")  # fmt: skip
GERMAN = Printer(paper.make_site(language="de"), "/")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("the server answered 503", "der Server antwortete mit 503"),
        ("silent for 9 days, usually every 6.5 hours.", "seit 9 Tagen still, sonst alle 6.5 Stunden"),
        ("silent for 9 days.", "seit 9 Tagen still"),
        (
            "no connection: there is no host of this name",
            "keine Verbindung: es gibt keinen Server dieses Namens",
        ),
        (
            "3 of 9 polls failed.; title is filled in 12% of entries.",
            "3 von 9 Abfragen schlugen fehl; title ist in 12% der Einträge ausgefüllt",
        ),
        ("The selector 'main li a' picks no link.", "Der Selektor 'main li a' trifft keinen Link"),
    ],
)
def test_a_sentence_of_ours_is_told_in_the_readers_language(english: str, german: str) -> None:
    assert tell_detail(english, GERMAN.say) == (german, True)


def test_what_a_strange_server_says_stays_as_it_is() -> None:
    told, is_told = tell_detail("no whole answer: peer sent garbage", GERMAN.say)
    assert (told, is_told) == ("keine ganze Antwort: peer sent garbage", True)
    assert tell_detail("its gzip data is damaged", GERMAN.say) == ("its gzip data is damaged", False)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_is_still_said_somewhere(sentence: str) -> None:
    """A sentence that findings do not say any more would be translated for nobody."""
    said = [_plain(text) for place in SPEAKERS for text in _texts(ROOT / place)]
    longest = max(re.split(r"%\(\w+\)s", sentence), key=len).strip(" :,")
    assert any(longest.removesuffix(" days").removesuffix(" hours") in text for text in said), longest


def _texts(place: Path) -> list[str]:
    return [
        node.value
        for node in ast.walk(ast.parse(place.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_the_page_of_sources_tells_it_so(shelf: MemoryShelf) -> None:
    (first, *_) = shelf.sources()
    ill = replace(first, trouble="the server answered 503", trouble_code="http_error")
    page = words(read("/sources/", MemoryShelf(sources=(ill,)), paper.make_site(language="de")))
    assert "der Server antwortete mit 503" in page


def test_nothing_to_tell_is_nothing() -> None:
    assert tell_detail("", GERMAN.say) == ("", True)
