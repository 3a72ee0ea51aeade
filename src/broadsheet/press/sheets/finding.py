"""The search page with what it can be narrowed by, and what is suggested while one types."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from broadsheet.press import addresses, labels
from broadsheet.press.cards import DealLine, line_of
from broadsheet.press.printer import Printer
from broadsheet.press.query import parse_query
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_entry, tell_sides
from broadsheet.press.site import Page
from broadsheet.press.views import Found, Hit, Query
from broadsheet.text.legal_signs import clean

SIZE: Final = 20  #: results on one page
SUGGESTED: Final = 8  #: results shown while one types
FACETS: Final = {
    "outlet": "Outlet", "topic": "Topic", "party": "Company", "relation": "Relation", "stage": "Stage",
    "month": "Month",
}  # fmt: skip
"""Fields that a search can be narrowed by, in the order they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """One value of a facet: what it is called, how many matches it leaves, and the search for it."""

    name: str
    count: int
    query: str


def print_search(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """What a search finds; without a question the form and its operators."""
    query = parse_query(asked.get("q", ""))
    page = asked.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 4 and int(page) else 1
    found = shelf.search(query, SIZE, (number - 1) * SIZE)
    feed = "/search.atom?" + urlencode({"q": query.text})
    return printer.html(
        "search.html",
        title=f"{query.text} · {printer.say('Search')}" if query.text else printer.say("Search"),
        section="search",
        feeds=((feed, query.text),) if query.text else (),
        canonical="/search",
        hidden=True,
        query=query,
        found=found,
        facets=facets_of(printer, shelf, query, found),
        page=number,
        pages=(found.total + SIZE - 1) // SIZE,
        link=lambda **other: (
            "/search?" + urlencode({"q": query.text} | {k: str(v) for k, v in other.items()})
        ),
        pager_link=lambda page: printer.href("/search?" + urlencode({"q": query.text, "page": page})),
        target=target_of_hit,
        lines=lines_of_hits(shelf, found.hits),
        sentence=lambda hit: sentence_of(printer, shelf, query, hit),
        feed=feed,
        example=example_of(shelf),
    )


def example_of(shelf: Shelf) -> dict[str, str]:
    """Questions that this paper has an answer to: its latest outlet, and the month of its latest edition."""
    stories, days = shelf.latest_stories(1), shelf.editions()
    lead = next(iter(shelf.articles([story.lead_id for story in stories])), None)
    month = days[0].replace(day=1) if days else date(2026, 10, 1)
    return {
        "outlet": f"outlet:{lead.provider.domain if lead else 'reuters.com'}",
        "days": f"after:{month:%Y-%m} before:{month + timedelta(days=14)}",
    }


def lines_of_hits(shelf: Shelf, hits: Sequence[Hit]) -> dict[str, DealLine]:
    """Deal id → its line of the ledger, for the deals among the results."""
    deals = (shelf.deal(hit.id) for hit in hits if hit.kind == "deal")
    return {deal.id: line_of(deal) for deal in deals if deal is not None and not deal.merged_into}


def sentence_of(printer: Printer, shelf: Shelf, query: Query, hit: Hit) -> str:
    """What stands under a result: of a deal a sentence in the language of the page, where one has as much.

    Several languages tell a deal, and the index takes whichever sentence has most of the words.
    """
    if hit.kind != "deal":
        return hit.snippet
    read = printer.site.language[:2]
    said = [
        c.evidence[0].quote for c in shelf.claims_of_deal(hit.id) if c.language[:2] == read and c.evidence
    ]
    if not said or hit.snippet in said:
        return hit.snippet

    def count(text: str) -> int:
        return printer.found(text, query).count("<mark>")

    best = max(said, key=count)
    return best if count(best) >= count(hit.snippet) else hit.snippet


def facets_of(
    printer: Printer, shelf: Shelf, query: Query, found: Found
) -> list[tuple[str, list[Narrowing]]]:
    """(name of the field, its values) where a value would leave out at least one match."""
    name_of = _namers(printer, shelf)
    asked = {
        "outlet": query.outlets, "topic": query.topics, "party": query.parties, "relation": query.relations,
        "stage": query.stages, "month": (query.before, query.after) if query.before or query.after else (),
    }  # fmt: skip
    facets = []
    for field, values in sorted(found.facets, key=lambda facet: list(FACETS).index(facet[0])):
        if len(values) > 1 and not asked[field]:
            rows = [
                Narrowing(
                    name=name_of[field](value), count=n, query=f"{query.text} {_operator(field, value)}"
                )
                for value, n in values
            ]
            facets.append((printer.say(FACETS[field]), rows))
    return facets


def _namers(printer: Printer, shelf: Shelf) -> dict[str, Callable[[str], str]]:
    topics = {topic.id: topic.name for topic in shelf.topics()}

    def name_party(party_id: str) -> str:
        party = shelf.party(party_id)
        return party.name if party else party_id

    return {
        "outlet": shelf.outlet_name,
        "topic": lambda value: printer.topic_name(value, topics.get(value, value)),
        "party": name_party,
        "relation": lambda value: printer.relation(value) if value in labels.RELATIONS else value,
        "stage": lambda value: printer.stage(value) if value in labels.STAGES else value,
        "month": lambda value: printer.month(date.fromisoformat(value + "-01")),
    }


def _operator(field: str, value: str) -> str:
    """The value as one writes it in a search."""
    if field == "month":
        year, month = map(int, value.split("-"))
        later = f"{year + month // 12:04d}-{month % 12 + 1:02d}"
        return f"after:{value} before:{later}"
    return f'{field}:"{value}"' if " " in value else f"{field}:{value}"


def target_of_hit(hit: Hit) -> str:
    """The site path of a search result; a claim stands on the page of its article."""
    paths = {
        "story": addresses.story_path,
        "article": addresses.article_path,
        "deal": addresses.deal_path,
        "party": addresses.party_path,
    }
    if hit.kind == "claim":
        return f"/claims/{hit.id}/"
    return paths[hit.kind](hit.id)


def print_suggestions(printer: Printer, shelf: Shelf, asked: Mapping[str, str]) -> Page:
    """The first results as JSON, for the script that shows them under the box."""
    query = parse_query(asked.get("q", "")[:200])
    found = shelf.search(query, SUGGESTED)
    lines = lines_of_hits(shelf, found.hits)
    rows = [
        {
            "kind": printer.hit_kind_one(hit.kind),
            "title": clean(tell_sides(printer, lines[hit.id]) if hit.id in lines else hit.title),
            "note": clean(_note(printer, hit, lines.get(hit.id))),
            "path": printer.site.base + target_of_hit(hit),
        }
        for hit in found.hits
    ]
    body = json.dumps({"query": clean(query.text), "hits": rows}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )
    return Page(body=body, media_type="application/json; charset=utf-8")


def _note(printer: Printer, hit: Hit, line: DealLine | None) -> str:
    """What stands under a suggestion: a deal's kind, stage and sum, else the note of the index."""
    if line is not None:
        return tell_entry(printer, line, named=False)
    return printer.hit_note(hit.note) if hit.note else ""
