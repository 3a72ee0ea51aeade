"""Over a document, sentences of one deal make one claim, and who says so is kept."""

from datetime import date
from decimal import Decimal

from broadsheet.claims import GrammarExtractor, find_claims
from tests.claims.articles import article


def claims(text, **more):
    return find_claims(article(text, **more))


def test_one_deal_told_three_times_is_one_claim_with_its_sentences():
    (claim,) = claims(
        "Microsoft plans to invest $10 billion in OpenAI.\n\nThe two companies have worked since 2019. "
        "On Monday Microsoft signed: it invests $10 billion in OpenAI.",
        title="Microsoft to invest $10bn in OpenAI",
    )
    assert claim.relation == "investment"
    assert len(claim.evidence) == 2


def test_the_latest_stage_of_the_text_wins():
    (claim,) = claims(
        "Oracle was in talks to buy Cerner last year. Oracle has acquired Cerner for $28 billion."
    )
    assert claim.stage == "completed"


def test_new_money_and_the_running_total_are_two_claims():
    found = claims(
        "Amazon will invest an additional $4 billion in Anthropic. "
        "That brings its total investment in Anthropic to $8 billion."
    )
    assert {(int(c.money.high), c.cumulative) for c in found} == {
        (4_000_000_000, False),
        (8_000_000_000, True),
    }


def test_a_list_of_investors_with_their_own_amounts_is_a_claim_each():
    found = claims("AMD and Nvidia put up to $3bn and $7bn into Cohere.")
    assert {(c.subject.name, int(c.money.high), c.money.bound) for c in found} == {
        ("AMD", 3_000_000_000, "up_to"),
        ("Nvidia", 7_000_000_000, "up_to"),
    }


def test_the_rounds_sum_of_a_title_is_not_one_investors_own():
    found = claims(
        "Amazon will invest $50 billion in OpenAI as part of a larger round, the start-up said. "
        "Nvidia and SoftBank put in $30 billion each.",
        title="OpenAI raises $110 billion from Amazon, Nvidia and SoftBank",
    )
    own = {c.subject.name: (int(c.money.high), c.others) for c in found if c.relation == "investment"}
    assert own == {
        "Amazon": (50_000_000_000, ()),
        "Nvidia": (30_000_000_000, ()),
        "SoftBank": (30_000_000_000, ()),
    }
    assert [int(c.money.high) for c in found if c.relation == "funding_round"] == [110_000_000_000]


def test_a_total_shared_by_several_counterparties_belongs_to_none():
    found = claims("OpenAI has signed deals worth $1.4 trillion with Nvidia, AMD and Broadcom.")
    assert len(found) == 3
    assert all(c.money is None for c in found)


def test_the_lead_of_a_round_may_stand_in_the_next_sentence():
    (claim,) = claims("Start-up Quillbridge raised $40 million. The round was led by Sequoia Capital.")
    assert claim.subject.name == "Sequoia Capital"


def test_the_company_and_it_are_resolved_inside_the_document():
    found = claims(
        "CoreWeave reported results. The company also said it acquired OpenPipe, a maker of training tools."
    )
    assert [(c.subject.name, c.object.name, c.subject.as_written) for c in found] == [
        ("CoreWeave", "OpenPipe", "it")
    ]


def test_who_says_so_is_kept_with_unnamed_sources_and_their_number():
    (claim,) = claims(
        "SoftBank is in talks to invest $25 billion in OpenAI, Bloomberg reported, citing three people familiar with the matter."
    )
    kinds = {(a.kind, a.name, a.count) for a in claim.said_by}
    assert ("outlet", "Bloomberg", None) in kinds
    assert ("anonymous", "anonymous sources", 3) in kinds


def test_an_officer_speaks_for_the_company():
    (claim,) = claims("Nvidia CEO Jensen Huang said Nvidia will invest $2 billion in Synopsys.")
    assert [a.name for a in claim.said_by] == ["Nvidia"]


