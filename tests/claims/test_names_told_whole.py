"""Whoever takes part in a deal is told under the whole name, and what only stands beside it is nobody."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def parties(text, title=""):
    found = find_claims(article(text, title=title))
    return {m.name for c in found for m in (c.subject, c.object, *c.others) if m}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oracle has agreed to acquire All Paws AI for $300 million.", "All Paws AI"),
        ("Oracle signed a partnership with Source Foundry on Monday.", "Source Foundry"),
        ("River Foundry has raised $30 million from Sequoia Capital.", "River Foundry"),
        ("Oracle is buying Every Cure, a maker of software.", "Every Cure"),
        ("Under the deal, Human Delta will supply chips to Oracle.", "Human Delta"),
        ("Oracle will provide cloud capacity to Lightning Labs.", "Lightning Labs"),
        ("Oracle will acquire August Labs for $300 million.", "August Labs"),
        ("Austin AI has raised $37 million in a Series B round.", "Austin AI"),
        ("Zovaro.io has raised $37 million in a Series B round.", "Zovaro.io"),
        ("Oracle will acquire Frank Recruitment for $300 million.", "Frank Recruitment"),
        ("Nvidia, Zovaro and Oracle have invested in Cohere.", "Zovaro"),
        ("Limitless' $30 million Series B round was led by Sequoia Capital.", "Limitless"),
        ("Marlow Computing has signed a contract with the US Lighthouse Service.", "US Lighthouse Service"),
        ("OpenAIannounced a partnership with Cerebras.", "OpenAI"),
        ("Amazonagreed to invest up to $45 billion in Quillon.", "Amazon"),
        ("Oracle acquires video software company MarlowFXJane Doe16 hours ago", "MarlowFX"),
        ("Field Notes CEO Anna Holt said the company had agreed to buy Regrello.", "Field Notes"),
        ("Wisp CEO Anna Holt said the company had agreed to buy Regrello.", "Wisp"),
        ("Both Field Notes and Cohere have raised money from Accel.", "Field Notes"),
        ("Oracle will acquire A&B Semiconductors for $300 million.", "A&B Semiconductors"),
        ("Oracle signed a partnership with Van der Berg Robotics.", "Van der Berg Robotics"),
        ("Third Dimension raised $30 million last year.", "Third Dimension"),
        ("Silver Anchor: $30 million Series B led by Sequoia Capital.", "Silver Anchor"),
        ("Q&R Labs: $30 million Series B led by Sequoia Capital.", "Q&R Labs"),
        ("Oracle will acquire Carol Analytics for $300 million.", "Carol Analytics"),
        ("Nvidiahas agreed to buy assets from Groq.", "Nvidia"),
        ("On MondayMicrosoft and OpenAI announced a partnership.", "Microsoft"),
        ("Amazon announced a partnership withNvidia on Thursday.", "Nvidia"),
        ("I have news:Major Sail Hacking has acquired Harbor.", "Major Sail Hacking"),
    ],
)
def test_a_name_keeps_its_common_words(text, name):
    assert name in parties(text)


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Blue Lantern Raises $30 Million to Automate Warehouses", "Blue Lantern raised $30 million.", "Blue Lantern"),
        ("White Circle Raises $30M Led by Accel", "White Circle has raised $30 million led by Accel.", "White Circle"),
        ("KPX Raises $30M Led by Accel", "KPX has raised $30 million in a round led by Accel.", "KPX"),
    ],
)  # fmt: skip
def test_a_headline_of_capitals_has_the_name_that_the_body_has(title, text, name):
    assert parties(text, title) - {"Accel"} == {name}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Zovaro raised $15 million led by Jasper Lund's Era Fund.", {"Zovaro", "Era Fund"}),
        ("Zovaro raised $3 million led by Jack Altman's Marl Capital.", {"Zovaro", "Marl Capital"}),
        ("Zovaro raised $15 million from Oracle's Climate Innovation Fund.", {"Zovaro", "Oracle"}),
        ("OpenAI partners with Tata. It works with the conglomerate Tata Group on data centres.", {"OpenAI", "Tata Group"}),
    ],
)  # fmt: skip
def test_a_fund_acts_for_the_person_who_runs_it_and_not_for_a_company(text, named):
    assert parties(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Intel will work closely with Elon on the project, and Elon Musk thanked Intel.",
        "Zovaro launched its Bramble AI chatbot in a partnership with Oracle.",
        "Zovaro has launched its Pinto robot in partnership with Oracle.",
        "The Bramble SDK connects with partners like Oracle.",
        "Zovaro signed a partnership with Formula One driver Anna Holt.",
        "Zovaro teamed up with former Harbour Eagles star Anna Holt.",
        "Zovaro signed agreements with three Ivy League universities.",
        "Zovaro signed a deal with Fortune 500 companies.",
        "Zovaro raised $30 million from Middle Eastern investors.",
        "Zovaro raised $30 million from Strategic Investors.",
        "Zovaro and its Board of Directors agreed to be acquired by Oracle.",
        "Zovaro acquired a TypeScript framework for $3 million.",
        "Zovaro works with UI frameworks.",
        "A Minecraft YouTuber raised $3 million.",
        "Oracle will invest $8 billion in a North Carolina EV plant.",
        "See Figure 2 for how customers reply to Zovaro.",
        "Oracle invested $30 million in Zovaro, a start-up founded by Stanford researchers.",
        "SAN FRANCISCO, January 27, 2026--Oracle announced the acquisition of Zovaro.",
        "Edge AI partnerships with Oracle are growing.",
        "Oracle brings Zovaro to Bramble Pro in a partnership.",
        "Hordes of small start-ups raised $3 million.",
        "Oracle signed a contract with Leopold Marlow, who used to run Zovaro.",
        "Anyone who buys Zovaro from Oracle will pay more.",
        "Longtime CEO Anna Holt said Oracle has acquired Zovaro.",
        "Ousted president Anna Holt has signed a contract with Oracle.",
        "Speakers announced $930 million in funding.",
    ],
)
def test_things_people_and_ranks_are_no_parties(text):
    assert parties(text) <= {"Zovaro", "Oracle", "Intel", "Anna Holt", "Elon Musk"}


def test_a_short_form_in_brackets_without_a_blank_is_the_company_before_it():
    text = (
        "Marlow Sail Machines(MSM), a Paris start-up, raised $3 million. MSM has a partnership with Oracle."
    )
    assert parties(text) == {"Marlow Sail Machines", "Oracle"}


@pytest.mark.parametrize(
    "behind",
    [
        "Other investors include Accel, Greylock and Lightspeed.",
        "Investors include Accel, Greylock and Lightspeed.",
        "Returning backers included Accel, Greylock and Lightspeed.",
        "The round was joined by Accel, Greylock and Lightspeed.",
    ],
)
def test_who_else_invests_in_a_round_takes_part_in_it_and_has_no_claim_of_his_own(behind):
    text = f"Cohere raised $30 million in a round led by Sequoia Capital. {behind}"
    (claim,) = find_claims(article(text))
    assert [m.name for m in claim.others] == ["Accel", "Greylock", "Lightspeed Venture Partners"]


def test_initials_of_an_unknown_company_mean_it_without_brackets_too():
    text = "Oracle teamed up with Marlow Harbour Finance. Cisco invested $3 million in MHF."
    assert parties(text) == {"Oracle", "Cisco", "Marlow Harbour Finance"}


def test_a_thing_named_after_its_company_does_not_give_the_company_its_name():
    text = "Zovaro signed a partnership with Oracle. It launched a testbed called Zovaro AI."
    assert parties(text) == {"Zovaro", "Oracle"}
