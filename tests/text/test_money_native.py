"""Amounts are read as six languages write them."""

import pytest

from broadsheet.text.money import read_amounts
from broadsheet.text.number_words import WORDS


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "currency"),
    [
        ("de", "bis zu 1,3 Mrd. Euro", None, 1_300_000_000, "EUR"),
        ("de", "eine weitere Milliarde Dollar", 1_000_000_000, 1_000_000_000, "USD"),
        ("de", "500 Millionen bis 1 Milliarde Euro", 500_000_000, 1_000_000_000, "EUR"),
        ("fr", "plus de 13 milliards de dollars", 13_000_000_000, None, "USD"),
        ("fr", "15 M€", 15_000_000, 15_000_000, "EUR"),
        ("fr", "une vingtaine de milliards de dollars", 20_000_000_000, 20_000_000_000, "USD"),
        ("es", "4.000 millones de dólares", 4_000_000_000, 4_000_000_000, "USD"),
        ("es", "mil millones de euros", 1_000_000_000, 1_000_000_000, "EUR"),
        ("es", "10.000 millones de dólares o más", 10_000_000_000, None, "USD"),
        ("ru", "до 10 млрд долларов", None, 10_000_000_000, "USD"),
        ("ru", "$60B", 60_000_000_000, 60_000_000_000, "USD"),
        ("zh", "投资超过130亿美元", 13_000_000_000, None, "USD"),
        ("zh", "10亿至20亿美元", 1_000_000_000, 2_000_000_000, "USD"),
        ("ja", "100億ドル", 10_000_000_000, 10_000_000_000, "USD"),
        ("ja", "50億〜100億円", 5_000_000_000, 10_000_000_000, "JPY"),
    ],
)
def test_an_amount_keeps_its_value_bound_and_currency(language, text, low, high, currency):
    (money,) = read_amounts(text, language=language)
    assert (money.low, money.high, money.currency) == (low, high, currency)


def test_several_tens_of_billions_are_no_amount():
    assert read_amounts("价值数十亿美元的交易", language="zh") == ()


def test_spanish_of_america_groups_thousands_with_a_comma():
    (money,) = read_amounts("pagó $40,000 millones de dólares", language="es")
    assert money.high == 40_000_000_000


def test_or_more_bounds_an_amount_only_where_no_other_word_follows():
    (bounded,) = read_amounts("22 milliards de dollars ou plus", language="fr")
    (plain,) = read_amounts("22 milliards de dollars ou plus récemment", language="fr")
    assert (bounded.bound, plain.bound) == ("at_least", "exactly")


def test_every_number_word_is_found_again_however_it_is_folded():
    for words in WORDS.values():
        assert all(word.casefold() in words for word in words)


def test_thirty_million_in_german_words():
    (money,) = read_amounts("Dreißig Millionen Euro", language="de")
    assert money.high == 30_000_000


@pytest.mark.parametrize(
    ("language", "text", "number", "currency", "bound"),
    [
        ("ru", "за миллиард долларов", "1000000000", "USD", "exactly"),
        ("ru", "за полмиллиарда рублей", "500000000", "RUB", "exactly"),
        ("ru", "два с половиной миллиарда евро", "2500000000", "EUR", "exactly"),
        ("ru", "₽300 млн", "300000000", "RUB", "exactly"),
        ("de", "eine halbe Milliarde Euro", "500000000", "EUR", "exactly"),
        ("de", "20 Millionen Schweizer Franken", "20000000", "CHF", "exactly"),
        ("fr", "une centaine de millions d'euros", "100000000", "EUR", "exactly"),
        ("es", "medio millón de euros", "500000", "EUR", "exactly"),
        ("zh", "130多亿美元", "13000000000", "USD", "more_than"),
        ("zh", "新台币30亿元", "3000000000", "TWD", "exactly"),
    ],
)
def test_halves_words_and_open_ends_are_read_as_each_language_writes_them(
    language, text, number, currency, bound
):
    (money,) = read_amounts(text, language=language)
    assert (str(money.low), money.currency, money.bound) == (number, currency, bound)
