"""Records to files, and articles to records."""

from __future__ import annotations

import json
import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from broadsheet.records import Article, Image, Marks, Sealed, to_plain
from broadsheet.records.record import Chunk, Record
from broadsheet.text.front_matter import read_scalar, write_chunk, write_scalar

BODY_FORMAT = "broadsheet-body/1"
_SLUG_LIMIT = 120  # bytes; a file name has 255, and a folder in front of it costs too
_ACCENTS = re.compile("[\u0300-\u036f]")
# Cyrillic and Greek letters that are drawn like Latin ones, in small letters.
_LOOKS_LIKE = str.maketrans("аеорсухіјѕһԁԛԝкмнтвгαορνικτυχγβ", "aeopcyxijshdqwkmhtbraopviktuxyb")
_VIDEO = re.compile(r"https://(?:(?:www\.|m\.)?youtube\.com/watch\?v=|youtu\.be/)([\w-]{11})\b", re.ASCII)
_PLAYER = "https://www.youtube.com/embed/"


def write_record(record: Record) -> str:
    """The file's text; for a record that `read_record` read, the very bytes it was read from."""
    return record.head + "".join(chunk.text for chunk in record.chunks) + record.tail


def compose_record(values: Mapping[str, Any]) -> Record:
    """A record in the usual layout with these values, in the order given."""
    chunks = (Chunk(key=key, text=write_chunk(key, value), value=value) for key, value in values.items())
    return Record(chunks=tuple(chunks))


def change_record(record: Record, key: str, value: Any) -> Record:
    """The record with one top-level value changed; a changed value changes its own lines only."""
    old = next((chunk for chunk in record.chunks if chunk.key == key), None)
    if old is None:
        return record.with_chunk(Chunk(key=key, text=write_chunk(key, value), value=value))
    if old.value == value and type(old.value) is type(value):
        return record
    return record.with_chunk(Chunk(key=key, text=_rewrite(old, value), value=value))


def _rewrite(old: Chunk, value: Any) -> str:
    """The old lines with the new value put in place where the layout can stay, else written anew."""
    crlf = "\r\n" in old.text
    before, found, line = _key_line(old)
    simple = not isinstance(value, (dict, list, tuple)) and line.count("\n") <= 1
    if found and simple and read_scalar(found)[0]:
        new = write_scalar(value, quoted=isinstance(value, str) and found.startswith('"'))
        text = before + line.replace(f": {found}", f": {new}", 1)
    else:
        text = _keep_lines(old, value)
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if crlf else text


def _key_line(old: Chunk) -> tuple[str, str, str]:
    at = old.text.index(f"{old.key}:")
    line = old.text[at:]
    return old.text[:at], line.split("\n")[0].rstrip("\r")[len(old.key) + 2 :], line


def _keep_lines(old: Chunk, value: Any) -> str:
    fresh = write_chunk(old.key, value)
    usual = write_chunk(old.key, old.value)
    if old.text.strip("\n") == usual.strip("\n"):
        lead = old.text[: len(old.text) - len(old.text.lstrip("\n"))]
        trail = old.text[len(old.text.rstrip("\n")) :]
        return lead + fresh.strip("\n") + trail
    return fresh


def record_values(
    article: Article,
    marks: Marks | None,
    *,
    related: Iterable[tuple[Article, Marks | None]] = (),
    published: bool = False,
    topics: Iterable[str] = (),
    secured: Sealed | None = None,
) -> dict[str, Any]:
    """The values of an article's record in the format's order; unknown heat is -1 and only here."""
    values = _headline_values(article)
    values["originalUrl"] = article.original_url
    values["webUrl"] = article.url
    values["type"] = "video" if article.kind == "video" else "article"
    values |= {"quality": _quality(marks), "heat": _heat(marks), "published": published}
    if embed := _embed(article):
        values["featuredContent"] = embed
    values["provider"] = {"name": article.provider.name, "domain": article.provider.domain}
    if names := list(topics):
        values["topics"] = names
    if article.images:
        values["images"] = [_image_values(image) for image in article.images]
    if rows := [_related_values(other, scored) for other, scored in related]:
        values["related"] = rows
    if secured is not None:
        values["secured"] = sealed_text(secured)
    return values


def _embed(article: Article) -> str:
    """The player of a video whose host has one address for each; "" for all else."""
    found = _VIDEO.match(article.original_url) if article.kind == "video" else None
    if not found:
        return ""
    return f'<iframe width="800" height="450" src="{_PLAYER}{found[1]}" allowfullscreen></iframe>'


def _headline_values(article: Article) -> dict[str, Any]:
    values: dict[str, Any] = {
        "category": article.category,
        "title": article.title,
        "excerpt": article.excerpt,
    }
    if article.published is not None:
        values["publishedDateTime"] = _stamp(article)
    return values


def _stamp(article: Article) -> str:

    assert article.published is not None
    return article.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _quality(marks: Marks | None) -> int:
    return marks.quality.value if marks and marks.quality.value is not None else 0


def _heat(marks: Marks | None) -> int:
    return marks.heat.value if marks and marks.heat.value is not None else -1


def _image_values(image: Image) -> dict[str, Any]:
    values: dict[str, Any] = {"url": image.url}
    if image.width and image.height:
        values |= {"width": image.width, "height": image.height}
    return {**values, "isCached": image.is_cached}


def _related_values(article: Article, marks: Marks | None) -> dict[str, Any]:
    values = {key: value for key, value in _headline_values(article).items() if key != "category"}
    values |= {"webUrl": article.url, "type": "video" if article.kind == "video" else "article"}
    values["provider"] = {"name": article.provider.name, "domain": article.provider.domain}
    if marks is not None and marks.quality.value is not None:
        values["quality"] = marks.quality.value
    if article.images:
        values["images"] = [_image_values(article.images[0])]
    return values


def write_body(article: Article, earlier: Sequence[Article] = ()) -> bytes:
    """The clear form of a sealed body: JSON, {"format": "broadsheet-body/1", "article": every field}.

    Of an article that was edited in place the `earlier` wordings stand there too, oldest first. The same
    article gives the same bytes; `pages.record_article.read_body` and `read_earlier` read them.
    """
    values: dict[str, Any] = {"format": BODY_FORMAT, "article": to_plain(article)}
    if earlier:
        values["earlier"] = [to_plain(wording) for wording in earlier]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def sealed_text(sealed: Sealed) -> str:
    """base64(ciphertext);base64(iv), as the records hold it."""
    return f"{b64encode(sealed.ciphertext).decode()};{b64encode(sealed.iv).decode()}"


def record_name(article: Article) -> str:
    """YYYY-MM-DD-slug-of-the-title.md, safe on every file system; the id where no letter is left.

    Only letters, digits and the marks that belong to them stand in it, so it names no other folder and
    no device, holds no invisible sign, and is 135 bytes long at most.
    """
    day = f"{article.published.astimezone(UTC):%Y-%m-%d}" if article.published else "undated"
    flat = unicodedata.normalize("NFKD", article.title).casefold()
    plain = unicodedata.normalize("NFKC", _ACCENTS.sub("", flat))
    words = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in plain).split()
    slug = "-".join(words).encode()[:_SLUG_LIMIT].decode("utf-8", "ignore").rstrip("-")
    return f"{day}-{slug or article.id}.md"


def name_skeleton(name: str) -> str:
    """The same text for two names that look the same or that some file system takes for the same."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", flat)).translate(_LOOKS_LIKE)
