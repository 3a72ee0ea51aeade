"""Two givers in one sentence: the second gives to whom the first gives, and is in no list with that one."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "")
        for c in find_claims(article(text, language=language))
    }


LIKEWISE = [
    ("es", "Nvidia destinará 900 millones de euros a Anthropic, mientras que Microsoft pondrá 400 millones."),
    ("es", "Nvidia invertirá 10.000 millones de dólares en Anthropic y Microsoft pondrá otros 5.000 millones."),
    ("fr", "Nvidia investira 10 milliards de dollars dans Anthropic, tandis que Microsoft apportera jusqu'à 5 milliards."),
    ("fr", "Nvidia met 10 milliards de dollars dans Anthropic et Microsoft en injecte 5 milliards."),
    ("de", "Nvidia investiert 10 Milliarden Dollar in Anthropic und Microsoft steckt 5 Milliarden Dollar hinein."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), LIKEWISE)
def test_a_second_giver_gives_to_whom_the_first_gives(language, text):
    assert told(text, language) == {
        ("investment", "Nvidia", "Anthropic"),
        ("investment", "Microsoft", "Anthropic"),
    }


def test_who_buys_behind_a_gift_is_in_no_list_with_its_taker():
    text = "Amazon pondrá 4.000 millones de euros en Anthropic y Google compró Wiz."
    assert told(text, "es") == {("investment", "Amazon", "Anthropic"), ("acquisition", "Google", "Wiz")}


def test_a_second_giver_that_names_its_own_taker_gives_to_that_one():
    text = "Telefónica invierte 20 millones de euros en Multiverse y Santander invertirá 5 millones de euros en Freepik."
    assert told(text, "es") == {
        ("investment", "Telefónica", "Multiverse Computing"),
        ("investment", "Santander", "Freepik"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia invertirá 10.000 millones de euros en Anthropic, mientras que Amazon gastará 3.000 millones de euros en centros de datos.",
        "Nvidia invertirá 10.000 millones de euros en Anthropic y Oracle invertirá 20.000 millones de euros en infraestructura.",
    ],
)
def test_money_for_buildings_is_not_given_to_whom_another_gives(text):
    assert told(text, "es") == {("investment", "Nvidia", "Anthropic")}


def test_an_adverb_that_opens_a_sentence_is_no_company():
    text = "Anthropic crece. Inicialmente, la empresa utilizará chips de Nvidia."
    assert all("Inicialmente" not in claim for claim in told(text, "es"))
