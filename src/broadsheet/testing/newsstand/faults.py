"""Faults: how an outlet's server misbehaves when asked to."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Literal


class Fault(Enum):
    """One kind of misbehaviour."""

    SLOW = "slow"  #: a few bytes at a time
    TOO_MANY = "too_many"  #: 429 with Retry-After
    ERROR_500 = "error_500"
    REDIRECT_LOOP = "redirect_loop"
    TRUNCATED = "truncated"  #: fewer bytes than Content-Length promises
    GZIP_BOMB = "gzip_bomb"  #: a hundred kilobytes that unpack to a hundred million
    HANG = "hang"  #: accepts and never answers
    GONE = "gone"
    MOVED = "moved"  #: 301 to /moved/..., where everything is as before
    NOT_FOUND = "not_found"
    CONSENT_WALL = "consent_wall"  #: a consent page stands in place of every article
    SCRIPT_ONLY = "script_only"  #: articles come by script and are not in the page
    PAYWALL = "paywall"  #: articles show their first paragraph


@dataclass(slots=True, kw_only=True)
class Switch:
    """A fault that is switched on for an outlet."""

    fault: Fault
    retry_after: int | str = 120  #: seconds, or an HTTP date, sent as it is
    times: int | None = None  #: requests it holds for; None: until switched off
    only: Literal["all", "feed", "pages"] = "all"

    def applies(self, *, to_feed: bool) -> bool:
        """Whether a request meets the fault; robots.txt counts as a page."""
        return self.only == "all" or (self.only == "feed") == to_feed


BOMB_SIZE = 100_000_000


@cache
def gzip_bomb() -> bytes:
    """Zeros, packed: about a thousandth of BOMB_SIZE."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    piece = bytes(1_000_000)
    packed = [packer.compress(piece) for _ in range(BOMB_SIZE // len(piece))]
    return b"".join((*packed, packer.flush()))
