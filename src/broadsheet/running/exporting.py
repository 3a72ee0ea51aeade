"""Exports: records as markdown files, the ledger in the forms that other programs open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from broadsheet import ledger as ledger_room
from broadsheet.adapters.archive import PictureShelf
from broadsheet.adapters.store import gaps, reading, record_files
from broadsheet.adapters.store.folding import fold_ledger
from broadsheet.adapters.store.record_files import RecordFile
from broadsheet.adapters.store.writing import OF_THE_LEDGER
from broadsheet.press.record_file import record_values
from broadsheet.records import Article, Judgement, Ledger, Marks, Story
from broadsheet.running.filing import put_file
from broadsheet.running.naming import Names
from broadsheet.running.picturing import picture_shelf
from broadsheet.running.recording import change_file, compose_file
from broadsheet.running.relating import relate_articles
from broadsheet.running.sealing import open_vault
from broadsheet.scores import topic_name
from broadsheet.settings import Settings
from broadsheet.wiring import Progress, say_nothing

PUBLISHABLE = 70  # quality from which a record is published (the records' own format)
BATCH = 200
RULINGS = {"publish": True, "hold": False, "drop": False}
FORMS: tuple[tuple[str, Callable[[Ledger], str | bytes]], ...] = (
    ("ledger.jsonl", ledger_room.export.to_json_lines),
    ("deals.csv", ledger_room.export.to_csv),
    ("deals.parquet", ledger_room.export.to_parquet),
    ("alliances.graphml", ledger_room.export.to_graphml),
    ("entities.ftm.jsonl", ledger_room.export.to_followthemoney),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What one export of records did."""

    records: int
    changed: int  #: files that are new or differ from what stood there
    removed: int  #: files of an earlier export whose record is no more


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What the records say of an article beside itself."""

    values: Mapping[str, Any]
    ruled: bool | None
    earlier: tuple[Article, ...]  #: its wordings before it was edited in place, oldest first
    files: tuple[RecordFile, ...]  #: those that were brought in for it


def export_records(settings: Settings, folder: Path, *, progress: Progress = say_nothing) -> Exported:
    """Writes every article as a record file below `folder`; files that did not change are not touched.

    A record keeps the file name it was first given there. Records that were brought in go out as they
    came, byte for byte, save the lines whose values changed since. Bodies are sealed where the newsroom
    has a vault. Only files of an earlier export of ours are ever removed.
    """
    names = Names(folder)
    total = len(gaps.publication_times())
    count = changed = 0
    for path, body in _files(settings, names):
        changed += put_file(folder / path, body)
        count += 1
        if count % BATCH == 0:
            progress("records", count, max(total, count))
    removed = names.finish()
    progress("records", count, count)
    return Exported(records=count, changed=changed, removed=removed)


def _files(settings: Settings, names: Names) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every record file; those that were brought in choose their names first."""
    brought = record_files.paths()
    names.reserve(brought)
    vault = open_vault(settings)
    times = gaps.publication_times()
    for chunk in _chunks(path for path, article_id in brought.items() if article_id not in times):
        for file in record_files.known(chunk).values():
            yield names.name_file(file.path), file.body
    for article, told in _articles(times, picture_shelf(settings)):
        for file in told.files:
            body = change_file(file, article, told.values, vault, told.ruled, told.earlier)
            yield names.name_file(file.path), body
        if not told.files:
            yield names.name_article(article), compose_file(article, told.values, vault, told.earlier)


def _articles(
    times: Mapping[str, datetime | None], pictures: PictureShelf
) -> Iterator[tuple[Article, _Telling]]:
    """Every article, oldest first, with the values of its record."""
    told = reading.stories(tuple(reading.story_ids()))
    related = relate_articles(told, times)
    ruled = rulings_of(reading.judgements(), told)
    for chunk in _chunks(times):
        wanted = {*chunk, *(other for article_id in chunk for other in related.get(article_id, ()))}
        known = {article.id: article for article in reading.articles(sorted(wanted))}
        marks = reading.marks(wanted)
        files = record_files.of_articles(chunk)
        earlier = gaps.earlier_wordings(chunk)
        for article_id in chunk:
            others = [pictures.dress(known[other]) for other in related.get(article_id, ())]
            word = ruled.get(article_id)
            values = _values(pictures.dress(known[article_id]), others, marks, word)
            found = tuple(files.get(article_id, ()))
            before = earlier.get(article_id, ())
            yield known[article_id], _Telling(values=values, ruled=word, earlier=before, files=found)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while chunk := list(islice(waiting, BATCH)):
        yield chunk


def _values(
    article: Article, others: Iterable[Article], marks: Mapping[str, Marks], ruled: bool | None
) -> dict[str, Any]:
    mine = marks.get(article.id)
    return record_values(
        article,
        mine,
        related=[(other, marks.get(other.id)) for other in others],
        published=_is_good(mine) if ruled is None else ruled,
        topics=[topic.name or topic_name(topic.id) for topic in mine.topics] if mine else (),
    )


def _is_good(marks: Marks | None) -> bool:
    return marks is not None and marks.quality.value is not None and marks.quality.value >= PUBLISHABLE


def rulings_of(judgements: Iterable[Judgement], told: Iterable[Story]) -> dict[str, bool]:
    """What the editors said of publishing, by article; a word on a story holds for its reports.

    The last word counts, a "no" takes a word of its kind back, and a word on the article itself
    outweighs one on its story.
    """
    given = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    replaced = {judgement.replaces for judgement in given if judgement.replaces}
    words: dict[str, tuple[str, bool]] = {}
    for judgement in given:
        if judgement.kind not in RULINGS or judgement.id in replaced:
            continue
        if judgement.verdict != "no":
            words[judgement.left] = (judgement.kind, RULINGS[judgement.kind])
        elif words.get(judgement.left, ("",))[0] == judgement.kind:
            del words[judgement.left]
    of_story = {i: words[s.id][1] for s in told if s.id in words for i in s.article_ids}
    return of_story | {subject: ruling for subject, (_, ruling) in words.items()}


def export_ledger(folder: Path) -> tuple[str, ...]:
    """Writes the ledger in every form there is, and the judgements it was folded with; the files' names.

    Files that did not change are not touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folded = fold_ledger()
    bodies: dict[str, str | bytes] = {name: write(folded) for name, write in FORMS}
    bodies["judgements.jsonl"] = ledger_room.judgements_json_lines(
        j for j in reading.judgements() if j.kind in OF_THE_LEDGER
    )
    for name, body in bodies.items():
        put_file(folder / name, body if isinstance(body, bytes) else body.encode())
    return tuple(bodies)
