"""Search over the store: articles through the full-text index, the rest through what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from broadsheet.adapters.store import reading, search
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.press.views import Found, Hit, Query
from broadsheet.records import Article, Claim, Deal, Party, Story

CEILING = 400  # matches looked at for each kind; a reader who needs more narrows the search
ORDER = ("party", "deal", "story", "article", "claim")
NEVER = datetime(1, 1, 2, tzinfo=UTC)


def find(shelf: LedgerShelf, query: Query, limit: int, offset: int) -> Found:
    """What fits: parties, deals and stories first, then articles, each kind best first."""
    if query.is_empty:
        return Found(hits=(), total=0)
    articles = _articles(query)
    hits = [
        *_party_hits(shelf, query),
        *_deal_hits(shelf, query),
        *_story_hits(query, articles),
        *(_article_hit(article) for article in articles if _article_fits(shelf, query, article)),
    ]
    counts = Counter(hit.kind for hit in hits)
    shown = [hit for hit in hits if not query.kinds or hit.kind in query.kinds]
    return Found(hits=tuple(shown[offset : offset + limit]), total=len(shown), counts=tuple(counts.items()))


def _articles(query: Query) -> tuple[Article, ...]:
    if query.words or query.phrases:
        expression = search.match_expression(query.words, query.phrases, query.without)
        found = reading.articles(search.find_articles(expression, CEILING))
    else:
        found = reading.latest_articles(CEILING)
    return tuple(a for a in found if _in_time(query, a.published) and _outlet_fits(query, [a]))


def _in_time(query: Query, at: datetime | None) -> bool:
    if query.before is None and query.after is None:
        return True
    day = at.date() if at else None
    if day is None:
        return False
    return (query.before is None or day < query.before) and (query.after is None or day >= query.after)


def _outlet_fits(query: Query, articles: Iterable[Article]) -> bool:
    if not query.outlets:
        return True
    names = {x for a in articles for x in (a.provider.domain, a.provider.name.lower())}
    return any(wanted in name for wanted in query.outlets for name in names)


def _party_fits(query: Query, names: Iterable[tuple[str, str]]) -> bool:
    known = {x for party_id, name in names for x in (party_id, name.lower())}
    return all(wanted in known for wanted in query.parties)


def _article_fits(shelf: LedgerShelf, query: Query, article: Article) -> bool:
    claims = shelf.claims_of_article(article.id) if query.parties or query.relations or query.stages else ()
    if query.parties and not _party_fits(query, _names(claims)):
        return False
    if query.relations and not {c.relation for c in claims} & set(query.relations):
        return False
    if query.stages and not {c.stage for c in claims} & set(query.stages):
        return False
    return not query.topics or bool(_topics_of(article) & set(query.topics))


def _names(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    return [(m.party_id, m.name) for c in claims for m in (c.subject, c.object, *c.others) if m]


def _topics_of(article: Article) -> set[str]:
    marks = reading.marks([article.id]).get(article.id)
    return {topic.id for topic in marks.topics} if marks else set()


def _article_hit(article: Article) -> Hit:
    return Hit(
        kind="article",
        id=article.id,
        title=article.title,
        snippet=article.excerpt,
        note=article.provider.name,
        at=article.published,
    )


def _story_hits(query: Query, articles: tuple[Article, ...]) -> list[Hit]:
    if query.parties or query.relations or query.stages:
        return []
    told = reading.stories_of([article.id for article in articles])
    by_article = {i: story for story in told for i in story.article_ids}
    ranked = dict.fromkeys(by_article[a.id].id for a in articles if a.id in by_article)
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


def _words_fit(query: Query, text: str) -> bool:
    flat = text.casefold()
    wanted = [*query.words, *query.phrases]
    return all(w.casefold() in flat for w in wanted) and not any(w.casefold() in flat for w in query.without)


def _party_hits(shelf: LedgerShelf, query: Query) -> list[Hit]:
    if not query.words and not query.phrases:
        return []
    if query.outlets or query.topics or query.relations or query.stages or query.before or query.after:
        return []
    fits = [p for p in shelf.parties() if _words_fit(query, " ".join((p.name, *p.aliases)))]
    return [_party_hit(party) for party in fits[:CEILING]]


def _party_hit(party: Party) -> Hit:
    return Hit(kind="party", id=party.id, title=party.name, note=party.kind)


def _deal_hits(shelf: LedgerShelf, query: Query) -> list[Hit]:
    if query.topics or query.outlets:
        return []
    deals = sorted(shelf.ledger().deals, key=lambda d: d.last_moved or NEVER, reverse=True)
    return [hit for deal in deals if (hit := _deal_hit(shelf, query, deal))][:CEILING]


def _deal_hit(shelf: LedgerShelf, query: Query, deal: Deal) -> Hit | None:
    names = [(role.party_id, role.name) for role in deal.roles]
    if not _party_fits(query, names) or not _in_time(query, deal.last_moved):
        return None
    if query.relations and deal.relation not in query.relations:
        return None
    if query.stages and deal.stage not in query.stages:
        return None
    quotes = [c.evidence[0].quote for c in shelf.claims_of_deal(deal.id) if c.evidence]
    title = " – ".join(name for _, name in names[:2])
    if not _words_fit(query, " ".join([title, *quotes])):
        return None
    return Hit(
        kind="deal",
        id=deal.id,
        title=title,
        snippet=quotes[-1] if quotes else "",
        note=deal.relation,
        at=deal.last_moved,
    )
