"""On our own newsstand every copy, story, first report and root comes out right."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from broadsheet.records import Article, Block
from broadsheet.stories import Standing, group_stories
from broadsheet.testing.newsstand import load_newsstand


def read_articles(stand):
    return [
        Article(
            id=page.key, text_id=page.key, url=page.url, original_url=page.url, provider=page.outlet.provider,
            title=page.title, text=page.body, language=page.outlet.language, kind=page.kind,
            published=page.published, published_precision="second",
            blocks=tuple(Block(kind="heading", start=0, end=0) for p in page.passages if p.kind == "heading"),
        )
        for page in stand.pages
    ]  # fmt: skip


@pytest.fixture(scope="module")
def stand():
    return load_newsstand()


@pytest.fixture(scope="module")
def stories(stand):
    return group_stories(read_articles(stand))


def test_every_event_is_one_story_and_every_story_one_event(stand, stories):
    assert {frozenset(s.article_ids) for s in stories} == {frozenset(t.keys) for t in stand.stories_truth()}


def test_every_reprint_is_a_copy_of_its_original_and_nothing_else_is(stand, stories):
    truth = {page.key: page.truth.copy_of for page in stand.pages if page.truth.copy_of}

    def origin(key):
        return origin(truth[key]) if key in truth else key

    found = {
        copy: family.head_id for story in stories for family in story.families for copy in family.copy_ids
    }
    assert found == {copy: origin(copy) for copy in truth}


def test_the_first_report_is_the_earliest_that_is_a_voice_of_its_own(stand, stories):
    found = {frozenset(story.article_ids): story.first_id for story in stories}
    assert {t.event: found.get(frozenset(t.keys)) for t in stand.stories_truth()} == {
        t.event: t.first_key for t in stand.stories_truth()
    }


def test_the_independent_roots_are_those_of_the_truth(stand, stories):
    found = {frozenset(story.article_ids): set(story.roots) for story in stories}
    wrong = set()
    for truth in stand.stories_truth():
        roots = found[frozenset(truth.keys)]
        # a digest names several voices in one text: it counts as one, never more roots than families
        is_right = roots <= set(truth.roots) if len(truth.keys) == 1 else roots == set(truth.roots)
        if not is_right:
            wrong.add(truth.event)
    assert wrong == set()


def test_related_stories_name_each_other_and_roots_never_outnumber_families(stories):
    by_id = {story.id: story for story in stories}
    for story in stories:
        assert 0 < len(story.roots) <= len(story.families)
        assert all(story.id in by_id[other].related_ids for other in story.related_ids)
        assert story.continues in {"", *by_id}


def tell_by_day(stand):
    """The story of every article as a newsroom finds it that tells once a day, at the end of the day."""
    articles = {a.id: replace(a, seen_at=a.published + timedelta(minutes=20)) for a in read_articles(stand)}
    story_of = {}
    for day in sorted({article.seen_at.date() for article in articles.values()}):
        start = datetime.combine(day, time(), UTC)
        end = start + timedelta(days=1)
        seen = {
            a.id for a in articles.values() if start - timedelta(days=10) <= a.published and a.seen_at < end
        }
        living = {story_of[key] for key in seen if key in story_of}
        seen |= {key for key, story in story_of.items() if story in living}
        standing = Standing([articles[key] for key in sorted(seen)], today=start)
        for story in standing.tell_all():
            story_of.update(dict.fromkeys(story.article_ids, story.id))
    return story_of


def test_told_day_by_day_no_two_events_become_one_story_nor_one_event_two(stand):
    """As the newsroom does: each day tells ten days and whatever shares a story with them."""
    truth = {key: told.event for told in stand.stories_truth() for key in told.keys}
    events, parts = defaultdict(set), defaultdict(set)
    for key, story in tell_by_day(stand).items():
        events[story].add(truth[key])
        parts[truth[key]].add(story)
    assert [sorted(told) for told in events.values() if len(told) > 1] == []
    assert [event for event, told in parts.items() if len(told) > 1] == []
