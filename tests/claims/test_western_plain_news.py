"""German and French news in plain sentences: what is sold is no company, who leads, and whose sum is whose."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language):
    return [
        (c.relation, c.subject and c.subject.name, c.object and c.object.name, c.money and c.money.as_written)
        for c in find_claims(article(text, language=language))
    ]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Infineon verkauft Handysparte an Intel", ("acquisition", "Intel", "Infineon", None)),
        ("Die Schwarz-Gruppe übernimmt die Mehrheit an Aleph Alpha.", ("acquisition", "Schwarz-Gruppe", "Aleph Alpha", None)),
        ("Siemens trennt sich von seiner Robotertochter und verkauft sie an Larkfeld.", ("acquisition", "Larkfeld", "Siemens", None)),
    ],
)  # fmt: skip
def test_a_german_noun_for_what_is_sold_is_no_company(text, deal):
    assert told(text, "de") == [deal]


def test_goods_are_no_company_that_is_bought():
    assert all(c[0] != "acquisition" for c in told("Die Bundeswehr kauft Drohnen von Helsing.", "de"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Google zahlt Apple 20 Milliarden Dollar im Jahr für die Voreinstellung der Suche.", "de"),
        ("Google verse à Apple 20 milliards de dollars par an pour rester le moteur par défaut.", "fr"),
        (
            "Google paie Apple 20 milliards de dollars par an pour être le moteur de recherche par défaut.",
            "fr",
        ),
    ],
)
def test_money_for_being_the_preset_search_is_no_investment(text, language):
    ((relation, giver, taker, _),) = told(text, language)

    assert (relation, giver, taker) == ("offtake_or_other", "Google", "Apple")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Microsoft investit jusqu'à cinq milliards de dollars dans Anthropic et Nvidia jusqu'à dix milliards.", "fr"),
        ("Microsoft investiert bis zu fünf Milliarden Dollar in Anthropic und Nvidia bis zu zehn Milliarden.", "de"),
        ("Microsoft invierte hasta 5.000 millones de dólares en Anthropic y Nvidia hasta 10.000 millones.", "es"),
    ],
)  # fmt: skip
def test_who_has_a_sum_of_its_own_gives_it_and_gets_none(text, language):
    assert [(c[1], c[2]) for c in told(text, language)] == [
        ("Microsoft", "Anthropic"),
        ("Nvidia", "Anthropic"),
    ]


def test_two_takers_of_one_sum_stay_together():
    told_deals = told("Amazon steckt acht Milliarden Dollar in Anthropic und OpenAI.", "de")

    assert [c[2] for c in told_deals] == ["Anthropic", "OpenAI"]


@pytest.mark.parametrize(
    ("text", "language", "lead", "others"),
    [
        ("Larkfield a levé 40 millions d'euros. Le tour est mené par Accel, avec la participation de Nvidia.", "fr", "Accel", ["Nvidia"]),
        ("Larkfeld hat 40 Millionen Euro eingesammelt. Die Runde wurde von Accel angeführt, auch Nvidia beteiligte sich.", "de", "Accel", ["Nvidia"]),
        ("Larkfeld hat 40 Millionen Euro eingesammelt. An der Runde beteiligten sich Accel, Nvidia und Index Ventures.", "de", None, ["Accel", "Nvidia", "Index Ventures"]),
    ],
)  # fmt: skip
def test_the_next_sentence_tells_who_leads_and_who_joins(text, language, lead, others):
    (claim,) = find_claims(article(text, language=language))

    assert (claim.subject and claim.subject.name, [m.name for m in claim.others]) == (lead, others)
