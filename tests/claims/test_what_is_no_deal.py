"""What looks like a deal and is none, and what talks are about where they do not say so."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return [(c.relation, c.subject and c.subject.name, c.object.name) for c in find_claims(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "PitchBook figures show AI companies raised about $240 billion in the first quarter.",
        "Nvidia said start-ups raised $50 billion last year.",
        "Oracle turned its cloud lead into a $10 billion financing machine.",
        "Oracle's problem is that it's the only cloud giant funding its build-out with $40 billion of debt.",
        "Kestrel AI closed $400 million in green loan financing for a data center in Ohio.",
        "Oracle does not currently have any deal with Kestrel AI.",
        "Google has neither control of nor a stake in Kestrel AI.",
        "Banks and funds may soon be investing in chips the way they do houses, said Nvidia.",
    ],
)
def test_no_deal_is_told(text):
    assert told(text) == []


def test_chips_called_units_are_bought_and_their_maker_is_not():
    claims = told("With the loan Crusoe is to acquire graphics processing units from Nvidia.")
    assert "acquisition" not in {relation for relation, *_ in claims}


def test_talks_of_who_explores_a_sale_are_about_buying_it():
    text = "Kestrel AI is exploring a sale and has held talks with Oracle."
    assert told(text) == [("acquisition", "Oracle", "Kestrel AI")]


def test_another_suitors_talks_are_about_the_same_sale():
    text = "Oracle is in talks to acquire Kestrel AI, an AI startup. Salesforce also held deal talks with Kestrel AI."
    assert ("acquisition", "Salesforce", "Kestrel AI") in told(text)


def test_the_full_stop_of_a_legal_form_ends_no_clause():
    text = "Harbour Systems talked with The Lantern Co. about a possible acquisition in May."
    assert told(text) == [("acquisition", "Harbour Systems", "The Lantern Co")]


def test_an_aside_does_not_part_which_from_its_verb():
    text = (
        "Meta has invested $2 billion in Kestrel AI, which, in turn, will spend $1 billion on Oracle's cloud."
    )
    assert ("compute_supply", "Oracle", "Kestrel AI") in told(text)


def test_investors_told_as_examples_lead_nothing():
    text = "Kestrel AI raised $50 million from investors including Sequoia Capital, Accel and Index Ventures."
    (claim,) = find_claims(article(text))
    assert claim.subject is None
    assert [m.name for m in claim.others] == ["Sequoia Capital", "Accel", "Index Ventures"]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Miller joins Anthropic from Tesla to lead its partnerships.",
        "Kestrel will stay a separate unit inside Google and will collaborate with Google Cloud.",
        "Large companies such as Meta and Google have struck deals worth billions.",
        "Meta and Google will work with universities.",
        "The contract puts Anthropic in control of its own cloud, as OpenAI is of its.",
        "A fund values X at a third of what it was worth before the Musk purchase.",
        "“Our customers all ask for this,” said Krishna Rao, finance chief of Anthropic, of Microsoft.",
        "Sony wants to build a team for films made with Fortnite.",
        "Kestrel AI raised 29.5 billion yuan with its listing in Shanghai.",
    ],
)
def test_who_changes_jobs_or_works_at_home_makes_no_deal(text):
    assert told(text) == []


def test_an_officer_who_invests_personally_is_the_investor():
    text = "OpenAI's chief executive Sam Altman personally invested $3 million in Kestrel AI, leading its seed round."
    assert [parties for _, *parties in told(text)] == [["Sam Altman", "Kestrel AI"]]


def test_a_remark_between_a_company_and_that_does_not_hide_it():
    text = "Nvidia turned to Anthropic, a rival to the owner of ChatGPT, that has been financed by Amazon and Google since 2023."
    assert ("investment", "Amazon", "Anthropic") in told(text)
    assert "OpenAI" not in {name for *_, name in told(text)}


def test_the_last_of_a_list_is_whom_its_remark_speaks_of():
    text = "She worked at Apple, Waabi, and Spark AI, a startup she co-founded that was acquired by Figma in 2023."
    assert told(text) == [("acquisition", "Figma", "Spark AI")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5thScape, a startup that makes headsets, closed a seed round of $3 million.", "5thScape"),
        ("Fintech Startup Ravenscroft Raises $25M for AI-Powered Audit Tools", "Ravenscroft"),
    ],
)
def test_a_name_may_begin_with_a_digit_or_behind_a_headlines_noun(text, name):
    assert [c.object.name for c in find_claims(article(text))] == [name]


def test_initials_belong_to_the_name_behind_them():
    (claim,) = find_claims(article("Accel and D. E. Shaw Ventures led the $30 million round in Kestrel AI."))
    assert [m.name for m in claim.others] == ["D. E. Shaw Ventures"]


@pytest.mark.parametrize(
    "text",
    [
        "Blackstone and Magnetar: $2.3bn in 2023, lent against Nvidia cards.",
        "Generali lets its tie-up with Accenture and Vodafone run out.",
    ],
)
def test_narrow_frames_leave_alone_what_they_do_not_tell(text):
    assert not {"acquisition", "funding_round", "offtake_or_other"} & {
        relation for relation, *_ in told(text)
    }
