"""Against the tags that our newsstand's outlets gave their own pages, which are few: one or two a page."""

from broadsheet.records import Article
from broadsheet.scores import find_topics
from broadsheet.testing.newsstand import load_newsstand

TAGS = frozenset(("models", "chips", "cloud", "funding", "deals", "policy", "safety", "robotics", "research"))


def test_seven_in_ten_topics_are_tags_of_the_outlet_too_and_a_third_of_its_tags_are_found():
    met = said = tagged = 0
    for page in load_newsstand().pages:
        article = Article(
            id=page.key, text_id=page.key, url=page.url, original_url=page.url, provider=page.outlet.provider,
            title=page.title, text=page.body, language=page.outlet.language,
        )  # fmt: skip
        found = {topic.id for topic in find_topics(article)} & TAGS
        met += len(found & set(page.truth.topics))
        said += len(found)
        tagged += len(TAGS & set(page.truth.topics))
    assert met / said >= 0.7
    assert met / tagged >= 0.33
