"""Who tells a deal, its price and how far it has come, where the words for them stand apart from those of the deal."""

from decimal import Decimal

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def deal(text, giver=None):
    claims = [c for c in find_claims(article(text)) if giver in {None, c.subject and c.subject.name}]
    assert claims, text
    return claims[0]


def speakers(text, giver=None):
    return [a.name for a in deal(text, giver).said_by]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nebius has a contract to rent out computing power to Anthropic, the company revealed in its third report since going public.", "Nebius"),
        ("Sony has licensed its catalogue to Udio, the start-up's chief executive Andrew Sanchez said.", "Udio"),
        ("Andrew Feldman, chief executive of Cerebras, said his company had signed a contract with Meta.", "Cerebras"),
        ("Cohere has bought Ottogrid, per a LinkedIn post by Ottogrid founder Sully Omar.", "Ottogrid"),
        ("Autodesk has invested $210 million in World Labs, according to a Feb. 3 newsletter post by Autodesk CEO Jane Miller.", "Autodesk"),
        ("Analysts at Bernstein estimate that Google pays Apple $20 billion a year for being the search default in Safari.", "Bernstein"),
    ],
)  # fmt: skip
def test_a_speaker_is_heard_by_office_paper_and_house(text, speaker):
    assert speakers(text) == [speaker]


def test_data_of_a_tracker_speak():
    assert speakers("PitchBook data show that Harbourlane has raised $70 million to date.") == ["PitchBook"]


def test_who_ends_a_sentence_and_says_more_has_not_said_what_stands_before():
    text = "Nvidia bought Deci for $300 million, and Intel said in a statement it would open an office in Tel Aviv."
    assert speakers(text) == []


def test_what_a_company_is_called_is_nobodys_word():
    text = "Rebellions, a chip start-up that has raised $140 million, announced a new machine on Monday."
    assert speakers(text) == []


def test_a_recently_announced_deal_is_known_and_nobodys_word():
    text = "Databricks' recently announced partnership with Noma Security shows where the market is going."
    assert speakers(text) == []


def test_a_press_release_is_that_of_the_company_that_the_sentence_is_about():
    text = "iRobot will be taken over by Picea Robotics, according to a press release."
    assert speakers(text) == ["iRobot"]


def test_the_word_on_a_sum_goes_on_to_what_it_brings_the_total_to():
    text = "Nvidia invested $400 million in Wayve, according to Bloomberg. That brings its total investment in Wayve to $500 million."
    assert [[a.name for a in c.said_by] for c in find_claims(article(text))] == [["Bloomberg"], ["Bloomberg"]]


def test_who_makes_pledges_known_tells_each_of_them():
    text = "OpenAI unveiled $80 billion of commitments. Amazon will put $30 billion into OpenAI."
    assert speakers(text, "Amazon") == ["OpenAI"]


def test_a_word_on_the_deal_does_not_reach_one_of_years_ago():
    text = (
        "Nvidia will buy Groq for $20 billion. Its biggest purchase came in 2019, when it bought Mellanox for $7 billion. "
        "Nvidia said the deal will expand its reach."
    )
    said = {c.object.name: [a.name for a in c.said_by] for c in find_claims(article(text))}
    assert said == {"Groq": ["Nvidia"], "Mellanox": []}


def test_a_company_beside_a_deal_does_not_tell_it():
    text = "Tesla has signed a partnership with Samsung. As the deal was signed, Intel announced a new chip."
    assert speakers(text) == []


def test_who_announced_another_deal_in_a_side_clause_does_not_tell_this_one():
    text = "Google is in talks to invest in Mistral. The investment has nothing to do with the agreement that AMD announced in May, according to a source."
    assert speakers(text) == ["anonymous sources"]


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("ServiceNow will acquire Moveworks. The purchase price is $2.85 billion in cash and stock.", 2_850_000_000),
        ("IBM is buying Confluent. It is paying $31 a share, or $11 billion in all.", 11_000_000_000),
        ("SoftBank's purchase of Ampere will cost it $6.5 billion.", 6_500_000_000),
        ("Adobe has agreed to buy Semrush for $12 a share in an all-cash deal valuing it at $1.9 billion.", 1_900_000_000),
        ("Neuralmind was bought by Red Hat for a sum that people close to it put at $180 million.", 180_000_000),
    ],
)  # fmt: skip
def test_a_price_is_read_apart_from_the_purchase(text, sum_):
    money = deal(text).money
    assert money is not None
    assert money.high == Decimal(sum_)


