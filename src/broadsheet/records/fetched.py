"""A Fetched is one response, its body in the archive under its digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.records.identity import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered, without the body."""

    url: str
    final_url: str
    at: datetime  #: aware, UTC
    status: int
    media_type: str  #: the whole Content-Type value, charset included
    body_id: str  #: SHA-256 in hex; empty for a 304
    size: int = 0  #: bytes of the body after decompression
    etag: str = ""
    last_modified: str = ""
    retry_after_seconds: int | None = None
    max_age_seconds: int | None = None
    encoding: str = ""  #: compression that was undone, as the server named it
    permanent: bool = False  #: every redirect on the way was permanent

    @property
    def id(self) -> str:
        """One id for one answer: address and instant."""
        return content_id("fetched", self.url, self.at.isoformat())
