"""The catalogue of sources that ships with Broadsheet: one file for each kind and country."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from broadsheet.errors import CatalogueError
from broadsheet.records import Provider, Source
from broadsheet.records.source import Access, SourceKind
from broadsheet.sources.families import family_of

COLUMNS = (
    "id", "name", "domain", "feed_url", "site_url", "language", "original_reporting", "topics", "access",
    "weekly",
    "fills", "evidence",
)  # fmt: skip
FIELDS = frozenset({"title", "url", "published", "summary", "authors"})  #: what a floor may ask of entries


@cache
def load_catalogue() -> tuple[Source, ...]:
    """Every source that ships, by id. Raises CatalogueError with file and line for a bad row."""
    found: dict[str, Source] = {}
    for kind in sorted(files("broadsheet.data").joinpath("sources").iterdir(), key=lambda p: p.name):
        if not kind.is_dir():
            continue
        for sheet in sorted(kind.iterdir(), key=lambda p: p.name):
            place = f"sources/{kind.name}/{sheet.name}"
            country = sheet.name.removesuffix(".tsv")
            for source in read_sheet(
                sheet.read_text(encoding="utf-8"), kind=kind.name, country=country, place=place
            ):
                if source.id in found:
                    raise CatalogueError(f"the id {source.id!r} is taken", place=place)
                found[source.id] = source
    return tuple(found[key] for key in sorted(found))


def read_sheet(text: str, *, kind: str, country: str, place: str) -> list[Source]:
    """The sources of one file. Raises CatalogueError with `place` and line."""
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise CatalogueError(
            "the columns differ",
            place=f"{place}:1",
            excerpt=" ".join(rows.fieldnames or ()),
            remedy=" ".join(COLUMNS),
        )
    return [
        read_row(row, kind=kind, country=country, place=f"{place}:{line}") for line, row in enumerate(rows, 2)
    ]


def read_row(row: Mapping[str, str], *, kind: str, country: str, place: str) -> Source:
    """One source. Raises CatalogueError for no id, an unknown word or an address not of the web."""
    _require(row.get("id"), "an id", place)
    if kind not in get_args(SourceKind):
        raise CatalogueError(f"unknown kind {kind!r}", place=place, remedy=", ".join(get_args(SourceKind)))
    if row["access"] not in get_args(Access):
        raise CatalogueError(
            f"unknown access {row['access']!r}", place=place, remedy=", ".join(get_args(Access))
        )
    if row["original_reporting"] not in {"yes", "mixed", "no"}:
        raise CatalogueError(
            f"original_reporting is {row['original_reporting']!r}", place=place, remedy="yes, mixed or no"
        )
    for column in ("feed_url", "site_url"):
        if not row[column].startswith(("http://", "https://")):
            raise CatalogueError(f"{column} is no web address", place=place, excerpt=row[column])
    return _source(row, kind, country, place)


def _source(row: Mapping[str, str], kind: str, country: str, place: str) -> Source:
    weekly = row["weekly"]
    unknown = {f for f in row["fills"].split(";") if f} - FIELDS
    if unknown:
        raise CatalogueError(
            f"fills names no field {min(unknown)!r}", place=place, remedy=", ".join(sorted(FIELDS))
        )
    if weekly and not weekly.isdigit():
        raise CatalogueError("weekly is no whole number", place=place, excerpt=weekly)
    provider = Provider(
        name=row["name"], domain=row["domain"], country=country, family=family_of(row["domain"]), kind=kind,  # type: ignore[arg-type]
    )  # fmt: skip
    return Source(
        id=row["id"],
        provider=provider,
        kind=kind,  # type: ignore[arg-type]
        feed_url=row["feed_url"],
        site_url=row["site_url"],
        language=row["language"],
        topics=tuple(t for t in row["topics"].split(";") if t),
        original_reporting=row["original_reporting"],  # type: ignore[arg-type]
        access=row["access"],  # type: ignore[arg-type]
        expected_weekly=int(weekly) if weekly else None,
        expected_fields=tuple(f for f in row["fills"].split(";") if f),
        note=row["evidence"],
    )


def _require(value: str | None, what: str, place: str) -> None:
    if not value or not value.strip():
        raise CatalogueError(f"{what} is missing", place=place)


def pick(
    sources: Iterable[Source], topics: Iterable[str] = (), language: str = "", kind: str = ""
) -> tuple[Source, ...]:
    """The sources with any of the topics, the language (or its main part) and the kind; empty: all."""
    wanted = {t.casefold() for t in topics}
    return tuple(
        s
        for s in sources
        if (not wanted or wanted & {t.casefold() for t in s.topics})
        and (not language or _speaks(s.language, language))
        and (not kind or s.kind == kind)
    )


def _speaks(tag: str, wanted: str) -> bool:
    tag, wanted = tag.lower(), wanted.lower()
    return tag == wanted or tag.startswith(wanted + "-")
