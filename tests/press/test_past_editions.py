"""An edition says of a deal what its own ledger knew, on every page and in every form of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from lxml import html

from broadsheet.editions.entries import list_entries
from broadsheet.ledger import fold
from broadsheet.press import MemoryShelf, Site
from broadsheet.press.cards import card_of
from broadsheet.press.letter import print_letter
from broadsheet.press.printer import Printer
from broadsheet.press.script import edition_script
from broadsheet.records import (
    Article,
    Block,
    Claim,
    Correction,
    Edition,
    Item,
    Ledger,
    Mention,
    Money,
    Provider,
    Section,
    Span,
    Story,
    article_id,
    claim_id,
    content_id,
    text_id,
    to_plain,
)
from tests.press import example_paper as paper
from tests.press.reading_pages import read, words

TALKS = "Amazon is in talks to put money into OpenAI."
DONE = "Amazon has put $50 billion into OpenAI."
DAY, LATER = datetime(2025, 12, 16, 9, tzinfo=UTC), datetime(2026, 2, 27, 9, tzinfo=UTC)
PAGE = "/2025/12/16/"
FIFTY = Money(low=Decimal(50_000_000_000), high=Decimal(50_000_000_000), currency="USD", bound="exactly",
              as_written="$50 billion")  # fmt: skip


def article(text: str, outlet: str, at: datetime) -> Article:
    url = f"https://{outlet}/{at:%Y-%m-%d}"
    return Article(
        id=article_id(url), text_id=text_id(text, text), url=url, original_url=url, title=text.rstrip("."), text=text,
        provider=Provider(name=outlet.partition(".")[0].title(), domain=outlet), kind="article", language="en",
        published=at, blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip


def claim(told: Article, stage: str, money: Money | None = None) -> Claim:
    span = Span(article_id=told.id, text_id=told.text_id, start=0, end=len(told.text), quote=told.text)

    def side(party: str, name: str) -> Mention:
        return Mention(as_written=name, party_id=party, name=name)

    return Claim(
        id=claim_id(told.id, told.text, "investment", "Amazon", "OpenAI"), article_id=told.id,
        text_id=told.text_id, relation="investment", subject=side("amazon", "Amazon"), object=side("openai", "OpenAI"),
        stage=stage, money=money, evidence=(span,), reported_at=told.published, outlet=told.provider.domain,
    )  # fmt: skip


FIRST, SECOND = article(TALKS, "harborwire.example", DAY), article(DONE, "ledgerpost.example", LATER)
TALKED, PAID = claim(FIRST, "in_talks"), claim(SECOND, "completed", FIFTY)
STORY = Story(
    id=content_id("story", TALKS), article_ids=(FIRST.id,), lead_id=FIRST.id, first_id=FIRST.id, title=FIRST.title,
    language="en", first_seen=DAY, last_seen=DAY, roots=("harborwire.example",),
)  # fmt: skip


def edition_from(ledger: Ledger, **more: object) -> Edition:
    ids = tuple(deal.id for deal in ledger.deals)
    item = Item(story_id=STORY.id, headline=STORY.title, summary=(), reasons=(), seconds=9, deal_ids=ids)
    values = {
        "id": "e", "date": DAY.date(), "language": "en", "deal_ids": ids, "made_from": f"ledger {ledger.revision}; archive 1",
        "sections": (Section(id="front", title="Front", items=(item,)),),
        "entries": list_entries(ledger, DAY.date(), UTC, ids),
    }  # fmt: skip
    return Edition(**{**values, **more})  # type: ignore[arg-type]


def shelf_of(edition: Edition, ledger: Ledger, **more: object) -> MemoryShelf:
    return MemoryShelf(editions=(edition,), stories=(STORY,), articles=(FIRST, SECOND), ledger=ledger, **more)  # type: ignore[arg-type]


THEN, NOW = fold((TALKED,)), fold((TALKED, PAID))


@pytest.fixture(params=["kept", "told from today's ledger"])
def past(request: pytest.FixtureRequest) -> MemoryShelf:
    """A shelf whose ledger knows more than its edition did; the edition kept its entries or has none."""
    more = {} if request.param == "kept" else {"entries": ()}
    return shelf_of(edition_from(THEN, **more), NOW)


def says_what_was_known(text: str) -> bool:
    return "in talks" in text.casefold() and "$50" not in text and "completed" not in text.casefold()


def test_both_ledgers_hold_one_deal_which_differs() -> None:
    (then,), (now,) = THEN.deals, NOW.deals
    assert (then.id, then.stage, then.money) == (now.id, "in_talks", None)
    assert (now.stage, now.money) == ("completed", FIFTY)


def test_the_box_beside_the_news_shows_neither_sum_nor_stage_of_a_later_day(
    past: MemoryShelf, site: Site
) -> None:
    assert says_what_was_known(words(read(PAGE, past, site).find_class("ledger-box")[0]))


def test_the_letter_says_what_was_known(past: MemoryShelf) -> None:
    letter = print_letter(Printer(paper.make_site(address="https://paper.example"), "/"), past, DAY.date())
    assert letter is not None
    for text in (letter.text, html.fromstring(letter.html).text_content()):
        assert says_what_was_known(text)


def test_the_edition_read_aloud_says_what_was_known(past: MemoryShelf, site: Site) -> None:
    script = edition_script(Printer(site, "/"), past, DAY.date())
    assert script is not None
    assert says_what_was_known(" ".join(line.text for chapter in script.chapters for line in chapter.lines))


def test_a_card_and_the_placard_of_the_story_show_the_deal_of_their_day(past: MemoryShelf) -> None:
    (line,) = card_of(STORY, past).lines
    assert (line.deal.stage, line.deal.money, line.deal.roots) == (
        "in_talks",
        None,
        ("harborwire.example",),
    )
    assert line.deal.reports == 1


def test_a_card_of_a_past_edition_counts_the_reports_and_voices_of_its_day(past: MemoryShelf) -> None:
    grown = replace(
        STORY, article_ids=(FIRST.id, SECOND.id), lead_id=SECOND.id, last_seen=LATER,
        roots=("harborwire.example", "ledgerpost.example"),
    )  # fmt: skip
    shelf = MemoryShelf(articles=(FIRST, SECOND), stories=(grown,), editions=(edition_from(THEN),))
    then = card_of(grown, shelf, edition_from(THEN).sections[0].items[0], edition_from(THEN))
    assert (then.reports, then.roots, then.lead, then.at) == (1, 1, FIRST, DAY)
    today = card_of(grown, shelf)
    assert (today.reports, today.roots, today.lead, today.at) == (2, 2, SECOND, LATER)


def test_a_morning_in_the_east_that_is_still_the_day_belongs_to_the_day() -> None:
    singapore = timezone(timedelta(hours=8))
    early = replace(SECOND, published=datetime(2025, 12, 17, 6, tzinfo=singapore))
    grown = replace(STORY, article_ids=(FIRST.id, early.id))
    shelf = MemoryShelf(articles=(FIRST, early), stories=(grown,), editions=(edition_from(THEN),))
    then = card_of(grown, shelf, edition_from(THEN).sections[0].items[0], edition_from(THEN))
    assert then.reports == 2


def test_a_story_shows_the_deal_of_its_day_and_beside_it_how_it_stands_today(
    past: MemoryShelf, site: Site
) -> None:
    box = read(f"/stories/{STORY.id}/", past, site).find_class("ledger-box")[0]
    (today,) = box.find_class("deal-row-later")
    assert words(today) == "Today: completed, $50B"
    today.drop_tree()
    assert says_what_was_known(words(box))


def test_what_came_later_is_no_correction(past: MemoryShelf, site: Site) -> None:
    assert "Corrected since" not in words(read(PAGE, past, site))


def test_the_page_cites_the_revision_of_its_ledger(past: MemoryShelf, site: Site) -> None:
    assert f"revision {THEN.revision}" in words(read(PAGE, past, site))


def test_a_correction_tells_what_was_known_that_day_and_nothing_that_came_later(
    site: Site,
) -> None:
    ten = replace(FIFTY, low=Decimal(10_000_000_000), high=Decimal(10_000_000_000))
    printed = edition_from(fold((replace(TALKED, money=ten),)))
    box = read(PAGE, shelf_of(printed, NOW), site).find_class("ledger-box")[0]
    (later,) = box.find_class("deal-row-later")
    assert words(later) == "Corrected since: Amazon → OpenAI · Investment · In talks"
    later.drop_tree()
    assert "$10B" in words(box)


def test_a_deal_that_editors_struck_later_stays_printed_and_is_told_as_taken_out(site: Site) -> None:
    nothing = Ledger(deals=(), claims=())
    (row,) = read(PAGE, shelf_of(edition_from(THEN), nothing), site).find_class("deal-row")
    assert "Amazon" in words(row) and "In talks" in words(row)
    assert "Corrected since: taken out of the ledger" in words(row)
    assert not row.xpath(".//a")


def test_a_correction_of_a_printed_story_is_told_on_the_page_of_its_day(site: Site) -> None:
    later = Correction(
        date=date(2025, 12, 18), article_id="", story_id=STORY.id, was="Amazon", now="It was AWS."
    )
    page = words(read(PAGE, shelf_of(edition_from(THEN), NOW, corrections=(later,)), site))
    assert "It was AWS." in page


def test_an_edition_keeps_of_each_deal_what_it_prints_and_no_more() -> None:
    (entry,) = edition_from(THEN).entries
    assert entry.claim_ids == () and entry.roots == ("harborwire.example",)
    assert len(str(to_plain(entry))) < 1500
