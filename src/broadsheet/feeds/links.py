"""Addresses in feeds: made absolute, and only those of the web kept."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_WEB = re.compile(
    r"https?://(?:[^\s/?#\\@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#\\:@\[\]]+)(?::\d{0,5})?(?:[/?#]|$)", re.IGNORECASE
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,30}:(?!\d)")
_LONGEST = 4000
_SPACE = re.compile(r"[\t\r\n\x00-\x1f]+")


def read_link(text: str | None, base: str) -> str:
    """The absolute http or https address, or "" where there is none.

    "" stands for everything a reader must never be sent to: javascript:, data:, file:, an address
    without a host, one longer than 4,000 characters.
    """
    if not text:
        return ""
    text = text.strip()
    if not text.isprintable() or " " in text:
        text = _SPACE.sub("", text).replace(" ", "%20")
    if not text or len(text) > _LONGEST:
        return ""
    if text.startswith("//"):
        text = (urlsplit(base).scheme or "https") + ":" + text
    elif not _WEB.match(text):
        if _SCHEME.match(text) or not base:
            return ""
        try:
            text = urljoin(base, text)
        except ValueError:
            return ""
    return text if _WEB.match(text) and _has_true_host(text) else ""


def _has_true_host(url: str) -> bool:
    """False for a number in brackets that is no address, such as [1:2]."""
    try:
        return "[" not in url or urlsplit(url).hostname is not None
    except ValueError:
        return False


def names_other_scheme(text: str | None) -> bool:
    """Whether the text is an address with a scheme that is not of the web, such as javascript:."""
    return bool(text and _SCHEME.match(text.strip()) and not _WEB.match(text.strip()))
