"""What a command means where it is given no day: the last that has something to show."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from broadsheet.adapters.store import writing
from broadsheet.cli.app import app
from broadsheet.cli.latest_days import latest_edition, latest_month
from broadsheet.errors import NotFound
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Edition, Item, Section, Story
from broadsheet.settings import Settings
from broadsheet.wiring import open_store_of
from tests.fresh_store import put_store

FRIDAY, SATURDAY = date(2026, 2, 27), date(2026, 2, 28)
AT = datetime(2026, 2, 28, 1, tzinfo=UTC)
STORY = Story(
    id="5f0e", article_ids=(), lead_id="", first_id="", title="OpenAI raises $110 billion", language="en",
    first_seen=AT, last_seen=AT,
)  # fmt: skip
ITEM = Item(
    story_id="5f0e", headline=STORY.title, summary=(), reasons=("quality 86", "moves 6 deals"), seconds=20
)
PRINTED = Edition(
    id="a",
    date=FRIDAY,
    language="en",
    sections=(Section(id="front", title="Front page", items=(ITEM,)),),
    seconds=20,
)
EMPTY = Edition(
    id="b",
    date=SATURDAY,
    language="en",
    sections=(),
    left_out=(("5f0e", "was in the edition of 2026-02-27 and has not moved since"),),
)


@pytest.fixture
def say(tmp_path):
    """Runs a command in a newsroom whose last day is empty."""
    home = tmp_path / "home"
    open_store_of(Settings(home=put_store(home)))
    writing.commit(Outcome(at=AT, stories=(STORY,), editions=(PRINTED, EMPTY)))
    return lambda *words: CliRunner().invoke(app, [*words, "--home", str(home)], catch_exceptions=False)


def test_without_a_day_the_edition_is_the_last_with_a_story_and_the_empty_day_is_named(say):
    shown = say("edition")
    assert "Friday, 27 February 2026" in shown.stdout
    assert "OpenAI raises $110 billion" in shown.stdout
    assert "Nothing of Saturday, 28 February 2026 was worth printing" in shown.output


def test_a_day_that_is_asked_for_is_shown_though_it_is_empty(say):
    shown = say("edition", "2026-02-28")
    assert shown.stdout.startswith("Saturday, 28 February 2026")
    assert "Nothing of this day was worth printing." in shown.stdout


def test_where_every_day_is_empty_the_last_is_shown(tmp_path):
    open_store_of(Settings(home=put_store(tmp_path)))
    assert latest_edition() is None
    writing.commit(Outcome(at=AT, editions=(EMPTY,)))
    assert latest_edition() == EMPTY


def test_why_answers_with_the_edition_that_printed_the_story(say):
    told = say("why", "5f0e").stdout.splitlines()
    assert told[:2] == [STORY.title, "It is in the edition of 2026-02-27: Front page, place 1. Why:"]
    assert "Not in the edition of 2026-02-28" in say("why", "5f0e", "--date", "2026-02-28").stdout


def test_why_of_a_day_without_an_edition_says_which_there_are(say):
    with pytest.raises(NotFound) as refused:
        say("why", "5f0e", "--date", "2020-01-01")
    assert refused.value.remedy == "The latest are 2026-02-28, 2026-02-27."


def test_a_day_between_two_editions_is_answered_with_both(say):
    writing.commit(Outcome(at=AT, editions=(replace(PRINTED, id="c", date=date(2025, 12, 24)),)))
    with pytest.raises(NotFound) as refused:
        say("edition", "2026-01-15")
    assert refused.value.remedy == "The nearest are 2025-12-24 and 2026-02-27."


def test_why_takes_no_word_for_a_story(say):
    with pytest.raises(NotFound, match="no edition knows the story reasons"):
        say("why", "reasons")


def test_scoops_are_of_the_month_of_the_last_report(say):
    assert "in February 2026" in say("scoops").stdout


def test_before_the_first_report_the_month_is_this_one(tmp_path):
    open_store_of(Settings(home=put_store(tmp_path)))
    assert latest_month(date(2026, 11, 23)) == date(2026, 11, 1)
