"""Pictures of articles, kept on request: fetched like pages, looked at by their first bytes, never decoded.

What a record says of a picture (`isCached`, width, height) is true of the bytes in this shelf. See
decisions/0029.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_many
from broadsheet.errors import StoreError
from broadsheet.pages import read_image_size
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Finding, content_id
from broadsheet.running.filing import put_file
from broadsheet.settings import Settings
from broadsheet.wiring import Newsroom

STEP: Final = "pictures@1"
MOST_BYTES: Final = 4_000_000
WIDEST: Final = 12_000  # pixels of a side
MOST_PIXELS: Final = 50_000_000  # a small file may unfold to gigabytes in whatever shows it
HEAD: Final = 300_000  # bytes in which the size of a JPEG stands, behind what cameras put before it
KINDS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
_NAME: Final = re.compile(
    r"(?P<id>[0-9a-f]{16})-(?P<width>\d{1,5})x(?P<height>\d{1,5})\.(?:png|jpg|gif|webp)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one run of `keep_pictures` did."""

    kept: int  #: fetched now
    known: int  #: there already
    refused: int  #: not to be had, or no picture; each is a finding


class PictureShelf:
    """The pictures kept in a folder; each file's name says the address's id and the size in pixels."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        names = [_NAME.fullmatch(file.name) for file in folder.iterdir()] if folder.is_dir() else []
        self._sizes = {n["id"]: (int(n["width"]), int(n["height"])) for n in names if n}

    def has(self, url: str) -> bool:
        """Whether the bytes of the picture at an address are here."""
        return content_id("picture", url) in self._sizes

    def put(self, url: str, body: bytes, kind: str, size: tuple[int, int]) -> None:
        """Keeps a picture. Raises StoreError where the disk does not take it."""
        key = content_id("picture", url)
        put_file(self._folder / f"{key}-{size[0]}x{size[1]}.{kind}", body)
        self._sizes[key] = size

    def dress(self, article: Article) -> Article:
        """The article with the true sizes of the pictures that are here, and those marked as cached."""
        known = [self._sizes.get(content_id("picture", image.url)) for image in article.images]
        if not any(known):
            return article
        images = tuple(
            replace(image, width=size[0], height=size[1], is_cached=True) if size else image
            for image, size in zip(article.images, known, strict=True)
        )
        return replace(article, images=images)


def picture_shelf(settings: Settings) -> PictureShelf:
    """The pictures of a newsroom."""
    return PictureShelf(settings.home / "pictures")


def keep_pictures(newsroom: Newsroom, *, since: datetime | None, limit: int) -> Kept:
    """Fetches the lead pictures of articles published since `since` that are not here, `limit` at most.

    Addresses are checked as for pages, robots.txt is asked. Only PNG, JPEG, GIF and WebP by their first
    bytes are kept; what the server or the address calls them does not count.
    """
    shelf = picture_shelf(newsroom.settings)
    wanted = dict.fromkeys(article.images[0].url for article in _with_pictures(since))
    missing = [url for url in wanted if not shelf.has(url)][:limit]
    kept, findings = 0, []
    requests = [FetchRequest(key=url, url=url, ask_robots=True, accept="image/*") for url in missing]
    for answer in fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers):
        fault = _keep(shelf, answer)
        kept += fault is None
        findings += [fault] if fault else []
        newsroom.progress("pictures", kept + len(findings), len(missing))
    writing.commit(Outcome(at=newsroom.clock(), findings=tuple(findings)))
    return Kept(kept=kept, known=sum(map(shelf.has, wanted)) - kept, refused=len(findings))


def _with_pictures(since: datetime | None) -> Iterator[Article]:
    return (article for article in reversed(reading.articles_since(since)) if article.images)


def _keep(shelf: PictureShelf, answer: FetchResult) -> Finding | None:
    """Keeps a picture that came; the finding that says why it was not kept."""
    url = answer.request.url
    if answer.fetched is None or answer.fetched.status != 200:
        code = (
            (answer.fault.code if answer.fault else "unreachable") if answer.fetched is None else "http_error"
        )
        return _finding(url, code, str(answer.fault or "the server did not answer with a picture"))
    judged = judge_picture(answer.body)
    if isinstance(judged, str):
        return _finding(url, "too_large" if "more than" in judged else "wrong_type", judged)
    try:
        shelf.put(url, answer.body, *judged)
    except StoreError as fault:
        return _finding(url, "not_stored", str(fault))
    return None


def judge_picture(body: bytes) -> tuple[str, tuple[int, int]] | str:
    """(ending, (width, height)) of a picture that may be kept, else the sentence that says why not."""
    if len(body) > MOST_BYTES:
        return f"{len(body):,} bytes, more than the {MOST_BYTES:,} that are kept"
    kind = next((kind for head, kind in KINDS.items() if body.startswith(head)), "")
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        kind = "webp"
    if not kind:
        return f"begins with {bytes(body[:12])!r}, which is no PNG, JPEG, GIF or WebP"
    size = read_image_size(body[:HEAD])
    if size is None:
        return "does not say in its first bytes how large it is"
    if max(size) > WIDEST or size[0] * size[1] > MOST_PIXELS:
        return f"is {size[0]:,} by {size[1]:,} pixels, more than is kept"
    return kind, size


def _finding(url: str, code: str, message: str) -> Finding:
    return Finding(level="info", step=STEP, subject_id=url, code=code, message=f"{url}: {message}")
