"""The shelf of the paper, answered from the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, Final

from django.db import connection

from broadsheet.adapters.store import reading, recordings, tallies, voices
from broadsheet.adapters.store.corrections import list_corrections
from broadsheet.adapters.store.finding_words import find
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.adapters.store.matches import is_common
from broadsheet.adapters.store.scoop_board import scoops_between
from broadsheet.adapters.store.source_report import kept_report, told_of_sources
from broadsheet.press.views import Change, CommentView, Found, Place, Query, SourceView, TopicView
from broadsheet.records import (
    Article,
    Correction,
    Edition,
    Finding,
    Item,
    Marks,
    Recording,
    Scoop,
    Standing,
    Story,
)
from broadsheet.scores import topic_name
from broadsheet.text.sentences import split_sentences

AT_HAND: Final = 60  #: editions whose stories are known without asking for them
BELOW: Final = "below_floor"  #: code of what the report on sources finds
SILENT: Final = "silent"  #: code of what it only notes
WORDS: Final = 10_000  #: words of searches of which it is known how common they are
CARRIED_ON: Final = 14  #: days after its last report on which an edition may still print a story


class StoreShelf(LedgerShelf):
    """One look at the store: made for one request, so that a page never mixes two revisions."""

    def __init__(self) -> None:
        home = connection.settings_dict["NAME"]
        super().__init__(f"{home}:{reading.note(reading.LEDGER_REVISION)}")
        # Reactions count from the next minute on, so that a busy hour does not reprint every page.
        self._minute = datetime.now(UTC).replace(second=0, microsecond=0)
        self._is_common = lru_cache(maxsize=WORDS)(is_common)
        self._shown = f"{home}:{reading.revision()}{_voiced(voices.last_reaction(self._minute))}"

    def revision(self) -> str:
        """Changes whenever anything shown changes."""
        return self._shown

    def changed_at(self) -> datetime | None:
        """When the last cycle ran."""
        last = reading.note("cycle")
        return datetime.fromisoformat(last) if last else None

    def editions(self) -> Sequence[date]:
        """The days that have an edition, newest first."""
        return reading.edition_days()

    def edition(self, day: date) -> Edition | None:
        """The edition of a day."""
        return self._at_hand.get(day) or reading.edition(day)

    def place_of(self, day: date) -> Place:
        """Where the edition of a day stands."""
        return Place.among(self.editions(), day)

    @cached_property
    def _at_hand(self) -> dict[date, Edition]:
        return {edition.date: edition for edition in reading.editions(limit=AT_HAND)}

    @cached_property
    def _items(self) -> dict[str, tuple[date, Item]]:
        items: dict[str, tuple[date, Item]] = {}
        for edition in self._at_hand.values():
            for section in edition.sections:
                for item in section.items:
                    items.setdefault(item.story_id, (edition.date, item))
        return items

    def item_of_story(self, story_id: str) -> tuple[date, Item] | None:
        """The story as its latest edition carried it, and the day of that edition."""
        return self._items.get(story_id) or self._item_of_old_story(story_id)

    def _item_of_old_story(self, story_id: str) -> tuple[date, Item] | None:
        """The same for a story last printed before the editions that are at hand."""
        story = self.story(story_id)
        if story is None or story.first_seen is None or story.last_seen is None:
            return None
        if not self._items or story.last_seen.date() >= min(day for day, _ in self._items.values()):
            return None
        until = story.last_seen.date() + timedelta(days=CARRIED_ON)
        named = reading.editions_naming(story_id, story.first_seen.date() - timedelta(days=1), until)
        carried = ((e.date, i) for e in named for s in e.sections for i in s.items if i.story_id == story_id)
        return next(carried, None)

    def story(self, story_id: str) -> Story | None:
        """The story with that id."""
        return next(iter(reading.stories([story_id])), None)

    def latest_stories(self, limit: int, offset: int = 0) -> Sequence[Story]:
        """Stories by `last_seen`."""
        return reading.latest_stories(limit, offset)

    def stories_of_article(self, article_id: str) -> Sequence[Story]:
        """The stories an article belongs to, copies included."""
        return reading.stories_of([article_id])

    def stories_of_party(self, party_id: str, limit: int = 30) -> Sequence[Story]:
        """Stories with a claim about the party."""
        deals = self._folded.deals_of_party.get(party_id, ())
        claims = self._folded.claims
        ids = dict.fromkeys(claims[i].article_id for deal in deals for i in deal.claim_ids if i in claims)
        told = [story for story in reading.stories_of(tuple(ids)) if not story.merged_into]
        told.sort(key=lambda s: (s.last_seen is not None, s.last_seen, s.id), reverse=True)
        return told[:limit]

    def stories_of_topic(self, topic_id: str, limit: int = 60, offset: int = 0) -> Sequence[Story]:
        """Stories of a topic."""
        return reading.stories_of_topic(topic_id, limit, offset)

    def stories_of_matter(self, storyline: str, at: datetime, limit: int) -> Sequence[Story]:
        """Stories of a running matter, oldest first: the last `limit` begun before `at`, the first after."""
        return reading.stories_around(storyline, at, limit)

    def topics(self) -> Sequence[TopicView]:
        """Topics that have stories, most stories first."""
        counted = tallies.topic_counts()
        return [TopicView(id=topic, name=topic_name(topic), stories=n) for topic, n in counted]

    def topic_name(self, topic_id: str) -> str:
        """What a topic is called; its id where it has no name."""
        return topic_name(topic_id)

    def scoops(self, start: datetime, end: datetime) -> tuple[Sequence[Scoop], Sequence[Standing]]:
        """Stories that one outlet had first, and the board of outlets."""
        return scoops_between(start, end)

    def article(self, article_id: str) -> Article | None:
        """The article in its latest wording."""
        return reading.article(article_id)

    def articles(self, article_ids: Sequence[str]) -> Sequence[Article]:
        """Those articles in the order asked; unknown ids are left out."""
        return reading.articles(list(article_ids))

    def marks(self, article_id: str) -> Marks | None:
        """Quality, heat and topics of an article."""
        return reading.marks([article_id]).get(article_id)

    def changes(self, article_id: str = "", limit: int = 50) -> Sequence[Change]:
        """Edits in place of one article, or of all where no id is given."""
        return [change_between(before) for before in reading.wordings(article_id, limit)]

    def corrections(self, limit: int = 200) -> Sequence[Correction]:
        """The paper's own corrections."""
        return list_corrections(limit)

    def comments(self, subject_id: str) -> Sequence[CommentView]:
        """Comments let through, oldest first."""
        return voices.shown_comments(subject_id)

    def reactions(self, subject_id: str) -> Sequence[tuple[str, int]]:
        """(reaction, how many readers) up to the start of the minute the shelf was made in."""
        return voices.count_reactions(subject_id, self._minute)

    def recording(self, day: date) -> Recording | None:
        """The day's edition read aloud, None while it was not."""
        return recordings.recording(day)

    def recordings(self, limit: int = 30) -> Sequence[Recording]:
        """The latest recordings, newest first."""
        return recordings.recordings(limit)

    def sources(self) -> Sequence[SourceView]:
        """All sources with their health, by name."""
        return source_views(self.changed_at() or datetime.now(UTC))

    def outlet_name(self, domain: str) -> str:
        """What the outlet behind a domain is called; the domain where nothing of it is known."""
        return tallies.outlet_name(domain)

    def source_report(self) -> Mapping[str, Any]:
        """The report on sources that the cycle kept last."""
        return kept_report()

    def findings(self, limit: int = 200) -> Sequence[Finding]:
        """What was found wrong."""
        return [f for f in reading.findings(limit * 2) if f.level != "info"][:limit]

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> Found:
        """What fits, best first. A query without words and fields finds nothing."""
        return find(self, query, limit, offset, is_common=self._is_common)

    def story_ids(self) -> Iterator[str]:
        """Every story with a page, merged ones left out."""
        return reading.story_ids()

    def article_ids(self) -> Iterator[str]:
        """Every article with a page."""
        return reading.article_ids()


