"""What stands on the paper of a story and of a deal: gathered from the shelf once, then only shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from broadsheet.press import labels
from broadsheet.press.known_then import deals_in, story_on
from broadsheet.press.shelf import Shelf
from broadsheet.records import (
    Article,
    Claim,
    Contradiction,
    Deal,
    Edition,
    Item,
    Money,
    Move,
    Story,
    SummarySentence,
)

SHORT: Final = 48  #: letters below which a sentence leads up to the news more often than it tells it
NEVER: Final = datetime.max.replace(tzinfo=UTC)
GIVEN_TOGETHER: Final = frozenset({"investment", "funding_round", "credit"})
"""Relations in which whoever only takes part gives as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a deal; an empty id is a party nobody named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """A deal as one line of the ledger."""

    deal: Deal
    subject: Side
    object: Side
    others: tuple[Side, ...]
    is_mutual: bool  #: neither side gives to the other

    @property
    def is_round(self) -> bool:
        """The sum is what a round brings, not what one of its givers puts in."""
        return self.deal.relation == "funding_round"

    @property
    def is_led(self) -> bool:
        """The first giver is told to lead a round; how much of it is theirs is another matter."""
        return self.is_round and bool(self.subject.name)

    @property
    def givers(self) -> tuple[Side, ...]:
        """Everybody named on the giving side, the subject first: of money also those who take part."""
        shared = self.deal.relation in GIVEN_TOGETHER
        named = {"subject", "other"} if shared else {"subject"}
        sides = [Side(id=r.party_id, name=r.name) for r in self.deal.roles if r.part in named and r.name]
        fellows = [side for side in sides if side not in (self.subject, self.object)] if shared else []
        return (*((self.subject,) if self.subject.name else ()), *fellows)

    @property
    def last(self) -> Move | None:
        """The latest move."""
        return self.deal.timeline[-1] if self.deal.timeline else None

    @property
    def before(self) -> str:
        """The stage before the latest move, or "" where nothing moved yet."""
        stages = [move.stage for move in self.deal.timeline]
        return next((s for s in reversed(stages[:-1]) if s != stages[-1]), "") if stages else ""


