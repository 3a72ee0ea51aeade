"""Record files that were brought in, kept byte for byte beside the articles they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import OperationalError, transaction

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import rows, writing
from broadsheet.errors import StoreError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import body_id, content_id

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """One file of a folder that was brought in."""

    path: str  #: below the folder, with slashes
    body: bytes
    article_id: str = ""  #: "" where it stands for none
    text_id: str = ""  #: the article's wording when it was brought in
    brought: bool = False  #: the article came with it, not from its page

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return body_id(self.body)


def keep(files: Sequence[RecordFile], outcome: Outcome) -> None:
    """Writes the files and what was made of them in one transaction. Raises StoreError."""
    try:
        with transaction.atomic():
            rows.upsert(_row(file) for file in files)
            writing.commit(outcome)
    except OperationalError as fault:
        raise StoreError(
            f"nothing was written: {fault}", place="store", remedy="Make room, then import again."
        ) from fault


def _row(file: RecordFile) -> tables.RecordRow:
    return tables.RecordRow(
        id=_id(file.path),
        path=file.path,
        digest=file.digest,
        body=file.body,
        article_id=file.article_id,
        text_id=file.text_id,
        brought=file.brought,
    )


def _id(path: str) -> str:
    return content_id("record file", path)


def known(paths: Iterable[str]) -> dict[str, RecordFile]:
    """Those of the paths that were brought in."""
    ids = [_id(path) for path in paths]
    found: dict[str, RecordFile] = {}
    for start in range(0, len(ids), _BATCH):
        for row in tables.RecordRow.objects.filter(id__in=ids[start : start + _BATCH]).order_by("path"):
            found[row.path] = _file(row)
    return found


def of_articles(article_ids: Sequence[str]) -> dict[str, list[RecordFile]]:
    """The files that stand for these articles, by article, in the order of their paths."""
    found: dict[str, list[RecordFile]] = {}
    for start in range(0, len(article_ids), _BATCH):
        chunk = tables.RecordRow.objects.filter(article_id__in=article_ids[start : start + _BATCH])
        for row in chunk.order_by("path"):
            found.setdefault(row.article_id, []).append(_file(row))
    return found


def paths() -> dict[str, str]:
    """Article id by path, for every file that was brought in; "" where it stands for none."""
    return dict(tables.RecordRow.objects.order_by("path").values_list("path", "article_id"))


def _file(row: tables.RecordRow) -> RecordFile:
    return RecordFile(
        path=row.path,
        body=bytes(row.body),
        article_id=row.article_id,
        text_id=row.text_id,
        brought=row.brought,
    )
