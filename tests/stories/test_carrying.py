"""Days that follow each other: what was placed is settled, carried on, and brought back from its bytes."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import Standing
from broadsheet.testing.newsstand import load_newsstand
from tests.stories.test_grouping import DAY, report
from tests.stories.test_newsstand import read_articles
from tests.stories.test_standing import DAYS, LATER, MIDNIGHT, fold, shape

ONE_DAY = timedelta(days=1)
KEPT = timedelta(days=2)  # so short a window that stories leave it within the five days


@pytest.fixture(scope="module")
def days():
    """The articles of each of five busy days."""
    articles = [fold(article) for article in read_articles(load_newsstand())][::4]
    begins = [MIDNIGHT - (DAYS - 1 - number) * ONE_DAY for number in range(DAYS)]
    return [(begin, [a for a in articles if begin <= a.seen_at < begin + ONE_DAY]) for begin in begins]


def turn(standing, today, articles, providers=()):
    held = {article.id for article in articles if article.published >= today - KEPT}
    standing.turn(today, since=today - KEPT, held=held, providers=providers)


def copy_of(standing):
    """The same from its bytes, as another process reads them."""
    return Standing.restore([bytes(piece) for piece in standing.pack()])


def in_parts(articles, dice, size):
    coming = dice.sample(articles, len(articles))
    return [coming[start : start + size] for start in range(0, len(coming), size)]


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 2**32), st.integers(8, 40))
def test_a_process_that_runs_on_tells_what_one_tells_that_begins_anew_each_day(days, seed, size):
    (first, articles), *later = days
    dice = Random(seed)  # a draw for each article is more than hypothesis repeats faithfully
    running = Standing([], today=first)
    running.take(articles)
    came = list(articles)
    for today, articles in later:
        turn(running, today, came)
        begun = copy_of(running)
        assert begun.tell_all() == running.tell_all()
        for part in in_parts(articles, dice, size):
            running.take(part)
        begun.take(articles)
        assert list(map(shape, begun.tell_all())) == list(map(shape, running.tell_all()))
        came += articles
    turn(running, MIDNIGHT + ONE_DAY, came)
    turn(begun, MIDNIGHT + ONE_DAY, came)
    assert begun.tell_all() == running.tell_all()
    assert list(begun.pack()) == list(running.pack())


def test_what_no_article_of_the_window_is_in_leaves(days):
    (first, articles), *_ = days
    standing = Standing(articles, today=first + ONE_DAY)
    late = first + 4 * ONE_DAY
    turn(standing, late, articles)
    assert len(standing) == 0
    assert copy_of(standing).tell_all() == ()


def test_a_turn_moves_no_story(days):
    (first, articles), *_ = days
    standing = Standing([], today=first)
    standing.take(articles)
    before = {story.id: shape(story) for story in standing.tell_all()}
    turn(standing, first + ONE_DAY, articles)
    assert {story.id: shape(story) for story in standing.tell_all()} == before


def test_several_days_turned_over_at_once_are_as_one_after_the_other(days):
    (first, articles), *_ = days
    at_once, in_turn = Standing([], today=first), Standing([], today=first)
    for standing in (at_once, in_turn):
        standing.take(articles)
    turn(in_turn, first + ONE_DAY, articles)
    for standing in (at_once, in_turn):
        turn(standing, first + 2 * ONE_DAY, articles)
    assert list(at_once.pack()) == list(in_turn.pack())


def test_what_left_the_window_counts_no_more(days):
    (first, articles), *_ = days
    standing = Standing([], today=first)
    standing.take(articles)
    turn(standing, first + 4 * ONE_DAY, articles)
    assert standing.take(DAY) == Standing([], today=first + 4 * ONE_DAY).take(DAY)


def test_a_settled_article_is_told_in_its_new_words_and_found_by_its_old():
    today = datetime.combine(DAY[0].published.date(), MIDNIGHT.time(), MIDNIGHT.tzinfo) + ONE_DAY
    standing = Standing(DAY, today=today)
    reworded = replace(DAY[0], title="A wholly different matter about gardens")
    (moved,) = standing.take([], [reworded])
    assert moved.title == reworded.title
    (grown,) = standing.take([LATER])
    assert grown.article_ids == ("a", "b", "e")


def test_a_new_wording_of_the_day_that_had_to_wait_is_placed_when_the_day_is_put_in_order():
    standing = Standing([], today=MIDNIGHT)
    standing.take(DAY)
    reworded = replace(DAY[0], title="Nvidia unveils its next generation of graphics processors")
    standing.take([], [reworded], most=0)
    assert not standing.is_in_order
    standing.take()
    assert standing.is_in_order
    whole = Standing([], today=MIDNIGHT)
    whole.take([reworded, *DAY[1:]])
    assert list(map(shape, standing.tell_all())) == list(map(shape, whole.tell_all()))


def test_outlets_of_the_day_that_ended_can_be_credited_on_the_next():
    today = MIDNIGHT + ONE_DAY
    outlet = replace(DAY[0].provider, name="The Lantern", domain="lantern.example")
    standing = Standing([], today=MIDNIGHT)
    standing.take([replace(report("l", "Council opens a pool"), provider=outlet, published=MIDNIGHT)])
    standing.turn(today, since=today - KEPT, held={"l"}, providers=())
    credit = "Mistral raised the money, The Lantern reported, citing people familiar with the talks."
    for later in (standing, copy_of(standing)):
        (story,) = later.take([replace(DAY[0], text=credit)])
        assert story.roots == ("lantern.example",)
