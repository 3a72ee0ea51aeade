"""The file names of an export: safe, distinct to the eye, and the same from one export to the next."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from broadsheet.press.record_file import name_skeleton, record_name
from broadsheet.records import Article, content_id
from broadsheet.running.filing import is_safe_path, put_file

LIST = ".broadsheet-records"  # what earlier exports wrote: article id, tab, path; only these are ever removed


class Names:
    """Gives each record its path below a folder, and keeps the list of them there.

    The list is written ahead of each file, so that an export killed midway knows its own files again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._before = _read_list(folder / LIST)
        self._ours = frozenset(self._before.values())
        self._taken: set[str] = set()
        self._now: dict[str, str] = {}
        self._list = (folder / LIST).open("a", encoding="utf-8")

    def reserve(self, paths: Iterable[str]) -> None:
        """Keeps the names of files that were brought in from being given to others."""
        self._taken.update(name_skeleton(path) for path in paths)

    def name_file(self, path: str) -> str:
        """The path of a file that was brought in: its own, if that is safe everywhere."""
        name = path if is_safe_path(path) else f"record-{content_id('path', path)}.md"
        return self._note(path, name)

    def name_article(self, article: Article) -> str:
        """The path an article had in the export before, else one made of its day and title."""
        name = self._before.get(article.id, "")
        if not name or name_skeleton(name) in self._taken:
            name = record_name(article)
            if name_skeleton(name) in self._taken or self._is_strange(name):
                name = f"{name.removesuffix('.md')}-{article.id}.md"
        self._taken.add(name_skeleton(name))
        return self._note(article.id, name)

    def finish(self) -> int:
        """Removes files of earlier exports whose record is no more; their number."""
        self._list.close()
        stale = set(self._before.values()) - set(self._now.values())
        removed = 0
        for path in stale:
            with suppress(OSError):
                (self._folder / path).unlink()
                removed += 1
        rows = "".join(f"{key}\t{path}\n" for key, path in sorted(self._now.items()))
        put_file(self._folder / LIST, rows.encode())
        return removed

    def _is_strange(self, name: str) -> bool:
        return name not in self._ours and (self._folder / name).exists()

    def _note(self, key: str, path: str) -> str:
        self._now[key] = path
        if self._before.get(key) != path:
            self._list.write(f"{key}\t{path}\n")
            self._list.flush()
        return path


def _read_list(place: Path) -> dict[str, str]:
    try:
        lines = place.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    rows = [line.split("\t") for line in lines]
    return {row[0]: row[1] for row in rows if len(row) == 2 and is_safe_path(row[1])}
