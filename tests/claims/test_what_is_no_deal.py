"""What looks like a deal and is none, and what talks are about where they do not say so."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [(c.relation, c.subject and c.subject.name, c.object.name) for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "PitchBook figures show AI companies raised about $240 billion in the first quarter.",
        "Nvidia said start-ups raised $50 billion last year.",
        "Oracle turned its cloud lead into a $10 billion financing machine.",
        "Oracle's problem is that it's the only cloud giant funding its build-out with $40 billion of debt.",
        "Kestrel AI closed $400 million in green loan financing for a data center in Ohio.",
        "Oracle does not currently have any deal with Kestrel AI.",
        "Google has neither control of nor a stake in Kestrel AI.",
        "Banks and funds may soon be investing in chips the way they do houses, said Nvidia.",
    ],
)
def test_no_deal_is_told(text):
    assert told(text) == []


def test_chips_called_units_are_bought_and_their_maker_is_not():
    claims = told("Crusoe will use the loan to acquire more graphics processing units from Nvidia.")
    assert "acquisition" not in {relation for relation, *_ in claims}


def test_talks_of_who_explores_a_sale_are_about_buying_it():
    text = "Kestrel AI was exploring a sale and had held early talks with Oracle."
    assert told(text) == [("acquisition", "Oracle", "Kestrel AI")]


def test_another_suitors_talks_are_about_the_same_sale():
    text = "Oracle is in talks to acquire Kestrel AI, an AI startup. Salesforce also held deal talks with Kestrel AI."
    assert ("acquisition", "Salesforce", "Kestrel AI") in told(text)


def test_the_full_stop_of_a_legal_form_ends_no_clause():
    text = "Harbour Systems talked with The Lantern Co. about a possible acquisition in May."
    assert told(text) == [("acquisition", "Harbour Systems", "The Lantern Co")]


def test_an_aside_does_not_part_which_from_its_verb():
    text = (
        "Meta has invested $2 billion in Kestrel AI, which, in turn, will spend $1 billion on Oracle's cloud."
    )
    assert ("compute_supply", "Oracle", "Kestrel AI") in told(text)


def test_investors_told_as_examples_lead_nothing():
    text = "Kestrel AI raised $50 million from investors including Sequoia Capital, Accel and Index Ventures."
    (claim,) = find_claims(article(text))
    assert claim.subject is None
    assert [m.name for m in claim.others] == ["Sequoia Capital", "Accel", "Index Ventures"]
