"""A side that the words around it keep out of a deal makes none: in another's brackets, excepted, only able to join, only asked."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    claims = find_claims(article(text))
    return sorted((c.relation, c.subject.name if c.subject else "", c.object.name) for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI, Anthropic and Mistral can join Visa's payments network, letting merchants trust the agents.",
        "Any bank, including JPMorgan and Citi, can partner with Ramp on the new card.",
        "We have partnered early with software firms, from infrastructure companies like Datadog and Snowflake to pioneers "
        "like Procore and ServiceTitan.",
        "The research was done in collaboration with scientists at Stanford, MIT and Scale AI.",
        "Jane Doe, a singer from Leeds, used Suno to write a hit and signed a contract with Marlowe Records.",
        "The hackathon, organised by Cursor and Vercel, with support from Anthropic, runs for a week.",
        "Offices outside the Defense Department have cut ties with Anthropic.",
        "Banks other than Goldman Sachs have ended their contracts with OpenAI.",
    ],
)
def test_who_has_no_part_in_a_deed_makes_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The fund backed Bramble AI, Tidewell (bought by Oracle), and Vapi.",
            [("acquisition", "Oracle", "Tidewell")],
        ),
        (
            "Its portfolio includes Bramble AI, Harbour Robotics (acquired by Nvidia) and Tidewell.",
            [("acquisition", "Nvidia", "Harbour Robotics")],
        ),
        (
            "Harbour Robotics raised $12 million from investors last year after winning approval from the Federal Aviation "
            "Administration to fly its drones.",
            [("funding_round", "", "Harbour Robotics")],
        ),
        (
            "Tidewell raised $5 million from Sequoia Capital after winning approval from the Food and Drug Administration.",
            [("funding_round", "Sequoia Capital", "Tidewell")],
        ),
        ("Bramble AI, with backing from Nvidia, has opened a lab.", [("investment", "Nvidia", "Bramble AI")]),
        (
            "Startups such as Bramble AI could team up with Oracle soon.",
            [("partnership", "Bramble AI", "Oracle")],
        ),
        (
            "Nvidia has invested in Bramble AI and Tidewell (both based in Leeds).",
            [("investment", "Nvidia", "Bramble AI"), ("investment", "Nvidia", "Tidewell")],
        ),
        ("Visa, which has partnered with OpenAI, can now offer agents.", [("partnership", "Visa", "OpenAI")]),
    ],
)
def test_who_has_a_part_beside_them_keeps_it(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI is building integrations with Codex Cloud for teams.",
        "How we built a chat app with Supabase and Vercel",
        "Building a map engine with SvelteKit, PostGIS and open-source models",
        "Redis is so much loved by AWS customers that AWS will look after it.",
        "Microsoft added $3 monthly to Office E3 and E5, and $4 to Microsoft 365 E3.",
        "Bramble AI raised $4,000 from friends.",
    ],
)
def test_how_tos_prices_and_what_fits_whose_goods_make_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Bramble AI teamed up with Figma to bring its models to FigJam.",
            [("partnership", "Bramble AI", "Figma")],
        ),
        (
            "OpenAI taps Tata for its data center capacity. OpenAI has partnered with Tata to secure 100 megawatts of capacity.",
            [("compute_supply", "Tata Group", "OpenAI")],
        ),
        (
            "Snowflake announced a new integration partnership with Figma.",
            [("partnership", "Snowflake", "Figma")],
        ),
        ("Nvidia invests $5 billion a year in OpenAI.", [("investment", "Nvidia", "OpenAI")]),
        (
            "Building on its deal with Oracle, Bramble AI has signed a pact with Nvidia.",
            [("compute_supply", "Oracle", "Bramble AI"), ("partnership", "Bramble AI", "Nvidia")],
        ),
        (
            "* Venture### Harbour Robotics raises $30 million from Sequoia",
            [("funding_round", "Sequoia Capital", "Harbour Robotics")],
        ),
        (
            "OpenAI announced a partnership with the University of Tyne at Hexham.",
            [("partnership", "OpenAI", "University of Tyne at Hexham")],
        ),
    ],
)
def test_a_deal_beside_such_words_is_told_once_and_whole(text, claims):
    assert told(text) == claims
