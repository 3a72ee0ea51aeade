"""Summaries in the source's own sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import article

from broadsheet.editions import summarise
from broadsheet.editions.summaries import count_words, is_furniture, leans

NVIDIA = article(
    "Nvidia to invest up to $100 billion in OpenAI",
    "Subscribe to our newsletter for more stories like this one every morning.\n\n"
    "Nvidia said on Monday it would invest up to $100 billion in OpenAI as the start-up builds data centres. "
    "It is the largest commitment of its kind. "
    "The two companies signed a letter of intent and expect to settle the details in the coming weeks.\n\n"
    "OpenAI will buy Nvidia chips for the sites, which are to draw at least 10 gigawatts of power. "
    "He said so at length. "
    "The first gigawatt of Nvidia systems is due in the second half of 2026, the companies said.",
)


def told(one, **more):
    return [sentence.text for sentence in summarise(one, **more)]


def test_every_sentence_stands_in_the_article_at_its_place():
    for sentence in summarise(NVIDIA):
        sentence.source.check(NVIDIA.text)
        assert sentence.text == sentence.source.quote and sentence.source.text_id == NVIDIA.text_id


def test_the_matter_comes_first_and_furniture_and_loose_pronouns_do_not_come_at_all():
    summary = told(NVIDIA)
    assert summary[0].startswith("Nvidia said on Monday")
    assert not any(s.startswith(("Subscribe", "He ", "It ")) for s in summary[:1])
    assert sum(map(count_words, summary)) <= 60 and len(summary) >= 2


def test_a_leaning_sentence_only_follows_the_one_it_leans_on():
    text = "Oracle bought the site in Texas for its new cloud region last week. It will open in March of 2027 there."
    assert told(article("Oracle", text)) in (
        [text],
        text.split(" It ")[:1],
        [text.split(" It", maxsplit=1)[0], "It" + text.split(" It")[1]],
    )
    assert told(article("Oracle", "It will open in March of 2027 with two halls and a lake.")) == []


@pytest.mark.parametrize(
    "text", ["", "Short.", "word " * 90 + ".", "No full stop at the end of this one here"]
)
def test_what_cannot_stand_gives_no_summary(text):
    assert told(article("Title", text)) == []


def test_languages_without_spaces_are_counted_and_summarised():
    text = (
        "微软周一表示将向人工智能实验室OpenAI投资一百亿美元,以扩大双方多年的云计算合作。"
        "该公司没有透露细节。OpenAI将继续使用微软的云服务器训练下一代模型,双方周一签署了协议。"
    )
    summary = told(article("微软投资OpenAI", text, language="zh"))
    assert summary and not any(s.startswith("该") for s in summary[:1])
    assert count_words("微软周一") == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said no.", True), ("“It works,” he said.", True), ("However, it failed.", True), ("Itochu bought it.", False),
        ("Heise reported it.", False), ("Er sagte nein.", True), ("Erstmals sinkt der Preis.", False),
        ("Он сказал нет.", True), ("Она согласна.", True), ("Оракул вырос.", False), ("该公司没有透露。", True),
        ("The company declined.", True), ("The companysphere.", False), ("Thistle Labs raised $5m.", False),
    ],
)  # fmt: skip
def test_words_that_point_back_are_known(text, wanted):
    assert leans(text) is wanted


def test_furniture_of_pages_is_known():
    assert is_furniture("Also read: why chips matter") and is_furniture("Lesen Sie auch: mehr")
    assert not is_furniture("Nvidia sells chips.")


pieces = st.sampled_from(
    ["Oracle said it would build a hall for chips in Texas.", "It will cost more than planned by the firm.", "Ok.",
     "\n\n", " ", "He left!", "“Never,” said the chief of the plant on Monday.", "微软周一表示将投资一百亿美元用于云计算。", "?!", "tail"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=30))
def test_any_text_keeps_the_law(parts):
    one = article("T", " ".join(parts))
    summary = summarise(one)
    assert sum(count_words(s.text) for s in summary) <= 60
    for sentence in summary:
        sentence.source.check(one.text)
