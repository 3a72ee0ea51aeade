"""Money put into a company is told in passing too, of whom the report is about."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

TITLE = "Tidewell opens a clinic in Turku"
OPENING = (
    "Tidewell, a Finnish start-up that sells scheduling software to clinics, opened a branch in Turku.\n"
)


def told(text: str) -> set[tuple[str, str | None, str]]:
    claims = find_claims(article(OPENING + text, title=TITLE))
    return {(c.relation, c.subject and c.subject.name, c.object.name) for c in claims}


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Molten Ventures provided the initial 9 million pounds in 2021.", "Molten Ventures"),
        ("Bosch put in 5 million euros in 2018 and leaves with six times its money.", "Bosch"),
        ("Siemens has promised 15 million euros.", "Siemens"),
        ("A year later Siemens bought 4% as part of a sales agreement.", "Siemens"),
        ("Bosch owns 20% after a purchase in 2023.", "Bosch"),
        ("Bosch confirmed its participation but did not say how much it had paid.", "Bosch"),
        ("Samsung bought new shares for 30 million euros in 2022.", "Samsung"),
        ("Samsung is examining a contribution.", "Samsung"),
    ],
)
def test_money_without_its_taker_is_put_into_whom_the_report_is_about(text, giver):
    assert ("investment", giver, "Tidewell") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ferrovane Robotics is profitable, and Bosch owns 20% after a purchase in 2023.",
        "Bosch held 60 percent of the market in 2023.",
        "Bosch contributed 12 million euros of loans in 2023.",
        "Bosch considered an investment in Ferrovane Robotics.",
        "Bosch put in 14 million hours in 2021.",
        "Bosch provided 30 million euros in 2022.",
    ],
)
def test_what_is_told_of_another_or_of_no_share_is_no_money_for_it(text):
    assert not {c for c in told(text) if c[2] == "Tidewell" and c[0] in {"investment", "funding_round"}}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Bosch, which led the previous funding with 80 million euros, may take part.",
            ("funding_round", "Bosch", "Tidewell"),
        ),
        (
            "A seed round from friends was followed by $21 million from Accel in 2020.",
            ("funding_round", "Accel", "Tidewell"),
        ),
        (
            "Karsten Labs took $90 million from a group with Intel, AMD and Samsung.",
            ("funding_round", None, "Karsten Labs"),
        ),
        (
            "Karsten Labs is in talks with SoftBank on more than $700 million.",
            ("funding_round", "SoftBank", "Karsten Labs"),
        ),
        ("Accel also owns part of Karsten Labs.", ("investment", "Accel", "Karsten Labs")),
    ],
)
def test_a_round_or_a_share_is_told_by_verb_and_by_noun(text, claim):
    assert claim in told(text)
