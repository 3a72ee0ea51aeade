"""Who bought, sold, merged with or bid for whom, told in plain words with "it" and sums between, and what is none of it."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

CONTROL = {"acquisition", "joint_venture"}

TOLD = [
    (
        "Teradyne",
        "Ostwind",
        "Teradyne grew by 4%. In May it paid $72 million for Ostwind, a Danish maker of grippers.",
    ),
    (
        "Teradyne",
        "Ostwind",
        "Teradyne grew by 4%. It spent 72 million euros on the welding-software company Ostwind.",
    ),
    ("Teradyne", "Ostwind", "Teradyne paid $72 million for Ostwind in 2021 and closed its office in Aarhus."),
    ("Teradyne", "Cognex", "Teradyne is to pay $72 million for Cognex's logistics arm."),
    ("Teradyne", "Ostwind", "Teradyne was held up by Ostwind, the gripper maker it took over in 2021."),
    ("Teradyne", "Cognex", "Cognex grew by 4%. In the same month it sold its Krakow plant to Teradyne."),
    ("Teradyne", "Cognex", "Cognex, which sold its Iberian business to Teradyne in 2017, has 300 employees."),
    (
        "Synaptics",
        "Cognex",
        "Cognex would sell its lens unit to Teradyne and a small audio division to Synaptics.",
    ),
    ("Teradyne", "Ostwind", "Teradyne completed the $72 million purchase of Ostwind in April."),
    ("Teradyne", "Ostwind", "Teradyne and Cognex have both made offers for Ostwind."),
    ("Teradyne", "Cognex", "Cognex's shareholders voted down an offer by Teradyne on Monday."),
    ("Teradyne", "Cognex", "Cognex shareholders have rejected the $7.2 billion merger with Teradyne."),
    ("Teradyne", "Cognex", "Teradyne took Cognex, a maker of cameras, private for $7.2 billion."),
    ("Teradyne", "Cognex", "Cognex was taken private by Teradyne for $7.2 billion."),
    (
        "Teradyne",
        "Ostwind",
        "Teradyne has since bought smaller companies, among them the lens maker Ostwind.",
    ),
    ("Teradyne", "Marlowe Optics", "Ostwind is Teradyne's second acquisition after Marlowe Optics."),
    ("Teradyne", "Cognex", "The merger agreement between Teradyne and Cognex was signed in June."),
    ("Teradyne", "Cognex", "Teradyne agreed to buy a part of Cognex's camera business for $72 million."),
    ("Cognex", "Ostwind", "Teradyne grew by 4%. It lost the contest for Ostwind to Cognex."),
    ("Teradyne", "Ostwind", "Ostwind refused Teradyne's takeover bid."),
    ("Teradyne", "Ostwind", "Ostwind was acquired in April by Teradyne for $72 million."),
]

TEMPTING = [
    "Teradyne paid $72 million for chips from Cognex last year.",
    "Teradyne paid $72 million in 2021 for a licence from Cognex.",
    "Teradyne sold its new sensor to customers of Cognex.",
    "Teradyne sold its shares in the plant to investors.",
    "Teradyne made an offer for a contract that Cognex lost.",
    "The shareholders of Teradyne voted down a pay plan in May.",
    "Teradyne spent $72 million on marketing last year, a third more than Cognex.",
    "Teradyne has been part of the S&P 500 since 1999.",
    "Teradyne has controlled costs since 2022, unlike Cognex.",
]


def pairs(text):
    found = [c for c in find_claims(article(text)) if c.relation in CONTROL]
    return {(c.subject.name if c.subject else None, c.object.name) for c in found}


@pytest.mark.parametrize(("buyer", "bought", "text"), TOLD, ids=lambda t: t[:60])
def test_plain_words_tell_who_takes_whom(buyer, bought, text):
    assert (buyer, bought) in pairs(text)
    assert (bought, buyer) not in pairs(text)


@pytest.mark.parametrize("text", TEMPTING, ids=lambda t: t[:60])
def test_what_is_paid_for_or_sold_otherwise_changes_no_owner(text):
    assert pairs(text) == set()


def test_a_venture_in_a_list_of_deals_is_that_of_its_own_partner():
    text = "Teradyne has an order from Cognex, a $72 million venture with Synaptics, and a plant in Graz."
    assert {("Teradyne", "Synaptics")} == pairs(text) & {("Teradyne", "Synaptics"), ("Synaptics", "Teradyne")}
