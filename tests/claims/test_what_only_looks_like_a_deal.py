"""Words like those of a deal that tell none, each beside a sentence of the same build that tells one."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, title=""):
    found = find_claims(article(text, title=title))
    return [(c.relation, c.subject.name if c.subject else "", c.object.name) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "The Herald spoke with Kestrel AI founder Jane Doe about robots.",
        "Robotics Weekly recently talked with Kestrel AI about its growth.",
        "Fidelity puts its $4 trillion muscle behind Kestrel AI.",
        "Several firms such as Kestrel AI, Lantern Labs and Cohere announced funding rounds, hires and products.",
        "Oracle plans to raise $38 billion in debt and equity this year.",
        "Oracle raised $38 billion of bonds for its data centers.",
        "Wikipedia seeded itself with articles from Encyclopaedia Britannica.",
        "Kestrel AI, a startup, makes dashboards for Salesforce customers.",
        "The browser works with Google accounts.",
        "Lantern Labs, a startup, is trying to become a major supplier to Nvidia.",
        "Nvidia's chips gave Oracle's cloud a boost.",
        "Google's Gemini has been bought by the Pentagon.",
        "Hackers used the password to take over a Cohere employee's account.",
        "Kestrel AI teamed up with former Google engineer Jane Doe.",
        "The ruling adds pressure on Apple to license Gemini from Google.",
        "Kestrel AI won $20 million in new business last year.",
        "Anthropic committed $5 million in usage credits to Project Bramble.",
        "Jane Doe is a geologist at Ohio State University who works closely with NASA.",
        "Cohere and Mistral are each setting up joint ventures for hospitals.",
        "Drivers let Nvidia cards run on the Mac, Apple says.",
        "This guide is about seat-wide collaboration with Builder.io and Cursor.",
        "GitHub - tyne/lantern-server: How to use the Figma server with Claude",
        "Nvidia added $5 billion to its war chest.",
        "* How does Nvidia acquire the chips of Cohere?",
        "Palantir spent six years building Kestrel into a system that reads satellite pictures.",
        "Under an arrangement the laboratory would run its models on Trainium.",
        "Small chips running in tandem with the laptop's AMD or Intel processor save power.",
    ],
)
def test_no_deal_is_told(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Oracle has spoken with Kestrel AI about a takeover.", ("acquisition", "Oracle", "Kestrel AI")),
        ("SoftBank puts $4 billion behind Kestrel AI.", ("investment", "SoftBank", "Kestrel AI")),
        (
            "Kestrel AI raised $38 million in debt and equity in a Series B led by Accel.",
            ("funding_round", "Accel", "Kestrel AI"),
        ),
        (
            "CoreWeave raised $1.1 billion in a Series C round led by Coatue.",
            ("funding_round", "Coatue", "CoreWeave"),
        ),
        ("Kestrel AI is a major supplier to Salesforce.", ("offtake_or_other", "Kestrel AI", "Salesforce")),
        ("Kestrel AI works with Google on robots.", ("partnership", "Kestrel AI", "Google")),
        (
            "Lantern Labs will become a major supplier to Nvidia.",
            ("offtake_or_other", "Lantern Labs", "Nvidia"),
        ),
        ("Nvidia gave Oracle a million chips.", ("chip_supply", "Nvidia", "Oracle")),
        ("Kestrel AI's robotics unit was acquired by Oracle.", ("acquisition", "Oracle", "Kestrel AI")),
        (
            "Kestrel AI teamed up with former rival Lantern Labs.",
            ("partnership", "Kestrel AI", "Lantern Labs"),
        ),
        ("Apple agreed to license Gemini from Google.", ("licensing", "Google", "Apple")),
        (
            "Stanford University works with Nvidia on robots.",
            ("partnership", "Stanford University", "Nvidia"),
        ),
        (
            "Kestrel AI and Lantern Labs have formed a joint venture.",
            ("joint_venture", "Kestrel AI", "Lantern Labs"),
        ),
    ],
)
def test_the_like_words_of_a_deal_tell_it(text, claim):
    assert claim in told(text)


def test_those_whom_somebody_signs_with_are_no_partners_of_each_other():
    text = "The Pentagon strikes deals with Oracle, Microsoft and Palantir to deploy AI at sea."
    assert {relation for relation, *_ in told(text)} == {"offtake_or_other"}


def test_two_that_build_together_are_partners():
    assert ("partnership", "Nvidia", "Oracle") in told(
        "Researchers at Nvidia and Oracle will jointly develop a new chip."
    )


def test_the_owner_of_a_unit_is_no_partner_of_it():
    text = "Amazon's video doorbell maker Ring announced a partnership with Axon."
    assert told(text) == [("partnership", "Ring", "Axon")]


def test_behind_the_noun_stands_whom_the_partnership_is_with():
    text = "Kestrel AI launched its Marlin robot in a collaboration with Oracle."
    assert told(text) == [("partnership", "Kestrel AI", "Oracle")]


def test_who_backs_a_purchase_has_put_nothing_into_what_is_bought():
    text = "Kestrel AI wants to acquire the U.S. arm of Lantern Labs with backing from SoftBank."
    assert ("investment", "SoftBank", "Lantern Labs") not in told(text)
    assert ("acquisition", "Kestrel AI", "Lantern Labs") in told(text)


def test_what_a_licence_covers_is_no_licensor():
    text = "Disney signed a licensing deal for Sora to create videos from Marvel and Pixar films."
    assert told(text) == []


def test_part_in_a_round_is_no_round_of_its_own():
    text = "Nvidia is to invest in OpenAI's round. Its boss spoke of Nvidia's participation in the new funding round."
    assert {taker for _, _, taker in told(text)} == {"OpenAI"}


def one_round(text):
    (claim,) = find_claims(article(text))
    assert claim.relation == "funding_round"
    return claim.subject.name if claim.subject else "", [m.name for m in claim.others]


@pytest.mark.parametrize(
    ("text", "lead", "others"),
    [
        (
            "Kestrel AI raised $9 million in seed funding from Accel and Sequoia Capital.",
            "Accel",
            ["Sequoia Capital"],
        ),
        (
            "Kestrel AI left stealth with $9 million in seed funding from Accel, Sequoia Capital and Index Ventures.",
            "",
            ["Accel", "Sequoia Capital", "Index Ventures"],
        ),
        (
            "Kestrel AI raised $9 million in a round that included capital from Nvidia and Intel.",
            "",
            ["Nvidia", "Intel"],
        ),
        (
            "Kestrel AI raised $9 million led by Accel, with funding from Sequoia Capital and Index Ventures.",
            "Accel",
            ["Sequoia Capital", "Index Ventures"],
        ),
        (
            "Kestrel AI raised a $9 million round led by Accel, with participation from Sequoia Capital and Index Ventures.",
            "Accel",
            ["Sequoia Capital", "Index Ventures"],
        ),
        (
            "Kestrel AI raised $9 million in a round led by Accel. Sequoia Capital, Index Ventures, and others participated in the round.",
            "Accel",
            ["Sequoia Capital", "Index Ventures"],
        ),
    ],
)
def test_those_who_give_to_a_round_are_told_in_it_once(text, lead, others):
    assert one_round(text) == (lead, others)


def test_an_earlier_cheque_is_no_part_of_the_round():
    text = "Kestrel AI raised $9 million in seed funding from Accel after an earlier investment from Nvidia."
    assert "Nvidia" not in [m.name for c in find_claims(article(text)) for m in c.others if c.money]


def test_an_apposition_between_dashes_may_name_whose_goods_it_is_about():
    text = "Kestrel AI — an upstart that rents out Nvidia servers and other AI gear — has raised $8 million."
    assert ("funding_round", "", "Kestrel AI") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anthropic didn't buy a slow JavaScript runtime.",
        "With it, Lantern Labs can collaborate to make better UI designs.",
        "The Apps SDK works with partners like Canva and Figma.",
        "Nvidia paid for the patents but NOT for Kestrel AI.",
        "The agent picks up Task #3.",
        "The clerk chose what to sell to customers (Figure 3).",
        "Apple and its American Builders Program partners have passed several marks.",
        "A young Minecraft YouTuber raised $1 million for an app.",
        "Microsoft is angry about its costly investment in Copilot.",
        "A Lantern ordered directly from Apple arrives within a week.",
    ],
)
def test_what_is_no_company_takes_part_in_no_deal(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Anthropic acquired the Lantern JavaScript runtime in December.",
            ("acquisition", "Anthropic", "Lantern"),
        ),
        ("Lantern was bought by Cinema 4D maker Maxon in May.", ("acquisition", "Maxon", "Lantern")),
        ("Figure raised $2 billion in a Series D.", ("funding_round", "", "Figure AI")),
        ("Microsoft took a stake in Mistral.", ("investment", "Microsoft", "Mistral")),
        ("Kestrel AI signed a deal with Spark Capital.", ("partnership", "Kestrel AI", "Spark Capital")),
    ],
)
def test_a_company_beside_a_word_that_is_none_takes_part(text, claim):
    assert claim in told(text)


def test_a_name_behind_a_product_and_a_hyphen_is_no_company():
    text = "Codex-Spark marks a first step in OpenAI's partnership with Cerebras."
    assert "Spark Capital" not in {name for _, giver, taker in told(text) for name in (giver, taker)}


def test_backers_with_others_whom_nobody_names_stand_apart_from_the_sum():
    text = "Backed by Accel, Sequoia Capital, and other angels, Kestrel AI added another $10 million to its coffers."
    assert sorted(told(text)) == [
        ("funding_round", "", "Kestrel AI"),
        ("investment", "Accel", "Kestrel AI"),
        ("investment", "Sequoia Capital", "Kestrel AI"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "count"),
    [
        (
            "Harbourline partners with Oracle to open a cloud region",
            "NAIROBI — Harbourline Data Centre Limited will collaborate with Oracle as the host of its cloud.",
            1,
        ),
        ("Itrel partners with Snowflake", "ITRE teams up with Snowflake on pipes and pumps.", 1),
        ("Lantern buys Kestrel", "Oracle has acquired Kestrel Robotics for $5 million.", 2),
    ],
)
def test_a_party_that_title_and_body_write_differently_is_one(title, text, count):
    found = [claim for claim in find_claims(article(text, title=title)) if claim.relation != "termination"]
    assert len(found) == count


def test_titles_in_a_row_are_no_sentence():
    row = " ".join(f"Harbour Number {n} Buys Lantern Number {n} For Nine" for n in range(12))
    assert told(f"{row} Oracle Acquires Kestrel AI") == []


def test_a_long_list_of_names_is_a_sentence():
    names = ", ".join(f"Harbour {n}" for n in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    text = f"Kestrel AI, whose users are {names}, has been acquired by Oracle for $5 million."
    assert ("acquisition", "Oracle", "Kestrel AI") in told(text)


def rounds(text):
    found = (c for c in find_claims(article(text)) if c.relation == "funding_round")
    return sorted((c.money.high if c.money else 0, c.subject.name if c.subject else "") for c in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestrel AI raised a $3 million seed round led by Accel, followed by a $12 million Series A in May 2023 led by Coatue.",
            [(3_000_000, "Accel"), (12_000_000, "Coatue")],
        ),
        (
            "Kestrel AI has raised $25 million in all, including a $20 million Series A led by Coatue and a $5 million seed round led by Accel.",
            [(5_000_000, "Accel"), (20_000_000, "Coatue"), (25_000_000, "")],
        ),
        ("Oracle is to raise up to $40 billion for its cloud.", []),
        (
            "Snowflake raised $479 million in a round led by Dragoneer in 2020.",
            [(479_000_000, "Dragoneer")],
        ),
    ],
)
def test_each_round_has_its_own_lead_and_sum(text, expected):
    assert rounds(text) == expected


def test_who_sells_a_stake_has_not_put_money_in():
    text = "Kestrel AI bought a stake in its rival Lantern Labs from SoftBank."
    assert told(text) == [("investment", "Kestrel AI", "Lantern Labs")]


@pytest.mark.parametrize(
    "text",
    [
        "Broadcom joined the $1 trillion club after its OpenAI deal.",
        "TSMC's $2 trillion milestone and its Apple deal please investors.",
    ],
)
def test_what_a_company_is_worth_is_no_sum_of_its_deal(text):
    assert all(claim.money is None for claim in find_claims(article(text)))


def test_what_a_company_raised_before_its_shares_were_traded_is_a_round():
    told_deals = find_claims(
        article("Cerebras withdrew its listing in October, days after it had raised $1.1 billion.")
    )

    assert [(c.relation, c.object.name) for c in told_deals] == [("funding_round", "Cerebras")]


@pytest.mark.parametrize(
    "text",
    [
        "Amazon is in talks to invest in OpenAI, in an arrangement under which the lab would also run its models on Trainium.",
        "Oracle signed an agreement under which Cohere will run its models on servers in Madrid.",
    ],
)
def test_who_runs_its_own_models_on_anothers_goods_is_given_no_licence(text):
    assert "licensing" not in {relation for relation, *_ in told(text)}


def test_who_is_let_run_anothers_models_has_a_licence():
    text = "Mistral signed a deal that lets Apple run its models on phones."
    assert ("licensing", "Mistral", "Apple") in told(text)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Google is in talks about an arrangement under which Apple would use Google's models.", "in_talks"),
        ("Google described an arrangement under which Apple would use Google's models.", "announced"),
        ("Google is exploring a deal under which Apple could use Google's models.", "rumoured"),
        ("Google signed an agreement under which Apple would use Google's models.", "agreed"),
    ],
)
def test_what_a_deal_would_let_somebody_do_is_not_done_yet(text, stage):
    (licence,) = [c for c in find_claims(article(text)) if c.relation == "licensing"]
    assert licence.stage == stage


def test_a_cheque_beside_the_sum_of_its_round_is_not_the_round_that_the_title_names():
    text = (
        "Thrive Capital put $1.3 billion into OpenAI, two people said.\n\n"
        "In all the company raised $6.6 billion on Wednesday."
    )
    claims = find_claims(article(text, title="Who paid what in OpenAI's giant round"))
    sums = {(c.relation, c.subject.name if c.subject else "", str(c.money.high)) for c in claims if c.money}
    assert sums == {
        ("investment", "Thrive Capital", "1300000000"),
        ("funding_round", "", "6600000000"),
    }


def test_the_only_sum_told_beside_a_round_is_the_rounds():
    text = "Accel put $30 million into Kestrel AI on Tuesday."
    (told_round,) = find_claims(article(text, title="Kestrel AI raises a Series A round"))
    assert told_round.relation == "funding_round"
