"""An Article is a page as understood: text in blocks, and every field with its origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from broadsheet.records.finding import Finding
from broadsheet.records.identity import content_id
from broadsheet.records.source import Provider

ArticleKind = Literal[
    "article", "video", "podcast", "press_release", "live_blog", "opinion", "teaser"
]  # fmt: skip
BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table"]
Precision = Literal["second", "minute", "day", "month", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text: `article.text[start:end]`; blocks stand in reading order."""

    kind: BlockKind
    start: int
    end: int
    language: str = ""  #: where it differs from the article's; empty: the same
    level: int = 0  #: heading level 1-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture the article shows."""

    url: str
    width: int | None = None
    height: int | None = None
    is_cached: bool = False  #: true only when the bytes are in our archive
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as understood. `text` is the article and nothing else; blocks are joined by a blank line."""

    id: str  #: from the canonical address: an edited article keeps it
    text_id: str  #: from title and text: an edited article gets a new one
    url: str  #: canonical address
    original_url: str  #: address it was read from
    provider: Provider
    title: str
    text: str
    language: str  #: BCP 47 of the text; "und" where undecided
    kind: ArticleKind = "article"
    category: str = "news"
    title_language: str = ""
    standfirst: str = ""
    excerpt: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None  #: aware; midnight UTC where only a day is known
    published_precision: Precision = "unknown"
    updated: datetime | None = None
    section: str = ""
    keywords: tuple[str, ...] = ()  #: the page's own
    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  #: (address, anchor text) in the article's own text
    syndicated_from: str = ""  #: outlet or address that the page itself names as the original
    origins: tuple[tuple[str, str], ...] = ()  #: (field, where it came from), such as ("title", "json-ld")
    entry_ids: tuple[str, ...] = ()
    made_by: str = ""  #: step and version
    seen_at: datetime | None = None  #: when we fetched this text

    def origin(self, field: str) -> str:
        """Where a field came from, or "" where nothing was found."""
        return dict(self.origins).get(field, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one page gave: an article, or the findings that say why there is none."""

    article: Article | None
    findings: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()  #: ids of lines that could be article: what templates learn from


def article_id(url: str) -> str:
    """The id of the article at a canonical address."""
    return content_id("article", url)


def text_id(title: str, text: str) -> str:
    """The id of one wording of an article."""
    return content_id("text", title, text)
