"""Questions to the store: each answer is values, never rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.rows import state_of, value_of
from broadsheet.adapters.store.sharing import Pool
from broadsheet.records import (
    Article,
    Claim,
    Edition,
    Entry,
    Fetched,
    Finding,
    Judgement,
    Marks,
    Source,
    SourceState,
    Story,
    content_id,
)

REVISION = "revision"
LEDGER_REVISION = "ledger revision"
REPLAYING = "replaying"  # a note: a rebuild emptied the store and has not read the whole archive again yet
MANY = 5000  # ids in one question
BATCH = 500  # SQLite takes 32,766 parameters; rows this size keep memory flat


def sources() -> tuple[Source, ...]:
    """All sources by id."""
    return tuple(
        _source(text) for text in tables.SourceRow.objects.order_by("id").values_list("payload", flat=True)
    )


@lru_cache(maxsize=8192)  # they change rarely and are read in each cycle
def _source(payload: str) -> Source:
    return value_of(Source, payload)


def states() -> dict[str, SourceState]:
    """What polling has seen, by source id."""
    rows = tables.SourceStateRow.objects.values_list("id", "payload")
    return {source_id: state_of(source_id, text) for source_id, text in rows}


def known_work(ids: Iterable[str]) -> dict[str, str]:
    """The page work that each entry asks for, by id, of those that are in the store."""
    wanted = list(ids)
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), MANY):
            chunk = wanted[start : start + MANY]
            marks = ",".join(["%s"] * len(chunk))
            cursor.execute(f"SELECT id, page FROM store_entryrow WHERE id IN ({marks})", chunk)  # noqa: S608 - marks only
            found.update(cursor.fetchall())
    return found


def entries_without(step: str, limit: int, *, tried: str = "") -> tuple[Entry, ...]:
    """Entries with an address whose page work has not been done at `step`, oldest first.

    Those that carry the mark `tried` are left out too.
    """
    done = tables.DoneRow.objects.filter(step__in=[step, tried], subject=OuterRef("page"))
    waiting = tables.EntryRow.objects.exclude(url="").filter(~Exists(done)).order_by("at", "id")
    return tuple(value_of(Entry, row) for row in waiting[:limit])


def pages_to_look_at_again(seen_before: datetime, young: datetime, limit: int) -> tuple[Fetched, ...]:
    """Responses for articles published after `young` that were last asked for before `seen_before`."""
    recent = tables.ArticleRow.objects.filter(at__gte=young)
    urls = list(recent.values_list("payload", flat=True))
    wanted = sorted({value_of(Article, text).original_url for text in urls})
    rows = tables.PageRow.objects.filter(url__in=wanted, at__lt=seen_before).order_by("at", "id")
    return tuple(value_of(Fetched, row) for row in rows[:limit])


def page_at(url_id: str) -> Fetched | None:
    """The last response for a page, by the id of its row."""
    row = tables.PageRow.objects.filter(id=url_id).first()
    return value_of(Fetched, row) if row else None


def first_read(url: str) -> datetime | None:
    """When the page at an address was first read; None where it never was."""
    row = tables.PageLinesRow.objects.filter(id=content_id("page", url)).first()
    return row.at if row else None


def lines_of_pages(domain: str, before: datetime, limit: int) -> tuple[tuple[str, ...], ...]:
    """The lines of an outlet's pages first read before an instant, the latest first."""
    found = tables.PageLinesRow.objects.filter(domain=domain, at__lt=before).order_by("-at", "id")
    return tuple(tuple(row.lines.split()) for row in found[:limit])


def article(article_id: str) -> Article | None:
    """The article in its latest wording."""
    row = tables.ArticleRow.objects.filter(id=article_id).first()
    return value_of(Article, row) if row else None


def articles(ids: Sequence[str]) -> tuple[Article, ...]:
    """Those articles in the order asked; unknown ids are left out."""
    found: dict[str, Article] = {}
    for start in range(0, len(ids), BATCH):
        rows = tables.ArticleRow.objects.filter(id__in=ids[start : start + BATCH])
        found.update((row.id, value_of(Article, row)) for row in rows)
    return tuple(found[i] for i in ids if i in found)


