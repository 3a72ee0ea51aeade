"""Who acts in a clause that goes on with "and", and whose a longer name is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import Article, Provider, article_id, text_id


def _parties(text: str) -> set[tuple[str, str | None, str | None]]:
    url = "https://gazette.example/1"
    article = Article(
        id=article_id(url), text_id=text_id("", text), url=url, original_url=url, title="", text=text, language="en",
        provider=Provider(name="Gazette", domain="gazette.example"), published=datetime(2026, 3, 3, tzinfo=UTC),
        published_precision="day",
    )  # fmt: skip
    found = find_claims(article)
    return {(c.relation, c.subject and c.subject.name, c.object and c.object.name) for c in found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Its main rival is Cloudflare, which introduced a paid crawl function in July and last year bought Human Native, a marketplace.",
            ("acquisition", "Cloudflare", "Human Native"),
        ),
        (
            "Its neighbour is Cognition, which makes coding tools and has acquired Windsurf.",
            ("acquisition", "Cognition", "Windsurf"),
        ),
        (
            "Microsoft, which owns GitHub and LinkedIn, bought Activision in 2023.",
            ("acquisition", "Microsoft", "Activision Blizzard"),
        ),
    ],
)
def test_a_relative_clause_that_goes_on_is_told_of_the_same_company(
    text: str, told: tuple[str, str, str]
) -> None:
    assert _parties(text) == {told}


def test_a_longer_name_that_the_text_introduces_is_no_company_of_the_catalogue() -> None:
    text = "Helion Desk, an Atlanta start-up for calls, grows. Helion licenses voices from ElevenLabs."
    assert _parties(text) == {("licensing", "ElevenLabs", "Helion Desk")}


def test_a_name_that_opens_a_sentence_and_its_seat_is_whoever_raised() -> None:
    text = "Zip, of San Francisco, raised $190 million from a group led by Index Ventures."
    assert _parties(text) == {("funding_round", "Index Ventures", "Zip")}
