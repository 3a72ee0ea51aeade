"""Importing: a folder of record files becomes articles, and each file is kept byte for byte."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from broadsheet.adapters.store import reading, record_files, writing
from broadsheet.adapters.store.record_files import RecordFile
from broadsheet.adapters.vault import Vault
from broadsheet.errors import InputError, RecordError
from broadsheet.pages.record_article import STEP, article_of_record
from broadsheet.pages.record_file import read_record
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Finding, Provider
from broadsheet.running.from_feeds import providers_by_domain
from broadsheet.running.sealing import open_record, open_vault
from broadsheet.wiring import Newsroom

ENDINGS = (".md", ".markdown")
LONGEST = 1_000_000  # bytes; a record is some thousands
BATCH = 250  # files in one transaction; a killed import repeats at most so many


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What one import did; files that were brought in before and are unchanged are not read again."""

    files: int = 0
    unchanged: int = 0
    articles: int = 0  #: written, new or in a new wording
    opened: int = 0  #: whose sealed body one of our keys opened
    bad: int = 0  #: files that stand for no article; each has a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file as understood."""

    file: RecordFile | None = None  #: None where it could not be read to its end
    article: Article | None = None
    earlier: tuple[Article, ...] = ()  #: its wordings before it was edited in place, oldest first
    opened: bool = False
    finding: Finding | None = None


def import_records(newsroom: Newsroom, folder: Path) -> Imported:
    """Brings in every record file below `folder`; hidden files and links are passed over.

    Each file is kept as it is, those that stand for no article too; those get a finding. What a page
    of ours says outranks a record, unless the record's sealed body opens and was seen later. Killed
    and run again it takes up what is left. Raises InputError where there is no such folder.
    """
    paths = find_records(folder)
    vault = open_vault(newsroom.settings)
    providers = providers_by_domain(reading.sources())
    done = Imported(files=len(paths))
    for start in range(0, len(paths), BATCH):
        chunk = {_printed(path): folder / path for path in paths[start : start + BATCH]}
        known = record_files.known(chunk)
        settled = _settled(known.values(), vault)
        fresh = {path: place for path, place in chunk.items() if not _is_kept(path, place, settled)}
        taken = [_take(path, place, vault, providers) for path, place in fresh.items()]
        done = _keep(newsroom.clock(), taken, known, done, unchanged=len(chunk) - len(taken))
        newsroom.progress("records", start + len(chunk), len(paths))
    return done


def bring_back(newsroom: Newsroom) -> int:
    """Writes the articles of the files that were brought in once more, after the store was emptied."""
    vault = open_vault(newsroom.settings)
    providers = providers_by_domain(reading.sources())
    paths = list(record_files.paths())
    written = 0
    for start in range(0, len(paths), BATCH):
        files = record_files.known(paths[start : start + BATCH])
        taken = [take_file(file, vault, providers) for file in files.values() if file.brought]
        written += _keep(newsroom.clock(), taken, {}, Imported(), unchanged=0).articles
        newsroom.progress("records", start + len(files), len(paths))
    return written


def find_records(folder: Path) -> list[str]:
    """The record files below a folder, as paths with slashes, in one order on every system.

    Raises InputError where there is no such folder, or no record file in it.
    """
    if not folder.is_dir():
        raise InputError(
            "there is no such folder", place=str(folder), remedy="Give a folder of record files."
        )
    found = sorted(_walk(folder))
    if not found:
        raise InputError(
            "there is no record file in it",
            place=str(folder),
            remedy=f"Records end with {' or '.join(ENDINGS)}; `broadsheet export --records DIR` writes them.",
        )
    return found


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(place, name)
            if (
                name.endswith(ENDINGS)
                and not name.startswith(".")
                and file.is_file()
                and not file.is_symlink()
            ):
                yield file.relative_to(folder).as_posix()


