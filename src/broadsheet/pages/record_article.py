"""An article from a record file: what an imported record says of itself, its excerpt as the text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from broadsheet.records import Article, Block, Image, Provider, article_id, text_id
from broadsheet.records.record import Record
from broadsheet.text.language import detect_language
from broadsheet.text.urls import canonical_url, domain_of


def article_of_record(record: Record) -> Article | None:
    """The article a record stands for; None where it has neither title nor address.

    The body of a record is sealed, so the text is its excerpt and the kind is a teaser (or a video).
    """
    url = _text(record, "webUrl") or _text(record, "originalUrl")
    title, excerpt = _text(record, "title"), _text(record, "excerpt")
    if not url or not title:
        return None
    address = canonical_url(url)
    published = _instant(record.get("publishedDateTime"))
    return Article(
        id=article_id(address),
        text_id=text_id(title, excerpt),
        url=address,
        original_url=_text(record, "originalUrl") or url,
        provider=_provider(record.get("provider"), address),
        title=title,
        text=excerpt,
        language=detect_language(f"{title}. {excerpt}"),
        kind="video" if record.get("type") == "video" else "teaser",
        category=_text(record, "category") or "news",
        excerpt=excerpt,
        published=published,
        published_precision="second" if published else "unknown",
        keywords=tuple(str(topic) for topic in record.get("topics") or ()),
        blocks=(Block(kind="paragraph", start=0, end=len(excerpt)),) if excerpt else (),
        images=tuple(_image(row) for row in record.get("images") or () if _is_image(row)),
        origins=tuple((name, "record") for name in ("title", "text", "excerpt", "published")),
        made_by="records@1",
    )


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _provider(value: Any, url: str) -> Provider:
    row = value if isinstance(value, dict) else {}
    domain = str(row.get("domain") or domain_of(url))
    return Provider(name=str(row.get("name") or domain), domain=domain)


def _is_image(row: Any) -> bool:
    return isinstance(row, dict) and str(row.get("url", "")).startswith(("http://", "https://"))


def _image(row: dict[str, Any]) -> Image:
    width, height = row.get("width"), row.get("height")
    return Image(
        url=str(row["url"]),
        width=width if isinstance(width, int) else None,
        height=height if isinstance(height, int) else None,
    )
