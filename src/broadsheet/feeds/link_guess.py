"""Where a page without a feed lists its news: the links that look like headlines and stand alike."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from broadsheet.feeds.charset import decode_feed

FEWEST = 4  #: headlines that stand alike before a page is taken for a list
_HEADLINE = 16  #: characters; a menu's words are shorter
_MOST = 5_000
_LONGEST = 3_000_000
_FURNITURE = {"header", "nav", "footer", "aside", "form"}
_TOP = {"html", "body", None}
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}")  #: of a class that people gave; made ones carry digits


def guess_link_selector(body: bytes) -> str:
    """The CSS selector that the most headlines of a page share, or "" where fewer than four stand alike."""
    text, _ = decode_feed(body[:_LONGEST], None)
    tree = LexborHTMLParser(text)
    paths = Counter(
        path for link in islice(tree.css("a[href]"), _MOST) if _is_headline(link) and (path := _path(link))
    )
    best = max(paths.items(), key=lambda found: (found[1], len(found[0])), default=("", 0))
    return best[0] if best[1] >= FEWEST else ""


def _is_headline(link: LexborNode) -> bool:
    words = " ".join(link.text(deep=True, separator=" ").split())
    return len(words) >= _HEADLINE or sum(ord(c) > 0x2E7F for c in words) >= _HEADLINE // 2


def _path(link: LexborNode) -> str:
    """The link and up to three elements around it as a selector; "" inside menus and the page's foot."""
    steps: list[str] = []
    node: LexborNode | None = link
    while node is not None and node.tag not in _TOP:
        if node.tag in _FURNITURE:
            return ""
        if len(steps) < 4:
            steps.append(_step(node))
        node = node.parent
    return " > ".join(reversed(steps))


def _step(node: LexborNode) -> str:
    given = (node.attributes.get("class") or "").split()
    name = next((word for word in given if _NAME.fullmatch(word)), "")
    return f"{node.tag}.{name}" if name else str(node.tag)
