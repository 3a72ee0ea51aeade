"""Texts name parties by many forms; a mention is the party that a ledger counts, with the division kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.parties import load_parties

BOOK = load_parties()


def named(text, language="en"):
    return [m.name for m in BOOK.find_mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Microsoft and the ChatGPT maker signed.", ["Microsoft", "OpenAI"]),
        ("en", "NVIDIA's partner agreed.", ["Nvidia"]),
        ("zh", "微软向这家公司投资。", ["Microsoft"]),
        ("ru", "Соглашение с Майкрософтом подписано.", ["Microsoft"]),
        ("ja", "ソフトバンクグループが出資する。", ["SoftBank"]),
    ],
)
def test_aliases_local_names_and_metonyms_point_to_their_party(language, text, expected):
    assert named(text, language) == expected


def test_a_division_rolls_up_and_is_kept():
    (mention,) = BOOK.find_mentions("AWS will host it.", "en")
    assert (mention.party_id, mention.division_id, mention.as_written) == ("amazon", "aws", "AWS")


@pytest.mark.parametrize(
    "text", ["Figure 3 shows growth.", "The runway was closed.", "They scale well.", "A meta study."]
)
def test_common_words_are_no_companies(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta said it will hire.", ["Meta"]),
        ("The data firm Scale AI grew; Scale sells labels.", ["Scale AI", "Scale AI"]),
        ("Amazon, which sells books, agreed.", ["Amazon"]),
    ],
)
def test_an_ambiguous_name_counts_where_its_surroundings_are_a_companys(text, expected):
    assert named(text) == expected


def test_a_weak_metonym_needs_its_party_named_before():
    assert named("The software giant grew.") == []
    assert named("Microsoft reported. The software giant grew.") == ["Microsoft", "Microsoft"]


def test_a_capital_city_acts_only_as_a_subject():
    assert named("He flew to Beijing.") == []
    assert named("Beijing agreed to talks.") == ["Chinese government"]


def test_a_start_up_the_catalogue_does_not_know_is_found_by_its_introduction():
    mentions = BOOK.find_mentions("AI startup Vellichor raised money. Vellichor was founded in 2024.", "en")
    assert [(m.party_id, m.as_written) for m in mentions] == [("?vellichor", "Vellichor")] * 2


def test_find_knows_every_written_form():
    party = BOOK.find("Amazon Web Services")
    assert party is not None
    assert party.id == "aws"
    assert BOOK.find("No Such Company") is None


@given(
    st.lists(
        st.sampled_from(["Microsoft", "OpenAI", "AWS", "the software giant", "Oracle said", "."]), max_size=8
    )
)
def test_every_mention_quotes_the_text_at_its_place(parts):
    text = " ".join(parts)
    for mention in BOOK.find_mentions(text, "en"):
        assert text[mention.span.start : mention.span.end] == mention.as_written


def test_every_party_of_the_catalogue_is_found_by_its_own_name():
    from broadsheet.parties.rows import read_rows

    assert all(BOOK.party(row.party.id) is not None for row in read_rows())
