"""Broadsheet: a daily edition of AI news, and a ledger of who funds, supplies and depends on whom.

The functions here are the public way in; everything they take and give is a value of
`broadsheet.records`. They do no I/O and ask no clock.

    article = broadsheet.read_page(body, "https://outlet.example/story")
    claims = broadsheet.find_claims(article)
    ledger = broadsheet.fold(claims)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from broadsheet.errors import BroadsheetError, PageUnreadable

if TYPE_CHECKING:
    from broadsheet.records import Article, Claim, Feed, Judgement, Ledger, Story
    from broadsheet.records.record import Record

__all__ = [
    "BroadsheetError",
    "find_claims",
    "fold",
    "group_stories",
    "parse_feed",
    "read_page",
    "read_record",
    "write_record",
]


def read_page(body: bytes, url: str, *, at: datetime | None = None) -> Article:
    """The article that a page holds: text in blocks, title, persons, instant, language, pictures.

    `at` is when the page was fetched; relative dates ("3 hours ago") are counted from it and stay
    unknown without it. Raises PageUnreadable, whose `code` names why, where there is no article.
    """
    from broadsheet import pages  # noqa: PLC0415 - importing broadsheet loads no library

    read = pages.read_page(body, url, at=at)
    if read.article is None:
        fault = read.findings[0]
        raise PageUnreadable(fault.message, code=fault.code, place=url)
    return read.article


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> Feed:
    """The feed in `body`: RSS, RDF, Atom, JSON Feed, or a sitemap.

    `url` is where it came from, for relative links. Raises FeedUnreadable where it is no feed.
    """
    from broadsheet import feeds  # noqa: PLC0415

    return feeds.parse_feed(body, url, content_type)


def find_claims(article: Article) -> tuple[Claim, ...]:
    """What the article says about deals between parties, each with the words that say it.

    Every span of `claim.evidence` quotes the article verbatim; an article without a deal gives none.
    """
    from broadsheet import claims  # noqa: PLC0415

    return claims.find_claims(article)


def group_stories(articles: Iterable[Article]) -> tuple[Story, ...]:
    """One story for each event that the articles report, whatever their order."""
    from broadsheet import stories  # noqa: PLC0415

    return stories.group_stories(articles)


def fold(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> Ledger:
    """The ledger that the claims add up to under an editor's judgements; in any order the same."""
    from broadsheet import ledger  # noqa: PLC0415

    return ledger.fold(claims, judgements)


def read_record(text: str) -> Record:
    """The record in a markdown file with front matter. Raises RecordError with line and excerpt."""
    from broadsheet.pages.record_file import read_record as read  # noqa: PLC0415

    return read(text)


def write_record(record: Record) -> str:
    """The file's text: for a record that was read, the very text it was read from."""
    from broadsheet.press.record_file import write_record as write  # noqa: PLC0415

    return write(record)
