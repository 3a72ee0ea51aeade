"""What a text mentions further down makes it no report on that: it belongs where its head belongs."""

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.records import Article, Provider
from broadsheet.stories import group_stories

START = datetime(2026, 5, 5, 8, tzinfo=UTC)

# A matter of its own, told beside the contract that everyone reports that day.
BESIDE = {
    "a delay": (
        ("Intel's plant in Ohio slips by two more years",
         "The first clean rooms of Intel will not open before the next decade, builders on the site were told on Monday.",
         "Rivals do not wait. Apple and TSMC signed for a third hall in Arizona that day, with 40,000 wafers a month."),
        ("Apple and TSMC sign for a third hall in Arizona",
         "Apple has agreed with TSMC on a third hall in Arizona that is to turn out 40,000 wafers a month.",
         "Intel, whose own plant in Ohio is late, gave no comment. Arizona pays part of the roads and the water."),
    ),
    "a quarrel": (
        ("Mistral's founders quarrel over where to train",
         "Two founders of Mistral want to leave the halls they rent in Paris, one does not, three of their engineers said.",
         "Meanwhile Nvidia sells its chips to whom it likes: Deutsche Telekom took 10,000 of them for Munich this week."),
        ("Deutsche Telekom takes 10,000 Nvidia chips for Munich",
         "Nvidia delivers 10,000 chips to a hall of Deutsche Telekom in Munich, where factories are to rent them by the hour.",
         "Mistral, which trains in Paris, was asked to join as well and has not said yes."),
    ),
}  # fmt: skip
# One contract, told by two that begin otherwise.
ONE = (
    ("Anthropic rents a million chips from Google",
     "Anthropic will rent up to a million chips of Google's own make, both said on Thursday, from next summer on.",
     "Amazon stays its largest supplier."),
    ("Claude moves in with the search engine",
     "For a million chips that Google designed itself, the maker of Claude pays tens of billions, two people said.",
     "Amazon, the first landlord, looks on."),
)  # fmt: skip


def report(place, told):
    title, *paragraphs = told
    outlet = f"outlet{place}.example"
    return Article(
        id=f"{place}", text_id=f"{place}", url=f"https://{outlet}/{place}", original_url=f"https://{outlet}/{place}",
        provider=Provider(name=outlet, domain=outlet), title=title, text="\n\n".join(paragraphs), language="en",
        published=START + timedelta(hours=2 * place),
    )  # fmt: skip


def tell(*told):
    return group_stories([report(place, one) for place, one in enumerate(told)])


@pytest.mark.parametrize("told", BESIDE.values(), ids=BESIDE)
def test_a_report_that_mentions_the_day_s_contract_is_a_story_of_its_own(told):
    assert len(tell(*told)) == 2


@pytest.mark.parametrize("told", BESIDE.values(), ids=BESIDE)
def test_whichever_of_the_two_comes_first(told):
    assert len(tell(*reversed(told))) == 2


def test_a_head_that_names_one_of_the_sides_by_its_product_leads_with_it():
    assert len(tell(*ONE)) == 1
