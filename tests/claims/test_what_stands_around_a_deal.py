"""What stands around a deal in its sentence and says nothing of it changes nothing of it."""

from functools import cache

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article

DEALS = (
    "Anthropic raised $750 million",
    "Microsoft invested $1 billion in OpenAI",
    "IBM acquired DataStax for $1 billion",
    "AMD will supply chips to Oracle",
    "Infosys and Anthropic announced a partnership",
    "Mistral and AFP have signed a licensing deal",
)
BEHIND = (
    "without shipping a product",
    "without a formal announcement",
    "projecting at least $850 million in revenue next year",
    "ahead of its planned IPO",
    "as it prepares for an initial public offering",
    "even as publishers sue the company over copyright",
    "after settling a lawsuit with authors",
    "as the jury in another case reached a verdict",
    "although the companies did not disclose the price",
    "though it has no plans to hire more people",
    "rather than build its own tools",
    "whether regulators like it or not",
    "and is not profitable yet",
    "but analysts asked whether demand would last",
    "and sold its stake in a smaller rival",
    "which analysts say might be a bubble",
    "where the company already employs 300 people",
)
BEFORE = (
    "Despite a lawsuit by publishers,",
    "If nothing else, the week showed how fast things move:",
    "Without much noise,",
    "Instead of building its own,",
    "To keep up with rivals,",
    "Not long ago,",
    "While its rivals cut jobs,",
    "According to people familiar with the matter,",
)
NEAR_THE_SELLER = (
    "{}, a company based in London,",
    "{} (NASDAQ: ABCD)",
    "{}, led by chief executive Jane Doe,",
    "{}, like many of its peers,",
    "{}, meanwhile,",
    "{}, valued at $5 billion,",
    "The American company {}",
)
NEAR_THE_BOUGHT = (
    "rival {}",
    "Paris-based {}",
    "the French start-up {}",
    "{}, a maker of robots,",
    "its longtime customer {}",
)


@cache
def told(text):
    found = find_claims(article(text))
    return {(c.relation, c.subject and c.subject.name, c.object and c.object.name) for c in found}


@pytest.mark.parametrize("clause", BEHIND)
def test_a_clause_behind_a_deal_takes_nothing_from_it(clause):
    for deal in DEALS:
        assert told(f"{deal}, {clause}.") >= told(f"{deal}."), deal


@pytest.mark.parametrize("opening", BEFORE)
def test_a_phrase_before_a_deal_takes_nothing_from_it(opening):
    for deal in DEALS:
        assert told(f"{opening} {deal}.") >= told(f"{deal}."), deal


@pytest.mark.parametrize("buyer", NEAR_THE_SELLER)
@pytest.mark.parametrize("bought", NEAR_THE_BOUGHT)
def test_descriptions_of_either_side_change_nothing(buyer, bought):
    text = f"{buyer.format('Salesforce')} acquired {bought.format('Convergence')} for $80 million."
    assert ("acquisition", "Salesforce", "Convergence") in told(text)


def test_every_deal_used_here_is_told():
    assert all(told(f"{deal}.") for deal in DEALS)


def test_a_rival_may_be_a_partner():
    assert told("Samsung partnered with rival Perplexity.") == {("partnership", "Samsung", "Perplexity")}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Cohere announces Pentagon deal as budgets grow.", ("offtake_or_other", "Cohere", "US Department of Defense")),
        ("Tencent expands Nvidia deal to train on newer AI chips.", ("chip_supply", "Nvidia", "Tencent")),
        ("SoftBank owes most of its good quarter to its OpenAI investment.", ("investment", "SoftBank", "OpenAI")),
        ("Samsung weighs larger Mistral stake before the summer.", ("investment", "Samsung", "Mistral")),
        ("Broadcom OpenAI chip deal worries a supplier.", ("chip_supply", "Broadcom", "OpenAI")),
        ("Palantir, Infosys partner to sort the files of hospitals.", ("partnership", "Palantir", "Infosys")),
        ("AMD said in May that Oracle would buy a great many of its chips.", ("chip_supply", "AMD", "Oracle")),
        ("Nvidia has signed a deal to sell Meta Platforms racks of its current \u200cand future AI chips.", ("chip_supply", "Nvidia", "Meta")),
        ("Having invested $4 billion in Anthropic, Amazon wants more.", ("investment", "Amazon", "Anthropic")),
        ("GHENT, Belgium, Jan. 14, 2026 /PRNewswire/ -- Tellivo today announced a partnership with Oracle.", ("partnership", "Tellivo", "Oracle")),
    ],
)  # fmt: skip
def test_headlines_and_openings_tell_their_deal(text, deal):
    assert deal in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new tool was tried out with partners including Snowflake, Databricks, Box, Okta and Asana.",
        "We begin with GitLab, Replit, Harvey, Figma and Notion, and other partners will follow.",
        "Memory grows dear, and Nvidia and AMD partners pay for it.",
        "Tellivo has taught some 200 companies, which have raised $90 million in funding since.",
        "Tellivo has ended backing up Dropbox and Box for private customers.",
        "Tellivo had no license agreement with Databricks at any time.",
        "Mistral and Hugging Face share findings of a test with pupils.",
    ],
)
def test_what_others_do_is_no_deal_of_those_named(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "After investing $3 billion in Mistral, Samsung wants a seat on its board.",
        "Nothing Apple did was as dear since its purchase of Beats for $3 billion.",
        "The arm goes back to Hugging Face's April acquisition of Pollen Robotics.",
    ],
)
def test_what_a_sentence_looks_back_on_is_done(text):
    assert [claim.stage for claim in find_claims(article(text))] == ["completed"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Anthropic raised $2 billion, the company announced Tuesday.", ["Anthropic"]),
        ("Anthropic raised $2 billion, it said in a blog post.", ["Anthropic"]),
        ("Orvela raised $20 million, the company tells TechCrunch.", ["Orvela"]),
        ("Orvela raised $20 million, CEO Jane Doe told Gazette.", ["Jane Doe"]),
        ("Orvela has raised $20 million, TechCrunch has learned exclusively.", ["TechCrunch"]),
        ("Nvidia will invest $2 billion in Nokia, according to a press release.", ["Nvidia"]),
        ("SpaceX has bought xAI whole, a statement said on Monday.", ["SpaceX"]),
        ("Snap has a deal for chips from Google – The Information.", ["The Information"]),
        ("AMD (AMD.O), opens new tab said in June it would supply Oracle (ORCL.N), opens new tab with chips.", ["AMD"]),
    ],
)  # fmt: skip
def test_who_says_so_is_told_in_short_sentences_too(text, speakers):
    assert [[speaker.name for speaker in claim.said_by] for claim in find_claims(article(text))] == [speakers]


