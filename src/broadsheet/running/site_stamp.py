"""The stamp of a published folder: from what it was made, so that the same is not made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from broadsheet.press import Shelf, Site

STAMP = ".broadsheet-made-from"


def stamp_of(shelf: Shelf, site: Site) -> str:
    """A digest of all that decides the bytes of a copy: what is shown, the site, and this program."""
    pictures = site.pictures.revision() if site.pictures is not None else ""
    return _digest([shelf.revision(), pictures, site.now.isoformat(), maker_of(site)])


def maker_of(site: Site) -> str:
    """A digest of what prints, not of what is printed: this program and the site but for its time."""
    values = ((f.name, getattr(site, f.name)) for f in fields(site) if f.name not in {"pictures", "now"})
    # A function's own words name a place in memory; what it does is in the program's digest.
    return _digest([program_digest(), *(f"{name}={callable(value) or value}" for name, value in values)])


def is_made_from(folder: Path, names: Iterable[str], stamp: str) -> bool:
    """Whether the folder's files are those of an earlier publishing from the same, each still its size."""
    place = folder / STAMP
    return place.is_file() and place.read_text(encoding="utf-8") == _seal(folder, names, stamp)


def write_stamp(folder: Path, names: Iterable[str], stamp: str) -> None:
    """Notes what the folder's files were made from; to be called once all of them stand."""
    (folder / STAMP).write_text(_seal(folder, names, stamp), encoding="utf-8")


def _seal(folder: Path, names: Iterable[str], stamp: str) -> str:
    places = ((name, folder / name) for name in sorted(names))
    return _digest([stamp, *(f"{n} {p.stat().st_size if p.is_file() else 'gone'}" for n, p in places)])


@cache
def program_digest() -> str:
    """A digest of every file of this program: another version may print other bytes."""
    found = _files_below(resources.files("broadsheet"), "")
    return _digest(f"{name} {hashlib.sha256(place.read_bytes()).hexdigest()}" for name, place in found)


def _files_below(folder: Traversable, above: str) -> Iterable[tuple[str, Traversable]]:
    for place in sorted(folder.iterdir(), key=lambda p: p.name):
        if place.is_dir() and place.name != "__pycache__":
            yield from _files_below(place, f"{above}{place.name}/")
        elif place.is_file():
            yield above + place.name, place


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
