"""Sealing: the vault of a newsroom, and the bodies of record files sealed and opened with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from broadsheet.adapters.vault import KeyRing, Vault, read_ring, write_ring
from broadsheet.adapters.vault.key_ring import make_key
from broadsheet.errors import InputError, RecordError, SealError
from broadsheet.pages.record_article import (
    article_of_record,
    read_body,
    read_earlier,
    record_address,
    sealed_of_record,
)
from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import change_record, sealed_text, write_body, write_record
from broadsheet.records import Article, Block, text_id
from broadsheet.records.record import Record
from broadsheet.running.filing import put_file
from broadsheet.settings import Settings

RING = "vault.keys"
Sealing = Literal["sealed", "sealed anew", "nothing to seal", "sealed by others"]
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def ring_path(settings: Settings) -> Path:
    """Where a newsroom keeps its keys."""
    return settings.home / RING


def open_vault(settings: Settings) -> Vault | None:
    """The vault of a newsroom; None where it has none. Raises SealError where its keys cannot be used."""
    path = ring_path(settings)
    return Vault(read_ring(path)) if path.exists() else None


def begin_vault(settings: Settings, now: datetime) -> KeyRing:
    """A ring with a first key. Raises SealError where there is one: it is never written over."""
    path = ring_path(settings)
    if path.exists():
        raise SealError(
            "there is a key ring already", place=str(path), remedy="A fresh key: broadsheet vault rotate."
        )
    ring = KeyRing(keys=(make_key(now),))
    write_ring(ring, path)
    return ring


def rotate_vault(settings: Settings, now: datetime) -> KeyRing:
    """The ring with a fresh key that seals from now on."""
    ring = read_ring(ring_path(settings)).rotated(now)
    write_ring(ring, ring_path(settings))
    return ring


def drop_key(settings: Settings, key_id: str) -> KeyRing:
    """The ring without one key: what only that key opens stays shut from now on."""
    ring = read_ring(ring_path(settings)).without(key_id)
    write_ring(ring, ring_path(settings))
    return ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was sealed in a record, and which key opened it."""

    article: Article
    key_id: str
    earlier: tuple[Article, ...] = ()  #: its wordings before it was edited in place, oldest first


def open_record(record: Record, vault: Vault | None) -> Opened | None:
    """The article sealed in a record; None where it seals none or no key of ours opens it.

    Raises RecordError for a body that opens but holds no article.
    """
    sealed = sealed_of_record(record)
    if vault is None or sealed is None:
        return None
    try:
        body, key_id = vault.open_with_key(sealed, bound_to=record_address(record))
    except SealError:
        return None
    article = article_of_record(record, read_body(body))
    if article is None:
        return None
    return Opened(article=article, key_id=key_id, earlier=read_earlier(body, article))


def seal_into(record: Record, article: Article, vault: Vault, earlier: Sequence[Article] = ()) -> Record:
    """The record with the article sealed in it; a record that seals it already stays as it is."""
    sealed = vault.seal(write_body(article, earlier), bound_to=record_address(record))
    return change_record(record, "secured", sealed_text(sealed))


def seal_file(path: Path, vault: Vault) -> Sealing:
    """Seals the text that stands below a record's front matter, or seals anew what an old key sealed.

    What others sealed is left as it is. Raises InputError and RecordError for a file that is no record.
    """
    record = read_file(path)
    opened = open_record(record, vault)
    if record.body.strip():
        return _seal_body(path, record, opened, vault)
    if opened is None:
        return "sealed by others" if "secured" in record else "nothing to seal"
    if opened.key_id == vault.key_id:
        return "nothing to seal"
    put_file(path, write_record(seal_into(record, opened.article, vault, opened.earlier)).encode())
    return "sealed anew"


def _seal_body(path: Path, record: Record, opened: Opened | None, vault: Vault) -> Sealing:
    if "secured" in record and opened is None:
        raise InputError(
            "has text to seal and a sealed value that no key of ours opens",
            place=str(path),
            remedy="Take one of them out: sealing would write over what others sealed.",
        )
    shown = opened.article if opened else article_of_record(record)
    if shown is None:
        raise RecordError("has no title or no web address to be sealed for", place=str(path))
    bare = replace(record, tail="---\n\n")
    put_file(path, write_record(seal_into(bare, _with_text(shown, record.body), vault)).encode())
    return "sealed"


def _with_text(article: Article, body: str) -> Article:
    text = "\n\n".join(found[0] for found in _PARAGRAPH.finditer(body.replace("\r\n", "\n").strip("\n")))
    blocks = tuple(_paragraphs(text))
    kind = "article" if article.kind == "teaser" else article.kind
    return replace(article, text=text, text_id=text_id(article.title, text), blocks=blocks, kind=kind)


def _paragraphs(text: str) -> Iterator[Block]:
    for found in _PARAGRAPH.finditer(text):
        yield Block(kind="paragraph", start=found.start(), end=found.end())


def open_file(path: Path, vault: Vault) -> Article:
    """The article sealed in a record file. Raises SealError where none is, or no key opens it."""
    record = read_file(path)
    sealed = sealed_of_record(record)
    if sealed is None:
        raise SealError("seals nothing in the shape base64;base64", place=str(path))
    try:
        body = vault.open(sealed, bound_to=record_address(record))
    except SealError as fault:
        raise SealError(fault.message, place=str(path), remedy=fault.remedy) from None
    article = article_of_record(record, read_body(body))
    if article is None:
        raise RecordError("has no title or no web address", place=str(path))
    return article


def read_file(path: Path) -> Record:
    """The record in a file. Raises InputError where it cannot be read, RecordError where it is none."""
    try:
        return read_record(path.read_bytes().decode("utf-8"), place=str(path))
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", place=str(path)) from fault
    except UnicodeDecodeError as fault:
        raise RecordError(f"is not UTF-8 at byte {fault.start}", place=str(path)) from fault
