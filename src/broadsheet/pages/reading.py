"""Bytes to an article, or to the findings that say why there is none."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import trafilatura

from broadsheet.pages.authors import find_authors
from broadsheet.pages.charset import decode_body
from broadsheet.pages.dates import Instant, read_instant
from broadsheet.pages.jsonld import text_of
from broadsheet.pages.limits import name_refusal
from broadsheet.pages.markup import Markup, parse_page
from broadsheet.pages.titles import find_title
from broadsheet.records import Article, Block, Finding, Provider, Reading, article_id, text_id
from broadsheet.text.language import detect_language
from broadsheet.text.urls import canonical_url, domain_of

STEP: Final = "pages@1"


def read_page(
    body: bytes,
    url: str,
    *,
    at: datetime | None = None,
    content_type: str = "",
    provider: Provider | None = None,
    furniture: frozenset[str] = frozenset(),
) -> Reading:
    """The article on a page, or findings that name why there is none; never neither.

    `at` is when the page was fetched (for dates such as "two hours ago"), `content_type` the header,
    `provider` what the catalogue knows of the outlet, `furniture` texts that stand on many pages of it.
    """
    refusal = name_refusal(body, content_type)
    if refusal:
        return _refuse(url, *refusal)
    page = parse_page(decode_body(body, content_type).text, url)
    if page is None:
        return _refuse(url, "empty", "nothing in the body is text")
    if page.too_deep:
        return _refuse(url, "too_deep", "elements are nested deeper than 2,000 levels")
    return _read_markup(page, url, at, provider)


def _refuse(url: str, code: str, message: str) -> Reading:
    return Reading(
        article=None,
        findings=(Finding(level="error", step=STEP, subject_id=url, code=code, message=message),),
    )


def _read_markup(page: Markup, url: str, at: datetime | None, provider: Provider | None) -> Reading:
    found = trafilatura.bare_extraction(
        page.root, url=url, with_metadata=False, include_comments=False, fast=True
    )
    paragraphs = [line.strip() for line in ((found.text if found else "") or "").split("\n") if line.strip()]
    if not paragraphs:
        return _refuse(url, "not_article", "no article text was found on the page")
    text, blocks = _join(paragraphs)
    title, title_origin = find_title(page)
    authors, author_origin = find_authors(page)
    published = _published(page)
    canonical = canonical_url(url)
    return Reading(
        article=Article(
            id=article_id(canonical), text_id=text_id(title, text), url=canonical, original_url=url,
            provider=provider or Provider(name=page.first("og:site_name") or domain_of(url), domain=domain_of(url)),
            title=title, text=text, blocks=blocks, authors=authors,
            language=detect_language(text, page.root.get("lang") or ""),
            excerpt=page.first("og:description", "description"),
            published=published.at if published else None,
            published_precision=published.precision if published else "unknown",
            origins=(("title", title_origin), ("authors", author_origin)), made_by=STEP, seen_at=at,
        )
    )  # fmt: skip


def _published(page: Markup) -> Instant | None:
    stated = text_of(page.article.get("datePublished")) or page.first(
        "article:published_time", "datepublished", "parsely-pub-date", "date"
    )
    return read_instant(stated)


def _join(paragraphs: list[str]) -> tuple[str, tuple[Block, ...]]:
    blocks, place = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=place, end=place + len(paragraph)))
        place += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(blocks)
