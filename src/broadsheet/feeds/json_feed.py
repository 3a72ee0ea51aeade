"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from broadsheet.errors import FeedUnreadable
from broadsheet.feeds.draft import MOST_ENTRIES, Draft
from broadsheet.feeds.wording import read_summary, read_words


def read_json(text: str, url: str) -> dict[str, Any]:
    """The feed's object. Raises FeedUnreadable where it is no JSON Feed."""
    try:
        feed = json.loads(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as fault:
        raise FeedUnreadable(f"is no valid JSON: {str(fault)[:80]}", place=url, excerpt=text[:80]) from fault
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise FeedUnreadable(
            "is JSON but no JSON Feed: it has no list of items", place=url, excerpt=text[:80]
        )
    return feed


def read_json_items(feed: dict[str, Any], base: str) -> Iterator[Draft]:
    """The items as drafts; what is no object is left out."""
    home = authors_of(feed)
    for item in feed["items"][:MOST_ENTRIES]:
        if isinstance(item, dict):
            yield _item(item, base, home)


def authors_of(holder: dict[str, Any]) -> list[str]:
    """Names of "authors", or of the "author" of version 1.0."""
    people = holder.get("authors") or [holder.get("author")]
    if not isinstance(people, list):
        people = [people]
    return [words(p.get("name") or p.get("url")) if isinstance(p, dict) else words(p) for p in people if p]


def words(value: Any) -> str:
    """A JSON value as text: numbers as written, anything that is no scalar as ""."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _item(item: dict[str, Any], base: str, home: list[str]) -> Draft:
    html = words(item.get("content_html"))
    plain = words(item.get("content_text"))
    summary = words(item.get("summary"))
    return Draft(
        guid=words(item.get("id")),
        link=words(item.get("url")) or words(item.get("external_url")),
        base=base,
        title=read_words(words(item.get("title"))),
        summary=read_summary(summary) or " ".join(plain[:2000].split()) or read_summary(html),
        content_html=html or plain.replace("&", "&amp;").replace("<", "&lt;"),
        published=words(item.get("date_published")),
        updated=words(item.get("date_modified")),
        authors=authors_of(item) or home,
        language=words(item.get("language")),
        topics=[words(t) for t in item.get("tags") or [] if isinstance(item.get("tags"), list)],
        enclosures=_attachments(item),
    )


def _attachments(item: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = item.get("attachments")
    found = [
        (words(r.get("url")), words(r.get("mime_type")), words(r.get("size_in_bytes")))
        for r in (rows if isinstance(rows, list) else [])
        if isinstance(r, dict)
    ]
    picture = words(item.get("image")) or words(item.get("banner_image"))
    return [*found, (picture, "image", "")] if picture else found
