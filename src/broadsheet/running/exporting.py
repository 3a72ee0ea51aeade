"""Exports: records as markdown files, the ledger in the forms that other programs open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet import ledger as ledger_room
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.press.record_file import compose_record, record_name, record_values, write_record
from broadsheet.records import Article, Marks, Story
from broadsheet.scores import topic_name
from broadsheet.settings import Settings

PUBLISHABLE = 70  # quality from which a record is published (the records' own format)
MOST_RELATED = 10
FORMS = (
    ("ledger.jsonl", ledger_room.export.to_json_lines),
    ("deals.csv", ledger_room.export.to_csv),
    ("alliances.graphml", ledger_room.export.to_graphml),
    ("entities.ftm.jsonl", ledger_room.export.to_followthemoney),
)


def export_records(settings: Settings, folder: Path) -> int:
    """Writes every article as a record file; the number written. `settings` names the home."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for article, text in records(settings):
        name = record_name(article)
        if name.casefold() in taken:
            name = f"{name.removesuffix('.md')}-{article.id}.md"
        taken.add(name.casefold())
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return len(taken)


def records(_: Settings) -> Iterator[tuple[Article, str]]:
    """(article, its record file's text) for every article, oldest first."""
    for article_id in reading.article_ids():
        article = reading.article(article_id)
        if article is None:
            continue
        told = next(iter(reading.stories_of([article_id])), None)
        others = _related(article, told)
        marks = reading.marks([article_id, *(other.id for other in others)])
        mine = marks.get(article_id)
        values = record_values(
            article,
            mine,
            related=[(other, marks.get(other.id)) for other in others],
            published=_is_published(mine),
            topics=[topic.name or topic_name(topic.id) for topic in mine.topics] if mine else (),
        )
        yield article, write_record(compose_record(values))


def _is_published(marks: Marks | None) -> bool:
    return marks is not None and marks.quality.value is not None and marks.quality.value >= PUBLISHABLE


def _related(article: Article, told: Story | None) -> tuple[Article, ...]:
    """Story mates first, then the lead of each related story, in the story's own order."""
    if told is None:
        return ()
    mates = [i for i in told.article_ids if i != article.id]
    leads = [story.lead_id for story in reading.stories(told.related_ids)]
    return reading.articles(list(dict.fromkeys([*mates, *leads]))[:MOST_RELATED])


def export_ledger(folder: Path) -> tuple[str, ...]:
    """Writes the ledger in every form there is; the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    folded = fold_ledger()
    names = []
    for name, write in FORMS:
        (folder / name).write_text(write(folded), encoding="utf-8", newline="")
        names.append(name)
    return tuple(names)
