"""Stories told on from where they stand."""

from broadsheet.stories import Standing, group_stories
from tests.stories.test_grouping import DAY, judgement, report

LATER = report(
    "e", "Mistral closes 600 million euro round led by General Catalyst", hours=5, outlet="three.example"
)


def test_begun_with_a_set_it_tells_what_grouping_the_set_tells():
    assert Standing(DAY).tell_all() == group_stories(DAY)


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
