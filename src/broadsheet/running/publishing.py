"""Publishing: the same bytes that the server gives, as files; links checked first, then switched over."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadsheet.errors import SiteBroken
from broadsheet.press import Shelf, Site, all_paths, render
from broadsheet.press.recordings import sound_path
from broadsheet.records import Recording
from broadsheet.running.site_links import dead_links, targets_of
from broadsheet.running.site_stamp import STAMP, is_made_from, maker_of, stamp_of, write_stamp
from broadsheet.running.site_traces import TOLD_BY_CLOCK, Trace, Witness, read_traces, write_traces
from broadsheet.running.speaking import forget_lost_sounds, sound_file
from broadsheet.settings import Settings
from broadsheet.wiring import Progress, open_shelf, say_nothing, site_of, utc_now

MARK = ".broadsheet-site"  # only files of a folder with this mark are ever removed
DRAFT = ".broadsheet-next"  # what is written beside the site before it is switched over
READY = "ready"  # stands in DRAFT once it is whole: whoever finds it finishes the switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What one publishing wrote."""

    files: int
    changed: int
    removed: int
    printed: int = 0  #: pages that were printed for it; the others would read as they stand


def publish_files(settings: Settings, folder: Path, *, progress: Progress = say_nothing) -> Published:
    """Writes every page of the paper below `folder`; files that did not change are not touched.

    Everything is first written to a draft inside the folder and its links are checked: raises SiteBroken
    where one leads nowhere, and then nothing of the site has changed. Only then are files put in their
    places, each at once and whole: new ones first, to which nothing leads yet, then those that change, the
    front page last of all, so that no reader meets a link to a file that is not there. Killed before that,
    the old site stands whole; killed while files are being put there, the next publishing finishes it
    first. Files of an earlier publishing that are no page any more are removed; files of others are never
    touched.
    Where the folder was made from the same shelf, settings and program, nothing is printed again; where
    only the shelf is another, those pages are for which it answers otherwise.
    """
    forget_lost_sounds(settings)
    shelf = open_shelf()
    site = replace(site_of(settings, shelf.changed_at() or utc_now()), served=False, relative=True)
    folder.mkdir(parents=True, exist_ok=True)
    _finish_earlier(folder)
    stamp, standing = stamp_of(shelf, site), _names_of(folder)
    if is_made_from(folder, standing, stamp):
        shutil.rmtree(folder / DRAFT)
        return Published(files=len(standing), changed=0, removed=0)
    traces = read_traces(
        _traces_place(settings, folder), maker_of(site), lambda old: is_made_from(folder, standing, old)
    )
    sounds = {
        file_name(sound_path(made.date)): sound_file(settings, made.sound_id) for made in _recorded(shelf)
    }
    drafting = Drafting(shelf=shelf, site=site, folder=folder, earlier=traces, progress=progress)
    names, changed = drafting.write(sounds)
    stale = _files_of(folder) - names
    draft = folder / DRAFT
    (draft / MARK).write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
    (draft / READY).write_text("", encoding="utf-8")
    _switch(folder)
    write_stamp(folder, names, stamp)
    write_traces(_traces_place(settings, folder), maker_of(site), stamp, drafting.traces)
    return Published(files=len(names), changed=changed, removed=len(stale), printed=drafting.printed)


def _recorded(shelf: Shelf) -> Sequence[Recording]:
    return shelf.recordings(len(shelf.editions()))


