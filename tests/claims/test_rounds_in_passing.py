"""Rounds that a text tells beside its news: by talks, by a founder, as the rest of a total, in a digest's list."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def rounds(text):
    return [
        (
            c.subject.name if c.subject else "",
            c.object.name,
            int(c.money.high or c.money.low) if c.money else 0,
        )
        for c in find_claims(article(text))
        if c.relation == "funding_round"
    ]


def told(text, title=""):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name)
        for c in find_claims(article(text, title=title))
    }


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Perplexity has been speaking with investors about new funding.", "Perplexity"),
        ("Harvey is in conversations with venture firms about a new round at an $11 billion valuation.", "Harvey"),
        ("Thinking Machines has begun talking with backers about a fresh round.", "Thinking Machines Lab"),
        ("Investors are offering ElevenLabs new money at a valuation of $50 billion.", "ElevenLabs"),
        ("Several investors have approached Lovable about a round at a $6 billion valuation.", "Lovable"),
    ],
)  # fmt: skip
def test_talks_with_investors_about_money_are_talks_of_a_round(text, company):
    assert rounds(text) == [("", company, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Perplexity has been speaking with investors about its users.",
        "Jensen Huang told investors about demand for new chips.",
        "Nvidia met investors in Taipei to discuss its supply of chips.",
        "Harvey has been talking to investors about a market worth $60 billion.",
    ],
)
def test_talks_with_investors_about_anything_else_are_none(text):
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "company", "amount"),
    [
        ("Sutskever has raised $1 billion for Safe Superintelligence.", "Safe Superintelligence", 1_000_000_000),
        ("Two former Meta engineers raised $8 million to launch Pebblework.", "Pebblework", 8_000_000),
        ("Jane Okafor, who left Google last year, raised $40 million to found Lattice Mind.", "Lattice Mind", 40_000_000),
        ("LeCun is raising $500 million for his new company, AMI Labs.", "AMI Labs", 500_000_000),
        ("Tian and co-founder Alex Cui raised a $3.5 million seed round for GPTZero.", "GPTZero", 3_500_000),
    ],
)  # fmt: skip
def test_what_founders_raise_is_their_companys_round(text, company, amount):
    assert rounds(text) == [("", company, amount)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Veltra, a maker of AI chips, has raised $80 million to date, most of it coming in a recent $55 million Series B round.",
         {80_000_000, 55_000_000}),
        ("Brightloom raised $40 million in a Series B led by Accel, on top of last year's $16 million seed round.",
         {40_000_000, 16_000_000}),
        ("The new money comes on top of the $20 million that Kestrel AI raised last summer.", {20_000_000}),
        ("Before the sale, Windrose AI had taken on $70 million from venture firms.", {70_000_000}),
        ("The startup Tessel added another $10 million to its coffers.", {10_000_000}),
    ],
)  # fmt: skip
def test_a_sum_told_beside_another_is_a_round_of_its_own(text, amounts):
    assert {amount for _, _, amount in rounds(text)} == amounts


def test_what_a_company_had_done_behind_its_description_is_no_hypothesis():
    assert rounds("Tessel, an AI startup, had raised $18 million.") == [("", "Tessel", 18_000_000)]


def test_a_description_with_another_name_in_it_leaves_the_subject_alone():
    text = "Tessel AI, an operator of Nvidia clusters, has raised $8 million. Tessel AI — a firm that rents out AMD chips — is growing."
    assert rounds(text) == [("", "Tessel AI", 8_000_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Notable raises include Kestrel AI closing $625M at a $9.6B valuation.", {("Kestrel AI", 625_000_000)}),
        ("Big rounds this week: OpenAI ($40B), Etched ($500M) and Crusoe ($1.4B).",
         {("OpenAI", 40_000_000_000), ("Etched", 500_000_000), ("Crusoe", 1_400_000_000)}),
        ("This week's largest fundraising recipient was the AI lab Kestrel AI.", {("Kestrel AI", 0)}),
        ("In funding news, Distyl AI pocketed $175M and Filevine $400M.", {("Distyl AI", 175_000_000), ("Filevine", 400_000_000)}),
        ("Shout out to Rork on their $15M seed round!", {("Rork", 15_000_000)}),
        (">$41B raised today (OpenAI @ 300b, Etched @ 1.5b)", {("OpenAI", 0), ("Etched", 0)}),
    ],
)  # fmt: skip
def test_each_entry_of_a_digests_list_is_a_round(text, expected):
    assert {(company, amount) for _, company, amount in rounds(text)} == expected


def test_what_each_of_two_does_is_told_behind_it():
    text = "Our digest covers OpenAI acquiring the startup Rockset and Databricks raising $10B."
    assert told(text) == {("acquisition", "OpenAI", "Rockset"), ("funding_round", "", "Databricks")}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI raised $110 billion. The fresh money consists of a $50 billion cheque from Amazon and of $30 billion each from Nvidia and SoftBank.",
        "OpenAI said the round includes $50 billion from Amazon and $30 billion each from Nvidia and SoftBank.",
    ],
)
def test_each_giver_gives_the_sum_that_each_is_said_to_give(text):
    given = {
        (c.subject.name, int(c.money.high))
        for c in find_claims(article(text))
        if c.relation == "investment" and c.money
    }
    assert given == {("Amazon", 50_000_000_000), ("Nvidia", 30_000_000_000), ("SoftBank", 30_000_000_000)}


def test_every_round_of_a_sentence_keeps_its_sum_and_its_leader():
    text = (
        "Kestrel AI raised a $4.2 million seed round led by Uncork Capital, "
        "followed by a $12 million Series A in May 2023 led by Footwork."
    )
    assert rounds(text) == [
        ("Uncork Capital", "Kestrel AI", 4_200_000),
        ("Footwork", "Kestrel AI", 12_000_000),
    ]


def test_two_who_take_part_lead_nothing():
    text = "Kestrel AI raised $20 million, with participation from Nvidia and Emergence Capital."
    assert rounds(text) == [("", "Kestrel AI", 20_000_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suit names OpenAI and its largest investor, Microsoft.", ("Microsoft", "OpenAI")),
        ("Elon Musk sued OpenAI and its financial backer Microsoft.", ("Microsoft", "OpenAI")),
        ("Poke, an AI assistant, is backed by Spark Capital.", ("Spark Capital", "Poke")),
        ("Backed by Spark Capital and other angels, Poke now wants to grow.", ("Spark Capital", "Poke")),
        ("Among those who own a piece of Anthropic are Google and Amazon.", ("Amazon", "Anthropic")),
    ],
)
def test_who_stands_behind_a_company_is_an_investor(text, expected):
    assert ("investment", *expected) in told(text)


def test_what_investors_back_for_politics_sake_is_no_company():
    assert told("Brighter Tomorrow, a super PAC, is backed by Andreessen Horowitz.") == set()


def test_backing_is_told_once_where_the_text_tells_the_round():
    text = "Kestrel AI raised $7.5 million in a seed round led by CRV."
    assert told(text, title="Elastic buys CRV-backed Kestrel AI") == {
        ("acquisition", "Elastic", "Kestrel AI"),
        ("funding_round", "CRV", "Kestrel AI"),
    }


def test_the_fund_is_the_investor_that_the_text_was_speaking_of():
    text = (
        "Situational Awareness is a hedge fund started by Leopold Aschenbrenner. "
        "On Monday the fund invested $300 million into Kestrel AI, a startup founded by Stanford researchers."
    )
    assert told(text) == {("investment", "Situational Awareness", "Kestrel AI")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Investors throw another $30B into the Anthropic bonfire", ("", "Anthropic", 30_000_000_000)),
        ("Backers hand Mistral another 600 million euros", ("", "Mistral", 600_000_000)),
        ("Anthropic hits $400 billion valuation in fresh funding round", ("", "Anthropic", 0)),
        ("Sources: Anthropic potential $950B+ valuation round may come soon", ("", "Anthropic", 0)),
        ("OpenAI reportedly finalizing $100B deal at over $800B valuation", ("", "OpenAI", 100_000_000_000)),
        ("Harvey tops $11B valuation with fresh $200M", ("", "Harvey", 200_000_000)),
        ("Sierra now worth $15 billion after $950 million raise", ("", "Sierra", 950_000_000)),
        ("Rowspace, a fintech start-up, has now gone live with $50 million of funding.", ("", "Rowspace", 50_000_000)),
        ("AI learning app Gizmo levels up with 15M pupils and a $22M investment", ("", "Gizmo", 22_000_000)),
        ("A May 2021 Series D funding round raised $355 million for Bolt.", ("", "Bolt", 355_000_000)),
        ("The Series D raised $250 million, lifting Crusoe's valuation to $10 billion.", ("", "Crusoe", 250_000_000)),
    ],
)  # fmt: skip
def test_a_headline_tells_a_round_by_what_came_of_it(text, expected):
    assert rounds(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Anthropic's valuation could top $900 billion, analysts said.",
        "Investors are shoving money into AI stocks.",
        "Investors offered Nvidia advice.",
        "OpenAI (300 employees) and Anthropic ($20B in revenue) are rivals.",
        "Congrats to the OpenAI team on the launch!",
    ],
)
def test_a_valuation_or_a_crowd_alone_is_no_round(text):
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Reka AI raised $110 million in a round that included Nvidia and Snowflake.", {"Nvidia", "Snowflake"}),
        ("Reka AI raised $110 million in a round that included capital from Nvidia and Snowflake.", {"Nvidia", "Snowflake"}),
        ("Reka AI's Series A was led by DST Global and Radical Ventures; Snowflake joined.", {"Radical Ventures", "Snowflake"}),
        ("Wayve is raising $1 billion from a group that includes SoftBank.", {"SoftBank"}),
    ],
)  # fmt: skip
def test_whoever_takes_part_is_named_beside_the_lead(text, others):
    (claim,) = find_claims(article(text))
    assert {m.name for m in claim.others} == others


def test_the_last_round_is_not_the_one_that_is_talked_of():
    text = "Anthropic is in talks to raise $50 billion. Anthropic raised its last round in March at a $350 billion valuation."
    assert [(c.stage, c.money is None) for c in find_claims(article(text))] == [
        ("in_talks", False),
        ("completed", True),
    ]


def test_a_cheque_of_the_title_is_not_a_round_that_names_nobody():
    title = "Kestrel Robotics attracts investment from Microsoft"
    assert told("Kestrel Robotics has raised $91 million in an equity round.", title=title) == {
        ("investment", "Microsoft", "Kestrel Robotics"),
        ("funding_round", "", "Kestrel Robotics"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thrive Holdings has raised $2 billion at a $12 billion valuation.",
            ("funding_round", "", "Thrive Holdings"),
        ),
        (
            "Last May OpenAI took an ownership stake in Quillon Holdings.",
            ("investment", "OpenAI", "Quillon Holdings"),
        ),
    ],
)
def test_a_firm_that_sells_a_part_of_itself_is_no_fund(text, expected):
    assert told(text) == {expected}


def test_money_that_is_asked_for_is_not_the_money_given_before():
    text = (
        "Last autumn the head of Anthropic put a question to Google: would Google consider investing billions more into the start-up? "
        "When Anthropic secured its first investment from Google, it was a company of forty people."
    )
    stages = {c.stage for c in find_claims(article(text)) if c.relation == "investment"}
    assert stages == {"rumoured", "agreed"}
