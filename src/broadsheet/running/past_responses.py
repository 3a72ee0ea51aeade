"""Responses of the past: from WARC files, and from pages that somebody saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from broadsheet.adapters.archive import read_warc
from broadsheet.errors import ArchiveDamaged, InputError
from broadsheet.records import Fetched, Finding, body_id
from broadsheet.text.urls import domain_of, join_url
from broadsheet.wiring import Progress

STEP = "backfill@1"
WARC_ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz")
PAGE_ENDINGS = (".html", ".htm", ".xhtml")
KILOBYTE = 1_000
LONGEST = 15_000_000  # bytes of a saved page; the readers take no more
HEAD = 200_000  # bytes at its beginning in which a page says where it came from

Response = tuple[Fetched, bytes]

# What browsers and mirroring tools write above a page, and what pages say of themselves.
_SAVED_FROM = re.compile(rb"<!--\s{0,9}saved from url=\(\d{1,6}\)([^\s<>]{1,2000})", re.IGNORECASE)
_MIRRORED_FROM = re.compile(rb"<!--\s{0,9}Mirrored from ([^\s<>]{1,2000}) by HTTrack", re.IGNORECASE)
_TAG = re.compile(rb"<(?:link|meta)\s[^<>]{1,4000}>", re.IGNORECASE)
_OWN = re.compile(rb"""\b(?:rel|property)\s{0,9}=\s{0,9}["']?(?:canonical|og:url)["'\s/>]""", re.IGNORECASE)
_ADDRESS = re.compile(
    rb"""\b(?:href|content)\s{0,9}=\s{0,9}["']?(https?://[^\s"'<>]{1,2000})""", re.IGNORECASE
)


def check_source(source: Path) -> None:
    """Raises InputError for what is neither a WARC file nor a folder."""
    if source.is_dir() or (source.is_file() and source.name.lower().endswith(WARC_ENDINGS)):
        return
    if not source.exists():
        raise InputError("there is no such file or folder", place=str(source), remedy="Check the spelling.")
    raise InputError(
        "is neither a WARC file nor a folder",
        place=str(source),
        remedy=f"WARC files end in {', '.join(WARC_ENDINGS)}; saved pages are given by their folder.",
    )


def read_sources(progress: Progress, sources: Iterable[Path]) -> Iterator[Response | Finding]:
    """Every response of every source, and a finding for each that cannot be read.

    A damaged file gives what stands before the damage. Progress is told in kilobytes read.
    """
    files = [(folder, path) for folder, path in _files(sources)]
    sizes = [path.stat().st_size for _, path in files]
    before, total = 0, sum(sizes)
    for (folder, path), size in zip(files, sizes, strict=True):
        if path.name.lower().endswith(WARC_ENDINGS):
            yield from _archived(progress, path, before, total)
        else:
            yield read_saved_page(folder, path)
        before += size
        progress("kB read", before // KILOBYTE, total // KILOBYTE)


def _files(sources: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """(folder, file) of every WARC file and saved page, by name."""
    for source in sources:
        if source.is_dir():
            endings = (*PAGE_ENDINGS, *WARC_ENDINGS)
            found = (path for path in source.rglob("*") if path.name.lower().endswith(endings))
            yield from ((source, path) for path in sorted(found) if path.is_file() and not path.is_symlink())
        else:
            yield source.parent, source


def _archived(progress: Progress, path: Path, before: int, total: int) -> Iterator[Response | Finding]:
    number = 0
    told = lambda at: progress("kB read", (before + at) // KILOBYTE, total // KILOBYTE)  # noqa: E731
    try:
        for number, (fetched, body) in enumerate(read_warc(path, at_byte=told), start=1):  # noqa: B007
            yield fetched, body or b""
    except ArchiveDamaged as fault:
        message = f"{path}: {fault.message}; the {number:,} responses before it were read"
        yield _finding(str(path), "archive_damaged", message)


def _finding(subject: str, code: str, message: str) -> Finding:
    return Finding(level="warning", step=STEP, subject_id=subject, code=code, message=message)


def read_saved_page(folder: Path, path: Path) -> Response | Finding:
    """A saved page as the response it was: under the address it names, at the instant of its saving.

    The address is what the browser wrote above the page, else what the page calls its own, else the
    path of a mirrored site (`host/path`). A page that names none is a finding: its links and its
    outlet would be anybody's.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LONGEST + 1)
        at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except OSError as fault:
        return _finding(str(path), "empty", f"{path}: cannot be read: {fault.strerror}")
    url = address_of(body, path.relative_to(folder))
    if not url:
        return _finding(str(path), "link_refused", f"{path}: does not say which address it was saved from")
    digest, size = body_id(body), len(body)
    fetched = Fetched(
        url=url, final_url=url, at=at, status=200, media_type="text/html", body_id=digest, size=size
    )
    return fetched, body


def address_of(body: bytes, path: Path) -> str:
    """The web address of a saved page, or "" where nothing names it."""
    head = body[:HEAD]
    for mark, scheme in ((_SAVED_FROM, ""), (_MIRRORED_FROM, "https://")):
        if found := mark.search(head):
            return _on_the_web(scheme + found[1].decode("utf-8", "replace"))
    for tag in _TAG.finditer(head):
        address = _ADDRESS.search(tag[0])
        if address and _OWN.search(tag[0]):
            return _on_the_web(unescape(address[1].decode("utf-8", "replace")))
    host = path.parts[0] if len(path.parts) > 1 else ""
    if "." in host.strip(".") and domain_of(host):
        return _on_the_web(f"https://{path.as_posix().removesuffix('index.html')}")
    return ""


def _on_the_web(address: str) -> str:
    return join_url("", address)