def _traces_place(settings: Settings, folder: Path) -> Path:
    """Beside the newsroom's state and not in the folder, which is put where everybody reads it."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return settings.home / "published" / f"{name}.jsonl.gz"


@dataclass(slots=True, kw_only=True)
class Drafting:
    """One copy in the making: what stands as it is, and what is printed into the draft."""

    shelf: Shelf
    site: Site
    folder: Path
    earlier: Mapping[str, Trace]
    traces: dict[str, Trace] = field(default_factory=dict)
    printed: int = 0
    progress: Progress = say_nothing

    def write(self, sounds: Mapping[str, Path]) -> tuple[set[str], int]:
        """(names of the site's files, how many of them are new or changed and stand in the draft)."""
        changed = sum(_put(self.folder, name, sound.read_bytes()) for name, sound in sounds.items())
        witness = Witness(self.shelf, self.site.pictures)
        watched, site = witness.watched(), replace(self.site, pictures=witness.watched_pictures())
        waiting = list(dict.fromkeys(all_paths(self.shelf)))
        seen = set(waiting)
        while waiting:
            path = waiting.pop()
            self.progress("pages", len(seen) - len(waiting), len(seen))
            known = self.earlier.get(path)
            if known is not None and path not in TOLD_BY_CLOCK and witness.stands(known):
                self.traces[path] = known
            else:
                changed += self._print(path, witness, watched, site)
            found = set(self.traces[path].pictures) - seen if path in self.traces else set()
            seen |= found
            waiting += found
        targets = dict.fromkeys(sounds, frozenset[str]()) | {t.name: t.targets for t in self.traces.values()}
        self._check(targets)
        return set(targets), changed

    def _print(self, path: str, witness: Witness, watched: Shelf, site: Site) -> bool:
        """Prints a page into the draft; True where its file is new or another."""
        witness.begin()
        self.printed += 1
        page = render(path, watched, site)
        if page is None or page.status != 200:
            return False
        name = file_name(path)
        self.traces[path] = witness.trace(name, targets_of(name, page, site), page.pictures)
        return _put(self.folder, name, page.body)

    def _check(self, targets: Mapping[str, frozenset[str]]) -> None:
        dead = dead_links(targets)
        if dead:
            shutil.rmtree(self.folder / DRAFT, ignore_errors=True)
            raise SiteBroken(
                f"{len(dead)} links of the copy lead to no file, among them {dead[0][1]}",
                place=dead[0][0],
                remedy="Nothing was changed. This is a fault of the paper, not of the folder: "
                "please report it.",
            )


def file_name(path: str) -> str:
    """The file behind a site path: a path that ends in a slash is a folder with an index."""
    bare = path.split("?", maxsplit=1)[0].lstrip("/")
    return f"{bare}index.html" if not bare or bare.endswith("/") else bare


def _put(folder: Path, name: str, body: bytes) -> bool:
    """Writes a file into the draft where it is new or changed; True if so."""
    place = folder / name
    if place.is_file() and place.read_bytes() == body:
        return False
    draft = folder / DRAFT / "files" / name
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(body)
    return True


def _finish_earlier(folder: Path) -> None:
    """Finishes a switch that was begun and cut short; throws away a draft that was not whole."""
    if (folder / DRAFT / READY).is_file():
        _switch(folder)
    shutil.rmtree(folder / DRAFT, ignore_errors=True)
    (folder / DRAFT / "files").mkdir(parents=True)


def _switch(folder: Path) -> None:
    """Puts the draft's files in their places and removes what is stale. Done again, it does the rest."""
    draft = folder / DRAFT
    files = draft / "files"
    (folder / STAMP).unlink(missing_ok=True)
    wanted = set((draft / MARK).read_text(encoding="utf-8").splitlines())
    drafted = (p for p in files.rglob("*") if p.is_file())
    for place in sorted(drafted, key=lambda p: _rank(p.relative_to(files), folder)):
        target = folder / place.relative_to(files)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(place, target)  # noqa: PTH105 - atomic on one file system
    for name in _files_of(folder) - wanted:
        (folder / name).unlink()
    os.replace(draft / MARK, folder / MARK)  # noqa: PTH105 - atomic on one file system
    shutil.rmtree(draft)


def _rank(name: Path, folder: Path) -> tuple[bool, bool, int, str]:
    """New files first, then what pages need, then deep pages before others; the front page last."""
    return ((folder / name).exists(), name.suffix == ".html", -len(name.parts), name.as_posix())


def _names_of(folder: Path) -> set[str]:
    """The files that the last publishing left in the folder, by its own list."""
    mark = folder / MARK
    return set(mark.read_text(encoding="utf-8").splitlines()) if mark.is_file() else set()


def _files_of(folder: Path) -> set[str]:
    return {name for name in _names_of(folder) if (folder / name).is_file()}
