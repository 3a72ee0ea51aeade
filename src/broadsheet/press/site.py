"""The Site a page is printed for, and the Page that comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from broadsheet.records import Article, Claim, Score, Story

if TYPE_CHECKING:
    from broadsheet.press.pictures import Pictures


Recounting = Callable[
    [Story, Mapping[str, Article], Sequence[Claim], Collection[str]], tuple[Story | None, Score, Score]
]
"""A story, its articles and claims, domains → (the story without them, its heat with them, without)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the press must know of the paper as a whole."""

    title: str
    address: str  #: scheme and host without a slash at the end, such as "https://paper.example"
    now: datetime  #: aware; decides only what is news for the news sitemap and what "today" is
    base: str = ""  #: path in front of every address, such as "/paper"; no slash at the end
    language: str = "en"  #: BCP 47 of the interface
    zone: tzinfo = UTC  #: times are shown in it
    contact: str = ""  #: mail address of the newsroom
    relative: bool = False  #: links are written relative to the page, for files on any host
    served: bool = True  #: a server answers: search and filters by query string work
    takes_part: bool = False  #: readers may react and comment; needs a server with a store
    letters: bool = False  #: readers may ask for the letter; needs a server with a mail server
    speaks: bool = False  #: articles and stories can be listened to; needs a server with a voice
    pictures: Pictures | None = None  #: pictures of reports that are shown; None shows none
    recount: Recounting | None = None  #: counts a story without some outlets; None offers it nowhere
    made_by: str = "Broadsheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer: the same shelf revision and site give the same bytes."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""  #: site path it leads on to, for a redirect
    modified: datetime | None = None
    immutable: bool = False  #: its address holds its digest: it can be kept for good
    pictures: tuple[str, ...] = ()  #: site paths of what was drawn for this page alone
    file_name: str = ""  #: where it is to be saved rather than shown

    @property
    def etag(self) -> str:
        """A quoted digest of the body."""
        return '"' + hashlib.sha256(self.body).hexdigest()[:32] + '"'