def articles_since(moment: datetime | None, until: datetime | None = None) -> tuple[Article, ...]:
    """Articles published (or, where undated, seen) in [moment, until], oldest first."""
    rows = tables.ArticleRow.objects.order_by("at", "id")
    if until is not None:
        rows = rows.filter(at__lte=until)
    if moment is not None:
        rows = rows.filter(at__gte=moment)
    return tuple(value_of(Article, row) for row in rows.iterator(BATCH))


def has_articles_between(moment: datetime, until: datetime) -> bool:
    """Some article was published, or seen where that is not known, in [moment, until)."""
    return bool(tables.ArticleRow.objects.filter(at__gte=moment, at__lt=until).exists())


def articles_without(step: str, limit: int, *, tried: str = "") -> tuple[Article, ...]:
    """Articles whose present wording has not passed `step` nor carries the mark `tried`, oldest first."""
    done = tables.DoneRow.objects.filter(step__in=[step, tried], subject=OuterRef("text_id"))
    rows = tables.ArticleRow.objects.filter(~Exists(done)).order_by("at", "id")
    return tuple(value_of(Article, row) for row in rows[:limit])


def latest_articles(limit: int, offset: int = 0) -> tuple[Article, ...]:
    """Articles by time, newest first."""
    rows = tables.ArticleRow.objects.order_by("-at", "id")[offset : offset + limit]
    return tuple(value_of(Article, row) for row in rows)


def wordings(article_id: str = "", limit: int = 200) -> tuple[Article, ...]:
    """Earlier wordings of one article, or of all, newest first."""
    rows = tables.WordingRow.objects.order_by("-at", "id")
    if article_id:
        rows = rows.filter(article_id=article_id)
    return tuple(value_of(Article, row) for row in rows[:limit])


def last_changes(article_ids: Iterable[str]) -> dict[str, datetime]:
    """Article id → when its present wording came, for those that had another wording before."""
    wanted = sorted(set(article_ids))
    found: dict[str, datetime] = {}
    for start in range(0, len(wanted), BATCH):
        earlier = tables.WordingRow.objects.filter(article_id__in=wanted[start : start + BATCH])
        rows = tables.ArticleRow.objects.filter(id__in=earlier.values("article_id"), seen_at__isnull=False)
        found.update(rows.values_list("id", "seen_at"))
    return found


def stories_of(article_ids: Sequence[str]) -> tuple[Story, ...]:
    """The stories that tell any of these articles."""
    ids: set[str] = set()
    for start in range(0, len(article_ids), BATCH):
        members = tables.StoryMemberRow.objects.filter(article_id__in=article_ids[start : start + BATCH])
        ids.update(members.values_list("story_id", flat=True))
    return stories(sorted(ids))


def stories(ids: Sequence[str]) -> tuple[Story, ...]:
    """Those stories in the order asked, merged ones too; unknown ids are left out."""
    found: dict[str, Story] = {}
    for start in range(0, len(ids), BATCH):
        rows = tables.StoryRow.objects.filter(id__in=ids[start : start + BATCH])
        found.update((row.id, value_of(Story, row)) for row in rows)
    return tuple(found[i] for i in ids if i in found)


def living_stories() -> QuerySet[tables.StoryRow]:
    """Rows of stories that were not merged into another."""
    return tables.StoryRow.objects.filter(merged_into="")


def latest_stories(limit: int, offset: int = 0) -> tuple[Story, ...]:
    """Stories by `last_seen`, newest first."""
    rows = living_stories().order_by("-last_seen", "id")[offset : offset + limit]
    return tuple(value_of(Story, row) for row in rows)


def stories_between(since: datetime, until: datetime) -> tuple[Story, ...]:
    """Stories with a report in the stretch [since, until)."""
    rows = living_stories().filter(last_seen__gte=since, first_seen__lt=until).order_by("first_seen", "id")
    return tuple(value_of(Story, row) for row in rows)


