"""Which two a deal is told of: whole names, who leads a round and who only joins it, whose thing is bought, who is spoken of."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def sides(text, title=""):
    """(relation, giver, receiver) of each claim."""
    return {
        (c.relation, c.subject.name if c.subject else None, c.object.name)
        for c in find_claims(article(text, title=title))
    }


@pytest.mark.parametrize(
    ("text", "relation", "giver", "receiver"),
    [
        ("Scania Autonomous Solutions has formed a partnership with the mapping firm Lodeway.",
         "partnership", "Scania Autonomous Solutions", "Lodeway"),
        ("Toyota Ventures and Sparx put $12 million into the drone maker Halyard.",
         "investment", "Toyota Ventures", "Halyard"),
        ("Maersk Growth invested $6 million in the customs start-up Ledgerport.",
         "investment", "Maersk Growth", "Ledgerport"),
        ("The Bank of Tyne invested £12 million in Ledgerwood AI.", "investment", "Bank of Tyne", "Ledgerwood AI"),
        ("The House of Marchetti agreed to buy the fitting app Silhouette for €30 million.",
         "acquisition", "House of Marchetti", "Silhouette"),
        ("Farmers' Capital Growth led the $9 million round in Furrow AI.",
         "funding_round", "Farmers' Capital Growth", "Furrow AI"),
        ("Engine Bay No. 4 plans to buy the software maker Ruddle.", "acquisition", "Engine Bay No. 4", "Ruddle"),
        ("iZBerg Labs raised €7 million from Partech.", "funding_round", "Partech", "iZBerg Labs"),
        ("Ledgerport bought the Danish firm Toldbod Software; Toldbod has 12 employees.",
         "acquisition", "Ledgerport", "Toldbod Software"),
        ("Tidewell has raised $40 million. The maker of drones, Tidewell Robotics, employs 60 people.",
         "funding_round", None, "Tidewell Robotics"),
        ("Vestergaard Group has acquired the chatbot maker Parrotly. Vestergaard is Danish.",
         "acquisition", "Vestergaard", "Parrotly"),
        ("Bosch bought Intel's lidar unit Mobilight for $90 million.", "acquisition", "Bosch", "Mobilight"),
    ],
)  # fmt: skip
def test_a_name_is_told_whole_and_a_house_with_a_name_of_its_own_acts_for_itself(
    text, relation, giver, receiver
):
    assert sides(text) == {(relation, giver, receiver)}


@pytest.mark.parametrize(
    ("text", "giver", "others"),
    [
        ("Sorrel Robotics raised $48 million from Temasek.", "Temasek", []),
        ("Sorrel Robotics raised $48 million from Temasek and Bosch.", "Temasek", ["Bosch"]),
        ("Sorrel Robotics drew $48 million from Temasek and Bosch.", "Temasek", ["Bosch"]),
        ("Sorrel Robotics raised $48 million from Temasek, Bosch and other investors.", None, ["Temasek", "Bosch"]),
        ("Sorrel Robotics drew $48 million from Temasek, Bosch, Intel and others.", None, ["Temasek", "Bosch", "Intel"]),
        ("Sorrel Robotics drew $48 million from Temasek, Bosch and Intel.", None, ["Temasek", "Bosch", "Intel"]),
        ("Sorrel Robotics collected $48 million from investors including the insurer Allianz.", None, ["Allianz"]),
        ("Sorrel Robotics took in $48 million from backers including BMW supplier Webasto.", None, ["Webasto"]),
    ],
)  # fmt: skip
def test_one_or_two_who_give_alone_lead_a_round_and_whoever_is_only_listed_joins_it(text, giver, others):
    (claim,) = find_claims(article(text))
    assert claim.object.name == "Sorrel Robotics"
    assert (claim.subject.name if claim.subject else None, [m.name for m in claim.others]) == (giver, others)


@pytest.mark.parametrize(
    ("text", "relation", "giver", "receiver"),
    [
        ("Marlpit AI had a quiet spring. It acquired Rookwood in May, and it agreed to buy the hosting firm Thistledown in June.",
         "acquisition", "Marlpit AI", "Thistledown"),
        ("SAP has invested in Marlpit AI. That company bought the hosting firm Thistledown in June.",
         "acquisition", "Marlpit AI", "Thistledown"),
        ("Marlpit AI sold its Nvidia shares. The firm then bought Thistledown for $90 million.",
         "acquisition", "Marlpit AI", "Thistledown"),
        ("The Paris firm Parlance AI was bought by Osier AI. Osier AI itself was valued at $3 billion in May, when Lakestar led a round of $90 million.",
         "funding_round", "Lakestar", "Osier AI"),
        ("Alibaba wants to buy Nvidia H30 chips worth $2 billion.", "chip_supply", "Nvidia", "Alibaba"),
        ("Castlebay has taken over the payroll firm Tallis, a Leeds start-up with clients such as Tesco.",
         "offtake_or_other", "Tallis", "Tesco"),
    ],
)  # fmt: skip
def test_who_acts_goes_on_acting_and_a_thing_is_not_its_maker(text, relation, giver, receiver):
    found = sides(text)
    assert (relation, giver, receiver) in found
    assert not [
        other for other in found if other[0] == relation and other[2] == receiver and other[1] != giver
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Osier AI secured $40 million in contracts in the first quarter.",
        "Samsung is investing $9 billion to build a plant in Marlow, Texas.",
        "An Nvidia competitor signed a $9 billion deal with a bank in Leeds.",
        "Amazon data center campus wins $2 billion in funding.",
        "HSBC and Siemens are negotiating a £900 million loan.",
        "Lead Investor: to be named. Total: $5 million.",
        "Intel and its rivals will bid for Pentagon contracts.",
        "DeepMind Vet Raises $9 Million For AI Startups",
    ],
)
def test_contracts_won_sites_towns_labels_loans_and_rivals_make_no_deal(text):
    assert sides(text) == set()
