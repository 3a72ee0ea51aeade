"""What the sentence around a deal says of how far it is: behind the text, going on, only threatened, or yet to be seen."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def stages(text):
    return {c.stage for c in find_claims(article(text))}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday AMD announced the completion of its acquisition of Enosemi, a maker of optical chips.",
        "Marvell has announced the closing of its purchase of Celestial AI.",
        "The feature, powered by Microsoft's Nuance acquisition, writes notes for doctors.",
        "The tool came to Microsoft through its acquisition of Nuance.",
        "Salesforce granted shares to people who joined it in connection with the acquisitions of Slack and Tableau.",
        "Following Microsoft's acquisition of Nuance, the team grew.",
        "Oracle continues to supply computing capacity to OpenAI.",
        "Persona continues to provide age checks for OpenAI.",
        "Oracle took a seat on the board, paying $2.5 billion for a 30 percent stake in Cohere.",
        "Marlowe Robotics wants to spend its freshly raised $17 million Series B on Europe.",
    ],
)
def test_what_lies_behind_the_text_or_goes_on_is_completed(text):
    assert stages(text) == {"completed"}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Microsoft announced the acquisition of Nuance.", "announced"),
        ("Microsoft's planned acquisition of Nuance is under review.", "planned"),
        ("Marvell is awaiting the closing of its announced purchase of Celestial AI.", "announced"),
        ("Oracle plans to invest in Cohere, paying $2.5 billion for a 30 percent stake.", "planned"),
        ("Unbox Robotics plans to raise $28 million in a Series B.", "planned"),
        ("Oracle will supply computing capacity to OpenAI.", "announced"),
    ],
)
def test_what_is_announced_or_planned_stays_so(text, stage):
    assert stages(text) == {stage}


@pytest.mark.parametrize(
    "text",
    [
        "A merger between Nvidia and Arm could take place this year.",
        "He could not comment on Nvidia's widely reported potential acquisition of Arm.",
        "The Pentagon is threatening to cancel Anthropic's contract.",
    ],
)
def test_what_could_come_and_what_is_threatened_is_rumoured(text):
    assert stages(text) == {"rumoured"}


def test_a_tie_that_only_lasted_for_a_while_is_terminated():
    assert stages("Persona and Discord confirmed that their partnership lasted for less than a month.") == {
        "terminated"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Amazon Web Services will become the main cloud provider for OpenAI.",
        "AWS will serve as the main cloud provider for OpenAI.",
        "Meta and Nvidia announce chip supply deal",
    ],
)
def test_a_supplier_to_be_has_supplied_nothing_yet(text):
    assert stages(text) == {"announced"}


def test_a_first_part_of_what_will_be_invested_is_not_paid_yet():
    told = stages("Oracle will invest $9 billion in Cohere, starting with an initial $2 billion payment.")
    assert told == {"announced"}


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe Robots has landed a partnership with Samsung.",
        "OpenAI won a contract with the Pentagon.",
        "OpenAI secured a contract with the Pentagon.",
    ],
)
def test_a_deal_that_is_won_is_agreed(text):
    assert stages(text) == {"agreed"}


@pytest.mark.parametrize(
    "text",
    [
        "Samsung signed a deal to buy chips from AMD. Samsung is already among AMD's biggest buyers.",
        "SAP and Infosys announced a wider partnership. Infosys is using SAP's tools with its own services.",
        "Cohere struck a deal with Marlowe Data. Cohere and Marlowe Data's alliance may lead to more.",
    ],
)
def test_what_stands_already_is_no_later_stage_of_a_new_tie(text):
    assert "completed" not in stages(text)
