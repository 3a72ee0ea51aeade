"""Feeds: Atom and JSON Feed, always with the same items under the same ids."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard, cards_of, figure_of, line_of
from broadsheet.press.ledger_table import choose_deals, query_of, read_choice
from broadsheet.press.printer import Printer
from broadsheet.press.query import parse_query
from broadsheet.press.sheets.finding import target_of_hit
from broadsheet.press.sheets.ledger import deal_title
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Claim, Deal, Move
from broadsheet.text.legal_signs import clean

SIZE = 50  #: items in a feed
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an item comes from, for `source` and `via`."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item of a feed of ours."""

    key: str  #: names the item for good, such as "story/3f2a"
    path: str  #: site path
    title: str
    text: str
    published: datetime
    updated: datetime
    topics: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed of ours before it takes a form."""

    path: str  #: of the page it belongs to
    stem: str  #: its own path without the ending
    query: str
    title: str
    items: tuple[FeedItem, ...]


def print_feed(printer: Printer, feed: FeedPage, ending: str) -> Page:
    """The feed as "atom" or "json"."""
    updated = max((item.updated for item in feed.items), default=EPOCH)
    if ending == "json":
        return Page(
            body=_json(printer, feed), media_type="application/feed+json; charset=utf-8", modified=updated
        )
    text = printer.text("feed.atom", feed=feed, updated=updated, tag=lambda key: tag_of(printer, key))
    return Page(
        body=text.encode("utf-8", "replace"),
        media_type="application/atom+xml; charset=utf-8",
        modified=updated,
    )


def tag_of(printer: Printer, key: str) -> str:
    """An id that stays when the paper moves to another path or from http to https (RFC 4151)."""
    host = urlsplit(printer.site.address).hostname or "localhost"
    return f"tag:{host},2026:{key}"


def front_feed(printer: Printer, shelf: Shelf) -> FeedPage:
    """The stories of the latest editions, else the latest stories."""
    stories = cards_of(shelf.latest_stories(SIZE), shelf)
    return FeedPage(
        path="/", stem="/feed", query="", title=printer.site.title, items=tuple(map(_story_item, stories))
    )


def topic_feed(printer: Printer, shelf: Shelf, topic_id: str) -> FeedPage | None:
    """The stories of a topic."""
    topic = next((t for t in shelf.topics() if t.id == topic_id), None)
    if topic is None:
        return None
    path = addresses.topic_path(topic_id)
    cards = cards_of(shelf.stories_of_topic(topic_id, SIZE), shelf)
    title = f"{topic.name} · {printer.site.title}"
    return FeedPage(
        path=path, stem=path + "feed", query="", title=title, items=tuple(map(_story_item, cards))
    )


def party_feed(printer: Printer, shelf: Shelf, segment: str) -> FeedPage | None:
    """What moves in the deals of a party."""
    party = shelf.party(addresses.party_of_segment(segment))
    if party is None:
        return None
    path = addresses.party_path(party.id)
    items = _move_items(printer, shelf, [d for d in shelf.deals_of_party(party.id) if not d.merged_into])
    title = f"{party.name} · {printer.site.title}"
    return FeedPage(path=path, stem=path + "feed", query="", title=title, items=items)


def deal_feed(printer: Printer, shelf: Shelf, deal_id: str) -> FeedPage | None:
    """Every move of one deal."""
    deal = shelf.deal(deal_id)
    if deal is None or deal.merged_into:
        return None
    path = addresses.deal_path(deal_id)
    title = f"{deal_title(printer, deal)} · {printer.site.title}"
    return FeedPage(
        path=path, stem=path + "feed", query="", title=title, items=_move_items(printer, shelf, [deal])
    )


def ledger_feed(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> FeedPage:
    """Every move of every deal, or those of a company, a pair, a relation; of a stage the moves to it."""
    choice = read_choice({key: asked.get(key, "") for key in ("relation", "stage", "party", "with")})
    deals = choose_deals([d for d in shelf.ledger().deals if not d.merged_into], replace(choice, stage=""))
    names = [shelf.party(i) for i in (choice.party, choice.other) if i]
    parts = [printer.say("The ledger"), *(x.name for x in names if x is not None)]
    parts += [printer.relation(choice.relation)] if choice.relation else []
    parts += [printer.stage(choice.stage)] if choice.stage else []
    return FeedPage(
        path="/deals/" + query_of(choice),
        stem="/deals/feed",
        query=query_of(choice),
        title=" · ".join([*parts, printer.site.title]),
        items=_move_items(printer, shelf, deals, choice.stage),
    )


def corrections_feed(printer: Printer, shelf: Shelf) -> FeedPage:
    """What the paper got wrong."""
    items: list[FeedItem] = []
    for c in shelf.corrections(SIZE):
        at = datetime(c.date.year, c.date.month, c.date.day, tzinfo=UTC)
        where = c.story_id or c.article_id
        key = f"correction/{c.date.isoformat()}/{where}/{len(items)}"
        text = f"{c.now} {c.why}".strip()
        items.append(
            FeedItem(key=key, path="/corrections/", title=c.was, text=text, published=at, updated=at)
        )
    title = f"{printer.say('Corrections')} · {printer.site.title}"
    return FeedPage(path="/corrections/", stem="/corrections/feed", query="", title=title, items=tuple(items))


def search_feed(printer: Printer, shelf: Shelf, asked: str) -> FeedPage:
    """A search kept as a feed."""
    query = parse_query(asked)
    found = shelf.search(query, SIZE)
    items = tuple(
        FeedItem(
            key=f"{hit.kind}/{hit.id}",
            path=target_of_hit(hit),
            title=hit.title,
            text=hit.snippet,
            published=hit.at or EPOCH,
            updated=hit.at or EPOCH,
        )
        for hit in found.hits
    )
    title = f"{query.text} · {printer.site.title}"
    return FeedPage(
        path="/search?" + urlencode({"q": query.text}),
        stem="/search",
        query="?" + urlencode({"q": query.text}),
        title=title,
        items=items,
    )


def _story_item(card: StoryCard) -> FeedItem:
    story = card.story
    return FeedItem(
        key=f"story/{story.id}",
        path=addresses.story_path(story.id),
        title=card.headline,
        text=" ".join(s.text for s in card.summary) or card.deck,
        published=story.first_seen or story.last_seen or EPOCH,
        updated=story.last_seen or EPOCH,
        topics=story.topics,
        origins=tuple(
            Origin(name=a.provider.name, url=url)
            for a in card.originals[:8]
            if (url := addresses.outward(a.original_url) or addresses.outward(a.url))
        ),
    )


def _move_items(
    printer: Printer, shelf: Shelf, deals: Sequence[Deal], stage: str = ""
) -> tuple[FeedItem, ...]:
    moves = [(deal, move) for deal in deals for move in deal.timeline if stage in {"", move.stage}]
    moves.sort(key=lambda pair: (pair[1].learned or EPOCH, pair[1].claim_id), reverse=True)
    return tuple(_move_item(printer, shelf, deal, move) for deal, move in moves[:SIZE])


def _move_item(printer: Printer, shelf: Shelf, deal: Deal, move: Move) -> FeedItem:
    amount = f", {printer.money(move.money)}" if move.money else ""
    line = line_of(deal)
    at = move.learned or EPOCH
    return FeedItem(
        key=f"deal/{deal.id}/{move.stage}/{move.claim_id}",
        path=addresses.deal_path(deal.id),
        title=f"{deal_title(printer, deal)} · {printer.stage_inside(move.stage)}{amount}",
        text=_sentence(printer, shelf, deal, move),
        published=at,
        updated=at,
        topics=(deal.relation, move.stage, *(s.id for s in (line.subject, line.object) if s.id)),
    )


def _sentence(printer: Printer, shelf: Shelf, deal: Deal, move: Move) -> str:
    """The sentence that moved the deal, or one in the feed's language that tells the same stage and sum."""
    claim = shelf.claim(move.claim_id)
    if claim is None or not claim.evidence:
        return printer.say("a new figure") if move.note == "amount" else move.note
    read = printer.site.language[:2]
    if claim.language[:2] == read:
        return claim.evidence[0].quote
    others = (c for c in shelf.claims_of_deal(deal.id) if c.language[:2] == read and c.evidence)
    return next((c for c in others if _tells_the_same(c, claim)), claim).evidence[0].quote


def _tells_the_same(one: Claim, other: Claim) -> bool:
    sums = [figure_of(c.money) if c.money else None for c in (one, other)]
    return (one.stage, one.denied, sums[0]) == (other.stage, other.denied, sums[1])


def _json(printer: Printer, feed: FeedPage) -> bytes:
    items = [
        {
            "id": tag_of(printer, item.key),
            "url": printer.absolute(item.path),
            "title": clean(item.title),
            "content_text": clean(item.text),
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "tags": [clean(topic) for topic in item.topics],
        }
        for item in feed.items
    ]
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        "home_page_url": printer.absolute(feed.path),
        "feed_url": printer.absolute(feed.stem + ".json" + feed.query),
        "language": printer.site.language,
        "items": items,
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "replace")
