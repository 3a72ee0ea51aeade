"""Ids that come from content, so that doing a thing twice names the same row."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """Sixteen hex digits that depend on `kind` and on every part in its place.

    Each part is hashed with its length in front, so ("ab", "c") and ("a", "bc") differ.
    64 bits keep the chance of any collision among ten million values below three in a million.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:16]


def body_id(body: bytes) -> str:
    """The SHA-256 of a body in hex: its name in the archive."""
    return hashlib.sha256(body).hexdigest()
