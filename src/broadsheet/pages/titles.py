"""The headline of an article, without the name of the site."""

from __future__ import annotations

import re
from collections import Counter

from broadsheet.pages.jsonld import text_of
from broadsheet.pages.markup import Markup, squeeze, text_in

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|•·»›‹«–—\-:/~]+\s+|\s*[|｜│]\s*")


def find_title(page: Markup) -> tuple[str, str]:
    """The headline and where it stands: "json-ld", "h1", "og", "title" …; ("", "") where none.

    A visible heading that agrees with the metadata is the headline, since metadata is often rewritten
    for search engines; without one JSON-LD, then Open Graph, then the title element count.
    """
    stated = _stated_titles(page)
    heading = _agreeing_heading(page, [text for text, _ in stated])
    if heading:
        return heading, "h1"
    for text, origin in stated:
        cleaned = strip_site_name(text, page)
        if cleaned:
            return cleaned, origin
    return next(((text, "h1") for text in _headings(page)), ("", ""))


def _stated_titles(page: Markup) -> list[tuple[str, str]]:
    found = [
        (text_of(page.article.get("headline")), "json-ld"),
        (page.first("og:title"), "og"),
        (
            page.first("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title"),
            "meta",
        ),
        (page.first("twitter:title"), "twitter"),
        (squeeze(page.root.findtext(".//title") or ""), "title"),
    ]
    return [(text, origin) for text, origin in found if text]


def _headings(page: Markup) -> list[str]:
    return [text for text in (text_in(h1) for h1 in list(page.root.iter("h1"))[:8]) if 2 < len(text) < 400]


def _agreeing_heading(page: Markup, stated: list[str]) -> str:
    best, best_score = "", 0.5
    for heading in _headings(page):
        score = max((likeness(heading, strip_site_name(text, page)) for text in stated), default=0.0)
        if score > best_score:
            best, best_score = heading, score
    return best


def strip_site_name(title: str, page: Markup) -> str:
    """A title without "| Site" behind it or "Site:" in front of it."""
    names = {
        fold(name)
        for name in (*page.meta.get("og:site_name", []), *page.meta.get("application-name", []))
        if name
    }
    host = page.url.split("//")[-1].split("/")[0].removeprefix("www.")
    pieces = [piece for piece in _SEPARATOR.split(title) if piece]
    if len(pieces) < 2:
        return title
    while len(pieces) > 1 and _names_site(pieces[-1], names, host):
        title = title[: title.rindex(pieces[-1])].rstrip(" |•·»›‹«–—-:/~｜│")
        pieces.pop()
    if len(pieces) > 1 and _names_site(pieces[0], names, host):
        title = title[title.index(pieces[0]) + len(pieces[0]) :].lstrip(" |•·»›‹«–—-:/~｜│")
    return title


def _names_site(piece: str, names: set[str], host: str) -> bool:
    folded = fold(piece)
    squeezed = folded.replace(" ", "")
    return folded in names or (len(squeezed) > 2 and squeezed in host.replace("-", "").replace(".", ""))


def fold(text: str) -> str:
    """Words in lower case with one blank between them."""
    return " ".join(_WORD.findall(text.casefold()))


def likeness(left: str, right: str) -> float:
    """F1 of the words of two texts, 0 to 1."""
    one, two = Counter(fold(left).split()), Counter(fold(right).split())
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0
