"""Articles that change or are taken back: what becomes of their claims."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from broadsheet.adapters.store import folding, gaps, reading, writing
from broadsheet.adapters.store.replaced import replaced_named
from broadsheet.errors import NotFound
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Claim, Mention, Money, Provider, Span, article_id, claim_id, text_id
from broadsheet.running import claiming
from broadsheet.running.limited_pool import InlineExecutor

MONDAY = datetime(2024, 2, 26, 16, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
FIRST = "Microsoft is investing 150 million euros in Mistral. It was founded in Paris."
LATER = "Microsoft is investing 15 million euros in Mistral. It was founded in Paris."


def article(text, seen) -> Article:
    url = "https://outlet.example/mistral"
    return Article(
        id=article_id(url), text_id=text_id("Mistral", text), url=url, original_url=url, title="Mistral", text=text,
        provider=Provider(name="Outlet", domain="outlet.example"), language="en", published=MONDAY, seen_at=seen,
    )  # fmt: skip


class FirstSentence:
    """Finds one claim: what the first sentence says."""

    def find_claims(self, of: Article) -> tuple[Claim, ...]:
        quote = of.text.partition(". ")[0] + "."
        sum_ = Money(
            low=None, high=None, currency="EUR", bound="exactly", as_written=quote.split(" euros")[0]
        )
        return (
            Claim(
                id=claim_id(of.id, quote, "investment", "Microsoft", "Mistral"), article_id=of.id, text_id=of.text_id,
                relation="investment", subject=Mention(as_written="Microsoft", party_id="microsoft", name="Microsoft"),
                object=Mention(as_written="Mistral", party_id="mistral", name="Mistral"), stage="announced", money=sum_,
                evidence=(Span(article_id=of.id, text_id=of.text_id, start=0, end=len(quote), quote=quote),),
            ),
        )  # fmt: skip


@pytest.fixture
def newsroom():
    return SimpleNamespace(
        extractor=FirstSentence(), pool=InlineExecutor(), progress=lambda *_: None,
        settings=SimpleNamespace(model_url=""),
    )  # fmt: skip


def print_article(newsroom, text, seen):
    writing.commit(Outcome(at=seen, articles=(article(text, seen),)))
    claiming.take_claims(newsroom, seen)


def test_an_edited_article_s_new_claim_is_marked_and_dated_by_the_edit(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    print_article(newsroom, LATER, TUESDAY)
    (claim,) = reading.claims()
    assert (claim.note, claim.reported_at, claim.first_seen) == ("revised", TUESDAY, TUESDAY)
    assert "15 million" in claim.evidence[0].quote
    (then,) = folding.open_sheet(date(2024, 2, 26)).all_deals()
    assert claim.id not in then.claim_ids and folding.open_sheet().count() == 1


def test_a_day_before_the_edit_knows_what_was_said_then(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    before = folding.open_sheet(MONDAY.date()).all_deals()
    print_article(newsroom, LATER, TUESDAY)
    (then,) = folding.open_sheet(MONDAY.date()).all_deals()
    (now,) = folding.open_sheet().all_deals()
    assert then.id != now.id and before == (then,)
    (old,) = replaced_named(then.claim_ids)
    assert "150 million" in old.evidence[0].quote
    assert old.note == "replaced on 2024-02-27" and old.id not in {c.id for c in reading.claims()}
    (next_day,) = folding.open_sheet(TUESDAY.date()).all_deals()
    assert next_day == now


def test_what_was_said_before_an_edit_goes_with_a_withdrawn_article_and_comes_back(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    print_article(newsroom, LATER, TUESDAY)
    told = folding.open_sheet(MONDAY.date()).all_deals()
    one = article(LATER, TUESDAY)
    claiming.withdraw_article(one.id, by="eve", at=TUESDAY, why="")
    assert folding.open_sheet(MONDAY.date()).count() == 0
    claiming.reopen_article(newsroom.extractor, one.id, by="eve", at=TUESDAY, why="")
    assert folding.open_sheet(MONDAY.date()).all_deals() == told


def test_a_claim_that_every_wording_makes_was_first_seen_in_the_first(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    print_article(newsroom, FIRST + " It has sixty employees.", TUESDAY)
    (claim,) = reading.claims()
    assert (claim.note, claim.reported_at, claim.first_seen) == ("", MONDAY, MONDAY)


def test_it_does_not_matter_whether_an_edit_was_met_at_once_or_all_is_read_later(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    print_article(newsroom, LATER, TUESDAY)
    met = reading.claims()
    reading.forget_products(["claims@1"], None)
    claiming.take_claims(newsroom, TUESDAY)
    assert reading.claims() == met


def test_a_withdrawn_article_s_claims_go_and_come_back(newsroom):
    print_article(newsroom, FIRST, MONDAY)
    before = folding.open_ledger().ledger
    one = before.claims[0].article_id
    assert claiming.withdraw_article(one, by="ada", at=TUESDAY, why="taken down") == 1
    assert folding.open_ledger().ledger.deals == () and reading.article(one) is not None
    print_article(newsroom, LATER, TUESDAY)
    assert reading.claims() == (), "nor are the claims of a later wording taken"
    assert (
        claiming.reopen_article(newsroom.extractor, one, by="ada", at=TUESDAY + timedelta(hours=1), why="")
        == 1
    )
    assert folding.open_sheet().count() == 1
    assert [j.verdict for j in reading.judgements()] == ["yes", "no"]
    with pytest.raises(NotFound):
        claiming.withdraw_article("nothing", by="ada", at=TUESDAY, why="")


def test_earlier_wordings_are_told_oldest_first(newsroom):
    for day, text in enumerate([FIRST, LATER, LATER + " More."]):
        print_article(newsroom, text, MONDAY + timedelta(days=day))
    (told,) = gaps.earlier_wordings([article(FIRST, MONDAY).id]).values()
    assert [wording.text for wording in told] == [FIRST, LATER]