def _voiced(last: datetime | None) -> str:
    return f":{last.isoformat()}" if last else ""


def change_between(before: Article) -> Change:
    """What the next wording of an article took away and brought."""
    later = [
        w for w in reading.wordings(before.id) if w.seen_at and before.seen_at and w.seen_at > before.seen_at
    ]
    now = later[-1] if later else reading.article(before.id)
    assert now is not None
    old, new = _sentences(before), _sentences(now)
    return Change(
        article_id=before.id,
        at=now.seen_at,
        old_text_id=before.text_id,
        new_text_id=now.text_id,
        old_title=before.title,
        new_title=now.title,
        removed=tuple(sentence for sentence in old if sentence not in set(new)),
        added=tuple(sentence for sentence in new if sentence not in set(old)),
    )


def _sentences(article: Article) -> list[str]:
    return [article.text[start:end].strip() for start, end in split_sentences(article.text, article.language)]


def source_views(now: datetime) -> list[SourceView]:
    """Every source with what it gave and what troubles it: a fault of now, else what the report flags."""
    states = reading.states()
    by_domain = tallies.articles_by_domain(since=now - timedelta(days=7))
    firsts = tallies.first_reports_by_domain()
    trouble = {f.subject_id: f for f in reversed(reading.findings(2000)) if f.level != "info"}
    below, quiet = told_of_sources(BELOW), told_of_sources(SILENT)
    views = []
    for source in reading.sources():
        total, week, last = by_domain.get(source.provider.domain, (0, 0, None))
        state = states.get(source.id)
        fault = trouble.get(source.id) if state and state.failures else None
        views.append(
            SourceView(
                source=source,
                state=state,
                articles=total,
                articles_week=week,
                first_reports=firsts.get(source.provider.domain, 0),
                last_article=last,
                trouble=fault.message if fault else below.get(source.id, ""),
                trouble_code=fault.code if fault else BELOW if source.id in below else "",
                quiet=quiet.get(source.id, ""),
            )
        )
    return sorted(views, key=lambda v: v.source.provider.name.casefold())
