"""Rulings on what stands: the stories that grouping everything anew gives, without grouping it anew."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.stories_scale import START, World
from broadsheet.records import Judgement
from broadsheet.stories import Standing
from broadsheet.testing.newsstand import load_newsstand
from tests.stories.test_grouping import START as NINE
from tests.stories.test_grouping import report
from tests.stories.test_newsstand import read_articles

DAY = timedelta(days=1)
TODAY = START + 4 * DAY


def ruling(left, right, verdict, number=0, **more):
    at = TODAY + timedelta(hours=20, seconds=number)
    return Judgement(
        id=f"r{number}", kind="same_story", left=left, right=right, verdict=verdict, by="ada", at=at, **more
    )


def of_world():
    world = World(8)
    return [article for day in range(5) for article in world.day(day, 30)], TODAY


def of_newsstand():
    articles = read_articles(load_newsstand())
    days = sorted(article.published for article in articles if article.published)
    return articles, days[-len(days) // 5].replace(hour=0, minute=0, second=0, microsecond=0)


@pytest.fixture(scope="module", params=[of_world, of_newsstand], ids=["invented world", "newsstand"])
def window(request):
    """Articles, and the day that runs, with what is told of them."""
    articles, today = request.param()
    return articles, today, shapes(Standing(articles, today=today))


def shapes(standing):
    """The stories, without what stands beside them."""
    return {replace(s, related_ids=(), continues="", storyline="") for s in standing.tell_all()}


def in_one_story(stories, dice):
    large = sorted(story.article_ids for story in stories if len(story.article_ids) > 1)
    return dice.sample(dice.choice(large), 2)


def of_two_stories(stories, dice):
    return [dice.choice(ids) for ids in dice.sample(sorted(story.article_ids for story in stories), 2)]


PICKED = {"no": in_one_story, "yes": of_two_stories}


def rule(standing, given):
    for number, judgement in enumerate(given):
        standing.rule((judgement.left, judgement.right), given[: number + 1])
    return standing


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_after_a_ruling_the_stories_are_those_of_a_window_grouped_whole(window, verdict):
    articles, today, stories = window
    dice = random.Random(7)
    for _ in range(4):
        left, right = PICKED[verdict](stories, dice)
        given = [ruling(left, right, verdict)]
        ruled = shapes(rule(Standing(articles, today=today), given))
        assert ruled == shapes(Standing(articles, given, today=today))
        assert ruled != stories


def test_so_are_they_after_several_rulings_one_after_the_other(window):
    articles, today, stories = window
    dice = random.Random(3)
    pairs = [(v, PICKED[v](stories, dice)) for v in ("yes", "no", "yes", "no")]
    given = [ruling(left, right, verdict, number) for number, (verdict, (left, right)) in enumerate(pairs)]
    ruled = shapes(rule(Standing(articles, today=today), given))
    assert ruled == shapes(Standing(articles, given, today=today))


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_a_ruling_that_is_taken_back_leaves_the_stories_as_they_were(window, verdict):
    articles, today, stories = window
    left, right = PICKED[verdict](stories, random.Random(4))
    given = [ruling(left, right, verdict)]
    given.append(ruling(left, right, verdict, 1, replaces="r0"))
    given[1] = replace(given[1], kind="undo")
    assert shapes(rule(Standing(articles, today=today), given)) == stories


def taken_back(given, number):
    first = given[0]
    back = ruling(first.left, first.right, first.verdict, number, replaces=first.id)
    return [*given, replace(back, kind="undo")]


def test_so_are_they_where_one_of_several_rulings_is_taken_back(window):
    articles, today, stories = window
    for seed in (1, 2):
        dice = random.Random(seed)
        pairs = [(v, PICKED[v](stories, dice)) for v in ("yes", "yes", "no")]
        given = [ruling(*pair, verdict, number) for number, (verdict, pair) in enumerate(pairs)]
        given = taken_back(given, len(given))
        ruled = Standing(articles, today=today)
        for number, judgement in enumerate(given):
            about = next((known for known in given if known.id == judgement.replaces), judgement)
            ruled.rule((about.left, about.right), given[: number + 1])
        assert shapes(ruled) == shapes(Standing(articles, given, today=today))


def grouped(standing):
    return {frozenset(story.article_ids) for story in standing.tell_all()}


#: two that are kept apart, and a third that goes with the second then
PARTED = {
    "a correction joins the report that was parted from what it corrects": (
        "2024-02-27-prairie-courier-microsoft-mistral-15m",
        "2024-02-27-rhein-anzeiger-mistral-microsoft",
        "2024-02-27-circuit-post-mistral-correction",
    ),
    "a report that stood alone joins a story that lost one": (
        "2025-06-13-technik-bote-meta-scale",
        "2025-06-13-rewrite-hub-meta-scale-superintelligence",
        "2025-06-13-harbour-wire-google-leaves-scale",
    ),
}


@pytest.mark.parametrize(("left", "right", "third"), PARTED.values(), ids=PARTED.keys())
def test_a_report_of_another_story_goes_where_it_belongs_after_a_ruling(left, right, third):
    articles, today = of_newsstand()
    given = [ruling(left, right, "no")]
    ruled = rule(Standing(articles, today=today), given)
    assert any({right, third} <= story for story in grouped(ruled))
    assert shapes(ruled) == shapes(Standing(articles, given, today=today))


def told(key, title, days):
    return report(key, title, hours=24 * days, outlet=f"{key}.example")


EUROS = "General Catalyst leads 600 million euro round in Mistral"
LATER = NINE.replace(hour=0) + 9 * DAY


def test_a_report_whose_tie_is_taken_back_returns_to_its_story_though_that_has_ended():
    articles = [
        told("pool", "Council opens a pool in Leith", 0),
        told("round", "Mistral raises 600 million euros in a round led by General Catalyst", 0.1),
        told("tied", EUROS, 0.2),
        told("ferry", "Ferry to Oban runs again", 8),
    ]
    standing = Standing(articles, today=LATER)
    before = grouped(standing)
    given = [ruling("tied", "pool", "yes")]
    assert frozenset(("tied", "pool")) in grouped(rule(standing, given))
    standing.rule(("tied", "pool"), taken_back(given, 1))
    assert grouped(standing) == before
    assert frozenset(("tied", "round")) in before


def test_a_story_that_had_ended_and_is_tied_to_one_that_has_not_is_found_by_newcomers():
    articles = [
        told("round", "Mistral closes 600 million euro round led by General Catalyst", 0),
        told("robots", "Amazon hires a robotics chief from Toyota", 6.8),
        told("ferry", "Ferry to Oban runs again", 7.9),
    ]
    newcomer, today = told("new", EUROS, 8.2), NINE + 8 * DAY
    given = [ruling("round", "robots", "yes")]
    standing = rule(Standing(articles, today=today), given)
    standing.take([newcomer])
    assert frozenset(("round", "robots", "new")) in grouped(standing)
    assert shapes(standing) == shapes(Standing([*articles, newcomer], given, today=today))


def test_only_the_stories_that_a_ruling_moves_are_told_again():
    articles, today = of_world()
    standing = Standing(articles, today=today)
    left, right = of_two_stories(shapes(standing), random.Random(5))
    before = {story.id: story for story in standing.tell_all()}
    moved = standing.rule((left, right), [ruling(left, right, "yes")])
    after = {story.id: story for story in standing.tell_all()}
    assert {key for key, story in after.items() if before.get(key) != story} <= moved
    assert len(moved) < len(after) / 4


def test_what_stands_ruled_goes_over_into_the_next_day_and_process():
    articles, today = of_world()
    standing = Standing([a for a in articles if a.published < today], today=today)
    left, right = of_two_stories(shapes(standing), random.Random(6))
    given = [ruling(left, right, "yes")]
    standing.rule((left, right), given)
    standing.turn(today + DAY, since=START, held={a.id for a in articles}, providers=())
    begun = Standing.restore(iter(list(standing.pack())), given)
    assert begun.tell_all() == standing.tell_all()
    assert any({left, right} <= set(story.article_ids) for story in begun.tell_all())
