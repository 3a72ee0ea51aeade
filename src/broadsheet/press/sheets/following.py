"""What a reader follows, without an account: everything followed stands in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from broadsheet.press import addresses, labels
from broadsheet.press.cards import cards_of, line_of
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.ledger import deal_title
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Deal, Story

MOST: Final = 60  #: things one page follows
STORIES: Final = 24
DEALS: Final = 24
LONG_AGO: Final = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One thing that is followed: a company, a pair of them, a deal, a relation or a topic."""

    key: str  #: as it stands in the address, such as "party:openai"
    title: str
    path: str  #: site path of its page
    feed: str  #: site path of its Atom feed
    deals: tuple[Deal, ...] = ()
    stories: tuple[Story, ...] = ()


def read_followed(printer: Printer, shelf: Shelf, text: str) -> list[Followed]:
    """What "party:openai,relation:investment" names, each once; what does not exist is left out."""
    found: dict[str, Followed] = {}
    for key in text.split(",")[:MOST]:
        kind, _, name = key.strip().partition(":")
        reader = READERS.get(kind)
        followed = reader(printer, shelf, name) if reader and name else None
        if followed is not None:
            found[followed.key] = followed
    return list(found.values())


def _party(_: Printer, shelf: Shelf, name: str) -> Followed | None:
    party = shelf.party(name)
    if party is None:
        return None
    path = addresses.party_path(party.id)
    deals = tuple(d for d in shelf.deals_of_party(party.id) if not d.merged_into)
    stories = tuple(shelf.stories_of_party(party.id, STORIES))
    key = f"party:{party.id}"
    return Followed(
        key=key, title=party.name, path=path, feed=path + "feed.atom", deals=deals, stories=stories
    )


def _pair(_: Printer, shelf: Shelf, name: str) -> Followed | None:
    left, right = (shelf.party(part) for part in (*name.split("+", 1), "")[:2])
    if left is None or right is None or left.id == right.id:
        return None
    query = "?" + urlencode({"party": left.id, "with": right.id})
    deals = tuple(
        d
        for d in shelf.deals_of_party(left.id)
        if not d.merged_into and right.id in {role.party_id for role in d.roles}
    )
    return Followed(
        key=f"pair:{left.id}+{right.id}",
        title=f"{left.name} – {right.name}",
        path="/deals/" + query,
        feed="/deals/feed.atom" + query,
        deals=deals,
    )


def _deal(printer: Printer, shelf: Shelf, name: str) -> Followed | None:
    deal = shelf.deal(name)
    if deal is not None and deal.merged_into:
        deal = shelf.deal(deal.merged_into)
    if deal is None:
        return None
    path = addresses.deal_path(deal.id)
    title = deal_title(printer, deal)
    return Followed(key=f"deal:{deal.id}", title=title, path=path, feed=path + "feed.atom", deals=(deal,))


def _relation(printer: Printer, shelf: Shelf, name: str) -> Followed | None:
    if name not in labels.RELATIONS:
        return None
    query = "?" + urlencode({"relation": name})
    deals = tuple(d for d in shelf.ledger().deals if d.relation == name and not d.merged_into)
    return Followed(
        key=f"relation:{name}",
        title=printer.relation(name),
        path="/deals/" + query,
        feed="/deals/feed.atom" + query,
        deals=deals,
    )


def _topic(_: Printer, shelf: Shelf, name: str) -> Followed | None:
    topic = next((t for t in shelf.topics() if t.id == name), None)
    if topic is None:
        return None
    path = addresses.topic_path(topic.id)
    stories = tuple(shelf.stories_of_topic(topic.id, STORIES))
    return Followed(
        key=f"topic:{topic.id}", title=topic.name, path=path, feed=path + "feed.atom", stories=stories
    )


READERS: Final[dict[str, Callable[[Printer, Shelf, str], Followed | None]]] = {
    "party": _party,
    "pair": _pair,
    "deal": _deal,
    "relation": _relation,
    "topic": _topic,
}


def print_mine(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The news and the moves of what is followed; without anything followed, how to begin."""
    followed = read_followed(printer, shelf, asked.get("follow", ""))
    keys = [each.key for each in followed]
    return printer.html(
        "mine.html",
        title=printer.say("What you follow"),
        section="mine",
        canonical="/mine/",
        hidden=True,
        followed=[(each, _address([k for k in keys if k != each.key])) for each in followed],
        cards=cards_of(_latest_stories(followed), shelf),
        lines=[line_of(deal) for deal in latest_deals(followed)[:DEALS]],
        opml="/mine.opml?" + urlencode({"follow": ",".join(keys)}),
        keys=",".join(keys),
    )


def _address(keys: Sequence[str]) -> str:
    return "/mine/" + ("?" + urlencode({"follow": ",".join(keys)}) if keys else "?follow=")


def _latest_stories(followed: Sequence[Followed]) -> list[Story]:
    stories = {s.id: s for each in followed for s in each.stories if not s.merged_into}
    return sorted(stories.values(), key=lambda s: (s.last_seen or LONG_AGO, s.id), reverse=True)[:STORIES]


def latest_deals(followed: Sequence[Followed]) -> list[Deal]:
    """The deals of what is followed, the latest move first."""
    deals = {d.id: d for each in followed for d in each.deals}
    return sorted(deals.values(), key=lambda d: (d.last_moved or LONG_AGO, d.id), reverse=True)


def print_mine_opml(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The feeds of what is followed, for a feed reader."""
    rows = [(x.title, x.feed, x.path) for x in read_followed(printer, shelf, asked.get("follow", ""))]
    text = printer.text("feeds.opml.xml", rows=rows)
    return Page(
        body=text.encode("utf-8", "replace"),
        media_type="text/x-opml; charset=utf-8",
        file_name="following.opml",
    )
