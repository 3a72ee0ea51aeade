"""A company and its own goods, units and programmes are no two parties of a deal; whose deals are of another trade altogether."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [{m.name for m in (c.subject, c.object) if m} for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Meridia's Harbour is a chat service. Meridia announced a partnership with Harbour.",
        "Harbour, a unit of Google, signed a cloud deal with Google.",
        "Google, which owns Harbour, signed a cloud deal with Harbour.",
        "Digital Dockside is Meridia's main platform for claims. Meridia Inc. signed a deal with Digital Dockside.",
        "Brambleton Lab announced a partnership with Brambleton Studio.",
        "Uber spent $48 million on 900 Cybertrucks.",
        "OpenAI expands its partnership with Project Lantern.",
        "A ball-tracking system (BTRS) is in every ground. BTRS has partnered with Google.",
    ],
)
def test_what_is_of_one_house_or_a_thing_makes_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Alphabet-owned Wing signed a deal with Walmart to fly parcels.", {"Wing", "Walmart"}),
        (
            "Microsoft's OpenAI partnership is old. Microsoft extended its partnership with OpenAI.",
            {"Microsoft", "OpenAI"},
        ),
        (
            "Meridia's Harbour deal is big. Meridia announced a partnership with Harbour, a start-up.",
            {"Meridia", "Harbour"},
        ),
    ],
)
def test_two_houses_do(text, pair):
    assert pair in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oracle bought licence plate readers from Flock Safety.",
        "Mistral changed the licence for its model to Apache 2.0.",
        "Canva, Notion and Slack are also working on software that reads contracts.",
    ],
)
def test_plates_public_licences_and_work_of_each_are_no_deals(text):
    assert told(text) == []


def test_a_sum_across_several_suppliers_is_the_sum_of_none():
    text = "Mistral has made over $7 billion in compute commitments across Microsoft, CoreWeave and Oracle."
    assert [c.money for c in find_claims(article(text))] == [None, None]


def test_a_lab_gets_computing_from_whoever_is_no_lab():
    text = (
        "Tesla signed a pact with Mistral, with Mistral paying $3 billion every year to use its data centers."
    )
    assert [(c.subject.name, c.object.name) for c in find_claims(article(text))] == [("Tesla", "Mistral")]


_PEPPERS = (
    "It grows peppers, melons and beans on nine farms along the coast and sells them at markets in the valley. "
    * 7
)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Citrus announced a partnership with Meadow Foods to grow peppers.",
        "NASA awarded Dockside Aerospace a contract to launch a telescope.",
    ],
)
def test_a_long_text_without_a_word_of_the_industry_tells_no_deal_of_it(text):
    assert told(f"{text} {_PEPPERS}") == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("NASA awarded Dockside Robotics a contract for software.", {"NASA", "Dockside Robotics"}),
        ("Harbour Citrus announced a partnership with OpenAI.", {"Harbour Citrus", "OpenAI"}),
    ],
)
def test_one_with_such_a_word_or_such_a_party_does(text, pair):
    assert pair in told(f"{text} {_PEPPERS}")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Google signed a cloud deal with SpaceX.", [("compute_supply", "SpaceX", "Google")]),
        (
            "Broadcom makes chips. Its large customers include Siemens.",
            [("chip_supply", "Broadcom", "Siemens")],
        ),
        (
            "Broadcom sells software and subscriptions to software. Its large customers include Siemens.",
            [("offtake_or_other", "Broadcom", "Siemens")],
        ),
        ("AMD and Nvidia are vying for big contracts to supply chips to Meta.", []),
    ],
)
def test_what_is_sold_and_by_whom_is_told_by_the_text(text, claims):
    assert [(c.relation, c.subject.name, c.object.name) for c in find_claims(article(text))] == claims