def test_a_source_line_attributes_the_items_above_it():
    (claim,) = claims("Nebius agreed to acquire Tavily for $275 million.\n\nSource: Bloomberg.")
    assert [a.name for a in claim.said_by] == ["Bloomberg"]


def test_a_denied_report_keeps_its_stage_and_is_marked():
    (claim,) = claims("Apple is in talks to buy Perplexity, Bloomberg reported. Apple denied the report.")
    assert (claim.stage, claim.denied) == ("in_talks", True)


def test_when_it_happened_is_resolved_against_publication():
    (claim,) = claims("In October, OpenAI agreed to buy $250 billion of computing power from Microsoft.")
    assert (claim.when.earliest, claim.when.latest) == (date(2025, 10, 1), date(2025, 10, 31))


def test_a_bare_dollar_follows_the_outlets_marks():
    (claim,) = claims("Temasek will invest US$10 billion ($13.31 billion) in Anthropic.", country="SG")
    assert (claim.money.high, claim.money.currency) == (Decimal(10_000_000_000), "USD")


def test_where_title_and_body_disagree_the_body_wins():
    (claim,) = claims(
        "Meta will invest $14 billion in Scale AI.", title="Meta invests $41 billion in Scale AI"
    )
    assert claim.money.high == Decimal(14_000_000_000)


def test_a_division_and_its_owner_in_one_deal_stand_apart():
    (claim,) = claims("Microsoft acquired GitHub in 2018 for $7.5 billion.")
    assert (claim.subject.name, claim.object.name) == ("Microsoft", "GitHub")


def test_the_same_article_gives_the_same_claims_with_the_same_ids():
    one = article("Nvidia bought a $5 billion stake in Intel. AMD signed a deal to supply OpenAI with chips.")
    assert GrammarExtractor().find_claims(one) == GrammarExtractor().find_claims(one)


def test_a_language_without_a_lexicon_gives_no_claims():
    assert claims("Microsoft investerar tio miljarder dollar i OpenAI.", language="sv") == ()


def test_a_deal_told_plainly_is_surer_than_one_pieced_together():
    (plain,) = claims(
        "Nvidia has invested $2 billion in Wayve, it said. Wayve confirmed that Nvidia invested $2 billion in it."
    )
    (loose,) = claims("The talks between Figma and Getty Images went on.")
    assert 0 < loose.confidence < plain.confidence < 1


def test_a_round_that_is_planned_after_one_that_closed_is_another():
    found = claims(
        "Harrowgate closed a $2 billion seed round in July. Harrowgate now wants to raise at a $50 billion valuation."
    )
    assert [(c.stage, c.money is None) for c in found] == [("completed", False), ("planned", True)]


def test_talks_about_a_stake_stand_beside_the_stake_that_is_held():
    found = claims(
        "Meta is in talks to invest $10 billion in Scale AI. Scale AI is a start-up backed by Nvidia and Meta."
    )
    assert {(c.subject.name, c.stage) for c in found} == {
        ("Meta", "in_talks"),
        ("Meta", "completed"),
        ("Nvidia", "completed"),
    }


def test_the_outlet_speaks_and_not_its_reporters():
    (claim,) = claims("Meta agreed to buy Rivos, Bloomberg's Rachel Metz and Katie Roof report.")
    assert [a.name for a in claim.said_by] == ["Bloomberg"]


def test_whom_a_report_names_after_its_outlet_is_no_speaker():
    (claim,) = claims("According to CNBC, Apple is in talks to buy Rivos, a chip start-up.")
    assert [a.name for a in claim.said_by] == ["CNBC"]


def test_a_start_up_last_valued_at_a_sum_is_not_bought_for_it():
    (claim,) = claims("Meta is in talks to buy Rivos, a chip start-up that was last valued at $2 billion.")
    assert (claim.relation, claim.money) == ("acquisition", None)


def test_chips_named_by_their_maker_are_not_supplied_to_it():
    found = claims("Nscale signed a contract with Microsoft to supply 200,000 Nvidia chips.")
    assert {(c.subject.name, c.object.name) for c in found} == {("Nscale", "Microsoft")}
