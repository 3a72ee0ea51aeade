"""Companies beside the catalogue: a table of facts that holds each name once, and names that are words too."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from broadsheet.claims import find_claims
from broadsheet.parties import load_parties
from broadsheet.parties.rows import read_left_out, read_rows, read_table
from broadsheet.records import Article, Provider, article_id, text_id

BOOK = load_parties()
TABLE = (*read_table("companies.tsv"), *read_table("english_companies.tsv"))
KINDS = {row.party.kind for row in read_rows() if not row.is_beside} | {
    "airline", "company", "consumer", "games", "health", "insurer", "logistics", "pharma", "retailer",
}  # fmt: skip


def article(text):
    url = "https://outlet.example/story"
    return Article(
        id=article_id(url), text_id=text_id("", text), url=url, original_url=url,
        provider=Provider(name="Outlet", domain="outlet.example"), title="", text=text, language="de",
        published=datetime(2026, 5, 4, tzinfo=UTC), published_precision="day",
    )  # fmt: skip


def named(text):
    return [m.name for m in BOOK.find_mentions(text, "en")]


def test_every_row_of_the_table_has_an_id_a_name_a_known_kind_and_a_country_of_two_letters():
    assert [row for row in TABLE if not row[0] or not row[1] or row[2] not in KINDS] == []
    assert [row for row in TABLE if row[3] and not (len(row[3]) == 2 and row[3].isupper())] == []


def test_no_id_is_given_twice():
    assert [i for i, count in Counter(row.party.id for row in read_rows()).items() if count > 1] == []


def test_a_name_of_the_table_belongs_to_one_party_alone():
    owners: dict[str, set[str]] = {}
    for row in (row for row in read_rows() if row.is_beside):
        for name in row.party.aliases:
            owners.setdefault(name.casefold(), set()).add(row.party.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_of_the_table_is_a_party_of_the_catalogue():
    catalogue = {
        name.casefold()
        for row in read_rows()
        if not row.is_beside
        for name in (row.party.name, *row.party.aliases, *row.metonyms, *row.weak_metonyms)
        if (row.party.id, name) not in read_left_out()
    }
    beside = {n for row in read_rows() if row.is_beside for n in row.party.aliases}
    assert {name for name in beside if name.casefold() in catalogue} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Target said it would hire.", ["Target"]),
        ("A contract with Gap was signed.", ["Gap"]),
        ("Ramp raised money, and Block's shares rose.", ["Ramp", "Block"]),
    ],
)
def test_a_company_named_like_a_word_is_found_where_it_acts_as_one(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The target of the gap was a box on the block.",
        "The gap in the ramp was square.",
        "Common room and public storage were let.",
    ],
)
def test_words_that_are_names_of_companies_too_name_none_when_they_are_small(text):
    assert named(text) == []


def test_a_name_that_only_opens_a_longer_one_is_not_found_in_it():
    assert named("Aviva Links agreed to be sold.") == []
    assert named("Aviva agreed to be sold.") == ["Aviva"]
    assert named("Aviva Chief Executive Mia Tarn agreed.") == ["Aviva"]


def test_a_house_with_a_longer_name_is_who_goes_by_the_short_one_in_its_text():
    assert named("Kraken Cloud agreed to sell. Kraken has a year.") == []


def test_a_surname_behind_a_first_name_is_no_company():
    assert named("It was a good year, said Nadja Ferrari by phone.") == []
    assert named("It was a good year, said Ferrari by phone.") == ["Ferrari"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A pact with Kenya was signed.", ["Kenyan government"]),
        ("A pact with Kenya's Alderway was signed.", []),
        ("A contract with the state of Texas was signed.", ["State of Texas"]),
        ("A plant in the state of Texas was opened.", []),
    ],
)
def test_a_state_is_a_party_where_it_acts_and_not_where_it_only_says_whose_company(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A lender gave d.light a loan.", "d.light"),
        ("A pact with Hims & Hers was signed.", "Hims & Hers Health"),
        ("A pact with monday.com was signed.", "monday.com"),
        ("A pact with Swiss Post was signed.", "Swiss Post"),
        ("A pact with Allen & Overy was signed.", "Allen & Overy"),
    ],
)
def test_names_with_signs_and_small_letters_are_found_whole(text, name):
    assert named(text) == [name]


def test_a_company_that_only_english_texts_are_searched_for_keeps_its_id_in_other_languages():
    (claim,) = find_claims(
        article("Rheinmetall übernimmt den Softwarehersteller Pastvex für 90 Millionen Euro.")
    )
    assert (claim.subject.party_id, claim.subject.name) == ("rheinmetall", "Rheinmetall")