def _printed(path: str) -> str:
    """A path whose name is no Unicode text, with its bytes spelt out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _settled(known: Iterable[RecordFile], vault: Vault | None) -> dict[str, bytes]:
    """The files, by path, from which nothing more can be had: their article is there, as good as it gets.

    A sealed body that no key opened when it was brought in is tried again.
    """
    files = tuple(known)
    ids = sorted({file.article_id for file in files if file.article_id})
    standing = {article.id: article.made_by for article in reading.articles(ids)}
    return {
        file.path: file.body
        for file in files
        if not file.article_id
        or (file.article_id in standing and not (vault and _may_open(file, standing[file.article_id])))
    }


def _may_open(file: RecordFile, made_by: str) -> bool:
    return made_by == STEP and b"secured" in file.body


def _is_kept(path: str, place: Path, settled: Mapping[str, bytes]) -> bool:
    kept = settled.get(path)
    try:
        return kept is not None and place.stat().st_size == len(kept) and place.read_bytes() == kept
    except OSError:
        return False  # reading it says what is wrong


def _take(path: str, place: Path, vault: Vault | None, providers: Mapping[str, Provider]) -> Taken:
    try:
        with place.open("rb") as opened:
            body = opened.read(LONGEST + 1)
    except OSError as fault:
        return Taken(finding=_bad(path, f"{path}: cannot be read: {fault.strerror}"))
    if len(body) > LONGEST:
        return Taken(finding=_bad(path, f"{path}: more than {LONGEST:,} bytes; it was not brought in"))
    return take_file(RecordFile(path=path, body=body), vault, providers)


def take_file(file: RecordFile, vault: Vault | None, providers: Mapping[str, Provider]) -> Taken:
    """One file as understood: its article, or the finding that says why there is none."""
    try:
        record = read_record(file.body.decode("utf-8"), place=file.path)
        found = open_record(record, vault)
        article = found.article if found else article_of_record(record)
    except RecordError as fault:
        return Taken(file=file, finding=_bad(file.path, str(fault)))
    except UnicodeDecodeError as fault:
        return Taken(file=file, finding=_bad(file.path, f"{file.path}: is not UTF-8 at byte {fault.start}"))
    if article is None:
        finding = _bad(file.path, f"{file.path}: has no title or no web address; it is kept as it is")
        return Taken(file=file, finding=finding)
    known = providers.get(article.provider.domain)
    if known is not None and found is None:
        article = replace(article, provider=replace(known, name=article.provider.name))
    return Taken(file=file, article=article, earlier=found.earlier if found else (), opened=found is not None)


def _bad(path: str, message: str) -> Finding:
    return Finding(level="warning", step=STEP, subject_id=path, code="bad_record", message=message)


def _keep(
    now: datetime, taken: Sequence[Taken], known: Mapping[str, RecordFile], done: Imported, *, unchanged: int
) -> Imported:
    """Writes what a chunk gave in one transaction; the sums with it."""
    standing, came = _standing(taken)
    files, articles = [], {}
    for one in taken:
        if one.article is None:
            files += [one.file] if one.file else []
            continue
        before = standing.get(one.article.id)
        article = _settle(one, before, known.get(one.file.path) if one.file else None, now)
        if before is None:
            _write_earlier(one.earlier)
        if article is not None:
            standing[article.id] = articles[article.id] = article
        if before is None or before.made_by == STEP:
            came.add(one.article.id)
        files.append(_filed(one, brought=one.article.id in came))
    if taken:
        findings = tuple(one.finding for one in taken if one.finding)
        record_files.keep(files, Outcome(at=now, articles=tuple(articles.values()), findings=findings))
    return replace(
        done,
        unchanged=done.unchanged + unchanged,
        articles=done.articles + len(articles),
        opened=done.opened + sum(one.opened for one in taken),
        bad=done.bad + sum(one.finding is not None for one in taken),
    )


def _write_earlier(wordings: Iterable[Article]) -> None:
    """Writes what an article said before, one wording after the other: the last one stands in front."""
    for wording in wordings:
        if wording.seen_at is not None:
            writing.commit(Outcome(at=wording.seen_at, articles=(wording,)))


def _standing(taken: Sequence[Taken]) -> tuple[dict[str, Article], set[str]]:
    """The articles that are there already, and the ids of those that came with a record."""
    ids = sorted({one.article.id for one in taken if one.article})
    files = record_files.of_articles(ids)
    came = {article_id for article_id, kept in files.items() if any(file.brought for file in kept)}
    return {article.id: article for article in reading.articles(ids)}, came


def _settle(one: Taken, before: Article | None, earlier: RecordFile | None, now: datetime) -> Article | None:
    """The article to write; None where the one that stands is as good or better."""
    article = one.article
    assert article is not None
    if before is None:
        return replace(article, seen_at=min(article.seen_at or article.published or now, now))
    if before.made_by != STEP:
        return article if one.opened and article.text_id != before.text_id else None
    changed = replace(article, seen_at=before.seen_at)
    if one.opened or _tells_more(one, before, earlier):
        return changed if changed != before else None
    return None


def _tells_more(one: Taken, before: Article, earlier: RecordFile | None) -> bool:
    """Of two records for one article the later counts; of one that was edited, its last form."""
    assert one.article is not None
    assert one.file is not None
    if earlier is not None:
        return earlier.body != one.file.body
    published = one.article.published
    return published is not None and (before.published is None or published > before.published)


def _filed(one: Taken, *, brought: bool) -> RecordFile:
    """The file with the article it stands for, and whether that came with it."""
    assert one.file is not None
    assert one.article is not None
    return replace(one.file, article_id=one.article.id, text_id=one.article.text_id, brought=brought)