@pytest.mark.parametrize(
    "text",
    [
        "Databricks is acquiring Tidepool AI. Databricks was last valued at $62 billion.",
        "IBM is buying Confluent. It paid $2 billion in taxes last year, and revenue was $14 billion.",
        "SoftBank posted a $2.4 billion gain on the value of its OpenAI investment.",
        "Nvidia's investment in Cloverleaf will add up to several hundred million dollars.",
    ],
)
def test_a_sum_of_something_else_is_no_price(text):
    assert deal(text).money is None


def test_what_was_raised_is_no_sum_of_the_partnership_beside_it():
    text = "Fernlight has raised $35 million in seed funding and formed a partnership with Intel."
    sums = {c.relation: c.money is not None for c in find_claims(article(text))}
    assert sums == {"funding_round": True, "partnership": False}


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia completes purchase of Run:ai after approval in Brussels.",
        "Nvidia closes its acquisition of Run:ai.",
        "Adobe has finalized a deal to buy Tidepool AI.",
    ],
)
def test_closing_words_complete_a_purchase_in_every_tense(text):
    assert deal(text).stage == "completed"


def test_a_closing_that_is_hoped_for_completes_nothing():
    assert deal("Nvidia hopes to complete the acquisition of Run:ai by June.").stage == "planned"


def test_what_a_customer_uses_already_does_not_put_a_signed_contract_in_force():
    text = "Snowflake has signed a $6 billion contract with AWS for cloud capacity. Snowflake has always run on AWS."
    assert deal(text).stage == "agreed"


def test_a_deal_named_as_one_of_many_is_not_what_a_company_speaks_of():
    text = (
        "AMD will invest $90 million in Wayve. Before that came a string of deals, among them AMD's $2 billion investment in Synopsys. "
        "AMD said the investment would pay for engineers."
    )
    said = {c.object.name: [a.name for a in c.said_by] for c in find_claims(article(text))}
    assert said == {"Wayve": ["AMD"], "Synopsys": []}


def test_borrowed_money_that_was_raised_is_the_loans_sum():
    claim = deal("Crusoe has raised a $300 million loan from JPMorgan.")
    assert (claim.relation, claim.money and claim.money.high) == ("offtake_or_other", Decimal(300_000_000))


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Brightloom wants AI to cook in canteens, and just raised $60 million.", "completed"),
        ("Brightloom plans to open an office in Oslo and recently acquired Corvane Robotics.", "completed"),
        ("Brightloom hopes to sell to hospitals and last year raised $20 million from Accel.", "completed"),
        ("Brightloom plans to open an office in Oslo and acquire Corvane Robotics.", "planned"),
        ("Brightloom hopes to be bought by Nvidia and backed by Accel.", "planned"),
    ],
)
def test_a_wish_ends_where_a_second_verb_tells_what_was_done(text, stage):
    assert deal(text).stage == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The banks have discussed a merger between Intel and AMD.", "in_talks"),
        ("Bankers are exploring a tie-up between Micron and Kioxia before either goes public.", "rumoured"),
        ("Advisers are studying a merger of Intel and AMD.", "rumoured"),
        ("Shareholders welcomed a merger of Intel and AMD.", "announced"),
    ],
)
def test_the_verb_in_front_of_a_merger_between_two_tells_how_far_it_has_come(text, stage):
    assert deal(text).stage == stage


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Credo announced a collaboration with AI cloud provider CoreWeave on cables.", "partnership"),
        ("Teradyne entered a partnership with CoreWeave, a cloud company from New Jersey, on robots.", "partnership"),
        ("Teradyne announced a collaboration with chip maker Nvidia.", "partnership"),
        ("Mistral signed a cloud deal with CoreWeave.", "compute_supply"),
    ],
)  # fmt: skip
def test_the_trade_of_a_party_does_not_say_what_a_deal_is_about(text, relation):
    assert deal(text).relation == relation


def test_a_deal_that_others_are_added_to_stands_already():
    text = "OpenAI is finalizing a chip of its own, complementing existing deals with Nvidia and AMD."
    assert deal(text, "Nvidia").stage == "completed"


def test_who_is_to_raise_money_in_a_headline_has_not_raised_it_yet():
    assert deal("Mistral to raise 2 billion euros from ASML and others.").stage == "planned"
