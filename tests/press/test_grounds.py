"""Reasons stand in the language of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from broadsheet.press import Site
from broadsheet.press.grounds import tell, tell_absences, tell_news, tell_reasons
from broadsheet.press.printer import Printer
from broadsheet.records import GROUNDS, Edition, Ground, Item, Money, Reason

MONEY = Money(
    low=Decimal(11 * 10**10),
    high=None,
    currency="USD",
    bound="exactly",
    as_written="110 milliards de dollars",
)
MOVED = Ground(
    code="moved",
    values=(("giver", "Amazon"), ("taker", "OpenAI"), ("relation", "funding_round"), ("stage", "completed"),
            ("date", "2025-09-21")),
    money=MONEY,
)  # fmt: skip


def printer_in(language: str, site: Site) -> Printer:
    return Printer(replace(site, language=language), "/")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Since 21 Sep 2025: Amazon to OpenAI, funding round: completed, $110B"),
        (
            "de",
            "Seit 21.09.2025: Amazon an OpenAI, Finanzierungsrunde: vollzogen, 110\u00a0Mrd.\u00a0$",
        ),
    ],
)
def test_an_amount_stands_as_readers_of_the_page_write_it(language: str, told: str, site: Site) -> None:
    assert tell(printer_in(language, site), MOVED) == told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "zh"])
@pytest.mark.parametrize("code", sorted(GROUNDS))
def test_every_reason_is_told_in_every_language(code: str, language: str, site: Site) -> None:
    given = {
        "quality": "80", "more": "3", "heat": "90", "roots": "2", "reports": "4", "language": "de", "section": "World",
        "editor": "ada", "words": "60", "date": "2025-09-21", "why": "law", "at": "2025-09-22T10:00:00+00:00",
        "number": "3", "share": "0.85", "kind": "tech_press", "form": "opinion", "marks": "reply others", "items": "8",
        "phrases": "“game-changer”", "hours": "6", "said": "invests", "least": "40", "title": "A", "points": "5.5", "most": "4", "outlet": "a.example", "minutes": "12",
        **dict(MOVED.values),
    }  # fmt: skip
    ground = Ground(code=code, values=tuple(given.items()), money=MONEY)
    text = tell(printer_in(language, site), ground)
    assert text and "%(" not in text and "milliards de dollars" not in text.replace("Mrd", "")


def test_what_was_printed_before_reasons_were_codes_stands_as_it_was_written(site: Site) -> None:
    item = Item(
        story_id="s", headline="h", summary=(), reasons=("quality 8",), seconds=3, moved="Since 2025-09-21: x"
    )
    edition = Edition(
        id="e", date=date(2025, 9, 22), language="en", sections=(), left_out=(("t", "too light"),)
    )
    printer = printer_in("en", site)
    assert tell_reasons(printer, item) == ("quality 8",)
    assert tell_news(printer, item) == "Since 21 Sep 2025: x"
    assert tell_absences(printer, edition) == (("t", "too light"),)


def test_readers_are_told_no_editor_s_name_and_none_of_his_reasons() -> None:
    ground = Ground(code="dropped_why", values=(("editor", "eve"), ("why", "I know him")))
    edition = Edition(id="e", date=date(2025, 10, 28), language="en", sections=(), absences=(("s1", ground),))
    site = Site(title="The Paper", address="https://paper.example", now=datetime(2025, 10, 28, tzinfo=UTC))
    assert tell_absences(Printer(site, "/"), edition) == (("s1", "dropped by an editor"),)


@pytest.mark.parametrize(
    ("language", "part", "told"),
    [
        ("de", "Ruf des Mediums", "A Wire ist geführt als: Technikpresse"),
        ("fr", "réputation du média", "A Wire est répertorié comme"),
        ("zh", "媒体信誉", "A Wire被列为"),
    ],
)
def test_a_part_of_a_score_is_named_and_explained_in_the_language_of_the_page(
    language: str, part: str, told: str, site: Site
) -> None:
    ground = Ground(code="listed_as", values=(("outlet", "A Wire"), ("kind", "tech_press")))
    reason = Reason(part="outlet's record", points=6, text="A Wire is listed as tech_press", ground=ground)
    printer = printer_in(language, site)
    assert printer.score_part(reason.part) == part
    assert printer.told(reason).startswith(told)
    assert printer.told(replace(reason, ground=None)) == reason.text
