"""An article from a record file: what the record says of itself, and its sealed body where it was opened."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from broadsheet.errors import RecordError
from broadsheet.records import Article, Block, Image, Provider, Sealed, article_id, from_plain, text_id
from broadsheet.records.record import Record
from broadsheet.text.language import detect_language
from broadsheet.text.urls import canonical_url, domain_of

STEP: Final = "records@1"
BODY_FORMAT: Final = "broadsheet-body/1"
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # what no store and no page takes
_VISIBLE = ("title", "excerpt", "category", "published")


def article_of_record(record: Record, opened: Article | None = None) -> Article | None:
    """The article a record stands for; None where it has no title or no web address.

    Without `opened` the text is the record's excerpt and the kind is a teaser (or a video). With it
    (see `read_body`) it is the whole article; what the record's own lines say differently since it was
    sealed wins.
    """
    shown = _shown_article(record)
    if shown is None or opened is None:
        return shown
    changes: dict[str, Any] = {
        name: getattr(shown, name) for name in _VISIBLE if _differs(shown, opened, name)
    }
    if "title" in changes:
        changes["text_id"] = text_id(shown.title, opened.text)
    if "published" in changes:
        changes["published_precision"] = shown.published_precision
    return replace(opened, id=shown.id, url=shown.url, **changes)


def _differs(shown: Article, opened: Article, name: str) -> bool:
    """Whether a line was changed since the sealing; a record shows instants to the second only."""
    said, sealed = getattr(shown, name), getattr(opened, name)
    if isinstance(said, datetime) and isinstance(sealed, datetime):
        return said != sealed.replace(microsecond=0)
    return bool(said != (_clean(sealed) if isinstance(sealed, str) else sealed))


def _shown_article(record: Record) -> Article | None:
    url = record_address(record)
    title, excerpt = _text(record, "title"), _text(record, "excerpt")
    if not url.strip() or not title.strip():
        return None
    address = canonical_url(url)
    if not address.startswith(("http://", "https://")):
        return None
    published = _instant(record.get("publishedDateTime"))
    topics, images = record.get("topics"), record.get("images")
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
        keywords=tuple(_clean(str(topic)) for topic in topics) if isinstance(topics, list) else (),
        blocks=(Block(kind="paragraph", start=0, end=len(excerpt)),) if excerpt else (),
        images=tuple(_image(row) for row in images if _is_image(row)) if isinstance(images, list) else (),
        origins=tuple((name, "record") for name in ("title", "text", "excerpt", "published")),
        made_by=STEP,
    )


def record_address(record: Record) -> str:
    """The address a record stands for, and its sealed body is bound to: webUrl, else originalUrl."""
    return _text(record, "webUrl") or _text(record, "originalUrl")


def sealed_of_record(record: Record) -> Sealed | None:
    """The sealed value; None where there is none or it has another shape than base64;base64.

    Only the one spelling that writing gives is taken: base64 has bits that decoding passes over, and a
    value altered in them would open.
    """
    raw = record.get("secured")
    parts = raw.split(";") if isinstance(raw, str) else ()
    if len(parts) != 2:
        return None
    try:
        ciphertext, iv = (b64decode(part, validate=True) for part in parts)
    except (BadBase64, ValueError):
        return None
    exact = [b64encode(ciphertext).decode(), b64encode(iv).decode()] == list(parts)
    return Sealed(ciphertext=ciphertext, iv=iv) if exact else None


def read_body(body: bytes) -> Article:
    """The article in the clear form of a sealed body, as `press.record_file.write_body` writes it.

    Raises RecordError where the bytes are none, or were written by a newer version.
    """
    try:
        stored = json.loads(body.decode("utf-8", "surrogatepass"))
        if stored["format"] == BODY_FORMAT:
            return from_plain(Article, stored["article"])
        said = str(stored["format"])
    except (ValueError, TypeError, KeyError) as fault:
        raise RecordError("the sealed body holds no article", remedy=f"Its reader says: {fault}") from fault
    raise RecordError(
        f"the sealed body is of the form {said[:40]!r}",
        remedy=f"This version reads {BODY_FORMAT}.",
    )


def read_earlier(body: bytes, article: Article) -> tuple[Article, ...]:
    """The wordings that the article had before it was edited in place, oldest first. Raises RecordError."""
    try:
        told = json.loads(body.decode("utf-8", "surrogatepass")).get("earlier", [])
        wordings = [from_plain(Article, row) for row in told]
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise RecordError("the sealed body holds a wording that is none", remedy=str(fault)) from fault
    return tuple(replace(wording, id=article.id, url=article.url) for wording in wordings)


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _provider(value: Any, url: str) -> Provider:
    row = value if isinstance(value, dict) else {}
    domain = _clean(str(row.get("domain") or domain_of(url)))
    return Provider(name=_clean(str(row.get("name") or domain)), domain=domain)


def _is_image(row: Any) -> bool:
    return isinstance(row, dict) and str(row.get("url", "")).startswith(("http://", "https://"))


def _image(row: dict[str, Any]) -> Image:
    width, height = row.get("width"), row.get("height")
    return Image(
        url=_clean(str(row["url"])),
        width=width if isinstance(width, int) else None,
        height=height if isinstance(height, int) else None,
    )
