"""A deal is read in every form that a reporter may choose for it: nouns, passives, relative clauses, lists."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article

TOLD = """
investment|{giver}'s $300 million investment in {taker} was announced on Monday.
investment|A $300 million investment by {giver} in {taker} was announced.
investment|{taker} received a $300 million investment from {giver}.
investment|{taker} is backed by {giver}.
investment|{taker}, in which {giver} invested $300 million last year, is growing.
investment|{taker} counts {giver} among its investors.
investment|Investors in {taker} include {giver}.
investment|{taker}'s backers include {giver} and Sequoia Capital.
investment|{taker}, which is backed by {giver}, hired a new chief.
investment|{giver}-backed {taker} hired a new chief.
investment|{giver} holds a 10% stake in {taker}.
investment|{giver} owns 10% of {taker}.
investment|{giver} bought shares of {taker} worth $300 million.
investment|{giver} has been one of the largest shareholders of {taker} since 2022.
investment|{taker} sold a 10% stake to {giver}.
investment|{taker} got $300 million from {giver}.
investment|The $300 million that {giver} put into {taker} came in May.
investment|{taker} has taken $300 million from {giver}.
acquisition|{giver}'s $300 million acquisition of {taker} closed on Monday.
acquisition|The acquisition of {taker} by {giver} closed on Monday.
acquisition|{taker} was acquired by {giver} last year.
acquisition|{taker} has been bought by {giver}.
acquisition|{taker} is being acquired by {giver}.
acquisition|{taker} agreed to be bought by {giver} for $300 million.
acquisition|{taker}, acquired by {giver} in 2023, makes robots.
acquisition|{taker}, which {giver} bought in 2023, makes robots.
acquisition|{giver} completed its purchase of {taker}.
acquisition|{giver} closed its $300 million takeover of {taker}.
acquisition|{taker} sold itself to {giver} for $300 million.
acquisition|{giver}'s bid for {taker} was rejected.
acquisition|{giver} made a $300 million offer for {taker}.
acquisition|{giver}'s buyout of {taker} is complete.
acquisition|Since its acquisition by {giver}, {taker} has doubled its staff.
acquisition|{taker} accepted a $300 million offer from {giver}.
acquisition|{giver}'s purchase of {taker} for $300 million was cleared by regulators.
acquisition|{giver} is buying {taker}.
partnership|The partnership between {giver} and {taker} was announced on Monday.
partnership|{giver} and {taker} announced a partnership.
partnership|{giver} and {taker} are teaming up to build AI agents.
partnership|{giver} and {taker} have joined forces to develop robots.
partnership|{giver}'s partnership with {taker} gives it an edge.
partnership|{giver} has partnered with {taker}, Cohere and AMD.
partnership|{giver} and {taker} will jointly develop AI models.
partnership|A collaboration between {giver} and {taker} aims at AI safety.
partnership|{giver} said it is working with {taker} to build AI agents.
partnership|{giver} works with {taker} on a warehouse robot.
partnership|{giver} named {taker} as its strategic AI partner.
partnership|{giver} chose {taker} as its AI partner.
partnership|{giver} announced a multiyear collaboration with {taker}.
compute_supply|{giver} will provide {taker} with cloud computing.
compute_supply|{taker} will use {giver}'s cloud.
compute_supply|{taker} signed a $300 million cloud deal with {giver}.
compute_supply|{giver}'s $300 million cloud contract with {taker} starts in May.
compute_supply|{taker} will rent servers from {giver} for five years.
compute_supply|{taker} has committed to spend $300 million on {giver}'s cloud.
compute_supply|{giver} is the primary cloud provider of {taker}.
compute_supply|{taker}'s cloud provider is {giver}.
compute_supply|{taker} chose {giver} as its cloud provider.
compute_supply|{taker} trains its models on {giver}'s cloud.
compute_supply|{giver} is building a data center for {taker}.
compute_supply|{giver} hosts {taker}'s training clusters.
compute_supply|{taker} is a customer of {giver}'s cloud.
compute_supply|{taker} leases data center capacity from {giver}.
compute_supply|{giver} landed a $300 million contract to supply computing power to {taker}.
licensing|{giver} signed a content licensing deal with {taker}.
licensing|{taker} will pay {giver} $300 million to use its content.
licensing|Under the licensing agreement, {taker} gets access to {giver}'s archive.
licensing|{giver} granted {taker} a license to its technology.
licensing|{taker} licensed {giver}'s technology for $300 million.
licensing|A licensing deal between {giver} and {taker} lets the chatbot quote its articles.
licensing|{giver} licensed its models to {taker}.
"""
CASES = [line.split("|") for line in TOLD.strip().splitlines()]


def tied(text):
    return {
        (FAMILY_OF[claim.relation], party.name)
        for claim in find_claims(article(text))
        for party in (claim.subject, claim.object)
        if party
    }


@pytest.mark.parametrize(("giver", "taker"), [("Nvidia", "Mistral"), ("Microsoft", "Anthropic")])
@pytest.mark.parametrize(("relation", "form"), CASES)
def test_a_deal_is_read_whatever_the_form_of_its_telling(relation, form, giver, taker):
    family = FAMILY_OF[relation]
    assert {(family, giver), (family, taker)} <= tied(form.format(giver=giver, taker=taker))


@pytest.mark.parametrize("whose", ["its rival", "its longtime partner", "their main supplier"])
def test_a_pronoun_that_only_says_whose_rival_it_is_takes_no_part(whose):
    claims = find_claims(article(f"Nvidia will invest $300 million in {whose} Mistral this year."))
    assert [(c.subject.name, c.object.name) for c in claims] == [("Nvidia", "Mistral")]


def test_a_commitment_to_supply_is_supply_and_no_investment():
    claims = find_claims(article("SK Hynix has committed to supplying $749 million of HBM chips to Nvidia."))
    assert [(c.relation, c.subject.name, c.object.name) for c in claims] == [
        ("chip_supply", "SK hynix", "Nvidia")
    ]


def test_a_country_s_adjective_before_a_name_is_no_company():
    claims = find_claims(
        article("Saudi Arabian telco STC announced that it has formed a joint venture with Humain.")
    )
    assert "Arabian" not in {party.name for c in claims for party in (c.subject, c.object)}
