"""A Letter to one reader, ready to be sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail: the same words as text and as HTML."""

    to: str
    subject: str
    text: str
    html: str = ""
    leave: str = ""  #: address at which one POST ends the subscription (RFC 8058)
    key: str = ""  #: names the letter for good, so that a second sending has the same Message-ID
