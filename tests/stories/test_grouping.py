"""One event is one story, whatever the order its reports arrive in."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Judgement, Provider
from broadsheet.stories import StoryIndex, group_stories

START = datetime(2025, 3, 3, 9, tzinfo=UTC)


def report(key, title, text="", *, hours=0.0, outlet="one.example", **more):
    return Article(
        id=key,
        text_id=key,
        url=f"https://{outlet}/{key}",
        original_url=f"https://{outlet}/{key}",
        provider=Provider(name=outlet, domain=outlet),
        title=title,
        text=text,
        language="en",
        published=START + timedelta(hours=hours),
        **more,
    )


DAY = [
    report("a", "Mistral raises 600 million euros in a round led by General Catalyst"),
    report("b", "General Catalyst leads 600 million euro round in Mistral", hours=2, outlet="two.example"),
    report("c", "Nvidia unveils its next generation of graphics processors", hours=3),
    report("d", "Court in Munich rules for songwriters against chatbot maker", hours=4),
]


def test_two_reports_of_one_event_meet_and_others_stand_alone():
    stories = group_stories(DAY)
    assert [story.article_ids for story in stories] == [("a", "b"), ("c",), ("d",)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(DAY))
def test_the_order_of_arrival_does_not_matter(articles):
    assert group_stories(articles) == group_stories(DAY)


def test_a_story_keeps_its_id_when_it_grows():
    assert group_stories(DAY[:1])[0].id == group_stories(DAY)[0].id


def judgement(left, right, verdict):
    return Judgement(
        id=f"{left}{right}", kind="same_story", left=left, right=right, verdict=verdict, by="ed", at=START
    )


def test_an_editor_can_keep_two_articles_apart_or_bring_them_together():
    apart = group_stories(DAY, judgements=[judgement("a", "b", "no")])
    assert ("a",) in [story.article_ids for story in apart]
    joined = group_stories(DAY, judgements=[judgement("c", "d", "yes")])
    assert ("c", "d") in [story.article_ids for story in joined]


def test_where_rulings_contradict_each_other_what_is_to_be_kept_apart_is():
    tied = [judgement("c", "a", "yes"), judgement("c", "b", "no")]
    assert [story.article_ids for story in group_stories(DAY, judgements=tied)] == [
        ("a", "b"),
        ("c",),
        ("d",),
    ]
    crossed = [judgement("d", "a", "yes"), judgement("d", "c", "yes"), judgement("a", "c", "no")]
    assert ("a", "b", "d") in [story.article_ids for story in group_stories(DAY, judgements=crossed)]


def test_an_expired_story_leaves_the_index():
    index = StoryIndex()
    first = index.add(DAY[0])
    assert index.expire(START + timedelta(days=30)) == (first,)
    assert index.snapshot() == ()


class Twins:
    """An embedder for which two titles mean the same."""

    name, size = "twins", 2

    def embed(self, texts):
        return [(1.0, 0.0) if "Mistral" in text or "Paris" in text else (0.0, 1.0) for text in texts]


def test_an_embedder_can_bring_together_what_words_do_not():
    articles = [
        report("a", "Mistral raises 600 million euros from General Catalyst"),
        report("b", "Fresh 600 million for the Paris model maker", hours=2, outlet="two.example"),
    ]
    assert len(group_stories(articles, embedder=Twins())) <= len(group_stories(articles))


def test_stories_that_an_editor_joins_become_one_and_the_younger_points_on():
    index = StoryIndex(judgements=[judgement("c", "z", "yes"), judgement("d", "z", "yes")])
    ids = [index.add(article) for article in DAY]
    index.add(report("z", "Something else entirely", hours=5))
    assert index.forward(ids[3]) == ids[2]
    (tombstone,) = index.tombstones()
    assert (tombstone.id, tombstone.merged_into) == (ids[3], ids[2])
    assert ("c", "d", "z") in [story.article_ids for story in index.snapshot()]


def test_a_reprint_brings_an_expired_story_back_under_its_id():
    text = "Mistral has raised 600 million euros from General Catalyst, the company said on Monday in Paris today."
    index = StoryIndex()
    first = index.add(report("a", "Mistral raises 600 million euros", text))
    index.expire(START + timedelta(days=9))
    assert index.add(report("b", "Money for Mistral", text, hours=230, outlet="two.example")) == first


def test_an_article_added_twice_is_there_once():
    index = StoryIndex()
    assert index.add(DAY[0]) == index.add(DAY[0])
    assert index.snapshot()[0].article_ids == ("a",)


def test_a_correction_is_its_own_story_and_names_the_one_it_corrects():
    stories = group_stories(
        [
            report(
                "a",
                "Microsoft puts 150 million euros into Mistral AI",
                "Microsoft invests 150 million in Mistral AI.",
            ),
            report(
                "b",
                "Correction: Microsoft's investment in Mistral AI is 15 million euros",
                "It is 15 million.",
                hours=20,
            ),
        ]
    )
    assert [story.article_ids for story in stories] == [("a",), ("b",)]
    assert stories[1].continues == stories[0].id


WEEK = 24 * 7


def find_continued(*titles, gap=WEEK):
    """For each of the reports, a gap of hours between them, the number of the one it continues, or None."""
    stories = group_stories([report(str(n), title, hours=n * gap) for n, title in enumerate(titles)])
    number = {story.id: n for n, story in enumerate(stories)}
    return [number.get(story.continues) for story in stories]


def test_what_was_talked_about_is_followed_by_what_was_done_among_several_givers_too():
    assert find_continued(
        "Amazon in talks to invest $10 billion or more in OpenAI",
        "OpenAI raises $110 billion from Amazon, Nvidia and SoftBank",
        gap=10 * WEEK,
    ) == [None, 0]


def test_a_settlement_of_one_company_is_a_running_matter():
    assert find_continued(
        "Judge puts off approval of Anthropic's $1.5 billion settlement with authors",
        "Judge gives first approval to $1.5 billion Anthropic settlement",
        "Anthropic raises $1.5 billion from Lightspeed",
        gap=3 * WEEK,
    ) == [None, 0, None]


def test_a_near_story_of_another_company_is_not_what_a_story_continues():
    assert find_continued(
        "Nvidia to take $5 billion stake in struggling Intel",
        "Nvidia to invest up to $100 billion in OpenAI",
        gap=96,
    ) == [None, None]


def test_no_articles_are_no_stories():
    assert group_stories([]) == ()
