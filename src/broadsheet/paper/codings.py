"""Content codings: which a browser accepts, and a body in one of them."""

from __future__ import annotations

import gzip
import re
from typing import Final

import brotli

SMALLEST: Final = 400  #: bytes below which compressing costs more than it saves

REFUSED: Final = re.compile(r"q\s*=\s*0(\.0*)?")


def accepted_codings(header: str) -> str:
    """The codings of an Accept-Encoding header that are not refused by q=0, as one text."""
    kept = []
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if not REFUSED.fullmatch(weight.strip()):
            kept.append(name.strip())
    return " ".join(name for name in kept if name in {"br", "gzip"})


def encode_body(body: bytes, coding: str, *, thorough: bool = False) -> tuple[str, bytes]:
    """The coding used, "" for none, and the body in it. The same body gives the same bytes."""
    if len(body) < SMALLEST or coding == "":
        return "", body
    if coding == "br":
        return "br", bytes(brotli.compress(body, quality=11 if thorough else 4))
    return "gzip", gzip.compress(body, 9 if thorough else 5, mtime=0)
