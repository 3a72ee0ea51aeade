"""A paper for every day of the newsstand, from its own truth about stories and deals."""

from datetime import UTC
from functools import cache

import pytest

from broadsheet.editions import check_edition, choose_edition
from broadsheet.ledger import as_of
from broadsheet.records import (
    Article,
    Block,
    Claim,
    Mention,
    Money,
    Span,
    Story,
    article_id,
    claim_id,
    text_id,
)
from broadsheet.testing.newsstand import load_newsstand

STAND = load_newsstand()


@cache
def newsroom():
    articles = {a.id: a for a in map(read_page, STAND.pages)}
    stories = {}
    for truth in STAND.stories_truth():
        ids = tuple(article_id(url) for url in truth.urls)
        head = articles[ids[truth.keys.index(truth.first_key)]]
        stories[truth.event] = Story(
            id=truth.event, article_ids=ids, lead_id=head.id, first_id=head.id, title=head.title,
            language=head.language, first_seen=head.published, last_seen=head.published, roots=truth.roots,
        )  # fmt: skip
    return stories, articles, tuple(claim for page in STAND.pages for claim in read_claims(page))


def read_page(page):
    blocks, start = [], 0
    for part in page.body.split("\n\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(part)))
        start += len(part) + 2
    return Article(
        id=article_id(page.url), text_id=text_id(page.title, page.body), url=page.url, original_url=page.url,
        provider=page.outlet.provider, title=page.title, text=page.body, language=page.outlet.language,
        kind=page.kind, published=page.published, blocks=tuple(blocks),
    )  # fmt: skip


def read_claims(page):
    art = article_id(page.url)
    for truth in page.truth.claims:
        quote = truth.evidence
        sides = [n and Mention(as_written=n, party_id=n, name=n) for n in (truth.subject, truth.object)]
        stated = truth.low is not None or truth.high is not None
        yield Claim(
            id=claim_id(art, quote, truth.relation, str(truth.subject), str(truth.object), f"{truth.low}{truth.high}"),
            article_id=art, text_id=art, relation=truth.relation, subject=sides[0], object=sides[1],
            stage=truth.stage, evidence=(Span(article_id=art, text_id=art, start=0, end=len(quote), quote=quote),),
            money=Money(low=truth.low, high=truth.high, currency=truth.currency or "XXX",
                        bound=truth.bound or "exactly", as_written=quote[:30]) if stated else None,
            denied=truth.denied, cumulative=truth.cumulative, outlet=page.outlet.host, reported_at=page.published,
        )  # fmt: skip


@cache
def papers():
    stories, articles, claims = newsroom()
    made = []
    for moment in STAND.days:
        day = moment.astimezone(UTC).date()
        made.append(
            choose_edition(
                day, stories=stories, articles=articles, marks={}, ledger=as_of(claims, (), day),
                earlier=made[-7:], minutes=6,
            )
        )  # fmt: skip
    return tuple(made)


@pytest.mark.parametrize("number", range(0, len(STAND.days), 7))
def test_every_paper_passes_the_gate_and_keeps_its_time(number):
    edition = papers()[number]
    check_edition(edition, newsroom()[1])
    assert edition.seconds <= 360


def test_most_days_have_something_to_say_and_every_item_says_it():
    printed = [item for edition in papers() for section in edition.sections for item in section.items]
    assert sum(bool(edition.sections) for edition in papers()) >= 0.85 * len(papers())
    assert sum(bool(item.summary) for item in printed) >= 0.95 * len(printed)


def test_no_story_comes_back_without_saying_what_moved():
    seen = {}
    for edition in papers():
        for item in (item for section in edition.sections for item in section.items):
            assert item.story_id not in seen or item.moved.startswith("Since "), (edition.date, item.headline)
            seen[item.story_id] = edition.date


def test_the_great_deals_lead_their_day():
    wanted = {
        "2023-01-23": "microsoft",
        "2025-09-22": "nvidia",
        "2025-11-03": "amazon",
        "2026-02-27": "openai",
    }
    leads = {str(e.date): e.sections[0].items[0] for e in papers() if e.sections}
    for day, name in wanted.items():
        assert name in leads[day].headline.lower() and leads[day].deal_ids, (day, leads[day].headline)


def test_a_paper_made_again_is_the_same():
    stories, articles, claims = newsroom()
    day = papers()[20].date
    again = choose_edition(
        day, stories=dict(reversed(stories.items())), articles=dict(reversed(articles.items())), marks={},
        ledger=as_of(reversed(claims), (), day), earlier=papers()[13:20], minutes=6,
    )  # fmt: skip
    assert again == papers()[20]
