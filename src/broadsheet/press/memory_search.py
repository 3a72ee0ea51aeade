"""Search over a Shelf by looking at everything: right for some thousand articles, no index to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from broadsheet.press.query import telling_quote
from broadsheet.press.shelf import Shelf
from broadsheet.press.views import Found, Hit, Query
from broadsheet.records import Article, Claim, Deal, Story

ORDER = ("party", "deal", "story", "article", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    hit: Hit
    text: str
    outlets: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()


def search_values(shelf: Shelf, query: Query, limit: int, offset: int) -> Found:
    """What fits the query: parties, deals, stories, then articles, each newest first."""
    if query.is_empty:
        return Found(hits=(), total=0)
    hits = [c.hit for c in _candidates(shelf, query) if _fits(c, query)]
    counts = Counter(hit.kind for hit in hits)
    shown = [h for h in hits if not query.kinds or h.kind in query.kinds]
    shown.sort(key=lambda h: (ORDER.index(h.kind), -_stamp(h.at), h.title))
    return Found(hits=tuple(shown[offset : offset + limit]), total=len(shown), counts=tuple(counts.items()))


def _stamp(at: datetime | None) -> float:
    return 0.0 if at is None else (at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


def _candidates(shelf: Shelf, query: Query) -> Iterator[_Candidate]:
    for party in shelf.parties():
        text = " ".join((party.name, *party.aliases))
        hit = Hit(kind="party", id=party.id, title=party.name, note=party.kind)
        yield _Candidate(hit=hit, text=text, parties=frozenset({party.id, party.name.lower()}))
    for deal in shelf.ledger().deals:
        yield _deal(shelf, deal, query)
    for story in shelf.latest_stories(1_000_000):
        yield _story(shelf, story)
    for article_id in shelf.article_ids():
        article = shelf.article(article_id)
        if article is not None:
            yield _article(shelf, article)
            yield from (_claim(article, claim) for claim in shelf.claims_of_article(article.id))


def _names(deal: Deal) -> frozenset[str]:
    return frozenset(x for r in deal.roles for x in (r.party_id, r.name.lower()))


def _deal(shelf: Shelf, deal: Deal, query: Query) -> _Candidate:
    claims = shelf.claims_of_deal(deal.id)
    quotes = [c.evidence[0].quote for c in claims if c.evidence]
    title = " – ".join(r.name for r in deal.roles[:2])
    return _Candidate(
        hit=Hit(
            kind="deal", id=deal.id, title=title, snippet=telling_quote(quotes, query), at=deal.last_moved
        ),
        text=" ".join([title, *quotes]),
        outlets=frozenset(c.outlet for c in claims),
        parties=_names(deal),
        relations=frozenset({deal.relation}),
        stages=frozenset({deal.stage}),
    )


def _story(shelf: Shelf, story: Story) -> _Candidate:
    carried = shelf.item_of_story(story.id)
    summary = " ".join(s.text for s in carried[1].summary) if carried else ""
    articles = shelf.articles(story.article_ids)
    deals = {d.id: d for a in articles for d in shelf.deals_of_article(a.id)}.values()
    return _Candidate(
        hit=Hit(kind="story", id=story.id, title=story.title, snippet=summary, at=story.last_seen),
        text=f"{story.title} {summary}",
        outlets=frozenset(x for a in articles for x in (a.provider.domain, a.provider.name.lower())),
        topics=frozenset(story.topics),
        parties=frozenset().union(*(_names(d) for d in deals)),
        relations=frozenset(d.relation for d in deals),
        stages=frozenset(d.stage for d in deals),
    )


def _article(shelf: Shelf, article: Article) -> _Candidate:
    marks = shelf.marks(article.id)
    claims = shelf.claims_of_article(article.id)
    mentions = [m for c in claims for m in (c.subject, c.object) if m is not None]
    return _Candidate(
        hit=Hit(
            kind="article", id=article.id, title=article.title, snippet=article.excerpt,
            note=article.provider.name, at=article.published,
        ),
        text=f"{article.title} {article.text}",
        outlets=frozenset({article.provider.domain, article.provider.name.lower()}),
        topics=frozenset(t.id for t in marks.topics) if marks else frozenset(),
        parties=frozenset(x for m in mentions for x in (m.party_id, m.name.lower())),
        relations=frozenset(c.relation for c in claims),
        stages=frozenset(c.stage for c in claims),
    )  # fmt: skip


def _claim(article: Article, claim: Claim) -> _Candidate:
    sides = [m for m in (claim.subject, claim.object) if m is not None]
    title, quote = " – ".join(m.name for m in sides), claim.evidence[0].quote
    return _Candidate(
        hit=Hit(
            kind="claim", id=claim.id, title=title, snippet=quote, note=claim.relation, at=claim.reported_at
        ),
        text=f"{title} {quote}",
        outlets=frozenset({article.provider.domain, article.provider.name.lower()}),
        parties=frozenset(x for m in (*sides, *claim.others) for x in (m.party_id, m.name.lower())),
        relations=frozenset({claim.relation}),
        stages=frozenset({claim.stage}),
    )


def _fits(candidate: _Candidate, query: Query) -> bool:
    text = candidate.text.casefold()
    fields = (
        (query.outlets, candidate.outlets),
        (query.topics, candidate.topics),
        (query.parties, candidate.parties),
        (query.relations, candidate.relations),
        (query.stages, candidate.stages),
    )
    return (
        all(w.casefold() in text for w in (*query.words, *query.phrases))
        and not any(w.casefold() in text for w in query.without)
        and all(not asked or set(asked) & has for asked, has in fields)
        and _in_days(candidate.hit.at, query.after, query.before)
    )


def _in_days(at: datetime | None, after: date | None, before: date | None) -> bool:
    if after is None and before is None:
        return True
    if at is None:
        return False
    day = at.date()
    return (after is None or day >= after) and (before is None or day < before)
