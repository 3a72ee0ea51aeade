"""Companies bought one behind another, and parts of a company sold on."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return {(c.relation, c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject}


@pytest.mark.parametrize(
    ("text", "bought"),
    [
        (
            "Zendra bought the returns specialist Doddle in 2023 and Orbix Systems for about $839 million the year after.",
            {"Doddle", "Orbix Systems"},
        ),
        ("Last year Zendra bought Shiftwell and then the AI company Chatto.", {"Shiftwell", "Chatto"}),
        (
            "Zendra bought the testing firm Statwell for $1.1 billion, the software developer Skyler and Neptuna, a Polish provider of tools.",
            {"Statwell", "Skyler", "Neptuna"},
        ),
        (
            "Zendra paid $6.5 billion for the chip designer Quarrel, $5.4 billion for the robot division of ABB and $4 billion for the investor Bridgewell.",
            {"Quarrel", "ABB", "Bridgewell"},
        ),
        ("Zendra has bought four companies this year, including the firm Paladine.", {"Paladine"}),
        ("Zendra bought Kalmo in 2023, and Orbix, a maker of chips, sued Globex.", {"Kalmo"}),
        ("Zendra bought Kalmo last year and competes with Orbix and Globex.", {"Kalmo"}),
        ("Zendra took over Kalmo in 2024, Orbix of London opened an office.", {"Kalmo"}),
    ],
)
def test_a_list_of_purchases_goes_on_to_its_end_and_no_further(text, bought):
    assert told(text) == {("acquisition", "Zendra", name) for name in bought}


def test_each_purchase_of_a_list_has_its_own_price():
    text = "Zendra bought Doddle for $2 billion and then Orbix Systems, a maker of chips, for about $839 million."
    prices = {c.object.name: c.money.as_written for c in find_claims(article(text)) if c.money}
    assert prices == {"Doddle": "$2 billion", "Orbix Systems": "about $839 million"}


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            "Zendra sold its own services arm this year to Agilitas, a private investor, for $300 million.",
            "Agilitas",
        ),
        ("Last year Zendra sold off its video unit to Permira for $1 billion.", "Permira"),
        ("Zendra sold its weather business, which included an app, to Globex in 2023.", "Globex"),
    ],
)
def test_a_part_of_a_company_is_bought_from_it(text, buyer):
    assert told(text) == {("acquisition", buyer, "Zendra")}


def test_goods_sold_are_no_part_of_a_company():
    assert ("acquisition", "OpenAI", "Zendra") not in told(
        "Zendra sold its chips to OpenAI for $300 million."
    )
