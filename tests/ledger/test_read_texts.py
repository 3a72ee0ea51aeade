"""From the words of a page to the ledger: cases that were promised, read by the grammar and folded."""

from datetime import UTC, date, datetime

import pytest

from broadsheet.claims import find_claims
from broadsheet.ledger import as_of, dependence, fold, list_contradictions
from broadsheet.records import Article, Provider, article_id, text_id
from broadsheet.testing.newsstand.stand import load_newsstand


def read(pages):
    """The claims of pages of the newsstand, as they last stood."""
    return [claim for page in pages for claim in find_claims(_article_of(page))]


def _article_of(page):
    outlet = page.outlet
    return Article(
        id=article_id(page.url), text_id=text_id(page.title, page.body), url=page.url, original_url=page.url,
        provider=Provider(name=outlet.name, domain=outlet.host), title=page.title, text=page.body,
        language=outlet.language, published=page.published, published_precision="day",
    )  # fmt: skip


def text(words, *, day, outlet="Harbour Wire"):
    url = f"https://{outlet.replace(' ', '-').lower()}.example/{day}"
    return Article(
        id=article_id(url), text_id=text_id("", words), url=url, original_url=url, title="", text=words, language="en",
        provider=Provider(name=outlet, domain=url.split("/")[2]), published=datetime.fromisoformat(day).replace(tzinfo=UTC),
        published_precision="day",
    )  # fmt: skip


@pytest.fixture(scope="module")
def letter():
    """What the newsstand's pages tell of the letter of intent and of the round that took its place."""
    stand = load_newsstand()
    events = {"nvidia-openai-2025-09", "openai-round-2026-02"}
    last = stand.at(stand.end)
    return read(p for p in last.pages if p.truth.event in events and p.outlet.language == "en")


def pledge(ledger):
    deals = [
        d for d in ledger.deals if d.money and d.money.bound == "up_to" and d.party("object") == "openai"
    ]
    return next(d for d in deals if d.party("subject") == "nvidia" and d.money.high == 100 * 10**9)


def test_the_letter_of_a_hundred_billion_lapses_when_a_page_says_that_other_money_replaces_it(letter):
    assert pledge(as_of(letter, (), date(2026, 2, 26))).stage in {"planned", "announced", "agreed"}
    lapsed = pledge(fold(letter))
    assert (lapsed.stage, lapsed.timeline[-1].stage) == ("lapsed", "lapsed")
    cited = next(claim for claim in letter if claim.id == lapsed.timeline[-1].claim_id)
    assert "replaces the letter of intent" in cited.evidence[0].quote


def test_a_lapsed_pledge_is_no_more_leant_on(letter):
    def most(ledger):
        ties = dependence(ledger, "openai").ties
        return max(one.high for tie in ties if tie.party_id == "nvidia" for one in tie.amounts)

    assert most(as_of(letter, (), date(2026, 2, 26))) == 100 * 10**9
    assert most(fold(letter)) < 100 * 10**9


def test_the_same_talks_called_an_investment_and_an_acquisition_in_one_text():
    (row,) = list_contradictions(fold(find_claims(text(
        "OpenAI is in talks with Amazon about an investment of more than $10 billion, two people said. "
        "The proposed acquisition is a milestone for OpenAI.", day="2025-12-17",
    ))))  # fmt: skip
    assert row[1].kind == "kind"
    assert "proposed acquisition" in row[1].left_quote + row[1].right_quote


def test_talks_that_a_party_denies_end_denied_and_are_a_contradiction():
    ledger = fold([
        *find_claims(text("Nvidia is in talks to buy Groq for $20 billion, two people said.", day="2025-12-20")),
        *find_claims(text("Nvidia has denied talks to buy Groq for $20 billion.", day="2025-12-21", outlet="Metro Daily")),
    ])  # fmt: skip
    (deal,) = ledger.deals
    assert [move.stage for move in deal.timeline] == ["in_talks", "denied"]
    assert [row.kind for row in deal.contradictions] == ["denial"]


def test_a_contract_whose_firm_says_that_none_was_cancelled_stands():
    told = find_claims(text(
        "CoreWeave has signed a five-year contract worth $11.9 billion to supply computing to OpenAI. "
        "CoreWeave said that no contract had been cancelled.", day="2025-03-10",
    ))  # fmt: skip
    assert {deal.stage for deal in fold(told).deals} == {"agreed"}
