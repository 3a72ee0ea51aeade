"""Pictures of articles, kept on request: fetched like pages, looked at by their first bytes, never decoded.

What a record says of a picture (`isCached`, width, height) is true of the bytes in this shelf. See
decisions/0029 and 0035.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from broadsheet.adapters.archive import PictureShelf
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.web import FetchRequest, FetchResult, fetch_many
from broadsheet.errors import StoreError
from broadsheet.pages import read_image_kind, read_image_size
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Finding
from broadsheet.settings import Settings
from broadsheet.wiring import Newsroom, pictures_of

STEP: Final = "pictures@1"
MOST_BYTES: Final = 4_000_000
LOOK_BACK: Final = timedelta(days=2)  # older articles are on no page that many read
WIDEST: Final = 12_000  # pixels of a side
MOST_PIXELS: Final = 50_000_000  # a small file may unfold to gigabytes in whatever shows it
HEAD: Final = 300_000  # bytes in which the size of a JPEG stands, behind what cameras put before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one run of `keep_pictures` did."""

    kept: int  #: fetched now
    known: int  #: there already
    refused: int  #: not to be had, or no picture; each is a finding


def picture_shelf(settings: Settings) -> PictureShelf:
    """The pictures of a newsroom."""
    return PictureShelf(pictures_of(settings))


def keep_latest(newsroom: Newsroom, now: datetime) -> None:
    """Keeps the pictures of the last days, as many at once as the settings say; no address twice."""
    if newsroom.settings.pictures:
        keep_pictures(newsroom, since=now - LOOK_BACK, limit=newsroom.settings.pictures, once=True)


def keep_pictures(newsroom: Newsroom, *, since: datetime | None, limit: int, once: bool = False) -> Kept:
    """Fetches the lead pictures of articles published since `since` that are not here, `limit` at most.

    Addresses are checked as for pages, robots.txt is asked. Only PNG, JPEG, GIF, WebP and AVIF by their
    first bytes are kept; what the server or the address calls them does not count. With `once` an address
    that gave no picture before is left alone.
    """
    shelf = picture_shelf(newsroom.settings)
    wanted = dict.fromkeys(article.images[0].url for article in _with_pictures(since))
    missing = [url for url in wanted if not (shelf.find(url) or (once and shelf.is_refused(url)))][:limit]
    kept, findings = 0, []
    requests = [FetchRequest(key=url, url=url, ask_robots=True, accept="image/*") for url in missing]
    for answer in fetch_many(newsroom.fetcher, requests, newsroom.settings.fetchers):
        fault = _keep(shelf, answer)
        kept += fault is None
        if fault is not None and fault.code != "not_stored":
            shelf.refuse(answer.request.url)
        findings += [fault] if fault else []
        newsroom.progress("pictures", kept + len(findings), len(missing))
    if kept:
        shelf.show()
    if findings:
        writing.commit(Outcome(at=newsroom.clock(), findings=tuple(findings)))
    known = sum(shelf.find(url) is not None for url in wanted) - kept
    return Kept(kept=kept, known=known, refused=len(findings))


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
        shelf.add(url, answer.body, *judged)
    except StoreError as fault:
        return _finding(url, "not_stored", str(fault))
    return None


def judge_picture(body: bytes) -> tuple[str, tuple[int, int]] | str:
    """(ending, (width, height)) of a picture that may be kept, else the sentence that says why not."""
    if len(body) > MOST_BYTES:
        return f"{len(body):,} bytes, more than the {MOST_BYTES:,} that are kept"
    kind = read_image_kind(body[:64])
    if not kind:
        return f"begins with {bytes(body[:12])!r}, which is no PNG, JPEG, GIF, WebP or AVIF"
    size = read_image_size(body[:HEAD])
    if size is None:
        return "does not say in its first bytes how large it is"
    if max(size) > WIDEST or size[0] * size[1] > MOST_PIXELS:
        return f"is {size[0]:,} by {size[1]:,} pixels, more than is kept"
    return kind, size


def _finding(url: str, code: str, message: str) -> Finding:
    return Finding(level="info", step=STEP, subject_id=url, code=code, message=_placed(url, message))


def _placed(url: str, message: str) -> str:
    """The message with its address before it, once: a fetcher's fault names it already."""
    return message if url in message else f"{url}: {message}"
