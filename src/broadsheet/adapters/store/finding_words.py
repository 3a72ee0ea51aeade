"""Search over the store: articles through the full-text index, the rest through what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading, search
from broadsheet.adapters.store.finding_claims import claim_fits, claim_hits, party_fits, words_fit
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.press.query import telling_quote
from broadsheet.press.views import Found, Hit, HitKind, Query
from broadsheet.records import Article, Claim, Deal, Party, Story

CEILING = 400  # matches looked at for each kind; a reader who needs more narrows the search
TELLING = 40  # of the best articles, those whose stories are shown
WORTH = 8  # values of a facet
ORDER = ("party", "deal", "story", "article", "claim")
HEAD: Final = ("id", "domain", "at")
NEVER = datetime(1, 1, 2, tzinfo=UTC)


def find(shelf: LedgerShelf, query: Query, limit: int, offset: int) -> Found:
    """What fits: parties, deals and stories first, then articles and their claims, each kind best first."""
    if query.is_empty:
        return Found(hits=(), total=0)
    heads = _heads(shelf, query)
    deals = _deals(shelf, query)
    claims = [shelf.claims_of_article(head.id) for head in heads]
    found: list[tuple[HitKind, str, Hit | None]] = [
        *(("party", hit.id, hit) for hit in _party_hits(shelf, query)),
        *(("deal", deal.deal.id, _deal_hit(deal, query)) for deal in deals),
        *(("story", hit.id, hit) for hit in _story_hits(query, [head.id for head in heads[:TELLING]])),
        *(("article", head.id, None) for head in heads),
        *(("claim", hit.id, hit) for hit in claim_hits(query, claims)),
    ]
    counts = Counter(kind for kind, _, _ in found)
    shown = [row for row in found if not query.kinds or row[0] in query.kinds]
    page = shown[offset : offset + limit]
    articles = {a.id: a for a in reading.articles([i for _, i, hit in page if hit is None])}
    hits = (hit or (_article_hit(articles[i]) if i in articles else None) for _, i, hit in page)
    return Found(
        hits=tuple(hit for hit in hits if hit is not None),
        total=len(shown),
        counts=tuple(counts.items()),
        facets=_facets(claims, heads, deals),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a search must know of an article before it is shown."""

    id: str
    domain: str
    at: datetime | None


def _heads(shelf: LedgerShelf, query: Query) -> list[Head]:
    """The articles that fit, best first; those of a claim that fits, where the ledger is asked."""
    told = _told(shelf, query)
    if query.words or query.phrases or query.outlets:
        whole = search.common_words(query.words)
        expression = search.match_expression(query.words, query.phrases, query.without, query.outlets, whole)
        ids = search.find_articles(expression, CEILING, places=_places(query))
        kept = ids if told is None else [i for i in ids if i in told]
    elif told is not None:
        kept = list(told)[:CEILING]
    elif query.topics:
        stories = [s for topic in query.topics for s in reading.stories_of_topic(topic, TELLING)]
        kept = list(dict.fromkeys(i for story in stories for i in story.article_ids))[:CEILING]
    else:
        return _newest(query)
    return _of_topics(query, [head for head in _heads_of(kept) if _in_time(query, head.at)])


def _places(query: Query) -> tuple[int, int]:
    low, high = search.NO_TIME
    return (
        search.first_place(query.after) if query.after else low,
        search.first_place(query.before) if query.before else high,
    )


def _told(shelf: LedgerShelf, query: Query) -> dict[str, None] | None:
    """Articles with a claim that fits, newest first; None where the ledger is not asked."""
    if not (query.parties or query.relations or query.stages):
        return None
    claims = [claim for claim in shelf.ledger().claims if claim_fits(query, claim)]
    claims.sort(key=lambda c: (c.reported_at or NEVER, c.article_id), reverse=True)
    return dict.fromkeys(claim.article_id for claim in claims)


def _newest(query: Query) -> list[Head]:
    rows = tables.ArticleRow.objects.order_by("-at", "id")
    if query.after:
        rows = rows.filter(at__gte=_midnight(query.after))
    if query.before:
        rows = rows.filter(at__lt=_midnight(query.before))
    return [_head(*row) for row in rows.values_list("id", "domain", "at")[:CEILING]]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _heads_of(ids: Sequence[str]) -> list[Head]:
    known = {row[0]: _head(*row) for row in tables.ArticleRow.objects.filter(id__in=ids).values_list(*HEAD)}
    return [known[i] for i in ids if i in known]


def _head(article_id: str, domain: str, at: datetime | None) -> Head:
    return Head(id=article_id, domain=domain, at=at)


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
    counted: dict[str, Counter[Any]] = {
        "outlet": Counter(head.domain for head in heads),
        "party": parties,
        "relation": Counter(spoken.deal.relation for spoken in deals),
        "stage": Counter(spoken.deal.stage for spoken in deals),
        "topic": _topics_told([head.id for head in heads[:TELLING]]),
        "month": Counter(f"{head.at:%Y-%m}" for head in heads if head.at),
    }
    return tuple((name, _most(counts)) for name, counts in counted.items() if counts)