@pytest.mark.parametrize(
    "told_of_the_lead",
    [
        "The start-up announced the round today, led by Cathay Innovation with participation from Accel.",
        "This Series A was co-led by funds such as Cathay Innovation and two banks.",
        "Cathay Innovation was the lead investor.",
        "One of the lead investors is Cathay Innovation.",
    ],
)
def test_who_leads_a_round_is_told_in_the_next_sentence(told_of_the_lead):
    text = f"Orvela raised $20 million in Series A funding. {told_of_the_lead}"
    assert told(text) == {("funding_round", "Cathay Innovation", "Orvela")}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Anthropic is raising $640 million, hoping for growth.", "in_talks"),
        ("Cohere closes in on $2 billion round.", "in_talks"),
        ("Mistral said on Monday it is raising $9 billion in a new round.", "announced"),
        ("Orvela raised $20 million.", "completed"),
    ],
)
def test_money_that_is_being_raised_is_not_raised_yet(text, stage):
    assert [claim.stage for claim in find_claims(article(text))] == [stage]


def test_what_somebody_has_may_be_told_last_of_several_things():
    text = "Interest is driven by Anthropic's growth, as well as partnerships with firms like Amazon and Palantir."
    assert {("partnership", "Anthropic", name) for name in ("Amazon", "Palantir")} <= told(text)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Amazon will invest $9 billion in Cohere, followed by another $4 billion when certain milestones are met.", {"$9 billion"}),
        ("Amazon will invest another $4 billion in Cohere when certain milestones are met.", {"$4 billion"}),
    ],
)  # fmt: skip
def test_a_conditional_rest_is_no_claim_beside_the_whole(text, sums):
    assert {claim.money.as_written for claim in find_claims(article(text))} == sums


def test_a_settlement_is_no_deal():
    assert not told("Anthropic agreed to pay authors $1.5 billion to settle a lawsuit over copyright.")


def test_what_somebody_would_do_if_is_no_deal():
    assert not told("If it had the money, Orvela would buy Convergence.")


def test_a_newspaper_that_is_named_first_is_no_member_of_the_list():
    text = "According to the Financial Times, Infosys and Anthropic announced a partnership."
    assert told(text) == {("partnership", "Infosys", "Anthropic")}


def test_whoever_leads_a_round_does_not_raise_it():
    assert told("Nvidia is close to a deal to lead a $50 million round in Orvela, which makes robots.") == {
        ("funding_round", "Nvidia", "Orvela")
    }


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Cognizant Technology Solutions (NASDAQ:CTSH) has begun a partnership with Mistral.", ("partnership", "Cognizant", "Mistral")),
        ("Adobe (NasdaqGS:ADBE) and Infosys announced a partnership for schools.", ("partnership", "Adobe", "Infosys")),
        ("Tellivo raised $7 million from investors led by U.S. Venture Partners (USVP).", ("funding_round", "U.S. Venture Partners", "Tellivo")),
        ("Nvidia has invested in OpenAI, Elon Musk's xAI and CoreWeave.", ("investment", "Nvidia", "xAI")),
        ("Nvidia has put billions into companies such as the ChatGPT maker OpenAI and Mistral.", ("investment", "Nvidia", "OpenAI")),
        ("World Labs is in talks to raise hundreds of millions of dollars.", ("funding_round", None, "World Labs")),
        ("Fei-Fei Li raised $500 million for her start-up, World Labs.", ("funding_round", None, "World Labs")),
        ("Following a $1 billion investment from Disney, OpenAI will show its characters.", ("investment", "Disney", "OpenAI")),
    ],
)  # fmt: skip
def test_names_and_sums_are_told_whole(text, deal):
    assert deal in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mistral wants more funding to “Scale AI for all of Europe”.",
        "Its clinic service is partnered with EHR software houses.",
        "A16z just raised $1.2 billion for another fund.",
    ],
)
def test_what_is_no_company_takes_no_part(text):
    assert not {name for deal in told(text) for name in deal[1:]} & {"Scale AI", "EHR", "A16z"}
