"""Summaries in the source's own sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import article

from broadsheet.editions import summarise
from broadsheet.editions.standing import is_furniture, leans, points_back
from broadsheet.editions.wording import count_words

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


def test_a_time_before_that_or_this_leans_on_what_was_said():
    assert leans("In June that wall got a door, and OpenAI began to rent from Oracle.")
    assert not leans("In June Oracle said that the wall had got a door.")


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
    assert not is_furniture("Getty Images sues over pictures, and wants more from advertisements.")


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


def summary_of(title, text, **more):
    return " ".join(told(article(title, text, **more)))


def test_a_pronoun_after_a_time_leans_and_one_after_a_name_does_not():
    assert leans("On Tuesday it sold that right to a rival.") and leans(
        "In September it was worth $183 billion."
    )
    assert not leans("On Tuesday Oracle said it would build a hall.")
    assert not leans("In laboratories, protein prediction has become dull, and it shows.")


@pytest.mark.parametrize(
    "text",
    ["The fund has decided that this is worth a billion.", "The outlet takes such matters seriously, it said.",
     "Oracle had by then put thirteen billion into it."],
)  # fmt: skip
def test_what_points_back_in_mid_sentence_needs_its_sentence(text):
    assert points_back(text)


def test_those_who_is_no_pointer():
    assert not points_back("After a long day, those who hand out the medals returned to cells.")


def test_the_writer_speaks_only_where_nothing_else_stands_or_it_is_opinion():
    text = (
        "My friends and I asked three chip vendors for their figures last week. "
        "The chip vendors sell more cards for training than ever before this year."
    )
    assert "My friends" not in summary_of("Chip vendors sell more", text)
    assert "My friends" in summary_of("Chip vendors sell more", text, kind="opinion")
    assert summary_of(
        "Chip vendors", "My friends and I asked three chip vendors for their figures last week."
    )


def test_a_sentence_that_only_says_the_headline_again_is_not_taken():
    text = (
        "Oracle builds second hall in Texas. "
        "The hall costs $3 billion and opens in March with room for ninety thousand processors, Oracle said."
    )
    assert summary_of("Oracle builds second hall in Texas", text).startswith("The hall costs")


def test_a_company_by_its_role_does_not_follow_where_it_would_mean_another():
    text = (
        "CoreWeave has signed a contract to supply computing to OpenAI for five years, people said. "
        "Nvidia is both its supplier and one of its owners. "
        "The chipmaker owns about six percent of the shares in CoreWeave."
    )
    summary = told(article("CoreWeave signs a contract with OpenAI", text))
    assert not any(s.startswith("The chipmaker") for s in summary) or any(
        s.startswith("Nvidia") for s in summary
    )


def test_a_long_feature_opens_with_its_matter_and_not_with_its_scene():
    scene = "Each morning a woman on the island switches on two screens and reads two answers. "
    body = "Workers there sort answers for little money and long days. "
    many = "".join(f"Hall number {n} of the street has desks for about {n + 20} people. " for n in range(15))
    matter = "Microsoft and OpenAI are in talks about a better contract, five people said."
    summary = summary_of("Microsoft and OpenAI learn to share", scene + body + many + matter)
    assert summary.startswith("Microsoft and OpenAI are in talks")


def test_how_markets_took_it_comes_after_the_news():
    text = (
        "Oracle won a contract for computing from OpenAI on Monday. "
        "Oracle shares rose eight percent in New York on the contract with OpenAI. "
        "Oracle will build three halls in Texas for the contract and OpenAI pays in advance for one. "
        "OpenAI plans two further halls with Oracle in Ohio and expects the first of them next spring."
    )
    assert "shares rose" not in summary_of("Oracle wins a contract from OpenAI", text)
