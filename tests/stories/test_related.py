"""What is shown beside an article: its own story first, then the nearest matters, each pair both ways."""

from datetime import UTC, datetime, timedelta

from broadsheet.records import Article, Provider
from broadsheet.stories import group_stories, rank_related

START = datetime(2025, 3, 3, 9, tzinfo=UTC)
TITLES = {
    "round": "Mistral raises 600 million euros in a round led by General Catalyst",
    "round too": "General Catalyst leads 600 million euro round in Mistral",
    "office": "Mistral opens an office in Singapore after its 600 million euro round",
    "chips": "Nvidia unveils its next generation of graphics processors",
    "songs": "Court in Munich rules for songwriters against chatbot maker",
}


def report(key, title, hours):
    outlet = f"{key.replace(' ', '-')}.example"
    return Article(
        id=key, text_id=key, url=f"https://{outlet}/1", original_url="", title=title, text="", language="en",
        provider=Provider(name=outlet, domain=outlet), published=START + timedelta(hours=hours),
    )  # fmt: skip


ARTICLES = [report(key, title, 9 * place) for place, (key, title) in enumerate(TITLES.items())]


def test_the_other_report_of_a_story_comes_first_then_the_nearest_matter():
    ranked = rank_related(ARTICLES)
    assert ranked["round"][:2] == ("round too", "office")
    assert ranked["office"][0] in {"round", "round too"}


def test_the_limit_is_kept_and_nothing_names_itself():
    ranked = rank_related(ARTICLES, limit=1)
    assert all(len(others) <= 1 and key not in others for key, others in ranked.items())


def test_related_stories_name_each_other_and_strangers_do_not():
    stories = {story.lead_id: story for story in group_stories(ARTICLES)}
    by_id = {story.id: story for story in stories.values()}
    for story in by_id.values():
        assert all(story.id in by_id[other].related_ids for other in story.related_ids)
    assert stories["songs"].related_ids == ()
