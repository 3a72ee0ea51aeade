"""What response headers say about when to come back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})")

Headers = dict[str, str]


def read_headers(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Lower-case names to values; repeated ones joined by a comma."""
    headers: Headers = {}
    for key, value in raw:
        name, text = key.decode("latin-1").lower(), value.decode("latin-1").strip()
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers


def read_header_lines(lines: str) -> Headers:
    """The same of whole lines, each ended by CR LF, that are known to be well formed."""
    headers: Headers = {}
    for line in lines.split("\r\n"):
        key, _, value = line.partition(":")
        name, text = key.lower(), value.strip()
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    headers.pop("", None)
    return headers


def read_retry_after(headers: Headers, now: datetime) -> int | None:
    """Seconds to wait, from seconds or a date; None where it is missing or unreadable."""
    text = headers.get("retry-after", "")
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    try:
        at = parsedate_to_datetime(text) if text else None
    except (ValueError, TypeError):
        return None
    if at is None:
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return max(0, round((at - now).total_seconds()))


def read_max_age(headers: Headers) -> int | None:
    """Seconds for which the answer stays fresh; None where nothing is said or it is not to be kept."""
    control = headers.get("cache-control", "").lower()
    if not control:
        return None
    if "no-store" in control or "no-cache" in control:
        return None
    found = _MAX_AGE.search(control)
    if found is None:
        return None
    age = headers.get("age", "0")
    return max(0, int(found.group(1)) - (int(age) if age.isdigit() and len(age) < 10 else 0))
