"""Members of a list that stand apart from its first deal as it does; the next clause is no member."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    claims = find_claims(article(text, title=""))
    return {(c.subject and c.subject.name, c.object.name) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Quellon's customers include Morgan Stanley, which signed in May, and the insurer Progressive.",
        "Quellon's customers include Morgan Stanley of New York and the insurer Progressive.",
        "Quellon's customers include Morgan Stanley, a bank, and, since May, others. Quellon's customers also include Progressive.",
    ],
)
def test_a_described_member_does_not_end_a_list_of_customers(text):
    assert {("Quellon", "Morgan Stanley"), ("Quellon", "Progressive")} <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quellon's customers include Morgan Stanley, which signed in May, and the insurer Progressive has doubts.",
        "Quellon's customers include Morgan Stanley, which signed in May, but not Progressive.",
        "Quellon has expanded its partnership with Morgan Stanley, and so does Progressive.",
    ],
)
def test_what_begins_another_clause_is_no_member(text):
    assert ("Quellon", "Progressive") not in told(text)


def test_a_name_spelled_out_behind_a_comma_is_no_second_member():
    told_here = told("Google has expanded its partnership with Siemens, the Progressive Institute in Sofia.")
    assert told_here == {("Google", "Siemens")}
