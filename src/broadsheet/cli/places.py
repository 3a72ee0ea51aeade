"""Where something is, short enough for a column."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

MOST: Final = 60


def shorten_place(subject: str) -> str:
    """An address as its host and the end of its path; the id of a source or article as it stands."""
    parts = urlsplit(subject)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return subject
    host = parts.hostname.removeprefix("www.")
    place = host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    if len(place) <= MOST:
        return place
    end = (parts.path.rstrip("/").rsplit("/", 1)[-1] + (f"?{parts.query}" if parts.query else ""))[-MOST:]
    room = max(8, MOST - len(host) - 3)
    return f"{host}/…/{end}" if len(end) <= room else f"{host}/…{end[-room:]}"