def line_of(deal: Deal) -> DealLine:
    """A deal with its sides apart."""
    sides: dict[str, list[Side]] = {"subject": [], "object": [], "other": []}
    for role in deal.roles:
        sides[role.part].append(Side(id=role.party_id, name=role.name))
    nobody = Side(id="", name="")
    return DealLine(
        deal=deal,
        subject=sides["subject"][0] if sides["subject"] else nobody,
        object=sides["object"][0] if sides["object"] else nobody,
        others=(*sides["subject"][1:], *sides["object"][1:], *sides["other"]),
        is_mutual=deal.relation in labels.SYMMETRIC,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story as it stands on a page."""

    story: Story
    headline: str
    language: str
    summary: tuple[SummarySentence, ...]
    lead: Article | None  #: the report to read
    first: Article | None  #: who had it first
    ahead: timedelta | None  #: how long before the next independent voice; None where there is none
    originals: tuple[Article, ...]  #: one for each independent voice, the lead's first
    reports: int
    roots: int
    lines: tuple[DealLine, ...] = ()
    item: Item | None = None
    at: datetime | None = None  #: of the latest report
    day: date | None = None  #: of the latest edition that carried it

    @property
    def contested(self) -> tuple[tuple[DealLine, Contradiction], ...]:
        """What the reports do not agree on."""
        return tuple((line, c) for line in self.lines for c in line.deal.contradictions)

    @property
    def editors_words(self) -> str:
        """A summary that an editor wrote; it is shown as an editor's, before what reports say."""
        return self.item.editors_words if self.item else ""

    @property
    def told_on(self) -> date | None:
        """The day to put to it: of the paper that carried it, else of its latest report."""
        return self.day or self.at

    @property
    def deck(self) -> str:
        """One or two sentences in a report's own words: the summary, else what the lead says of itself."""
        if self.summary:
            return self.summary[0].text
        return (self.lead.standfirst or self.lead.excerpt) if self.lead else ""

    @property
    def opening(self) -> str:
        """The deck, and the sentence after it where the first is so short that it only leads up to it."""
        in_words = self.language[:2] not in {"zh", "ja"}  # elsewhere so few letters are a whole sentence
        if in_words and len(self.summary) > 1 and len(self.deck) < SHORT:
            return f"{self.deck} {self.summary[1].text}"
        return self.deck


def card_of(
    story: Story, shelf: Shelf, item: Item | None = None, edition: Edition | None = None
) -> StoryCard:
    """The card of a story as an edition's item, with the reports of that day.

    Without an edition it is the story of today, under the words of the latest edition that carried it.
    """
    day = None
    articles = {a.id: a for a in shelf.articles(story.article_ids)}
    if edition is not None:
        story = story_on(edition.date, story, articles)
    if item is None and (carried := shelf.item_of_story(story.id)) is not None:
        day, item = carried
        edition = shelf.edition(day) if item.deal_ids else None
    heads = _heads(story, articles)
    return StoryCard(
        story=story,
        item=item,
        headline=item.headline if item else story.title,
        language=story.language,
        summary=item.summary if item else (),
        lead=articles.get(story.lead_id) or next(iter(articles.values()), None),
        first=articles.get(story.first_id),
        ahead=_ahead(heads),
        originals=_originals(story, heads, articles),
        reports=len(story.article_ids),
        roots=len(story.roots) or len({root for root, _ in heads}),
        lines=_lines(item, edition, shelf),
        at=story.last_seen,
        day=day,
    )


def headline_of(story: Story, shelf: Shelf) -> str:
    """The story under the words of the latest edition that carried it, as its own page has them."""
    carried = shelf.item_of_story(story.id)
    return carried[1].headline if carried else story.title


def cards_of(stories: Sequence[Story], shelf: Shelf) -> tuple[StoryCard, ...]:
    """The cards of stories that are not merged away."""
    return tuple(card_of(story, shelf) for story in stories if not story.merged_into)


def _lines(item: Item | None, edition: Edition | None, shelf: Shelf) -> tuple[DealLine, ...]:
    """The deals that an item tells of, as its edition knew them."""
    if item is None or edition is None:
        return ()
    return tuple(line_of(deal) for deal in deals_in(edition, item.deal_ids, shelf) if deal.id)


def _heads(story: Story, articles: dict[str, Article]) -> list[tuple[str, Article]]:
    """(voice, its head article) in the order of publication; families of one voice all stand."""
    pairs = [(f.root, articles[f.head_id]) for f in story.families if f.head_id in articles]
    if not pairs:
        pairs = [(a.provider.root, a) for a in articles.values()]
    dated = [(root, a) for root, a in pairs if a.published is not None]
    undated = [(root, a) for root, a in pairs if a.published is None]
    return sorted(dated, key=lambda pair: (pair[1].published, pair[1].id)) + undated


def voice_heads(story: Story, articles: Mapping[str, Article]) -> frozenset[str]:
    """Ids of the reports that open a voice: the first of each in the order of publication."""
    known = {i for family in story.families for i in (family.head_id, *family.copy_ids)}
    loose = [(a.provider.root, a) for key, a in articles.items() if key not in known]
    heads = [*_heads(story, dict(articles)), *(loose if story.families else [])]
    opened: dict[str, str] = {}
    for root, article in sorted(heads, key=lambda pair: (pair[1].published or NEVER, pair[1].id)):
        opened.setdefault(root, article.id)
    return frozenset(opened.values())


def _ahead(heads: list[tuple[str, Article]]) -> timedelta | None:
    exact = [(r, a) for r, a in heads if a.published and a.published_precision in {"second", "minute"}]
    if not exact or exact[0][1] is not heads[0][1]:
        return None
    root, first = exact[0]
    follower = next((a for r, a in exact[1:] if r != root), None)
    if follower is None or first.published is None or follower.published is None:
        return None
    lead = follower.published - first.published
    return lead if lead >= timedelta(minutes=1) else None


def _originals(
    story: Story, heads: list[tuple[str, Article]], articles: dict[str, Article]
) -> tuple[Article, ...]:
    chosen: dict[str, Article] = {}
    lead = articles.get(story.lead_id)
    if lead is not None:
        chosen[next((root for root, a in heads if a.id == lead.id), lead.provider.root)] = lead
    for root, article in heads:
        chosen.setdefault(root, article)
    return tuple(chosen.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that claims rest on, with every claim that quotes it word for word."""

    claim: Claim  #: the first to carry it
    also: tuple[Claim, ...]


def evidence_of(claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """The claims with copies of one sentence folded, in the order of the first of each."""
    groups: dict[tuple[str, bool], list[Claim]] = {}
    for claim in claims:
        quote = claim.evidence[0].quote if claim.evidence else claim.id
        groups.setdefault((" ".join(quote.split()).casefold(), claim.denied), []).append(claim)
    return tuple(Evidence(claim=group[0], also=tuple(group[1:])) for group in groups.values())


def figure_of(money: Money) -> tuple[object, ...]:
    """What makes two statements of money one figure, in whatever words they are written."""
    return (money.low, money.high, money.currency, money.bound, money.period)


def figures_of(claims: Sequence[Claim]) -> tuple[tuple[Money, tuple[Claim, ...]], ...]:
    """Different amounts that claims state, each with who states it; the most often stated first."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.money is not None:
            groups.setdefault(figure_of(claim.money), []).append(claim)
    ranked = sorted(groups.values(), key=lambda group: -len({c.root or c.outlet for c in group}))
    return tuple((group[0].money, tuple(group)) for group in ranked if group[0].money is not None)
