"""What stands settled, in a file beside the archive: without it the window is grouped anew.

A file is named after what is in it. It is written under another name and takes its own once it is whole on
the disk; which one counts is for the store to say, so that a process killed at any moment leaves either
the old one or the new one in force.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import Final

from broadsheet.errors import StoreError

FOLDER: Final = "standing"  #: in the newsroom's home
_SIZE: Final = Struct("<Q")
_AT_ONCE: Final = 1 << 20


class SheetWriter:
    """Writes pieces one after the other; left without `finish` nothing is kept of them."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER
        self._part = self._folder / f"{os.getpid()}.part"
        self._digest = _new_digest()

    def __enter__(self) -> SheetWriter:
        try:
            self._folder.mkdir(exist_ok=True)
            self._file = self._part.open("wb")
        except OSError as fault:
            raise _refused(fault, self._part) from fault
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    def put(self, pieces: Iterable[bytes]) -> None:
        """Adds pieces. Raises StoreError where the disk refuses."""
        for piece in pieces:
            for part in (_SIZE.pack(len(piece)), piece):
                self._digest.update(part)
                try:
                    self._file.write(part)
                except OSError as fault:
                    raise _refused(fault, self._part) from fault

    def finish(self) -> str:
        """The name under which the whole now lies on the disk."""
        name = self._digest.hexdigest()
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._part.replace(self._folder / name)
        except OSError as fault:
            raise _refused(fault, self._part) from fault
        return name


def find_sheet(home: Path, name: str) -> Path | None:
    """The file of that name, None where there is none that holds what its name says."""
    path = home / FOLDER / name
    digest = _new_digest()
    try:
        with path.open("rb") as file:
            while part := file.read(_AT_ONCE):
                digest.update(part)
    except OSError:
        return None
    return path if digest.hexdigest() == name else None


def read_pieces(path: Path) -> Iterator[bytes]:
    """The pieces of a file that was found whole."""
    with path.open("rb") as file:
        while size := file.read(_SIZE.size):
            yield file.read(_SIZE.unpack(size)[0])


def keep_only(home: Path, name: str) -> None:
    """Throws the other files away."""
    for path in (home / FOLDER).iterdir():
        if path.name != name:
            with suppress(OSError):
                path.unlink()


def _new_digest() -> blake2b:
    return blake2b(digest_size=16)


def _refused(fault: OSError, path: Path) -> StoreError:
    return StoreError(
        f"what stands could not be kept: {fault}",
        place=str(path),
        remedy="Make room; the next cycle does the same work again.",
    )
