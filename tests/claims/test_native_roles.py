"""In six languages examples, rivals and products take no part, and who is let do something does it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def deals(text, language):
    found = find_claims(article(text, language=language))
    return {(c.relation, c.subject.name if c.subject else "", c.object.name) for c in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Immer öfter schließen Konzerne wie Microsoft und Google Partnerschaften."),
        (
            "fr",
            "Amazon prend de l'avance sur ses concurrents, notamment Mistral et Perplexity, dit un analyste.",
        ),
        ("ja", "マイクロソフトやグーグルといった大手が提携を増やしている。"),
    ],
)
def test_examples_of_a_kind_are_no_partners_of_each_other(language, text):
    assert deals(text, language) == set()


def test_what_a_product_does_is_no_deal_of_the_company_named_before():
    text = "Microsoft setzt auf Hilfe von außen: Claude übernimmt Excel."
    assert deals(text, "de") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Gobierno autorizó a la SETT a invertir 40 millones de euros en Openchip."),
        ("fr", "L'opération permet à Bpifrance d'investir 40 millions d'euros dans Pasqal."),
    ],
)
def test_who_is_let_invest_invests(language, text):
    giver, taker = {"es": ("SETT", "Openchip"), "fr": ("Bpifrance", "Pasqal")}[language]
    assert deals(text, language) == {("investment", giver, taker)}


def test_the_short_name_in_brackets_is_the_company():
    text = "儿童机器人公司杭州云栗智能有限公司（以下简称“KoriToy”）完成2亿元融资。"
    assert deals(text, "zh") == {("funding_round", "", "KoriToy")}


def test_a_product_named_after_its_company_is_not_the_company():
    text = "Kelvio, une start-up lyonnaise, a été rachetée par Samsung pour 86 millions d'euros. Kelvio Detect aide les médecins."
    assert deals(text, "fr") == {("acquisition", "Samsung", "Kelvio")}


def test_the_sum_of_another_verb_is_none_of_the_lead():
    text = "Anthropic完成300亿美元的G轮融资。本轮由GIC领投,微软投入了此前承诺的150亿美元中的一部分。"
    (found,) = [c for c in find_claims(article(text, language="zh")) if c.relation == "funding_round"]
    assert (found.subject.name, int(found.money.high)) == ("GIC", 30_000_000_000)


def test_a_noun_before_a_list_of_companies_is_plural():
    text = "Компании SpaceX и xAI ведут переговоры о слиянии."
    assert deals(text, "ru") == {("acquisition", "SpaceX", "xAI")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Microsoft investiert fünf Milliarden Dollar in Anthropic, Nvidia zehn Milliarden Dollar."),
        ("ru", "Microsoft инвестирует в Anthropic до $5 млрд, а Nvidia — до $10 млрд."),
    ],
)
def test_a_second_giver_whose_verb_is_left_out_gives_its_own_sum(language, text):
    found = find_claims(article(text, language=language))
    assert {(c.subject.name, c.object.name, int(c.money.high)) for c in found} == {
        ("Microsoft", "Anthropic", 5_000_000_000),
        ("Nvidia", "Anthropic", 10_000_000_000),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "JPMorgan und MUFG leihen Oracle 38 Milliarden Dollar."),
        ("fr", "JPMorgan et MUFG prêtent 38 milliards de dollars à Oracle."),
        ("es", "JPMorgan y MUFG prestan 38.000 millones de dólares a Oracle."),
        ("ru", "JPMorgan и MUFG предоставят Oracle кредит на $38 млрд."),
    ],
)
def test_one_sum_of_several_givers_is_one_claim(language, text):
    (found,) = find_claims(article(text, language=language))
    assert (found.subject.name, found.object.name) == ("JPMorgan Chase", "Oracle")
    assert [m.name for m in found.others] == ["MUFG"]


def test_who_buys_in_a_relative_clause_of_its_own_is_the_buyer():
    text = "Cabify, que compró Easy Taxi en 2017, busca socios."
    assert deals(text, "es") == {("acquisition", "Cabify", "Easy Taxi")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Laut Reuters will Nvidia 2 Milliarden Dollar in Wayve investieren. Dem Bericht zufolge will SoftBank "
            "eine Milliarde Dollar in Mistral investieren.",
        ),
        (
            "fr",
            "Selon Reuters, Nvidia va investir 2 milliards de dollars dans Wayve. SoftBank va investir un milliard "
            "de dollars dans Mistral, ajoute l'agence. Selon le rapport, SoftBank va racheter Graphcore.",
        ),
    ],
)
def test_the_report_is_that_of_the_outlet_named_before(language, text):
    last = find_claims(article(text, language=language))[-1]
    assert [a.name for a in last.said_by] == ["Reuters"]


def test_a_sum_each_is_not_that_of_the_giver_before():
    text = "OpenAIは1100億ドルの資金調達を発表した。アマゾンが500億ドル、エヌビディアとソフトバンクグループが各300億ドル。"
    claims = [c for c in find_claims(article(text, language="ja")) if c.relation == "investment"]
    given = {(c.subject.name, int(c.money.high) // 10**9) for c in claims}
    assert given == {("Amazon", 50), ("Nvidia", 30), ("SoftBank", 30)}