def ids_of_stories(since: datetime, until: datetime) -> tuple[str, ...]:
    """The ids of those."""
    rows = living_stories().filter(last_seen__gte=since, first_seen__lt=until).order_by("first_seen", "id")
    return tuple(rows.values_list("id", flat=True))


def stories_of_storyline(storyline: str) -> tuple[Story, ...]:
    """Stories of a running matter, oldest first."""
    rows = living_stories().filter(storyline=storyline).order_by("first_seen", "id")
    return tuple(value_of(Story, row) for row in rows)


def stories_around(storyline: str, at: datetime, limit: int) -> tuple[Story, ...]:
    """Of a running matter the last `limit` stories begun before an instant and the first after, by time."""
    told = living_stories().filter(storyline=storyline)
    before = told.filter(first_seen__lt=at).order_by("-first_seen", "-id")[:limit]
    after = told.filter(first_seen__gt=at).order_by("first_seen", "id")[:limit]
    return tuple(value_of(Story, row) for row in (*reversed(before), *after))


def stories_of_topic(topic_id: str, limit: int, offset: int = 0) -> tuple[Story, ...]:
    """Stories of a topic, newest first."""
    ids = tables.TopicRow.objects.filter(topic_id=topic_id).values("story_id")
    rows = living_stories().filter(id__in=ids).order_by("-last_seen", "id")[offset : offset + limit]
    return tuple(value_of(Story, row) for row in rows)


def marks(ids: Iterable[str]) -> dict[str, Marks]:
    """Scores by article id."""
    wanted = list(ids)
    found: dict[str, Marks] = {}
    for start in range(0, len(wanted), BATCH):
        rows = tables.MarksRow.objects.filter(id__in=wanted[start : start + BATCH])
        found.update((row.id, value_of(Marks, row)) for row in rows)
    return found


def claims(*, until: datetime | None = None, undated: bool = False) -> tuple[Claim, ...]:
    """All claims by report time, or those reported before `until`, with `undated` also those of no day."""
    rows = tables.ClaimRow.objects.order_by("at", "id")
    if until is not None:
        rows = rows.filter(Q(at__lt=until) | Q(at__isnull=True) if undated else Q(at__lt=until))
    payloads = rows.values_list("payload", flat=True).iterator(BATCH)
    return tuple(Pool().read_claims(payloads))


def has_claims_since(moment: datetime) -> bool:
    """Some claim was reported at `moment` or later, or nobody knows when."""
    later = tables.ClaimRow.objects.filter(Q(at__gte=moment) | Q(at__isnull=True))
    return bool(later.exists())


def claims_named(ids: Iterable[str], *, until: datetime | None = None) -> tuple[Claim, ...]:
    """The claims with these ids; unknown ids are left out, so is what was reported at `until` or later."""
    wanted, pool = sorted(ids), Pool()
    found: list[Claim] = []
    for start in range(0, len(wanted), BATCH):
        rows = tables.ClaimRow.objects.filter(id__in=wanted[start : start + BATCH]).order_by("id")
        if until is not None:
            rows = rows.filter(Q(at__lt=until) | Q(at__isnull=True))
        found += pool.read_claims(rows.values_list("payload", flat=True))
    return tuple(found)


def parties_of_claims() -> Iterator[tuple[str, tuple[str, ...]]]:
    """(id, ids of giver and receiver) of every claim."""
    rows = tables.ClaimRow.objects.values_list("id", "subject_id", "object_id")
    for claim_id, giver, taker in rows.iterator(BATCH):
        yield claim_id, tuple(party for party in (giver, taker) if party)


