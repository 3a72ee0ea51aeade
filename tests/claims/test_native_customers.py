"""German, French and Spanish: customers, rounds that are prepared, chips that money buys, somebody's greatest purchase."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "", c.stage)
        for c in find_claims(article(text, language=language))
    ]


CUSTOMERS = [
    ("es", "Mistral sigue siendo cliente de CoreWeave.", "CoreWeave", "Mistral"),
    ("es", "OpenAI es uno de los mayores clientes de CoreWeave.", "CoreWeave", "OpenAI"),
    ("fr", "OpenAI est l'un des principaux clients d'Oracle.", "Oracle", "OpenAI"),
    ("de", "Anthropic bleibt weiterhin Kunde von Amazon Web Services.", "Amazon", "Anthropic"),
]


@pytest.mark.parametrize(("language", "text", "giver", "taker"), CUSTOMERS)
def test_whoever_is_a_customer_of_a_cloud_is_supplied_by_it(language, text, giver, taker):
    assert told(text, language) == [("compute_supply", giver, taker, "completed")]


PREPARED = [
    ("de", "Helsing bereitet laut Handelsblatt eine weitere Finanzierungsrunde vor.", "Helsing", "planned"),
    ("de", "Laut Insidern plant Aleph Alpha eine Finanzierungsrunde.", "Aleph Alpha", "planned"),
    ("fr", "Mistral prépare une nouvelle levée de fonds.", "Mistral", "planned"),
    ("fr", "Poolside est en discussions pour un nouveau tour de table.", "Poolside", "in_talks"),
]


@pytest.mark.parametrize(("language", "text", "taker", "stage"), PREPARED)
def test_a_round_that_is_only_prepared_is_told_without_a_sum(language, text, taker, stage):
    assert told(text, language) == [("funding_round", "", taker, stage)]


PAST = [
    ("de", "Helsing bereitet nach der Finanzierungsrunde den Bau einer Fabrik vor."),
    ("de", "OpenAI plant nach der Finanzierungsrunde den Börsengang."),
    ("fr", "Après une levée de fonds, Mistral prépare son entrée sur le marché américain."),
    ("fr", "Poolside cherche à recruter grâce à sa nouvelle levée de fonds."),
]


@pytest.mark.parametrize(("language", "text"), PAST)
def test_what_is_planned_after_a_round_is_no_round(language, text):
    assert told(text, language) == []


CHIPS = [
    "Meta va investir 7 milliards d'euros pour acquérir des puces de Nvidia.",
    "Meta investit 7 milliards d'euros dans des puces Nvidia.",
    "Meta va dépenser 7 milliards d'euros en puces Nvidia.",
]


@pytest.mark.parametrize("text", CHIPS)
def test_money_that_buys_chips_in_french_is_no_investment_in_their_maker(text):
    assert told(text, "fr") == [("chip_supply", "Nvidia", "Meta", "announced")]


def test_a_start_up_of_chips_is_invested_in_and_buys_none():
    text = "Nvidia investit 100 millions d'euros dans la start-up de puces SiPearl."
    assert told(text, "fr") == [("investment", "Nvidia", "SiPearl", "announced")]


def test_computing_power_by_another_noun_is_computing():
    text = (
        "Mistral se compromete a adquirir 800 millones de euros en potencia informática de Microsoft Azure."
    )
    assert told(text, "es") == [("compute_supply", "Microsoft", "Mistral", "agreed")]


def test_the_greatest_purchase_of_the_company_told_before_is_its_own():
    text = "Indra presentó sus cuentas. Su última compra fue Hispasat, por 725 millones de euros."
    assert told(text, "es") == [("acquisition", "Indra", "Hispasat", "completed")]


ORDERED = [
    ("Mistral commande des puces à Nvidia pour 300 millions d'euros.", "agreed"),
    ("Mistral commande deux mille puces à Nvidia.", "agreed"),
]


@pytest.mark.parametrize(("text", "stage"), ORDERED)
def test_an_article_behind_an_order_does_not_hide_its_stage(text, stage):
    assert told(text, "fr") == [("chip_supply", "Nvidia", "Mistral", stage)]
