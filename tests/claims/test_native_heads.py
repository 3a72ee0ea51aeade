"""Items that open with the parties they are about, deals told of whom the text is about, and what is no deal beside them."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language, title=""):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "")
        for c in find_claims(article(text, title=title, language=language))
    ]


HEADED = [
    (
        "es",
        "Notas. Oracle vende chips.\n\nTelefónica. La operadora compra Cognivia por 5 millones de euros.",
        ("acquisition", "Telefónica", "Cognivia"),
    ),
    (
        "es",
        "Nvidia y Telefónica. Las compañías desarrollarán juntas un modelo de IA.",
        ("partnership", "Nvidia", "Telefónica"),
    ),
    ("ru", "«Сбер». Банк вложит в Mistral $20 млн.", ("investment", "Sberbank", "Mistral")),
    (
        "ru",
        "OpenAI и CoreWeave. Создатель ChatGPT купит облачные мощности на $5 млрд.",
        ("compute_supply", "CoreWeave", "OpenAI"),
    ),
    ("de", "SAP. Der Konzern übernimmt das Start-up Cognivia.", ("acquisition", "SAP", "Cognivia")),
]


@pytest.mark.parametrize(("language", "text", "claim"), HEADED)
def test_a_noun_or_a_single_name_in_an_item_is_told_of_the_parties_that_head_it(language, text, claim):
    assert claim in told(text, language)


def test_an_item_does_not_hand_its_head_on_to_the_next():
    text = "SAP. Der Konzern übernimmt das Start-up Cognivia.\n\nAllianz. Der Versicherer meldet Gewinn."
    assert told(text, "de") == [("acquisition", "SAP", "Cognivia")]


RUSSIAN = [
    ("SoftBank купил бумаги Intel на $2 млрд.", ("investment", "SoftBank", "Intel")),
    ("OpenAI получает деньги от Nvidia.", ("investment", "Nvidia", "OpenAI")),
    ("Oracle заказывает у Nvidia процессоры на $4 млрд.", ("chip_supply", "Nvidia", "Oracle")),
    ("OpenAI развернёт 10 ГВт систем Nvidia.", ("chip_supply", "Nvidia", "OpenAI")),
    ("OpenAI возьмёт до 10% AMD.", ("investment", "OpenAI", "AMD")),
    (
        "Группа инвесторов во главе с BlackRock, куда вошли Nvidia и Microsoft, договорилась о покупке оператора Aligned Data Centers.",
        ("acquisition", "BlackRock", "Aligned Data Centers"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), RUSSIAN)
def test_russian_verbs_tell_a_deal_in_either_aspect(text, claim):
    assert told(text, "ru") == [claim]


NO_DEAL = [
    "«Сбер» не купил стартап «Ньюмодель», как писали ранее.",
    "«Яндекс» сам покупает, «Сбер» тоже.",
]


@pytest.mark.parametrize("text", NO_DEAL)
def test_a_russian_deed_that_is_denied_or_told_of_another_clause_is_no_purchase(text):
    assert told(text, "ru") == []


SPANISH = [
    (
        "Banco Sabadell concedió 40 millones de euros a la startup Cognivia.",
        ("offtake_or_other", "Banco Sabadell", "Cognivia"),
    ),
    ("Scale AI cedió en junio el 49 % a Meta.", ("investment", "Meta", "Scale AI")),
    ("Mistral tiene detrás a Nvidia.", ("investment", "Nvidia", "Mistral")),
    ("Intel ha dejado de figurar entre los accionistas de Mistral.", ("investment", "Intel", "Mistral")),
    ("Nvidia suministrará placas y módulos a Telefónica.", ("chip_supply", "Nvidia", "Telefónica")),
]


@pytest.mark.parametrize(("text", "claim"), SPANISH)
def test_spanish_lenders_sellers_of_a_part_and_backers_are_read_by_their_verb(text, claim):
    assert told(text, "es") == [claim]


SPANISH_NONE = [
    "El Gobierno concedió una ayuda de 4 millones de euros a la startup Cognivia.",
    "«Nadie nos compra», dice un vecino de Telefónica.",
    "Sam Altman, consejero delegado de OpenAI, es accionista de Cerebras a título personal.",
]


@pytest.mark.parametrize("text", SPANISH_NONE)
def test_spanish_grants_and_holdings_of_a_person_are_no_deal_of_a_firm(text):
    assert told(text, "es") == []
