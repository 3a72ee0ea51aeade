"""German and French sentences that name one side of a deal and leave the other to the text, told or not as a claim."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.test_native_languages import article

TOLD = [
    ("de", "Wandelbots beschäftigt 150 Leute. Größter Geldgeber ist Insight Partners.", "investment", "Insight Partners", "Wandelbots"),
    ("de", "Wandelbots beschäftigt 150 Leute. Die Rechenleistung kommt von Microsoft.", "compute_supply", "Microsoft", "Wandelbots"),
    ("de", "Wandelbots beschäftigt 150 Leute. Die Chips liefert Nvidia.", "chip_supply", "Nvidia", "Wandelbots"),
    ("de", "Wandelbots beschäftigt 150 Leute. Wichtigster Partner ist Siemens.", "partnership", "Siemens", "Wandelbots"),
    ("de", "Wandelbots beschäftigt 150 Leute. Größter Kunde ist Volkswagen.", "offtake_or_other", "Wandelbots", "Volkswagen"),
    ("fr", "Exotec emploie mille personnes. Son premier actionnaire est Goldman Sachs.", "investment", "Goldman Sachs", "Exotec"),
    ("fr", "Exotec emploie mille personnes. Les puces viennent de Nvidia.", "chip_supply", "Nvidia", "Exotec"),
    ("fr", "Exotec emploie mille personnes. Son plus gros client est Carrefour.", "offtake_or_other", "Exotec", "Carrefour"),
]  # fmt: skip
NOT_TOLD = [
    ("de", "Wandelbots beschäftigt 150 Leute. Die Analysten von Siemens rechnen mit neuen Kunden."),
    ("de", "Wandelbots beschäftigt 150 Leute. In Dresden sucht man noch einen Partner wie Siemens."),
    ("de", "Wandelbots beschäftigt 150 Leute. Siemens hält 20 Prozent Marktanteil."),
    ("fr", "Exotec emploie mille personnes. Les clients de Siemens hésitent encore."),
    ("fr", "Exotec emploie mille personnes. Le chiffre d'affaires de Siemens recule chez ses clients."),
]


@pytest.mark.parametrize(("language", "text", "relation", "source", "target"), TOLD)
def test_who_the_sentence_before_was_about_is_the_other_side(language, text, relation, source, target):
    (claim,) = find_claims(article(text, language=language))
    assert (claim.relation, claim.subject.name, claim.object.name) == (relation, source, target)


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_a_company_beside_the_subject_of_the_text_has_no_deal_with_it(language, text):
    assert find_claims(article(text, language=language)) == ()


def test_analysts_of_a_bank_are_not_the_company_that_goes_on():
    text = "Infineon wächst. Analysten der Deutschen Bank rechnen mit mehr. Das Unternehmen arbeitet mit TSMC zusammen."
    (claim,) = find_claims(article(text, language="de"))
    assert {claim.subject.name, claim.object.name} == {"Infineon", "TSMC"}


def test_what_a_firm_earned_is_no_round():
    assert find_claims(article("Wandelbots erlöste zuletzt 14,2 Mio. Euro.", language="de")) == ()


def test_who_bought_into_another_still_raises_its_own_money():
    text = "Accel führt eine Finanzierungsrunde über 600 Mio. Euro von Helsing an. Anfang Juni war Helsing bei Grob eingestiegen. Insgesamt hat das Unternehmen 1,37 Mrd. Euro aufgenommen."
    claims = find_claims(article(text, language="de"))
    raised = [c.object.name for c in claims if c.relation == "funding_round"]
    assert raised == ["Helsing", "Helsing"]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("SoftBank hat 2 Milliarden Dollar bei Intel eingezahlt.", "SoftBank", "Intel"),
        ("Earlybird hatte Aleph Alpha 2021 mit 5 Millionen Euro unterstützt.", "Earlybird", "Aleph Alpha"),
        ("Während Microsoft 5 Milliarden Dollar in OpenAI investiert, wartet Google ab.", "Microsoft", "OpenAI"),
    ],
)  # fmt: skip
def test_money_that_is_paid_in_or_given_along_the_way_is_an_investment(text, source, target):
    (claim,) = find_claims(article(text, language="de"))
    assert (claim.relation, claim.subject.name, claim.object.name) == ("investment", source, target)
