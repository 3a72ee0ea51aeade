"""Topics are what a text is about, not what it names in passing."""

from broadsheet.records import Article, Provider
from broadsheet.scores import find_topics, topic_name


def topics(title, text="", language="en"):
    article = Article(
        id="a", text_id="t", url="u", original_url="u", provider=Provider(name="P", domain="p.example"),
        title=title, text=text, language=language,
    )  # fmt: skip
    return {topic.id: topic for topic in find_topics(article)}


def test_a_deal_is_funding_and_about_its_parties():
    found = topics(
        "Amazon invests another $4 billion in Anthropic", "Amazon will invest in Anthropic, it said."
    )
    assert {"funding", "amazon", "anthropic"} <= found.keys()
    assert "“invests” in the title" in found["funding"].reason


def test_meta_is_not_meta_ai():
    assert "meta-ai" not in topics("Meta buys chips", "Meta will buy chips for its data centers.")
    assert "meta-ai" in topics("Meta AI gets a paid tier", "The assistant Meta AI will cost money.")


def test_a_company_named_once_in_passing_is_no_topic():
    text = "Mistral opened an office.\n\nRivals include Oracle.\n\nThe office has forty desks."
    assert "oracle" not in topics("Mistral opens an office in Lyon", text)


def test_a_word_inside_another_is_not_met():
    assert "chips" not in topics("Chipotle opens a restaurant")


def test_chinese_titles_have_topics():
    assert {"funding", "anthropic"} <= topics("Anthropic完成新一轮融资", language="zh").keys()


def test_a_topic_that_left_the_taxonomy_keeps_its_id_as_name():
    assert topic_name("no-such-topic") == "no-such-topic"
    assert topic_name("cloud") == "Cloud and compute"
