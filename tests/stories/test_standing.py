"""Stories told on from where they stand."""

import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import Standing, group_stories
from broadsheet.testing.newsstand import load_newsstand
from tests.stories.test_grouping import DAY, START, judgement, report
from tests.stories.test_newsstand import read_articles

LATER = report(
    "e", "Mistral closes 600 million euro round led by General Catalyst", hours=5, outlet="three.example"
)


def test_begun_with_a_set_it_tells_what_grouping_the_set_tells():
    assert Standing(DAY).tell_all() == group_stories(DAY)


def test_articles_that_are_read_anew_on_each_walk_are_told_as_those_that_are_held():
    class Stored(list):
        def __iter__(self):
            return (replace(article) for article in list(super().__iter__()))

    assert Standing(Stored(DAY), today=START).tell_all() == Standing(DAY, today=START).tell_all()


def test_once_ended_all_that_it_held_is_given_back_at_once():
    standing = Standing(DAY, today=START)
    held = ref(standing._index)
    gc.disable()
    try:
        standing.end()
        del standing
        assert held() is None
    finally:
        gc.enable()


def test_only_the_stories_that_a_newcomer_moves_are_told_again():
    standing = Standing(DAY)
    (moved,) = standing.take([LATER])
    assert moved.article_ids == ("a", "b", "e")
    assert moved.id == group_stories(DAY)[0].id


def test_nothing_new_moves_nothing():
    assert Standing(DAY).take([]) == ()


def test_a_new_wording_stays_in_its_story_and_titles_it():
    standing = Standing(DAY)
    (moved,) = standing.take([], [report("c", "Nvidia shows its next graphics processors", hours=3)])
    assert (moved.article_ids, moved.title) == (("c",), "Nvidia shows its next graphics processors")


def test_related_stories_name_each_other_after_every_newcomer():
    standing = Standing(DAY[:2])
    told = {story.id: story for story in standing.tell_all()}
    titles = (
        "Mistral hires bankers after its 600 million euro round",
        "General Catalyst raises a fund of its own",
    )
    for hours, title in enumerate(titles, start=6):
        newcomer = report(f"n{hours}", title, hours=30 + hours, outlet="four.example")
        told |= {story.id: story for story in standing.take([newcomer])}
        for story in told.values():
            assert all(story.id in told[other].related_ids for other in story.related_ids)


def test_a_story_that_goes_into_another_points_on_and_is_told_no_more():
    standing = Standing(DAY, [judgement("c", "z", "yes"), judgement("d", "z", "yes")])
    before = {story.article_ids: story.id for story in standing.tell_all()}
    moved = standing.take([report("z", "Something else entirely", hours=5)])
    assert ("c", "d", "z") in [story.article_ids for story in moved]
    assert standing.forward(before[("d",)]) == before[("c",)]
    assert len(standing) == 2


MIDNIGHT = datetime(2025, 3, 3, tzinfo=UTC)
DAYS = 5  # the newsstand's years folded onto so few days, so that each is busy


def fold(article):
    """The article moved to one of five days, by its id, and read within two hours."""
    day = MIDNIGHT.date() - timedelta(days=int(article.id.encode().hex(), 16) % DAYS)
    at = datetime.combine(day, article.published.time(), UTC)
    return replace(article, published=at, seen_at=at + timedelta(minutes=len(article.title) % 120))


@pytest.fixture(scope="module")
def busy():
    """Articles of five days: those of the days before the last, and those of the last."""
    articles = [fold(article) for article in read_articles(load_newsstand())][::4]
    settled = [a for a in articles if a.seen_at < MIDNIGHT]
    return settled, [a for a in articles if a.seen_at >= MIDNIGHT]


def shape(story):
    """All of a story but what stands beside it."""
    return replace(story, related_ids=(), continues="", storyline="")


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(8, 40))
def test_the_stories_of_a_running_day_are_the_same_in_whatever_order_its_articles_come(busy, dice, size):
    settled, today = busy
    whole = Standing([*settled, *today], today=MIDNIGHT)
    standing = Standing(settled, today=MIDNIGHT)
    told = {story.id: story for story in standing.tell_all()}
    coming = dice.sample(today, len(today))
    for start in range(0, len(coming), size):
        told |= {story.id: story for story in standing.take(coming[start : start + size])}
    living = {key: shape(story) for key, story in told.items() if standing.forward(key) == key}
    assert living == {story.id: shape(story) for story in whole.tell_all()}


def test_where_placing_again_would_take_too_long_the_day_is_put_in_order_later(busy):
    settled, today = busy
    backwards = sorted(today, key=lambda article: article.published, reverse=True)
    standing = Standing(settled, today=MIDNIGHT)
    for article in backwards:
        standing.take([article], most=0)
    assert not standing.is_in_order
    standing.take()
    assert standing.is_in_order
    whole = Standing([*settled, *today], today=MIDNIGHT)
    assert list(map(shape, standing.tell_all())) == list(map(shape, whole.tell_all()))


def test_a_story_keeps_its_id_when_an_earlier_report_of_it_is_read_later():
    first = replace(DAY[1], seen_at=START + timedelta(hours=3))
    earlier = replace(DAY[0], seen_at=START + timedelta(hours=4))
    (alone,) = Standing([first]).tell_all()
    standing = Standing([first], today=MIDNIGHT)
    (both,) = standing.take([earlier])
    assert (both.id, both.article_ids) == (alone.id, ("a", "b"))
    assert Standing([first, earlier]).tell_all()[0].id == alone.id


def test_a_new_wording_of_the_day_is_placed_by_what_it_says_now():
    standing = Standing([], today=MIDNIGHT)
    standing.take(DAY)
    reworded = replace(DAY[1], title="Nvidia unveils its next generation of graphics processors")
    standing.take([], [reworded])
    assert standing.tell_all() == Standing([DAY[0], reworded, *DAY[2:]], today=MIDNIGHT).tell_all()


def test_what_an_outlet_of_the_newsroom_is_credited_with_counts_from_its_first_naming():
    credit = "Mistral raised the money, The Lantern reported, citing people familiar with the talks."
    outlet = replace(DAY[0].provider, name="The Lantern", domain="lantern.example")
    standing = Standing([], today=MIDNIGHT, providers=[outlet])
    (story,) = standing.take([replace(DAY[0], text=credit)])
    assert story.roots == ("lantern.example",)
