"""A Shelf over plain sequences: for tests, for examples, and for publishing what fits in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from broadsheet.press.ledger_table import page_of_table
from broadsheet.press.memory_search import search_values
from broadsheet.press.sheets.moves import stood_recently
from broadsheet.press.views import (
    Change,
    CommentView,
    DependenceView,
    Found,
    GrowthView,
    LoopView,
    Place,
    Query,
    SourceView,
    TablePage,
    TopicView,
)
from broadsheet.records import (
    Article,
    Claim,
    Correction,
    Deal,
    Edition,
    Finding,
    Item,
    Ledger,
    Marks,
    Party,
    Recording,
    Scoop,
    Standing,
    Story,
    content_id,
    to_plain,
)

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class MemoryShelf:
    """All that the paper shows, held in memory; keeps the promises of `press.shelf.Shelf`."""

    def __init__(
        self,
        *,
        editions: Sequence[Edition] = (),
        stories: Sequence[Story] = (),
        articles: Sequence[Article] = (),
        marks: Sequence[Marks] = (),
        ledger: Ledger | None = None,
        parties: Sequence[Party] = (),
        dependence: Sequence[DependenceView] = (),
        growth: Sequence[GrowthView] = (),
        loops: Sequence[LoopView] = (),
        sources: Sequence[SourceView] = (),
        source_report: Mapping[str, Any] | None = None,
        findings: Sequence[Finding] = (),
        corrections: Sequence[Correction] = (),
        changes: Sequence[Change] = (),
        topic_names: Mapping[str, str] | None = None,
        comments: Mapping[str, Sequence[CommentView]] | None = None,
        reactions: Mapping[str, Sequence[tuple[str, int]]] | None = None,
        recordings: Sequence[Recording] = (),
        scoops: Sequence[Scoop] = (),
        standings: Sequence[Standing] = (),
    ) -> None:
        self._scoops, self._standings = scoops, standings
        self._recordings = sorted(recordings, key=lambda r: r.date, reverse=True)
        self._comments, self._reactions = dict(comments or {}), dict(reactions or {})
        self._ledger = ledger or Ledger(deals=(), claims=())
        self._editions = {e.date: e for e in sorted(editions, key=lambda e: e.date, reverse=True)}
        self._stories = {s.id: s for s in sorted(stories, key=_last_seen, reverse=True)}
        self._articles = {a.id: a for a in articles}
        self._marks = {m.article_id: m for m in marks}
        self._parties = {p.id: p for p in parties}
        self._dependence, self._loops = tuple(dependence), tuple(loops)
        self._growth = tuple(growth)
        self._source_report = dict(source_report or {})
        self._sources = tuple(sorted(sources, key=lambda s: s.source.provider.name.casefold()))
        self._findings, self._corrections = tuple(findings), tuple(corrections)
        self._changes = tuple(changes)
        self._topic_names = dict(topic_names or {})
        self._index()

    def _index(self) -> None:
        self._claims = {c.id: c for c in self._ledger.claims}
        moved = sorted(self._ledger.deals, key=lambda d: d.last_moved or LONG_AGO, reverse=True)
        self._deals = {d.id: d for d in moved}
        self._claims_of_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._ledger.claims:
            self._claims_of_article[claim.article_id].append(claim)
        self._stories_of_article: dict[str, list[Story]] = defaultdict(list)
        for story in self._stories.values():
            for article_id in story.article_ids:
                self._stories_of_article[article_id].append(story)
        self._items: dict[str, tuple[date, Item]] = {}
        for day, edition in self._editions.items():
            for item in (i for s in edition.sections for i in s.items):
                self._items.setdefault(item.story_id, (day, item))
        plain = (to_plain(tuple(self._editions.values())), to_plain(self._ledger), len(self._articles))
        self._revision = content_id("shelf", repr((*plain, self._comments, self._reactions)))

    def revision(self) -> str:
        """A digest of editions and ledger."""
        return self._revision

    def changed_at(self) -> datetime | None:
        """The latest story or move."""
        times = [s.last_seen for s in self._stories.values()] + [d.last_moved for d in self._deals.values()]
        return max((t for t in times if t is not None), default=None)

    def editions(self) -> Sequence[date]:
        """The days that have an edition, newest first."""
        return tuple(self._editions)

    def edition(self, day: date) -> Edition | None:
        """The edition of a day."""
        return self._editions.get(day)

    def place_of(self, day: date) -> Place:
        """Where the edition of a day stands."""
        return Place.among(self.editions(), day)

    def item_of_story(self, story_id: str) -> tuple[date, Item] | None:
        """The story as its latest edition carried it."""
        return self._items.get(story_id)

    def story(self, story_id: str) -> Story | None:
        """The story with that id."""
        return self._stories.get(story_id)

    def latest_stories(self, limit: int, offset: int = 0) -> Sequence[Story]:
        """Stories by `last_seen`."""
        return [s for s in self._stories.values() if not s.merged_into][offset : offset + limit]

    def stories_of_article(self, article_id: str) -> Sequence[Story]:
        """The stories an article belongs to."""
        return tuple(self._stories_of_article.get(article_id, ()))

    def stories_of_party(self, party_id: str, limit: int = 30) -> Sequence[Story]:
        """Stories with a claim about the party."""
        articles = {c.article_id for d in self.deals_of_party(party_id) for c in self.claims_of_deal(d.id)}
        hits = [s for s in self._stories.values() if articles & set(s.article_ids) and not s.merged_into]
        return hits[:limit]

    def stories_of_topic(self, topic_id: str, limit: int = 60, offset: int = 0) -> Sequence[Story]:
        """Stories of a topic."""
        hits = [s for s in self._stories.values() if topic_id in s.topics and not s.merged_into]
        return hits[offset : offset + limit]

    def stories_of_matter(self, storyline: str, at: datetime, limit: int) -> Sequence[Story]:
        """Stories of a running matter, oldest first: the last `limit` begun before `at`, the first after."""
        told = [s for s in self._stories.values() if s.storyline == storyline and not s.merged_into]
        begun = sorted((s.first_seen, s.id, s) for s in told if s.first_seen is not None)
        before = [s for when, _, s in begun if when < at]
        return [*before[-limit:], *[s for when, _, s in begun if when > at][:limit]]

    def topics(self) -> Sequence[TopicView]:
        """Topics that have stories, most stories first."""
        counts = Counter(t for s in self._stories.values() if not s.merged_into for t in s.topics)
        return [TopicView(id=t, name=self.topic_name(t), stories=n) for t, n in counts.most_common()]

    def topic_name(self, topic_id: str) -> str:
        """What a topic is called; its id where it has no name."""
        names = {t.id: t.name for m in self._marks.values() for t in m.topics} | self._topic_names
        return names.get(topic_id, topic_id)

    def scoops(self, start: datetime, end: datetime) -> tuple[Sequence[Scoop], Sequence[Standing]]:
        """Those of the scoops that were given whose first report came then, and the board as given."""
        return [scoop for scoop in self._scoops if start <= scoop.at < end], self._standings

    def article(self, article_id: str) -> Article | None:
        """The article in its latest wording."""
        return self._articles.get(article_id)

    def articles(self, article_ids: Sequence[str]) -> Sequence[Article]:
        """Those articles in the order asked."""
        return [self._articles[i] for i in article_ids if i in self._articles]

    def marks(self, article_id: str) -> Marks | None:
        """Quality, heat and topics of an article."""
        return self._marks.get(article_id)

    def changes(self, article_id: str = "", limit: int = 50) -> Sequence[Change]:
        """Edits in place."""
        return [c for c in self._changes if article_id in {"", c.article_id}][:limit]

    def corrections(self, limit: int = 200) -> Sequence[Correction]:
        """The paper's own corrections."""
        return sorted(self._corrections, key=lambda c: c.date, reverse=True)[:limit]

    def comments(self, subject_id: str) -> Sequence[CommentView]:
        """Comments let through, oldest first."""
        return self._comments.get(subject_id, ())

    def reactions(self, subject_id: str) -> Sequence[tuple[str, int]]:
        """(reaction, how many readers)."""
        return self._reactions.get(subject_id, ())

    def recording(self, day: date) -> Recording | None:
        """The day's edition read aloud."""
        return next((r for r in self._recordings if r.date == day), None)

    def recordings(self, limit: int = 30) -> Sequence[Recording]:
        """The latest recordings."""
        return self._recordings[:limit]

    def ledger(self) -> Ledger:
        """The whole ledger."""
        return self._ledger

    def deal(self, deal_id: str) -> Deal | None:
        """The deal with that id, its tombstone where it was merged."""
        found = self._deals.get(deal_id)
        target = dict(self._ledger.tombstones).get(deal_id)
        if found is None and target is not None and (heir := self._deals.get(target)) is not None:
            return Deal(
                id=deal_id, relation=heir.relation, roles=heir.roles, stage=heir.stage, timeline=(),
                claim_ids=(), merged_into=target,
            )  # fmt: skip
        return found

    def table_page(self, number: int) -> TablePage:
        """A page of the whole table of deals."""
        return page_of_table(self._deals.values(), number)

    def moves_until(self, day: date, limit: int) -> Sequence[Deal]:
        """The deals that moved in the weeks up to a day, as they stood then."""
        return stood_recently(self._deals.values(), day, limit, self.claims_of_deal)

    def deals_of_party(self, party_id: str) -> Sequence[Deal]:
        """Deals in which the party has a role."""
        return [d for d in self._deals.values() if any(r.party_id == party_id for r in d.roles)]

    def deals_of_article(self, article_id: str) -> Sequence[Deal]:
        """Deals that hold a claim of the article."""
        ids = {c.id for c in self._claims_of_article.get(article_id, ())}
        return [d for d in self._deals.values() if ids & set(d.claim_ids)]

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with that id."""
        return self._claims.get(claim_id)

    def claims_of_deal(self, deal_id: str) -> Sequence[Claim]:
        """The claims a deal is made of, as they were reported."""
        deal = self._deals.get(deal_id)
        found = [self._claims[i] for i in (deal.claim_ids if deal else ()) if i in self._claims]
        return sorted(found, key=lambda c: (c.reported_at or LONG_AGO, c.id))

    def claims_of_article(self, article_id: str) -> Sequence[Claim]:
        """The claims an article makes, in the order of its text."""
        return sorted(self._claims_of_article.get(article_id, ()), key=lambda c: c.evidence[0].start)

    def party(self, party_id: str) -> Party | None:
        """The party with that id; one that only a deal names is provisional."""
        if party_id in self._parties:
            return self._parties[party_id]
        names = {r.party_id: r.name for d in self._deals.values() for r in d.roles}
        name = names.get(party_id)
        return Party(id=party_id, name=name, kind="provisional") if name is not None and party_id else None

    def parties(self) -> Sequence[Party]:
        """Parties that have a role in a deal, by name."""
        ids = {r.party_id for d in self._deals.values() for r in d.roles if r.party_id}
        found = [p for p in (self.party(i) for i in ids) if p is not None]
        return sorted(found, key=lambda p: (p.name.casefold(), p.id))

    def dependence(self, party_id: str) -> Sequence[DependenceView]:
        """Who the party depends on."""
        return [d for d in self._dependence if d.party_id == party_id]

    def growth(self, party_id: str) -> Sequence[GrowthView]:
        """What of its dependence was known on earlier days."""
        return [g for g in self._growth if g.party_id == party_id]

    def loops(self, party_id: str = "") -> Sequence[LoopView]:
        """Rings of money."""
        return [x for x in self._loops if not party_id or party_id in x.party_ids]

    def sources(self) -> Sequence[SourceView]:
        """All sources by name."""
        return self._sources

    def outlet_name(self, domain: str) -> str:
        """What the outlet behind a domain is called, by its sources and articles."""
        sources = (view.source.provider for view in self._sources)
        named = (
            p.name for p in (*sources, *(a.provider for a in self._articles.values())) if p.domain == domain
        )
        return next(named, domain)

    def source_report(self) -> Mapping[str, Any]:
        """The report as given."""
        return self._source_report

    def findings(self, limit: int = 200) -> Sequence[Finding]:
        """What was found wrong."""
        return self._findings[:limit]

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> Found:
        """What fits, newest first inside each kind."""
        return search_values(self, query, limit, offset)

    def story_ids(self) -> Iterator[str]:
        """Every story that is not merged away."""
        return (s.id for s in self._stories.values() if not s.merged_into)

    def article_ids(self) -> Iterator[str]:
        """Every article."""
        return iter(self._articles)


def _last_seen(story: Story) -> datetime:
    return story.last_seen or LONG_AGO
