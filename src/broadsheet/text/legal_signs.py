"""Text without the signs that break a page, a feed or a table."""

from __future__ import annotations

import re
from typing import Final

ILLEGAL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""What XML 1.0 forbids or discourages, and marks that turn the direction of the text around them."""


def clean(text: str) -> str:
    """The text without characters that break a page or a feed."""
    return ILLEGAL.sub("", text)
