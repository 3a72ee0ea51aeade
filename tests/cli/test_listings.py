"""Listings read well in a terminal of eighty columns."""

from datetime import date

import pytest
from rich.console import Console

from broadsheet.cli import listings, printing
from broadsheet.cli.ledgers import nothing_of
from broadsheet.cli.places import MOST, shorten_place
from broadsheet.errors import InputError
from broadsheet.records import Edition, Ground, Item, Section


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("https://www.lion-city.example/business/teaser/", "lion-city.example/business/teaser"),
        ("newsroom-anthropic", "newsroom-anthropic"),
        ("https://a.example/?p=4", "a.example?p=4"),
        (
            "https://news.example/2025/11/18/technology/companies/a-very-long-section/story-of-the-day",
            "news.example/…/story-of-the-day",
        ),
    ],
)
def test_a_place_is_its_host_and_the_end_of_its_path(subject, shown):
    assert shorten_place(subject) == shown


def test_no_place_is_longer_than_its_column():
    for path in ("a" * 300, "/".join("b" * 30), "c/" + "d" * 200 + "?e=" + "f" * 90):
        assert len(shorten_place(f"https://{'g' * 20}.example/{path}")) <= MOST


def test_every_line_of_an_edition_stands_in_as_deep_as_its_paragraph(monkeypatch, capsys):
    monkeypatch.setattr(printing, "console", Console(width=60, highlight=False))
    monkeypatch.setattr(listings, "console", printing.console)
    item = Item(
        story_id="abc",
        headline="A headline that is much too long for one line of a terminal of sixty columns",
        summary=(),
        reasons=("quality 80",) * 12,
        seconds=20,
        news=Ground(code="carried", values=(("date", "2025-09-20"),)),
    )
    section = Section(id="front", title="Front page", items=(item,))
    listings._print_edition(Edition(id="e", date=date(2025, 9, 22), language="en", sections=(section,)))
    lines = capsys.readouterr().out.splitlines()
    told = lines[lines.index("Front page") + 1 : -2]
    assert len(told) > 4 and all(line.startswith("  ") for line in told)
    assert "    From 2025-09-20, when no edition had room for it" in [line.rstrip() for line in told]
    assert lines[-1] == "0 stories left out; ask about any with: broadsheet why STORY"


def test_a_day_without_stories_has_no_reading_time_and_says_so(monkeypatch, capsys):
    monkeypatch.setattr(listings, "console", Console(width=60, highlight=False))
    listings._print_edition(Edition(id="e", date=date(2025, 9, 22), language="en", sections=()))
    told = capsys.readouterr().out
    assert "minute" not in told
    assert "Nothing of this day was worth printing." in told


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"level": "fatal"}, "info, warning, error"), ({"code": "pay_wall"}, "paywall")],
)
def test_findings_that_cannot_be_are_refused_and_not_told_as_none(asked, says):
    with pytest.raises(InputError) as caught:
        listings.findings(**asked)
    assert says in caught.value.remedy


def test_an_empty_list_tells_what_was_asked_for():
    assert listings._nothing_found("", "") == "Nothing was found wrong."
    assert (
        listings._nothing_found("error", "paywall") == "No finding has the level error and the code paywall."
    )
    assert nothing_of("Nvidia", "2024-01-01") == "Nothing is known of Nvidia as of 2024-01-01."
