"""Rights told in passing: whose model a product runs on, who is let into an archive, who sells and builds with whom."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text):
    return {(c.relation, c.subject and c.subject.name, c.object.name) for c in find_claims(article(text))}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Notion's assistant now runs on models from Mistral.", ("licensing", "Mistral", "Notion")),
        ("Its assistants got better, Notion says. Its models come from Mistral.", ("licensing", "Mistral", "Notion")),
        ("The Tide assistant is built on models by Cohere.", None),
        ("Abridge is built on models from Cohere.", ("licensing", "Cohere", "Abridge")),
        ("Salesforce has been buying access to Claude from Anthropic.", ("licensing", "Anthropic", "Salesforce")),
        ("Microsoft keeps a right to OpenAI's models.", ("licensing", "OpenAI", "Microsoft")),
        ("The publisher Graymoor Books gave Anthropic access to 400 titles.", ("licensing", "Graymoor Books", "Anthropic")),
        ("Springer Nature has opened its journals to Google.", ("licensing", "Springer Nature", "Google")),
        ("Perplexity uses the archive of Le Monde.", ("licensing", "Le Monde", "Perplexity")),
    ],
)  # fmt: skip
def test_a_right_is_told_without_the_word_licence(text, deal):
    assert told(text) == ({deal} if deal else set())


@pytest.mark.parametrize(
    "text",
    [
        "Notion's assistant runs on models of its own.",
        "Salesforce gave customers access to its articles.",
        "Springer Nature has opened its journals to readers.",
        "Scale AI works with Cohere, OpenAI and others when it labels data.",
        "OpenAI is building a campus with 400 megawatts.",
        "Accenture works with Nvidia engineers on site.",
        "Notion's calendar works with Slack and Asana.",
    ],
)
def test_what_goes_to_nobody_named_or_to_a_whole_clientele_is_no_deal(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Bell Canada is Cohere's main distributor.", ("partnership", "Bell Canada", "Cohere")),
        ("Fujitsu sells Cohere's software in Japan.", ("partnership", "Fujitsu", "Cohere")),
        ("Samsung works with AMD and Nvidia.", ("partnership", "Samsung", "Nvidia")),
        ("Infineon has been working with Nvidia since 2023.", ("partnership", "Infineon", "Nvidia")),
        ("OpenAI is building a campus in Norway with Aker.", ("partnership", "OpenAI", "Aker")),
        ("Brookfield is planning a fund with Nvidia.", ("partnership", "Brookfield", "Nvidia")),
        ("Le Figaro signed with Mistral in May.", ("partnership", "Le Figaro", "Mistral")),
    ],
)  # fmt: skip
def test_who_sells_works_or_builds_with_another_is_its_partner(text, deal):
    assert deal in told(text)
