"""What stands behind a purchase and is no part of it: the wares of who is bought, and a licence told by what is rented."""

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [(c.relation, c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject]


def test_the_wares_of_a_company_are_not_bought_beside_it():
    text = "OpenAI announced plans to acquire Astrala, the company behind popular tools Fornix, Ruffle, and Tyler."
    assert told(text) == [("acquisition", "OpenAI", "Astrala")]


def test_access_to_clusters_is_rented_and_not_licensed():
    text = (
        "Mistral signed a deal to pay Oracle $2 billion a year for access to Phoenix supercomputing clusters."
    )
    assert told(text) == [("compute_supply", "Oracle", "Mistral")]
