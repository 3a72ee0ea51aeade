"""One response as one WARC record, and back."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus

from broadsheet.records import Fetched, body_id

_LEVEL = 6  #: of gzip; 9 costs three times the time for two hundredths of the size
_SMALL = 2_000  #: bytes of a record for which a small window packs as well, in a fifth of the time
_SAME_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
#: What web crawlers that store bodies decoded say of the coding that was undone (Common Crawl's name for it).
_DECODED = "X-Crawl-Content-Encoding"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def write_info(name: str, at: datetime) -> bytes:
    """The warcinfo record that heads a file."""
    lines = [
        "WARC-Type: warcinfo",
        f"WARC-Record-ID: {_record_id(name, '', 'warcinfo')}",
        f"WARC-Date: {_stamp(at)}",
        f"WARC-Filename: {name}",
        "Content-Type: application/warc-fields",
    ]
    return _member(lines, b"software: Broadsheet\r\nformat: WARC File Format 1.1\r\n")


def write_response(fetched: Fetched, body: bytes, *, is_known: bool) -> bytes:
    """The gzip member of one response: in full, or as a revisit where its body is in the archive."""
    is_revisit = is_known or fetched.status == 304
    lines = [
        "WARC-Type: revisit" if is_revisit else "WARC-Type: response",
        f"WARC-Record-ID: {_record_id(fetched.url, fetched.at.isoformat(), fetched.body_id)}",
        f"WARC-Date: {_stamp(fetched.at)}",
        f"WARC-Target-URI: {_line(fetched.final_url)}",
        "Content-Type: application/http; msgtype=response",
    ]
    if fetched.body_id:
        lines.append(f"WARC-Payload-Digest: sha256:{fetched.body_id}")
    if is_revisit:
        lines.append(f"WARC-Profile: {_NOT_MODIFIED if fetched.status == 304 else _SAME_BODY}")
    if fetched.url != fetched.final_url:
        lines.append(f"Broadsheet-Requested-URI: {_line(fetched.url)}")
    if fetched.permanent:
        lines.append("Broadsheet-Permanent-Redirect: yes")
    lines.append(f"Broadsheet-Payload-Length: {fetched.size}")
    return _member(lines, _http_head(fetched) + (b"" if is_revisit else body))


def read_fields(head: bytes) -> dict[str, str]:
    """The named fields of a record's head, lower case."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    return fields


def read_fetched(fields: dict[str, str], status: int, headers: dict[str, str], body: bytes | None) -> Fetched:
    """The Fetched of a record, ours or another tool's; `body` None for a revisit."""
    target = fields.get("warc-target-uri", "").strip("<>")
    digest = fields.get("warc-payload-digest", "")
    known = digest.removeprefix("sha256:") if re.fullmatch(r"sha256:[0-9a-f]{64}", digest) else ""
    size = read_count(fields.get("broadsheet-payload-length", ""))
    age = re.search(r"max-age=([0-9]{1,10})", headers.get("cache-control", ""))
    return Fetched(
        url=fields.get("broadsheet-requested-uri") or target,
        final_url=target,
        at=read_stamp(fields.get("warc-date", "")),
        status=status,
        media_type=headers.get("content-type", ""),
        body_id=known or (body_id(body) if body is not None and status != 304 else ""),
        size=len(body or b"") if size is None else size,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        retry_after_seconds=read_count(headers.get("retry-after", "")),
        max_age_seconds=int(age.group(1)) if age else None,
        encoding=headers.get(_DECODED.lower(), ""),
        permanent=fields.get("broadsheet-permanent-redirect") == "yes",
    )


def read_count(text: str) -> int | None:
    """A whole number in digits; None for all else: servers write into their headers what they like."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def read_stamp(text: str) -> datetime:
    """A WARC-Date; the epoch where it cannot be read."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _http_head(fetched: Fetched) -> bytes:
    """What is kept of the response's head; the body is stored decompressed, so its coding is left out."""
    rows = [f"HTTP/1.1 {fetched.status} {_PHRASES.get(fetched.status, 'Unknown')}"]
    if fetched.status != 304:
        rows.append(f"Content-Length: {fetched.size}")
    given = (
        ("Content-Type", fetched.media_type),
        ("ETag", fetched.etag),
        ("Last-Modified", fetched.last_modified),
        (_DECODED, fetched.encoding),
    )
    rows += [f"{name}: {_line(value)}" for name, value in given if value]
    rows.append(f"Date: {_http_date(int(fetched.at.timestamp()))}")
    if fetched.retry_after_seconds is not None:
        rows.append(f"Retry-After: {fetched.retry_after_seconds}")
    if fetched.max_age_seconds is not None:
        rows.append(f"Cache-Control: max-age={fetched.max_age_seconds}")
    return "\r\n".join([*rows, "", ""]).encode("utf-8")


def _member(lines: list[str], block: bytes) -> bytes:
    head = "\r\n".join(["WARC/1.1", *lines, f"Content-Length: {len(block)}", "", ""])
    record = b"".join((head.encode(), block, b"\r\n\r\n"))
    window, memory = (zlib.MAX_WBITS, 8) if len(record) > _SMALL else (11, 4)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, window | 16, memory)
    return packer.compress(record) + packer.flush()


def _record_id(*parts: str) -> str:
    """The same response has the same id wherever it is written."""
    digest = sha256("\x1f".join(parts).encode()).hexdigest()
    return f"<urn:uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}>"


def _stamp(at: datetime) -> str:
    utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return utc.isoformat(timespec="microseconds")[:-6] + "Z"


@lru_cache(maxsize=64)  # many answers come within one second
def _http_date(seconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


def _line(text: str) -> str:
    """Text on one line: a header never breaks into two."""
    return text if text.isprintable() else _CONTROL.sub(" ", text).strip()
