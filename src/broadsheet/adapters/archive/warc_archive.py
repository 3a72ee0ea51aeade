"""The archive in WARC files: appended, never rewritten, deduplicated by digest."""

from __future__ import annotations

import fcntl
import os
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.adapters.archive.foreign import read_warc
from broadsheet.adapters.archive.index import BodyIndex
from broadsheet.adapters.archive.members import read_member, split_block, walk_members
from broadsheet.adapters.archive.record import write_info, write_response
from broadsheet.errors import ArchiveDamaged, NotFound, StoreError
from broadsheet.records import Fetched, Finding
from broadsheet.records import body_id as digest_of

FILE_BYTES = 256_000_000  #: a file is closed beyond that
SYNC_SECONDS = 5.0
_OURS = "broadsheet-"
_NAME = re.compile(rf"{_OURS}\d{{6}}-\d{{14}}\.warc\.gz")  #: the number orders them, whatever the clock does


class WarcArchive:
    """Every response as fetched, in WARC files that any tool opens.

    A response is with the operating system when `put` returns: it survives the death of the process.
    It is forced to the disk by `sync`, which the cycle calls before it commits what it made of a
    response, and in any case every five seconds, when a file is full and at `close`: nothing in the
    store rests on a response that a power cut took away.
    Several processes may open one folder; each appends to a file of its own.
    """

    def __init__(
        self, folder: Path, *, file_bytes: int = FILE_BYTES, clock: Callable[[], datetime] | None = None
    ) -> None:
        self._folder = folder
        self._file_bytes = file_bytes
        self._clock = clock or (lambda: datetime.now(UTC))
        self._lock = threading.RLock()
        self._file = -1
        self._name = ""
        self._end = 0
        self._safe = 0
        self._synced = time.monotonic()
        self._findings: list[Finding] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._index = BodyIndex(folder / "index.sqlite")
        for path in self._files():
            self._catch_up(path)
        self._index.commit()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found damaged and how it was mended."""
        return tuple(self._findings)

    def put(self, fetched: Fetched, body: bytes) -> None:
        """Stores the response; see `ports.Archive`. Raises StoreError where the disk does not take it."""
        self.put_all([(fetched, body)])

    def put_all(self, responses: Sequence[tuple[Fetched, bytes]]) -> list[str]:
        """Stores the responses in one append; see `ports.Archive`. Raises StoreError, with none stored."""
        if not responses:
            return []
        marks = []
        with self._lock:
            members = self._pack(responses)
            end = self._append(b"".join(member for member, _ in members))
            for member, new_body in members:
                marks.append(f"{self._name} {end}")
                place = self._name, end, len(member)
                end += len(member)
                self._index.add(new_body, place, end)
            if time.monotonic() - self._synced > SYNC_SECONDS:
                self._sync()
        return marks

    def sync(self) -> None:
        """Forces all that was put to the disk; see `ports.Archive`. Raises StoreError where it refuses."""
        with self._lock:
            if self._end > self._safe:
                self._sync()

    def body(self, body_id: str) -> bytes:
        """The body with that digest. Raises NotFound, or ArchiveDamaged where it does not match."""
        with self._lock:
            place = self._find(body_id)
        if place is None:
            raise NotFound(f"no body {body_id[:12]} in the archive", place=str(self._folder))
        name, offset, length = place
        if not _is_ours(name):
            return self._foreign_body(name, body_id)
        try:
            _, block = split_block(read_member(self._folder / name, offset, length))
        except (zlib.error, OSError) as fault:
            raise ArchiveDamaged(f"cannot be read: {fault}", place=f"{name} at {offset}") from fault
        body = block.partition(b"\r\n\r\n")[2]
        if digest_of(body) != body_id:
            raise ArchiveDamaged("does not match its digest", place=f"{name} at {offset}", excerpt=body_id)
        return body

    def responses(self, *, since: datetime | None = None) -> Iterator[tuple[Fetched, bytes]]:
        """Every response in the order it was put, file by file; a revisit comes with the body it repeats."""
        with self._lock:
            places = [(path, 0) for path in self._files()]
        for fetched, body in self._read(places):
            if since is None or fetched.at >= since:
                yield fetched, body

    def mark(self) -> str:
        """Where the archive ends now, for `responses_after`; see `ports.Archive`."""
        with self._lock:
            if self._file >= 0:
                return f"{self._name} {self._end}"
            ours = [path for path in self._files() if _is_ours(path.name)]
            return f"{ours[-1].name} {ours[-1].stat().st_size}" if ours else " 0"

    def responses_after(self, mark: str) -> Iterator[tuple[Fetched, bytes]]:
        """Every response of ours put after that mark; see `ports.Archive`."""
        name, _, end = mark.rpartition(" ")
        with self._lock:
            ours = [path for path in self._files() if _is_ours(path.name) and path.name >= name]
            places = [(path, int(end) if path.name == name else 0) for path in ours]
        yield from self._read((path, start) for path, start in places if path.stat().st_size > start)

    def close(self) -> None:
        """Forces everything to the disk and closes."""
        with self._lock:
            self._end_file()
            self._index.close()

    def _read(self, places: Iterable[tuple[Path, int]]) -> Iterator[tuple[Fetched, bytes]]:
        for path, start in places:
            try:
                for fetched, body in read_warc(path, longest=1 << 40, start=start):
                    yield fetched, self._repeated(fetched) if body is None else body
            except ArchiveDamaged as fault:
                self._note(path.name, f"It cannot be read to its end: {fault.message}")

    def _repeated(self, fetched: Fetched) -> bytes:
        if not fetched.body_id:
            return b""
        try:
            return self.body(fetched.body_id)
        except NotFound:
            return b""

    def _files(self) -> list[Path]:
        """Our files in the order they were begun, then others' by name."""
        found = [p for p in self._folder.iterdir() if p.name.endswith((".warc", ".warc.gz", ".arc.gz"))]
        return sorted(found, key=lambda p: (not _is_ours(p.name), p.name))

    def _find(self, body_id: str) -> tuple[str, int, int] | None:
        found = self._index.find(body_id)
        if found is None:
            for path in self._files():
                if path.name != self._name and path.stat().st_size > self._index.seen(path.name):
                    self._catch_up(path)
            found = self._index.find(body_id)
        return found

    def _foreign_body(self, name: str, body_id: str) -> bytes:
        for fetched, body in read_warc(self._folder / name):
            if fetched.body_id == body_id and body is not None:
                return body
        raise NotFound(f"no body {body_id[:12]} in {name}", place=str(self._folder))

    # -- files ------------------------------------------------------------------------------------

    def _pack(self, responses: Sequence[tuple[Fetched, bytes]]) -> list[tuple[bytes, str]]:
        """The record of each response, and the digest of its body where the archive has not got it yet."""
        packed, coming = [], set()
        for fetched, body in responses:
            digest = fetched.body_id
            is_known = bool(digest) and (digest in coming or self._index.find(digest) is not None)
            coming.add(digest)
            packed.append((write_response(fetched, body, is_known=is_known), "" if is_known else digest))
        return packed

    def _append(self, data: bytes) -> int:
        """Where in the file the data stands now."""
        if self._file < 0 or self._end >= self._file_bytes:
            self._end_file()
            self._begin_file()
        start = self._end
        self._write(data)
        return start

    def _write(self, data: bytes) -> None:
        """Appends all of it or nothing: a half-written record is cut off again."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._file, view) :]
        except OSError as fault:
            with suppress(OSError):
                os.ftruncate(self._file, self._end)
            raise self._refusal(fault) from fault
        self._end += len(data)

    def _refusal(self, fault: OSError) -> StoreError:
        return StoreError(
            f"the archive could not be written: {fault.strerror}", place=str(self._folder / self._name),
            remedy="Make room on the disk; nothing that was stored before is lost.",
        )  # fmt: skip

    def _begin_file(self) -> None:
        """Goes on with the last file that is not full and not another process's, else begins one."""
        ours = [p for p in self._files() if _is_ours(p.name)]
        if ours and ours[-1].stat().st_size < self._file_bytes and self._take(ours[-1]):
            return
        stamp = self._clock().strftime("%Y%m%d%H%M%S")
        number = 1 + max((int(p.name[len(_OURS) :].split("-")[0]) for p in ours), default=-1)
        while not self._take(self._folder / f"{_OURS}{number:06d}-{stamp}.warc.gz", is_new=True):
            number += 1
        self._write(write_info(self._name, self._clock()))

    def _take(self, path: Path, *, is_new: bool = False) -> bool:
        flags = os.O_RDWR | os.O_APPEND | (os.O_CREAT | os.O_EXCL if is_new else 0)
        try:
            file = os.open(path, flags, 0o644)
        except FileExistsError:
            return False
        except OSError as fault:
            self._name = path.name
            raise self._refusal(fault) from fault
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._catch_up(path, is_held=True)
        self._file, self._name, self._end = file, path.name, os.fstat(file).st_size
        self._safe = 0
        return True

    def _end_file(self) -> None:
        if self._file >= 0:
            self._sync()
            os.close(self._file)
            self._file, self._name = -1, ""

    def _sync(self) -> None:
        if self._file >= 0:
            try:
                os.fsync(self._file)
            except OSError as fault:
                raise self._refusal(fault) from fault
            self._safe = self._end
        self._synced = time.monotonic()

    # -- the index follows the files ----------------------------------------------------------------

    def _catch_up(self, path: Path, *, is_held: bool = False) -> None:
        """Reads what the index has not seen; cuts a half record off a file that nobody is writing."""
        size, seen = path.stat().st_size, self._index.seen(path.name)
        if seen > size:
            self._index.forget(path.name)
            seen = 0
        if not _is_ours(path.name):
            if seen < size:
                self._read_foreign(path, size)
            return
        for member in walk_members(path, seen):
            seen = member.offset + member.length
            is_body = member.fields.get("warc-type") == "response"
            digest = member.fields.get("warc-payload-digest", "").removeprefix("sha256:") if is_body else ""
            self._index.add(digest, (path.name, member.offset, member.length), seen)
        if seen < size:
            self._mend(path, seen, is_held=is_held)

    def _mend(self, path: Path, end: int, *, is_held: bool) -> None:
        """Puts the bytes after the last whole record aside and cuts them off."""
        with path.open("r+b") as file:
            if not is_held:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    return  # another process is in the middle of writing it
            file.seek(end)
            tail = file.read()
            if not is_held and not tail:
                return
            aside = self._folder / "damaged"
            aside.mkdir(exist_ok=True)
            (aside / f"{path.name}.{end}").write_bytes(tail)
            file.truncate(end)
            os.fsync(file.fileno())
        self._note(
            path.name, f"{len(tail)} bytes after byte {end} were no whole record; they lie in damaged/."
        )

    def _read_foreign(self, path: Path, size: int) -> None:
        try:
            for fetched, body in read_warc(path):
                if body is not None:
                    self._index.add(fetched.body_id, (path.name, 0, 0), size)
        except ArchiveDamaged as fault:
            self._note(path.name, f"It cannot be read to its end: {fault.message}")
        self._index.add("", (path.name, 0, 0), size)

    def _note(self, name: str, message: str) -> None:
        self._findings.append(
            Finding(
                level="warning", step="archive@1", subject_id=name, code="archive_damaged", message=message
            )
        )


def _is_ours(name: str) -> bool:
    return _NAME.fullmatch(name) is not None