def _topics_told(article_ids: Sequence[str]) -> Counter[str]:
    """Topics of the stories of these articles, each story once."""
    members = tables.StoryMemberRow.objects.filter(article_id__in=article_ids)
    stories = set(members.values_list("story_id", flat=True))
    return Counter(tables.TopicRow.objects.filter(story_id__in=stories).values_list("topic_id", flat=True))


def _most(counts: Counter[Any]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:WORTH])


def _in_time(query: Query, at: datetime | None) -> bool:
    if query.before is None and query.after is None:
        return True
    day = at.date() if at else None
    if day is None:
        return False
    return (query.before is None or day < query.before) and (query.after is None or day >= query.after)


def _article_hit(article: Article) -> Hit:
    return Hit(
        kind="article",
        id=article.id,
        title=article.title,
        snippet=article.excerpt,
        note=article.provider.name,
        at=article.published,
    )


def _story_hits(query: Query, article_ids: Sequence[str]) -> list[Hit]:
    if query.parties or query.relations or query.stages:
        return []
    told = reading.stories_of(article_ids)
    by_article = {i: story for story in told for i in story.article_ids}
    ranked = dict.fromkeys(by_article[i].id for i in article_ids if i in by_article)
    stories = {story.id: story for story in told if _story_fits(query, story)}
    return [_story_hit(stories[i]) for i in ranked if i in stories and len(stories[i].article_ids) > 1]


def _story_fits(query: Query, story: Story) -> bool:
    return not query.topics or bool(set(story.topics) & set(query.topics))


def _story_hit(story: Story) -> Hit:
    return Hit(
        kind="story",
        id=story.id,
        title=story.title,
        note=f"{len(story.article_ids)} reports",
        at=story.last_seen,
    )


def _party_hits(shelf: LedgerShelf, query: Query) -> list[Hit]:
    if not query.words and not query.phrases:
        return []
    if query.outlets or query.topics or query.relations or query.stages or query.before or query.after:
        return []
    fits = [p for p in shelf.parties() if words_fit(query, " ".join((p.name, *p.aliases)).casefold())]
    fits.sort(key=lambda party: not words_fit(query, party.name.casefold()))  # an own name before an alias
    return [_party_hit(party) for party in fits[:CEILING]]


def _party_hit(party: Party) -> Hit:
    return Hit(kind="party", id=party.id, title=party.name, note=party.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A deal with all that is said of it, ready to be searched."""

    deal: Deal
    names: tuple[tuple[str, str], ...]
    title: str
    quotes: tuple[str, ...]  #: oldest first
    words: str  #: title and quotes, case-folded


def _deals(shelf: LedgerShelf, query: Query) -> list[Spoken]:
    if query.topics or query.outlets:
        return []
    return [spoken for spoken in _spoken(shelf) if _deal_fits(query, spoken)][:CEILING]


def _spoken(shelf: LedgerShelf) -> Sequence[Spoken]:
    """Every deal that stands, latest move first; made once for a revision of the ledger."""
    ledger = shelf.ledger()
    if _LATEST.get("ledger") is not ledger:
        standing = [deal for deal in ledger.deals if not deal.merged_into]
        standing.sort(key=lambda d: d.last_moved or NEVER, reverse=True)
        _LATEST.update(ledger=ledger, spoken=tuple(_speak(shelf, deal) for deal in standing))
    return _LATEST["spoken"]  # type: ignore[no-any-return]


_LATEST: dict[str, Any] = {}  # of the ledger that was searched last


def _speak(shelf: LedgerShelf, deal: Deal) -> Spoken:
    names = tuple((role.party_id, role.name) for role in deal.roles)
    quotes = [c.evidence[0].quote for c in shelf.claims_of_deal(deal.id) if c.evidence]
    title = " – ".join(name for _, name in names[:2])
    words = " ".join([title, *quotes]).casefold()
    return Spoken(deal=deal, names=names, title=title, quotes=tuple(quotes), words=words)


def _deal_fits(query: Query, spoken: Spoken) -> bool:
    deal = spoken.deal
    return (
        (not query.relations or deal.relation in query.relations)
        and (not query.stages or deal.stage in query.stages)
        and words_fit(query, spoken.words)
        and party_fits(query, spoken.names)
        and _in_time(query, deal.last_moved)
    )


def _deal_hit(spoken: Spoken, query: Query) -> Hit:
    deal = spoken.deal
    return Hit(
        kind="deal",
        id=deal.id,
        title=spoken.title,
        snippet=telling_quote(spoken.quotes, query),
        note=deal.relation,
        at=deal.last_moved,
    )
