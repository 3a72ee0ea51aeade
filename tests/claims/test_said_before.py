"""What a sentence takes from what was said before: a surname, the same firm, whose money it is."""

from broadsheet.claims import find_claims
from tests.claims.articles import article


def test_a_surname_in_a_title_is_whom_the_body_names_in_full():
    claims = find_claims(article(
        "A group of investors led by Elon Musk has offered $97.4 billion for OpenAI, his lawyer said.",
        title="Musk bids $97.4 billion for OpenAI",
    ))  # fmt: skip
    assert {c.subject.name for c in claims} == {"Elon Musk"}


def test_the_same_firm_is_who_took_the_money_told_last():
    claims = find_claims(article(
        "Amazon invests $4 billion in Anthropic. Google backs the same firm with up to $2 billion."
    ))  # fmt: skip
    assert {(c.subject.name, c.object.name) for c in claims} == {
        ("Amazon", "Anthropic"),
        ("Google", "Anthropic"),
    }


def test_money_committed_to_a_supplier_buys_from_it():
    (claim,) = find_claims(article("OpenAI commits $300 billion to Oracle, a bit more than it owns."))
    assert (claim.relation, claim.subject.name, claim.object.name) == ("compute_supply", "Oracle", "OpenAI")


def test_a_sum_before_a_relative_clause_is_not_of_what_the_clause_tells():
    claims = find_claims(
        article("OpenAI takes $350 million of stock in CoreWeave, which rents out Nvidia's processors.")
    )
    assert all(claim.money is None for claim in claims if claim.relation == "chip_supply")


def test_stock_that_a_customer_takes_is_an_investment_and_no_supply():
    claims = find_claims(article(
        "CoreWeave has won OpenAI as a customer. OpenAI takes $350 million of stock in the New Jersey company, "
        "which rents out Nvidia's processors. CoreWeave is based in New Jersey."
    ))  # fmt: skip
    assert ("Nvidia", "OpenAI") not in {(c.subject.name, c.object.name) for c in claims}
