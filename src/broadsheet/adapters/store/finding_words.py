"""Search over the store: articles through the full-text index, the rest through what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from broadsheet.adapters.store import matches, reading, search
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.finding_claims import claim_hits
from broadsheet.adapters.store.finding_deals import (
    Spoken,
    deal_hit,
    find_deals,
    find_parties,
    in_days,
)
from broadsheet.adapters.store.finding_stories import article_hits, story_hits, topics_told
from broadsheet.adapters.store.finding_told import asks_ledger, newest_told, tells
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.adapters.store.matches import Head
from broadsheet.press.views import Found, Hit, HitKind, Query
from broadsheet.records import Claim

CEILING: Final = 400  #: matches looked at for each kind; a reader who needs more narrows the search
TELLING: Final = 40  #: of the best articles, those whose stories are shown
WORTH: Final = 8  #: values of a facet

Row = tuple[HitKind, Any]
"""A result: an article by its id, a deal as it is spoken of, everything else as it is shown."""


def find(
    shelf: LedgerShelf, query: Query, limit: int, offset: int, *, is_common: Callable[[str], bool]
) -> Found:
    """What fits: parties, deals and stories first, then articles and their claims, each kind best first.

    `is_common`: `matches.is_common`, or what remembers its answers.
    """
    if query.is_empty:
        return Found(hits=(), total=0)
    heads = _heads(shelf, query, is_common)
    ids = [head.id for head in heads]
    deals = find_deals(shelf, query, CEILING)
    claims = shelf.claims_of_articles(ids)
    by_kind: dict[HitKind, Sequence[Any]] = {
        "party": find_parties(shelf, query, CEILING),
        "deal": deals,
        "story": story_hits(query, ids[:TELLING]),
        "article": ids,
        "claim": claim_hits(query, claims),
    }
    shown: list[Row] = [
        (kind, row)
        for kind, rows in by_kind.items()
        if not query.kinds or kind in query.kinds
        for row in rows
    ]
    return Found(
        hits=_hits(query, shown[offset : offset + limit]),
        total=len(shown),
        counts=tuple((kind, len(rows)) for kind, rows in by_kind.items() if rows),
        facets=_facets(claims, heads, deals),
    )


def _hits(query: Query, rows: Sequence[Row]) -> tuple[Hit, ...]:
    """The results of one page; only of these are articles read and sentences weighed."""
    articles = article_hits([row for kind, row in rows if kind == "article"])
    found: list[Hit | None] = []
    for kind, row in rows:
        if kind == "article":
            found.append(articles.get(row))
        elif kind == "deal":
            found.append(deal_hit(row, query))
        else:
            found.append(row)
    return tuple(hit for hit in found if hit is not None)


def _heads(shelf: LedgerShelf, query: Query, is_common: Callable[[str], bool]) -> Sequence[Head]:
    """The articles that fit, best first; those of a claim that fits, where the ledger is asked."""
    if query.words or query.phrases or query.outlets:
        whole = frozenset(term for term in search.terms_of(query.words) if is_common(term))
        expression = search.match_expression(query.words, query.phrases, query.without, query.outlets, whole)
        kept = matches.find_heads(expression, CEILING, places=_places(query))
        if asks_ledger(query):
            kept = [head for head in kept if tells(query, shelf.claims_of_article(head.id))]
    elif asks_ledger(query):
        kept = matches.heads_of(newest_told(shelf, query, CEILING))
    elif query.topics:
        stories = [s for topic in query.topics for s in reading.stories_of_topic(topic, TELLING)]
        kept = matches.heads_of(list(dict.fromkeys(i for s in stories for i in s.article_ids))[:CEILING])
    else:
        return matches.newest_heads(CEILING, after=query.after, before=query.before)
    if query.before or query.after:
        kept = [head for head in kept if in_days(query, head.day)]
    return _of_topics(query, kept)


def _places(query: Query) -> tuple[int, int]:
    low, high = matches.NO_TIME
    return (
        search.first_place(query.after) if query.after else low,
        search.first_place(query.before) if query.before else high,
    )


def _of_topics(query: Query, heads: list[Head]) -> list[Head]:
    """Those of the heads that belong to a story on one of the topics."""
    if not query.topics:
        return heads
    members = tables.StoryMemberRow.objects.filter(article_id__in=[head.id for head in heads])
    story_of = dict(members.values_list("article_id", "story_id"))
    fitting = tables.TopicRow.objects.filter(story_id__in=set(story_of.values()), topic_id__in=query.topics)
    told = set(fitting.values_list("story_id", flat=True))
    return [head for head in heads if story_of.get(head.id) in told]


def _facets(
    told: Iterable[Sequence[Claim]], heads: Sequence[Head], deals: Sequence[Spoken]
) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """What the search could be narrowed by, each with how many of the matches it would leave."""
    parties: Counter[str] = Counter()
    for claims in told:
        parties.update({m.party_id for c in claims for m in (c.subject, c.object) if m and m.party_id})
    counted: dict[str, dict[str, int]] = {
        "outlet": Counter([head.domain for head in heads]),
        "party": parties,
        "relation": Counter([spoken.deal.relation for spoken in deals]),
        "stage": Counter([spoken.deal.stage for spoken in deals]),
        "topic": topics_told([head.id for head in heads[:TELLING]]),
        "month": _months([head.day for head in heads]),
    }
    return tuple((name, _most(counts)) for name, counts in counted.items() if counts)


def _months(days: Sequence[date | None]) -> dict[str, int]:
    months: Counter[str] = Counter()
    for day, count in Counter(days).items():
        if day is not None:
            months[day.isoformat()[:7]] += count
    return months


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:WORTH])
