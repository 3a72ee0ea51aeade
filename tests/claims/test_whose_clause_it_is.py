"""Rounds told in a clause with a subject of its own, beside another company's."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def _told(text: str) -> set[tuple[str, str, str]]:
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name)
        for c in find_claims(article(text, title=""))
    }


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        ("Tidewell of Lisbon got $20 million; Norway's Fjordic took $90 million from a group led by Northzone.", ("funding_round", "Northzone", "Fjordic")),
        ("Brackenly raised $12 million last week, and Solvara received $40 million in June from investors led by Accel.", ("funding_round", "Accel", "Solvara")),
        ("Anthropic raised $300 million in a round led by Andreessen Horowitz, and Corvex followed with $24 million from Lux Capital.", ("investment", "Lux Capital", "Corvex")),
        ("Kestrova collected $30 million in a Series A led by Felicis; Umbrion, which started in Graz, gathered $17 million in seed money from Partech.", ("funding_round", "Felicis", "Kestrova")),
    ],
)  # fmt: skip
def test_a_round_belongs_to_who_gets_the_money_in_its_own_clause(
    text: str, round_: tuple[str, str, str]
) -> None:
    assert round_ in _told(text)


def test_a_second_company_with_its_place_acts_in_its_own_clause() -> None:
    text = "Ostrava Labs was part of SAP, and Lumeral of Porto took 75 million euros from Sequoia and Index Ventures in the spring."
    assert {told[2] for told in _told(text)} == {"Lumeral"}


def test_who_is_described_between_the_commas_acts_and_not_who_opens_the_sentence() -> None:
    text = "Halden Robotics raised $5 million, and Vintry, which makes ovens, said it would buy Crumbline Robotics."
    assert ("acquisition", "Vintry", "Crumbline Robotics") in _told(text)


@pytest.mark.parametrize(
    ("text", "backers"),
    [
        ("Northzone and Accel financed Kestrova Robotics before its listing.", {"Northzone", "Accel"}),
        ("Square Peg financed Kestrova Robotics with A$3 million.", {"Square Peg"}),
    ],
)
def test_who_has_financed_a_company_has_invested_in_it(text: str, backers: set[str]) -> None:
    assert _told(text) == {("investment", backer, "Kestrova Robotics") for backer in backers}


@pytest.mark.parametrize(
    "text",
    [
        "The takeover was financed by Nvidia with its own cash.",
        "Kestrova Robotics is financed by its customers.",
        "JPMorgan financed Kestrova Robotics with a $30 million loan.",
        "Kestrova Robotics financed the building with its own money.",
    ],
)
def test_what_is_financed_out_of_cash_or_by_a_loan_is_no_investment(text: str) -> None:
    assert not {told for told in _told(text) if told[0] == "investment"}
