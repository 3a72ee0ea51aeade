"""Names that look alike are asked about with the reason; the answer counts in the ledger and can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.claims import GrammarExtractor
from broadsheet.desk.lookalikes import find_lookalikes
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import text_id
from broadsheet.running.claiming import find_claims
from tests.desk.conftest import NOON, article, post

HERE = "/desk/same-party/"


def pairs(*names: str) -> list[tuple[str, str, str]]:
    """(left, right, why) of names; those that begin with "=" stand in the catalogue."""
    ids = [(name[1:], name[1:]) if name[0] == "=" else (f"?{name}", name) for name in names]
    return [(one.left.lstrip("?"), one.right.lstrip("?"), one.likeness) for one in find_lookalikes(ids)]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Quantec Inc.", "=Quantec", "letters"),
        ("Open Harbour AI", "OpenHarbour AI", "letters"),
        ("Société Valmont", "=Societe Valmont SA", "letters"),
        ("Harrow Energy", "=Harrow", "part"),
        ("Ada Verney", "Verney", "surname"),
        ("NMTC", "=Northern Mast and Tower Company", ""),
        ("NMTC", "=Northern Mast Tower Company", "initials"),
        ("Brightwell", "=Brightwel", "slip"),
        ("Kestrle Labs", "=Kestrel Labs", "slip"),
    ],
)
def test_two_names_are_asked_about_for_the_reason_they_look_alike(left, right, why):
    assert pairs(left, right) == ([(left, right.lstrip("="), why)] if why else [])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("=Harrow", "=Harrow Energy"),  # the catalogue knows who is who
        ("Harrow Energy", "Harrow Capital"),  # neither holds the other
        ("Vault 3 Fund", "Vault 4 Fund"),  # a figure makes another name
        ("Arm", "Arc"),  # too short for a slip
        ("AI", "AI Harbour"),
        ("Ada", "Verney Ada"),  # too short for a name that can stand alone
        ("Capital", "Northern Mast and Tower Capital"),  # nobody has so many names
    ],
)
def test_other_names_are_left_alone(left, right):
    assert pairs(left, right) == []


def test_a_word_that_many_names_begin_with_asks_nothing():
    assert pairs("Pacific", *(f"Pacific {word}" for word in "abcdefghijklmn")) == []


@pytest.fixture
def eve(visit):
    told = ("Nvidia invests $5 billion in Harrowgate, the company said.",
            "Nvidia invests $2 billion in Harrowgate Systems Inc, people familiar with the matter said.")  # fmt: skip
    reports = [
        replace(article(n), text=text, text_id=text_id(article(n).title, text)) for n, text in enumerate(told)
    ]
    claims = tuple(c for one in reports for c in find_claims(GrammarExtractor(), one))
    assert {"Harrowgate", "Harrowgate Systems"} <= {c.object.name for c in claims}
    writing.commit(Outcome(at=NOON, articles=tuple(reports), claims=claims))
    client = visit("eve")
    client.get(HERE)
    return client


def parties() -> set[str]:
    return {role.party_id for deal in fold_ledger().deals for role in deal.roles if not deal.merged_into}


def test_one_party_is_counted_together_until_it_is_undone(eve):
    page = eve.get(HERE).content.decode()
    assert "one name holds the other" in page
    both = {"left": "?harrowgate", "right": "?harrowgate-systems"}
    post(eve, "/desk/act/", kind="same_party", verdict="yes", seen="", back=HERE, **both)
    assert len(parties() & set(both.values())) == 1
    assert named("harrowgate") == {"Harrowgate Systems"}, "as many deals: the fuller name stays"
    assert "one party, says eve" in eve.get(HERE).content.decode()
    post(eve, "/desk/undo/", id=reading.judgements()[-1].id)
    assert set(both.values()) <= parties()
    assert named("harrowgate") == {"Harrowgate", "Harrowgate Systems"}


def named(word: str) -> set[str]:
    """What deals call the parties whose name has the word."""
    roles = (role for deal in fold_ledger().deals for role in deal.roles if not deal.merged_into)
    return {role.name for role in roles if word in role.name.casefold()}


def test_two_parties_are_not_asked_about_again(eve):
    both = {"left": "?harrowgate", "right": "?harrowgate-systems"}
    post(eve, "/desk/act/", kind="same_party", verdict="no", seen="", **both)
    page = eve.get(HERE).content.decode()
    assert "two parties, says eve" in page
    assert "one name holds the other" not in page
    assert set(both.values()) <= parties()


def test_only_parties_of_the_ledger_are_said_to_be_one(eve):
    answer = post(
        eve, "/desk/act/", kind="same_party", verdict="yes", left="?nobody", right="nvidia", seen=""
    )
    assert answer.status_code == 400


def test_a_party_that_is_one_of_the_catalogue_is_called_as_it_is_there(eve):
    post(eve, "/desk/act/", kind="same_party", verdict="yes", left="?harrowgate", right="anthropic", seen="")
    named = {r.name for d in fold_ledger().deals for r in d.roles if r.party_id == "anthropic"}
    assert named == {"Anthropic"}
