"""The beginning of a name with which a text breaks off is nobody's."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

BEFORE = (
    "Snowflake sold more than a year ago and expects a better spring. "
    "Its shares rose in late trading, and its chief executive spoke of a good quarter for the whole firm. "
    "It has been adding functions for its users at a fast rate since spring. "
)


@pytest.mark.parametrize(
    ("ending", "is_told"),
    [
        ("Snowflake works with customers such as Dan", False),
        ("Snowflake works with customers such as Danone.", True),
        ("Snowflake works with customers such as Nvidia", True),
    ],
)
def test_a_text_that_ends_within_a_name_has_not_named_anybody(ending, is_told):
    assert bool(find_claims(article(BEFORE + ending))) is is_told


def test_a_name_known_from_before_may_end_a_text():
    text = (
        f"Danone, a food company, has ordered robots. {BEFORE}Snowflake works with customers such as Danone"
    )
    assert find_claims(article(text))


def test_who_joins_forces_supplies_nothing():
    (claim,) = find_claims(article("1Password and AWS join forces to secure cloud environments."))
    assert claim.relation == "partnership"