def claims_of(article_ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these articles."""
    rows = tables.ClaimRow.objects.filter(article_id__in=list(article_ids))
    return tuple(value_of(Claim, row) for row in rows.order_by("at", "id"))


def claim(claim_id: str) -> Claim | None:
    """The claim with that id."""
    row = tables.ClaimRow.objects.filter(id=claim_id).first()
    return value_of(Claim, row) if row else None


def revision() -> str:
    """Changes with every commit."""
    return note(REVISION)


def judgements() -> tuple[Judgement, ...]:
    """All judgements in the order they were made."""
    return tuple(value_of(Judgement, row) for row in tables.JudgementRow.objects.order_by("at", "id"))


def edition_days() -> tuple[date, ...]:
    """The days that have an edition, newest first."""
    days = tables.EditionRow.objects.order_by("-day").values_list("day", flat=True)
    return tuple(dict.fromkeys(days))


def editions(before: date | None = None, limit: int = 14) -> tuple[Edition, ...]:
    """Editions before a day (or all), newest first."""
    rows = tables.EditionRow.objects.order_by("-day")
    if before is not None:
        rows = rows.filter(day__lt=before)
    return tuple(value_of(Edition, row) for row in rows[:limit])


def edition(day: date) -> Edition | None:
    """The edition of a day."""
    row = tables.EditionRow.objects.filter(day=day).order_by("language").first()
    return value_of(Edition, row) if row else None


def editions_naming(story_id: str, since: date, until: date) -> tuple[Edition, ...]:
    """The editions between two days that name the story, printed or left out, newest first."""
    rows = tables.EditionRow.objects.filter(day__gte=since, day__lte=until, payload__contains=f'"{story_id}"')
    return tuple(value_of(Edition, row) for row in rows.order_by("-day"))


def findings(limit: int = 200, *, level: str = "", code: str = "") -> tuple[Finding, ...]:
    """What was found wrong, newest first."""
    rows = tables.FindingRow.objects.order_by("-at", "id")
    if level:
        rows = rows.filter(level=level)
    if code:
        rows = rows.filter(code=code)
    return tuple(value_of(Finding, row) for row in rows[:limit])


def note(name: str) -> str:
    """A single value, or "" where none is kept under the name."""
    row = tables.NoteRow.objects.filter(name=name).first()
    return row.value if row else ""


def article_ids() -> Iterator[str]:
    """Every article, oldest first."""
    yield from tables.ArticleRow.objects.order_by("at", "id").values_list("id", flat=True).iterator(BATCH)


def story_ids() -> Iterator[str]:
    """Every story that was not merged, oldest first."""
    yield from living_stories().order_by("first_seen", "id").values_list("id", flat=True).iterator(BATCH)


def entries_of(source_id: str, since: datetime) -> tuple[Entry, ...]:
    """Entries of a source first seen since an instant, oldest first."""
    rows = tables.EntryRow.objects.filter(source_id=source_id, seen_at__gte=since).order_by("seen_at", "id")
    return tuple(value_of(Entry, row) for row in rows)


def instants_of(source_id: str, limit: int) -> tuple[datetime, ...]:
    """When a source's latest entries were published, or seen where they do not say; latest first."""
    rows = tables.EntryRow.objects.filter(source_id=source_id, at__isnull=False).order_by("-at")
    return tuple(rows.values_list("at", flat=True)[:limit])


def domains_of(article_ids: Sequence[str]) -> dict[str, str]:
    """Domain by article id."""
    found: dict[str, str] = {}
    for start in range(0, len(article_ids), BATCH):
        rows = tables.ArticleRow.objects.filter(id__in=article_ids[start : start + BATCH])
        found.update(rows.values_list("id", "domain"))
    return found


def entries_at(url: str) -> tuple[Entry, ...]:
    """Entries that lead to an address."""
    return tuple(value_of(Entry, row) for row in tables.EntryRow.objects.filter(url=url).order_by("id"))


def forget_products(steps: Sequence[str], since: datetime | None) -> None:
    """Marks what the steps made as not done, so that it is made again from the archive."""
    done = tables.DoneRow.objects.filter(step__in=list(steps))
    if since is not None:
        texts = tables.ArticleRow.objects.filter(at__gte=since).values("text_id")
        work = tables.EntryRow.objects.filter(at__gte=since).values("page")
        done = done.filter(subject__in=texts) | done.filter(subject__in=work)
    done.delete()


def close() -> None:
    """Closes this thread's connection."""
    connection.close()
