"""Evidence or nothing: whoever extracts, a claim that does not quote the article is not admitted."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.claims import admit, find_claims
from tests.claims.articles import article

STORY = article("Microsoft will invest $10 billion in OpenAI, the companies said on Monday.")
(CLAIM,) = find_claims(STORY)


def test_a_grounded_claim_is_admitted_once():
    assert admit([CLAIM, CLAIM], STORY) == (CLAIM,)


def test_a_quotation_that_was_altered_is_refused():
    span = replace(CLAIM.evidence[0], quote=CLAIM.evidence[0].quote.replace("10", "20"))
    assert admit([replace(CLAIM, evidence=(span,))], STORY) == ()


def test_a_claim_without_evidence_is_refused():
    assert admit([replace(CLAIM, evidence=())], STORY) == ()


def test_another_wording_of_the_article_withdraws_its_claims():
    edited = article(STORY.text.replace("$10 billion", "$11 billion"))
    assert admit([CLAIM], edited) == ()


def test_one_party_on_both_sides_is_no_deal():
    assert admit([replace(CLAIM, subject=CLAIM.object)], STORY) == ()


def test_a_missing_giver_is_allowed_for_rounds_alone():
    assert admit([replace(CLAIM, subject=None)], STORY) == ()
    assert admit([replace(CLAIM, subject=None, relation="funding_round")], STORY) != ()


PARTS = [
    "Microsoft", "OpenAI", "Nvidia", "it", "the company", "will invest", "acquired", "signed a deal with", "$5 billion",
    "in", "for", ",", ".", "said", "Bloomberg reported", "“", "”", "\n\n", "a stake in", "raised", "led by", "and",
]  # fmt: skip


@settings(deadline=None)  # a busy machine is no slow grammar
@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_every_span_of_every_claim_quotes_the_article_whatever_the_text(parts):
    story = article(" ".join(parts))
    for claim in find_claims(story):
        for span in claim.evidence:
            span.check(story.text)
        for mention in (claim.subject, claim.object, *claim.others):
            if mention and mention.span:
                mention.span.check(story.text if mention.span.field == "text" else story.title)


def test_icons_of_a_page_in_private_use_signs_are_no_parties():
    text = "\ue804 Share Nvidia will invest \ue000 $2 billion in Wayve, the start-up said. \ue600"
    assert [c.object.name for c in find_claims(article(text))] == ["Wayve"]
