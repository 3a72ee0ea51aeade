"""Whatever strangers write, every article ends in exactly one story."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Provider
from broadsheet.scores import rate_article
from broadsheet.stories import group_stories, rank_related

TEXTS = st.text(max_size=80) | st.sampled_from(
    ["", " ", "$1,5,5bn", "1.2.3.4 billion", "\ud800 x", "据据据《", "--- (a) - b"]
)
DATES = st.none() | st.integers(946_684_800, 1_900_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)
LANGUAGES = st.sampled_from(["en", "de", "zh", "zh-Hant", "ja", "ru", "und", "", "xx"])


@st.composite
def articles(draw):
    return [
        Article(
            id=str(n), text_id="t", url=f"u{n}", original_url="", provider=Provider(name=draw(TEXTS), domain="d"),
            title=draw(TEXTS), text=draw(TEXTS), language=draw(LANGUAGES), published=draw(DATES),
        )
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(articles())
def test_every_article_is_in_one_story_and_can_be_rated(given_articles):
    stories = group_stories(given_articles)
    assert sorted(key for story in stories for key in story.article_ids) == sorted(
        a.id for a in given_articles
    )
    for story in stories:
        members = [key for family in story.families for key in (family.head_id, *family.copy_ids)]
        assert sorted(members) == sorted(story.article_ids)
        assert len(story.roots) <= len(story.families)
        assert {story.lead_id, story.first_id} <= set(story.article_ids)
    assert set(rank_related(given_articles)) == {a.id for a in given_articles}
    for article in given_articles:
        assert (rate_article(article).quality.value or 0) >= 0
