"""Publishing: the same bytes that the server gives, as files, switched over file by file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.press import all_paths, render
from broadsheet.press.recordings import sound_path
from broadsheet.running.speaking import sound_file
from broadsheet.settings import Settings
from broadsheet.wiring import open_shelf, site_of, utc_now

MARK = ".broadsheet-site"  # only files of a folder with this mark are ever removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What one publishing wrote."""

    files: int
    changed: int
    removed: int


def publish_files(settings: Settings, folder: Path) -> Published:
    """Writes every page of the paper below `folder`; files that did not change are not touched.

    Each file is written beside its place and then put there, so that a reader never sees half of one.
    Files of an earlier publishing that are no page any more are removed.
    """
    shelf = open_shelf()
    site = replace(site_of(settings, shelf.changed_at() or utc_now()), served=False, relative=True)
    folder.mkdir(parents=True, exist_ok=True)
    before = _files_of(folder)
    written: dict[str, bool] = {}
    for path in all_paths(shelf):
        page = render(path, shelf, site)
        if page is not None and page.status == 200:
            name = file_name(path)
            written[name] = _put(folder / name, page.body)
    for made in shelf.recordings(10_000):
        sound = sound_file(settings, made.sound_id)
        if sound.is_file():
            name = file_name(sound_path(made.date))
            written[name] = _put(folder / name, sound.read_bytes())
    stale = before - set(written)
    for name in stale:
        (folder / name).unlink()
    (folder / MARK).write_text("\n".join(sorted(written)) + "\n", encoding="utf-8")
    return Published(files=len(written), changed=sum(written.values()), removed=len(stale))


def file_name(path: str) -> str:
    """The file behind a site path: a path that ends in a slash is a folder with an index."""
    bare = path.split("?", maxsplit=1)[0].lstrip("/")
    return f"{bare}index.html" if not bare or bare.endswith("/") else bare


def _files_of(folder: Path) -> set[str]:
    mark = folder / MARK
    if not mark.is_file():
        return set()
    names = mark.read_text(encoding="utf-8").splitlines()
    return {name for name in names if (folder / name).is_file()}


def _put(place: Path, body: bytes) -> bool:
    """True where the file is new or changed."""
    if place.is_file() and place.read_bytes() == body:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.new")
    draft.write_bytes(body)
    os.replace(draft, place)  # noqa: PTH105 - atomic on one file system
    return True
