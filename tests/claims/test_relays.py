"""By way of whom a word reaches the reader: one hop more, and no voice more."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from broadsheet.ledger.roots import name_roots
from tests.claims.articles import article

SAYINGS = (
    (
        "en",
        "Microsoft is in talks to buy Larkfield for $2 billion, Reuters reported on Monday, citing three people familiar with the matter.",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
    (
        "en",
        "Microsoft has agreed to buy Larkfield for $2 billion, people familiar with the matter told the Financial Times.",
        {"Financial Times": "", "anonymous sources": "Financial Times"},
    ),
    (
        "en",
        "Microsoft will invest $2 billion in Larkfield, The Verge wrote, citing a report by The Information.",
        {"The Verge": "", "The Information": "The Verge"},
    ),
    ("en", "OpenAI told CNBC that it has acquired Larkfield for $2 billion.", {"OpenAI": "CNBC"}),
    (
        "en",
        "According to Bloomberg and The Information, Microsoft will invest $2 billion in Larkfield.",
        {"Bloomberg": "", "The Information": ""},
    ),
    (
        "de",
        "Microsoft will zwei Milliarden Dollar in Larkfield investieren, berichtet Reuters unter Berufung auf Insider.",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
    (
        "fr",
        "Microsoft va investir 2 milliards de dollars dans Larkfield, rapporte Reuters, citant des sources proches du dossier.",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
    (
        "es",
        "Microsoft invertirá 2.000 millones de dólares en Larkfield, informó Reuters citando a fuentes cercanas.",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
    (
        "ru",
        "Microsoft инвестирует $2 млрд в Larkfield, сообщает Reuters со ссылкой на осведомленные источники.",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
    (
        "zh",
        "据路透社援引知情人士报道，微软计划向Larkfield投资20亿美元。",
        {"Reuters": "", "anonymous sources": "Reuters"},
    ),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "ways"), SAYINGS)
def test_whoever_is_heard_through_an_outlet_is_told_by_way_of_it(language, text, ways):
    (claim,) = find_claims(article(text, language=language))

    assert {a.name: a.relayed_by for a in claim.said_by} == ways


def test_an_outlet_that_only_passes_a_report_on_is_no_voice_of_its_own():
    (claim,) = find_claims(
        article(
            "Microsoft will invest $2 billion in Larkfield, The Verge wrote, citing a report by The Information."
        )
    )

    assert name_roots(claim) == ("The Information",)


def test_the_papers_own_word_is_relayed_by_nobody():
    (claim,) = find_claims(article("OpenAI told CNBC that it has raised $20 million.", outlet="CNBC"))

    assert [a.relayed_by for a in claim.said_by] == [""]
