"""Reprints are folded into families headed by the earliest original; ten reprints are one voice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from broadsheet.records import Article, Provider
from broadsheet.stories import group_stories
from broadsheet.stories.grouping import index_all
from broadsheet.stories.settled import SettledIndex

START = datetime(2025, 3, 3, 9, tzinfo=UTC)
TEXT = (
    "LONDON, March 3 (Harbour Wire) - Mistral has raised 600 million euros from General Catalyst and others, the "
    "French company said on Monday.\n\nThe round values the maker of open models at six billion euros, it said.\n\n"
    "Nvidia and Salesforce also took part, according to the company, which was founded two years ago in Paris by "
    "three former employees of Meta and Google's DeepMind.\n\nThe money goes into data centres and more staff."
)


def article(outlet, title, text, *, hours=0.0, **more):
    return Article(
        id=outlet, text_id=outlet, url=f"https://{outlet}/1", original_url=f"https://{outlet}/1",
        provider=Provider(name=outlet, domain=outlet, family=more.pop("family", "")),
        title=title, text=text, language="en", published=START + timedelta(hours=hours), **more,
    )  # fmt: skip


WIRE = article("harbour-wire.example", "Mistral raises 600 million euros", TEXT)


def only_story(articles):
    (story,) = group_stories(articles)
    return story


def test_ten_reprints_of_a_wire_are_one_root():
    reprints = [article(f"paper{n}.example", f"Mistral gets money {n}", TEXT, hours=n + 1) for n in range(10)]
    story = only_story([WIRE, *reprints])
    assert story.roots == ("harbour-wire.example",)
    assert [family.head_id for family in story.families] == [WIRE.id]
    assert len(story.families[0].copy_ids) == 10


def test_a_shortened_and_retitled_reprint_is_a_copy_whichever_comes_first():
    short = article("courier.example", "French start-up gets cash", TEXT[: len(TEXT) * 6 // 10], hours=2)
    assert only_story([WIRE, short]).families[0].copy_ids == ("courier.example",)
    early = article("courier.example", "French start-up gets cash", TEXT[: len(TEXT) * 6 // 10], hours=-2)
    assert len(only_story([WIRE, early]).families) == 1


def test_a_reprint_that_names_its_source_address_is_a_copy():
    teaser = article("feed.example", "Mistral", "Read it there.", hours=1, syndicated_from=WIRE.url)
    assert only_story([WIRE, teaser]).families[0].copy_ids == ("feed.example",)


def test_outlets_of_one_family_count_once():
    own = "Mistral raises 600 million euros, people familiar with the matter said, in a round led by {}."
    one = article(
        "a.example", "Mistral raises 600 million euros", own.format("General Catalyst"), family="house"
    )
    two = article(
        "b.example", "Mistral raises 600 million euros now", own.format("an American fund"), family="house"
    )
    stories = group_stories([one, two])
    assert {root for story in stories for root in story.roots} == {"house"}


def test_there_are_never_more_roots_than_families():
    cites = article(
        "hub.example",
        "Mistral raises 600 million euros",
        "According to CNBC and The Information, Mistral raised it.",
    )
    for story in group_stories([WIRE, cites]):
        assert len(story.roots) <= len(story.families)


def test_two_reports_that_quote_one_statement_are_no_copies():
    quote = "The round values the maker of open models at six billion euros, it said."
    other = article(
        "ledger.example", "Mistral raises 600 million euros", f"Paris has a new giant. {quote} Staff cheered."
    )
    assert all(not family.copy_ids for story in group_stories([WIRE, other]) for family in story.families)


def test_a_title_printed_a_thousand_times_without_a_text_is_one_family_in_time_that_grows_with_it():
    stubs = [article(f"stub{n:04d}.example", WIRE.title, "", hours=n / 60) for n in range(1000)]
    (family,) = only_story(stubs).families
    assert len(family.copy_ids) == 999
    assert sum(map(len, index_all(stubs).copied.values())) < 20 * len(stubs)


def test_a_text_reprinted_hundreds_of_times_is_one_family():
    reprints = [article(f"paper{n:04d}.example", WIRE.title, TEXT, hours=1 + n / 60) for n in range(300)]
    (family,) = only_story([WIRE, *reprints]).families
    assert (family.head_id, len(family.copy_ids)) == (WIRE.id, 300)


def test_a_report_that_was_retitled_is_forgotten_under_the_title_it_came_with():
    index = SettledIndex()
    index.add(WIRE)
    index.revise(replace(WIRE, title="Mistral raises less than it hoped"))
    index.expire(START + timedelta(days=9))
    index.expire(START + timedelta(days=20))
    bare = article("courier.example", WIRE.title, "", hours=24 * 20)
    assert index.place(bare).members[0].id == bare.id
