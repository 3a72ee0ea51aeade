"""Titles in several languages speak one vocabulary of happenings, parties and amounts."""

import pytest

from broadsheet.records import Article, Provider
from broadsheet.stories.counts import read_counts
from broadsheet.stories.named import read_owners, read_topics
from broadsheet.stories.terms import read_terms
from broadsheet.stories.wording import read_wording, strip_outlet


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("OpenAI raises $6.6 billion", "en", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI sammelt 6,6 Milliarden Dollar ein", "de", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI привлекла 6,6 млрд долларов", "ru", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI capta 6.600 millones de dólares", "es", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI完成66亿美元融资", "zh", {"@openai", "=raise", "#$6.6e+09"}),
        ("米マイクロソフト、6億5000万ドルを出資", "ja", {"@microsoft", "=invest", "#$6.5e+08"}),
        ("微軟以100億美元入股", "zh-Hant", {"@microsoft", "#$1e+10"}),
        ("Dont 50 milliards auprès d'Amazon et l'aide d’Oracle", "fr", {"@amazon", "@oracle", "#$5e+10"}),
        ("A four-billion-dollar answer", "en", {"#$4e+09"}),
        ("Tesla sales fall 17%", "en", {"@tesla", "=fall", "#%17"}),
    ],
)
def test_a_title_says_the_same_in_every_language(title, language, expected):
    assert expected <= set(read_terms(title, language).words)


def test_versions_are_no_amounts():
    assert read_terms("iOS 26.5 and GPT-5.3", "en").amounts == frozenset()


@pytest.mark.parametrize(
    ("title", "party", "is_named"),
    [
        ("Arm builds its first chip", "@arm", True),
        ("ARM BUILDS ITS FIRST CHIP", "@arm", True),
        ("A robot arm builds its first chip", "@arm", False),
        ("New partners to scale AI for everyone", "@scale-ai", False),
        ("Meta takes half of Scale AI", "@scale-ai", True),
        ("For the first time a robot writes full-time", "@time-inc", False),
        ("YC startups raise less", "@y-combinator", True),
        ("Meta可能获得AMD股权", "@meta", True),
    ],
)
def test_a_name_that_is_a_word_too_counts_only_where_it_is_written_as_a_name(title, party, is_named):
    assert (party in read_terms(title).parties) is is_named


def test_a_product_and_a_person_name_their_organisation():
    assert read_owners("Mustafa Suleyman on what ChatGPT gets wrong") == {"@microsoft", "@openai"}


def test_a_topic_is_named_by_its_forms_in_any_language_our_lists_know():
    assert "chips" in read_topics("A wafer shortage hits processors")
    assert "chips" in read_topics("芯片供应紧张", "zh")


@pytest.mark.parametrize(
    ("title", "outlet", "stripped"),
    [
        ("Ensu – A local model app", "", "Ensu – A local model app"),
        ("Sora is closing — now what?", "The Lantern", "Sora is closing — now what?"),
        ("Sora is closing — The Lantern", "The Lantern", "Sora is closing"),
        ("Sora is closing - Reuters", "", "Sora is closing"),
        ("Sora is closing (Ann Wood/Bloomberg)", "", "Sora is closing"),
    ],
)
def test_only_an_outlet_s_name_is_cut_from_the_end_of_a_title(title, outlet, stripped):
    assert strip_outlet(title, outlet) == stripped


def test_a_sum_that_stands_in_the_first_paragraph_and_again_below_is_said_once_by_the_text():
    told = (
        "Harrow Kilns borrows $40 million to rebuild the oldest of its three furnaces.",
        "Of the $40 million half is due next spring, and $2 million goes to the town.",
    )
    outlet = Provider(name="Ledger", domain="ledger.example")
    article = Article(
        id="a", text_id="a", url="https://ledger.example/a", original_url="", provider=outlet,
        title="Harrow Kilns borrows", text="\n\n".join(told), language="en",
    )  # fmt: skip
    counts = read_counts(read_wording(article).text)
    assert (counts["#$4e+07"], counts["#$2e+06"]) == (1, 1)
