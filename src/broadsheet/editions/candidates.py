"""What could stand in an edition: the day's stories with all that speaks for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from broadsheet.editions.days import day_of, time_of
from broadsheet.editions.leading import Tellings, gather_tellings, leads_with
from broadsheet.editions.moves import DayMoves, Moved, deals_by_article, gather_moves, rank_moves
from broadsheet.editions.rulings import Rulings
from broadsheet.records import Article, Deal, Edition, Ledger, Marks, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that had news on the day of the edition."""

    story: Story
    told: tuple[Article, ...]  #: its articles known so far, by time
    today: tuple[Article, ...]  #: those of the day
    article: Article  #: the one that headline and summary are taken from
    marks: Marks | None
    moves: tuple[Moved, ...]  #: what the day moved in the ledger by articles of it that lead with that deal
    before: date | None  #: day of the latest edition it was in
    deals: frozenset[str] = frozenset()  #: every deal that its articles of the day tell of
    news: tuple[str, ...] = ()  #: of these the ones that moved that day, gravest first
    main: Deal | None = None  #: of the deals that moved that day, the gravest its articles lead with
    fresh: tuple[Moved, ...] = ()  #: of `moves` those by voices that had not told the story before
    carried: date | None = None  #: day of its last report, where it is no story of the edition's day


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
    since: date | None = None,
) -> list[Candidate]:
    """The stories with an article of the day, and those that an editor wants in; by id.

    With `since` instead those whose last report is of an earlier day, not before that one.
    """
    before = _last_editions(earlier, day)
    moved = gather_moves(ledger, day, timezone)
    spoken = deals_by_article(ledger)
    tellings = gather_tellings(ledger)
    found: list[Candidate] = []
    for story_id in sorted(stories):
        story = stories[story_id]
        told = _known_articles(story, articles, day, timezone)
        today = tuple(a for a in told if (at := time_of(a)) is not None and day_of(at, timezone) == day)
        is_wanted = bool(today) or story_id in rulings.publish
        last = _last_day(told, timezone) if since is not None and told else None
        if story.merged_into or not told or not _is_asked_for(last, since, is_wanted=is_wanted):
            continue
        spoken_here = any(a.language.split("-")[0] == language for a in today)
        printed = max((before[i] for i in _ids_of(story, stories) if i in before), default=None)
        article = pick_article(story, today if spoken_here else told, marks, language)
        found.append(
            Candidate(
                story=story,
                told=told,
                today=today,
                article=article,
                marks=marks.get(article.id),
                moves=_story_moves(told, told, moved, tellings),
                deals=frozenset(i for a in today or told for i in spoken.get(a.id, ())),
                news=tuple(deal.id for deal, _ in _moved_deals(today, moved)),
                main=_main_deal(today, told, moved, tellings),
                before=printed,
                fresh=_story_moves(_new_voices(story, told, today, printed, timezone), told, moved, tellings),
                carried=last,
            )
        )
    return found


def _is_asked_for(last: date | None, since: date | None, *, is_wanted: bool) -> bool:
    """Whether a story is for the day; with `since` whether it is not, and its last report is no older."""
    if since is None:
        return is_wanted
    return not is_wanted and last is not None and last >= since


def _known_articles(
    story: Story, articles: Mapping[str, Article], day: date, timezone: tzinfo
) -> tuple[Article, ...]:
    """Articles told by the end of the day: an edition made again later does not know the future."""
    known = [articles[i] for i in story.article_ids if i in articles]
    told = [a for a in known if (at := time_of(a)) is None or day_of(at, timezone) <= day]
    return tuple(sorted(told, key=lambda a: (str(time_of(a) or ""), a.id)))


def _last_day(told: Iterable[Article], timezone: tzinfo) -> date | None:
    return max((day_of(at, timezone) for a in told if (at := time_of(a)) is not None), default=None)


def _new_voices(
    story: Story, told: Iterable[Article], today: Iterable[Article], printed: date | None, timezone: tzinfo
) -> list[Article]:
    """The day's articles by voices that told nothing of the story up to the day it was printed on."""
    roots = {i: family.root for family in story.families for i in (family.head_id, *family.copy_ids)}
    spoke = {
        roots.get(a.id, a.provider.root)
        for a in told
        if printed is not None and (at := time_of(a)) is not None and day_of(at, timezone) <= printed
    }
    return [a for a in today if roots.get(a.id, a.provider.root) not in spoke]


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


def _story_moves(
    speaking: Iterable[Article], told: Sequence[Article], moved: DayMoves, tellings: Tellings
) -> tuple[Moved, ...]:
    """The last move of each deal that these articles of a story moved, and that the story is about."""
    last: dict[str, Moved] = {}
    for article in speaking:
        for deal, move in moved.by_article.get(article.id, ()):
            if move.claim_id not in moved.in_passing and leads_with(article, deal, told, tellings):
                last[deal.id] = (deal, move)
    return tuple(last[i] for i in sorted(last))


def _main_deal(
    today: Iterable[Article], told: Sequence[Article], moved: DayMoves, tellings: Tellings
) -> Deal | None:
    """Of the deals that moved on the day the gravest that the story is about."""
    led = {
        deal.id: (deal, move)
        for article in today
        for deal, move in moved.told_by.get(article.id, {}).values()
        if leads_with(article, deal, told, tellings)
    }
    return next((deal for deal, _ in rank_moves(led.values())), None)


def _moved_deals(today: Iterable[Article], moved: DayMoves) -> list[Moved]:
    told: dict[str, Moved] = {}
    for article in today:
        told.update(moved.told_by.get(article.id, {}))
    return rank_moves(told.values())


def pick_article(
    story: Story, choice: Iterable[Article], marks: Mapping[str, Marks], language: str
) -> Article:
    """The article to tell a story by: in the edition's language, no release, the story's lead, the best."""
    return min(
        choice,
        key=lambda a: (
            a.language.split("-")[0] != language,
            a.kind in {"teaser", "video", "podcast", "press_release"},
            a.id != story.lead_id,
            -_quality(marks.get(a.id)),
            str(time_of(a) or ""),
            a.id,
        ),
    )


def _quality(marks: Marks | None) -> int:
    """Known quality; an unknown one only decides last between articles of one story."""
    return -1 if marks is None or marks.quality.value is None else marks.quality.value
