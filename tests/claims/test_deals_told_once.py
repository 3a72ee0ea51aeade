"""Faults of the newsstand's own ledger: the wrong party, sum, kind, stage or speaker, each with look-alikes that stay."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def read(text, **more):
    return find_claims(article(text, **more))


def told(text, **more):
    """(relation, giver, receiver) of each claim."""
    return {(c.relation, c.subject.name if c.subject else "", c.object.name) for c in read(text, **more)}


def sums(text, **more):
    """(giver, receiver, sum as written) of each claim."""
    return {
        (c.subject.name if c.subject else "", c.object.name, c.money.as_written if c.money else "")
        for c in read(text, **more)
    }


def stages(text, **more):
    """(relation, stage) of each claim."""
    return {(c.relation, c.stage) for c in read(text, **more)}


def voices(text, **more):
    return {speaker.name for claim in read(text, **more) for speaker in claim.said_by}


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Lately, Oracle said it would put up to $2 billion into Cohere, while Nvidia wants to put up to $3 billion into it.", "Cohere"),
        ("Amazon said it had put $4 billion into Anthropic, and Google has agreed to put $2 billion into it.", "Anthropic"),
        ("Oracle confirmed that it will invest $2 billion in CoreWeave; Nvidia intends to invest $1 billion in it.", "CoreWeave"),
    ],
)  # fmt: skip
def test_it_behind_a_preposition_is_whom_the_clause_before_names_behind_the_same(text, taker):
    assert {claim.object.name for claim in read(text)} == {taker}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Microsoft bought a stake in Mistral, while Nvidia acquired Groq and put $1 billion into it.", ("Nvidia", "Groq")),
        ("Amazon invested in Anthropic, which said Google invested $2 billion in it.", ("Google", "Anthropic")),
        ("Oracle said it will lend $2 billion to CoreWeave.", ("Oracle", "CoreWeave")),
    ],
)  # fmt: skip
def test_it_stays_whom_its_own_clause_names(text, pair):
    assert pair in {(c.subject.name, c.object.name) for c in read(text)}


def test_a_first_part_is_of_the_deal_whose_sum_can_hold_it():
    text = (
        "Amazon will invest up to $4 billion in Anthropic. Cohere got $270 million in June from a round with Inovia Capital at its head. "
        "The first $1.25 billion is due now."
    )
    assert ("Amazon", "Anthropic", "$1.25 billion") in sums(text)
    assert not any(taker == "Cohere" and amount == "$1.25 billion" for _, taker, amount in sums(text))


def test_a_first_part_stays_with_the_deal_told_last_where_that_can_hold_it():
    text = "Google put $2 billion into Mistral. Amazon will invest up to $4 billion in Anthropic. The first $1.25 billion is due now."
    assert ("Amazon", "Anthropic", "$1.25 billion") in sums(text)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oracle puts $5 billion into Cohere.", "announced"),
        ("Meta bets $2 billion on Scale AI.", "announced"),
        ("Oracle put $5 billion into Cohere.", "completed"),
        ("Meta bet $2 billion on Scale AI.", "completed"),
    ],
)
def test_the_present_of_a_verb_is_not_its_past(text, stage):
    assert stages(text) == {("investment", stage)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oracle and Nvidia invest in Cohere up to $2 billion and $3 billion.", {"Oracle": "up to $2 billion", "Nvidia": "$3 billion"}),
        ("Oracle, Nvidia and Google will invest in Mistral $1 billion, $2 billion and $3 billion.",
         {"Oracle": "$1 billion", "Nvidia": "$2 billion", "Google": "$3 billion"}),
        ("Oracle and Nvidia will invest in Cohere $2 billion and $3 billion over four years.", {"Oracle": "$2 billion", "Nvidia": "$3 billion"}),
    ],
)  # fmt: skip
def test_of_as_many_sums_as_givers_each_gives_the_one_in_its_place(text, expected):
    assert {giver: amount for giver, _, amount in sums(text)} == expected


def test_a_single_sum_behind_two_givers_is_shared_out_to_none():
    assert {amount for _, _, amount in sums("Oracle and Nvidia put $5 billion into Cohere.")} == {
        "$5 billion"
    }


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        (
            "Google will invest another $1 billion in Cohere, which doubles its stake money to $2 billion.",
            True,
        ),
        (
            "Google is putting a further $1 billion into Cohere, which lifts its investment to $3 billion.",
            True,
        ),
        ("Google raised its stake in Cohere to 15% for $2 billion.", False),
    ],
)
def test_what_a_stake_rises_to_is_a_running_total(text, is_total):
    assert any(claim.cumulative for claim in read(text)) is is_total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cohere said in May that it used Google's machines.", ("compute_supply", "Google", "Cohere")),
        ("IREN will buy $5.8 billion of Nvidia equipment through Dell.", ("chip_supply", "Nvidia", "IREN")),
        ("Oracle is paying Cohere about $300 million in an arrangement that lets it use the start-up's models.", ("licensing", "Cohere", "Oracle")),
        ("Microsoft will pay Cohere roughly $300 million, two people said. It gets a licence for the models.", ("licensing", "Cohere", "Microsoft")),
    ],
)  # fmt: skip
def test_the_kind_is_that_of_what_is_given(text, expected):
    assert told(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft will pay Cohere roughly $300 million, two people said. It gets a seat on the board.", ("investment", "Microsoft", "Cohere")),
        ("Oracle supplies OpenAI's data centres with servers.", ("compute_supply", "Oracle", "OpenAI")),
    ],
)  # fmt: skip
def test_the_kind_stays_where_nothing_else_is_given(text, expected):
    assert expected in told(text)


def test_who_sells_the_others_models_supplies_it_with_no_computing():
    kinds = {
        kind
        for kind, _, _ in told("Microsoft has the exclusive right to sell OpenAI's models through the cloud.")
    }
    assert "compute_supply" not in kinds and "exclusivity" in kinds


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Google plans to cut ties with Scale AI.", "planned"),
        ("Google may cut ties with Scale AI.", "rumoured"),
        ("Google has cut ties with Scale AI.", "terminated"),
    ],
)
def test_an_end_that_is_only_planned_is_no_end(text, stage):
    assert stages(text) == {("termination", stage)}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Disney will become a customer of OpenAI.", "announced"),
        ("Disney plans to become a customer of OpenAI.", "planned"),
        ("Disney will remain a customer of OpenAI.", "completed"),
        ("Disney is a customer of OpenAI.", "completed"),
    ],
)
def test_who_will_become_a_customer_is_none_yet(text, stage):
    assert {stage_ for _, stage_ in stages(text)} == {stage}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oracle used to supply chips to OpenAI.", "terminated"),
        ("Oracle is used to supplying chips to OpenAI.", "announced"),
        ("The talks include a plan for OpenAI to use Amazon's chips.", "planned"),
        ("OpenAI will use Amazon's chips.", "announced"),
        ("OpenAI and CoreWeave have extended their agreement once more.", "agreed"),
    ],
)
def test_the_words_before_the_verb_say_how_far_a_supply_is(text, stage):
    assert {stage_ for _, stage_ in stages(text)} == {stage}


@pytest.mark.parametrize(
    ("last", "stage"),
    [
        ("An initial $1.25 billion was paid in September 2023.", "completed"),
        ("An initial $1.25 billion is paid at closing.", "announced"),
        ("An initial $1.25 billion was promised in September.", "announced"),
    ],
)
def test_a_part_that_was_paid_is_done(last, stage):
    claims = read(f"Amazon will invest up to $4 billion in Anthropic. {last}")
    assert {c.stage for c in claims if c.money.as_written == "$1.25 billion"} == {stage}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The partnership between Oracle and Cohere has long been seen as a model for the industry.", "completed"),
        ("The office has decided that the partnership between Oracle and Cohere does not qualify for review.", "completed"),
        ("Oracle said its partnership with Cohere had made the product possible.", "completed"),
        ("Oracle announced its partnership with Cohere.", "announced"),
        ("Oracle's partnership with Cohere will run for five years.", "announced"),
        ("Oracle and Cohere announced a partnership. The partnership between Oracle and Cohere was long in the making.", "announced"),
    ],
)  # fmt: skip
def test_a_partnership_only_spoken_of_is_in_force(text, stage):
    assert stages(text) == {("partnership", stage)}


def test_what_somebody_was_valued_at_in_the_round_is_no_round_and_lends_no_speaker():
    assert read("Cohere was valued at $5.5 billion in the round, a person familiar with it said.") == ()
    text = "Cohere is raising $500 million from Oracle. The start-up was valued at $5.5 billion in the round, a person familiar with it said."
    assert voices(text) == set()


def test_a_round_in_which_somebody_was_valued_is_told_where_it_is_new():
    assert ("funding_round", "Google", "Cohere") in told(
        "Cohere was valued at $5.5 billion after a round led by Google."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft reviews the conditions of its contract with OpenAI.", {("renegotiation", "in_talks")}),
        ("Microsoft and OpenAI are in talks about a better contract.", {("renegotiation", "in_talks")}),
        ("Microsoft and OpenAI are in talks about a contract.", {("partnership", "in_talks")}),
        ("Lawyers reviewed Microsoft's contract with OpenAI.", {("compute_supply", "agreed")}),
    ],
)
def test_terms_that_are_looked_at_again_are_renegotiated(text, expected):
    assert stages(text) == expected


def test_a_right_of_first_refusal_that_was_given_up_has_ended():
    text = "OpenAI was free to do so in October, when Microsoft gave up its right of first refusal on the start-up's computing."
    assert stages(text) == {("exclusivity", "terminated")}


def test_a_stake_in_a_round_that_the_giver_leads_is_that_round():
    text = "Amazon followed with a stake in X-energy, another maker of small reactors, in a $500 million round that it leads."
    assert told(text) == {("funding_round", "Amazon", "X-energy")}
    other = "Amazon took a stake in X-energy in a $500 million round that was led by Citadel."
    assert ("funding_round", "Citadel", "X-energy") in told(other) and ("Amazon", "X-energy", "") in sums(
        other
    )


def test_a_bid_for_what_controls_a_company_is_one_for_the_company():
    text = "A group of investors led by Elon Musk has offered $97.4 billion for the non-profit that controls OpenAI."
    assert sums(text, title="Musk-led group bids $97.4 billion for control of OpenAI") == {
        ("Elon Musk", "OpenAI", "$97.4 billion")
    }


def test_a_party_named_only_to_look_past_it_is_not_the_young_company():
    text = (
        "Microsoft has struck a partnership with Mistral, the Paris-based start-up, as it looks for partners beyond OpenAI. "
        "The US group will take a small stake in the ten-month-old company."
    )
    assert ("investment", "Microsoft", "Mistral") in told(
        text, title="Microsoft strikes deal with Mistral in push beyond OpenAI"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The board of OpenAI has turned down a $97.4 billion offer from a consortium led by Elon Musk, its chairman Bret Taylor said.", {"OpenAI"}),
        ("Sierra has bought Statsig for $1 billion, Bret Taylor said.", {"Sierra"}),
        ("Thrive Capital put $1.3 billion into OpenAI, said two people who saw the list. Oracle added $1 billion, they said.", {"anonymous sources"}),
        ("Britain's competition office will not look into Oracle's partnership with Cohere, it said on Wednesday.", set()),
        ("Oracle will invest $5 billion in Cohere, it said on Wednesday.", {"Oracle"}),
    ],
)  # fmt: skip
def test_who_says_so_is_whom_the_sentence_gives_the_word_to(text, who):
    assert voices(text) == who


def test_a_day_of_what_the_other_side_did_besides_is_not_the_deals():
    (first, *_) = read(
        "Azure stays the sole cloud provider of OpenAI, which has drawn millions of users since November 2022."
    )
    assert first.when is None
    (first, *_) = read("Oracle signed a contract with Cohere in July 2025, which has raised money since.")
    assert first.when.as_written == "July 2025"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Oracle and Nvidia will invest $2 billion and $3 billion in Cohere, the companies said on Tuesday.", {"Oracle", "Nvidia", "Cohere"}),
        ("Walt Disney will put $1 billion into Cohere, the companies said.", {"Disney", "Cohere"}),
        ("Oracle will invest $2 billion in Cohere, the companies said.", {"Oracle", "Cohere"}),
    ],
)  # fmt: skip
def test_the_companies_that_say_so_are_all_whom_the_sentence_names(text, who):
    assert voices(text, title="You may soon draw Mickey Mouse yourself") == who


@pytest.mark.parametrize(
    ("last", "is_denied"),
    [
        ("A person close to Oracle said there was no acquisition of the company.", True),
        (
            "Oracle gains colleagues but is not buying Cohere itself, its chief executive wrote to staff.",
            True,
        ),
        ("A person close to Oracle said there was no date for the acquisition.", False),
        ("Oracle is not buying chips, its chief executive wrote to staff.", False),
    ],
)
def test_a_purchase_that_was_reported_is_denied_by_who_says_that_there_is_none(last, is_denied):
    text = f"The Bay Ledger had reported that Oracle was acquiring Cohere for some $2 billion. {last}"
    assert [c.denied for c in read(text) if c.relation == "acquisition"] == [is_denied]


def test_what_a_venture_is_to_spend_is_no_supply_by_the_venture():
    text = (
        "Hearthgate, a new company, wants to spend $500 billion over four years on data centres for OpenAI."
    )
    title = "SoftBank, OpenAI and Oracle form $500 billion joint venture"
    assert {kind for kind, _, _ in told(text, title=title)} == {"joint_venture"}


def test_a_supply_of_another_sum_stands_beside_the_venture():
    text = (
        "SoftBank, OpenAI and Oracle form a $500 billion joint venture. "
        "CoreWeave signed a contract worth $11 billion to supply computing to OpenAI."
    )
    assert ("compute_supply", "CoreWeave", "OpenAI") in told(text)


def test_money_that_a_text_only_speaks_of_is_there_already():
    text = "Oracle's influence over Cohere is called material, its money is called essential, and still there is no merger."
    assert {stage for _, stage in stages(text)} <= {"completed"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Google pays Scale about $200 million a year for labelled data.", "offtake_or_other"),
        ("Google pays Reddit about $60 million a year for its data.", "licensing"),
    ],
)
def test_data_made_to_order_is_work_and_no_licence(text, kind):
    assert {kind_ for kind_, _, _ in told(text)} == {kind}


def test_a_contract_that_the_two_have_is_the_deal_that_the_text_goes_on_to_tell():
    more = "Microsoft has agreed to invest $10 billion in OpenAI, three people said."
    assert told(f"Days after the talks Microsoft and OpenAI have a contract. {more}") == {
        ("investment", "Microsoft", "OpenAI")
    }
    assert told("Days after the talks Microsoft and OpenAI have a contract.") == {
        ("compute_supply", "Microsoft", "OpenAI")
    }
