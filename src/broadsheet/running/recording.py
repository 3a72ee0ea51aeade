"""The bytes of an article's record: composed anew, or the file that was brought in with its changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from broadsheet.adapters.store.record_files import RecordFile
from broadsheet.adapters.vault import Vault
from broadsheet.pages.record_article import STEP
from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import change_record, compose_record, write_record
from broadsheet.records import Article
from broadsheet.records.record import Record
from broadsheet.running.sealing import open_record, seal_into


def compose_file(
    article: Article, values: Mapping[str, Any], vault: Vault | None, earlier: Sequence[Article] = ()
) -> bytes:
    """The record of an article that no file was brought in for; `earlier` are its former wordings."""
    record = compose_record(values)
    return write_record(record if vault is None else seal_into(record, article, vault, earlier)).encode()


def change_file(
    file: RecordFile,
    article: Article,
    values: Mapping[str, Any],
    vault: Vault | None,
    ruled: bool | None,  #: what an editor said of its publication
    earlier: Sequence[Article] = (),
) -> bytes:
    """A file that was brought in, with the lines changed whose values are ours.

    As long as the article stands as the record told it, the record's own values stay, scores and
    related included: only an editor's word and the key that seals change a line. Once the article was
    read anew, all that we know better is put in. What others sealed stays as it is.
    """
    stands = file.brought and (article.made_by == STEP or article.text_id == file.text_id)
    if stands and ruled is None and (vault is None or b"secured" not in file.body):
        return file.body
    record = read_record(file.body.decode("utf-8"), place=file.path)
    ours: Mapping[str, Any] = values
    if stands:
        ours = {} if ruled is None else {"published": ruled}
    changed = record
    for key, value in ours.items():
        changed = change_record(changed, key, value)
    changed = _seal_again(changed, article, vault, earlier, stands=stands)
    return file.body if changed is record else write_record(changed).encode()


def _seal_again(
    record: Record, article: Article, vault: Vault | None, earlier: Sequence[Article], *, stands: bool
) -> Record:
    if vault is None:
        return record
    opened = open_record(record, vault)
    if opened is None:
        return record if stands or "secured" in record else seal_into(record, article, vault, earlier)
    if not stands:
        return seal_into(record, article, vault, earlier)
    if opened.key_id == vault.key_id:
        return record
    return seal_into(record, opened.article, vault, opened.earlier)
