"""What could stand in an edition: the day's stories with all that speaks for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from broadsheet.editions.rulings import Rulings
from broadsheet.records import Article, Deal, Edition, Ledger, Marks, Move, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that had news on the day of the edition."""

    story: Story
    told: tuple[Article, ...]  #: its articles known so far, by time
    today: tuple[Article, ...]  #: those of the day
    article: Article  #: the one that headline and summary are taken from
    marks: Marks | None
    moves: tuple[tuple[Deal, Move], ...]  #: what the day moved in the ledger by its articles
    before: date | None  #: day of the latest edition it was in
    news: frozenset[str] = (
        frozenset()
    )  #: deals of which its articles of the day speak and that moved that day


def day_of(at: datetime, timezone: tzinfo) -> date:
    """The edition's day that an instant falls on."""
    return at.astimezone(timezone).date()


def time_of(article: Article) -> datetime | None:
    """When an article counts as told: its publication, else when we saw it."""
    return article.published or article.seen_at


def gather_candidates(
    day: date,
    *,
    stories: Mapping[str, Story],
    articles: Mapping[str, Article],
    marks: Mapping[str, Marks],
    ledger: Ledger,
    earlier: Iterable[Edition],
    rulings: Rulings,
    language: str,
    timezone: tzinfo,
) -> list[Candidate]:
    """The stories with an article of the day, and those that an editor wants in; by id."""
    before = _last_editions(earlier, day)
    moved = moves_by_article(ledger, day, timezone)
    spoken = deals_by_article(ledger, {deal.id for moves in moved.values() for deal, _ in moves})
    found: list[Candidate] = []
    for story_id in sorted(stories):
        story = stories[story_id]
        told = _known_articles(story, articles, day, timezone)
        today = tuple(a for a in told if (at := time_of(a)) is not None and day_of(at, timezone) == day)
        if story.merged_into or not told or not (today or story_id in rulings.publish):
            continue
        article = pick_article(story, today or told, marks, language)
        found.append(
            Candidate(
                story=story,
                told=told,
                today=today,
                article=article,
                marks=marks.get(article.id),
                moves=_story_moves(told, moved),
                news=frozenset(i for a in today for i in spoken.get(a.id, ())),
                before=max((before[i] for i in _ids_of(story, stories) if i in before), default=None),
            )
        )
    return found


def _known_articles(
    story: Story, articles: Mapping[str, Article], day: date, timezone: tzinfo
) -> tuple[Article, ...]:
    """Articles told by the end of the day: an edition made again later does not know the future."""
    known = [articles[i] for i in story.article_ids if i in articles]
    told = [a for a in known if (at := time_of(a)) is None or day_of(at, timezone) <= day]
    return tuple(sorted(told, key=lambda a: (str(time_of(a) or ""), a.id)))


def _ids_of(story: Story, stories: Mapping[str, Story]) -> list[str]:
    return [story.id, *(s.id for s in stories.values() if s.merged_into == story.id)]


def _last_editions(earlier: Iterable[Edition], day: date) -> dict[str, date]:
    """Story id → day of the latest edition before `day` that it stood in."""
    last: dict[str, date] = {}
    for edition in earlier:
        if edition.date >= day:
            continue
        for section in edition.sections:
            for item in section.items:
                last[item.story_id] = max(edition.date, last.get(item.story_id, edition.date))
    return last


def moves_by_article(ledger: Ledger, day: date, timezone: tzinfo) -> dict[str, list[tuple[Deal, Move]]]:
    """Article id → the moves of deals that day that its claims made."""
    article_of = {claim.id: claim.article_id for claim in ledger.claims}
    found: dict[str, list[tuple[Deal, Move]]] = {}
    for deal in ledger.deals:
        for move in deal.timeline:
            if (
                move.learned is not None
                and day_of(move.learned, timezone) == day
                and move.claim_id in article_of
            ):
                found.setdefault(article_of[move.claim_id], []).append((deal, move))
    return found


def deals_by_article(ledger: Ledger, chosen: set[str]) -> dict[str, set[str]]:
    """Article id → the chosen deals that its claims tell of, whether or not they moved them."""
    article_of = {claim.id: claim.article_id for claim in ledger.claims}
    found: dict[str, set[str]] = {}
    for deal in ledger.deals:
        if deal.id in chosen:
            for claim_id in deal.claim_ids:
                found.setdefault(article_of.get(claim_id, ""), set()).add(deal.id)
    return found


def _story_moves(
    told: Iterable[Article], moved: Mapping[str, list[tuple[Deal, Move]]]
) -> tuple[tuple[Deal, Move], ...]:
    """The last move of each deal that the story's articles moved."""
    last: dict[str, tuple[Deal, Move]] = {}
    for article in told:
        for deal, move in moved.get(article.id, ()):
            last[deal.id] = (deal, move)
    return tuple(last[i] for i in sorted(last))


def pick_article(
    story: Story, choice: Iterable[Article], marks: Mapping[str, Marks], language: str
) -> Article:
    """The article to tell a story by: in the edition's language, the story's lead, the best known."""
    return min(
        choice,
        key=lambda a: (
            a.language.split("-")[0] != language,
            a.kind in {"teaser", "video", "podcast"},
            a.id != story.lead_id,
            -_quality(marks.get(a.id)),
            str(time_of(a) or ""),
            a.id,
        ),
    )


def _quality(marks: Marks | None) -> int:
    """Known quality; an unknown one only decides last between articles of one story."""
    return -1 if marks is None or marks.quality.value is None else marks.quality.value
