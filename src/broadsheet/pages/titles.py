"""The headline of an article, without the name of the site."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from broadsheet.pages.jsonld import text_of, types_of
from broadsheet.pages.limits import MAX_TITLE
from broadsheet.pages.markup import Element, Markup, text_in
from broadsheet.pages.stretches import Layout
from broadsheet.text.words import UNSPACED, squeeze

_WORD = re.compile(r"[^\W_]+")
# Words, and the characters of scripts that put no blanks between them.
_UNIT = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_SEPARATOR = re.compile(r"\s+[|•·»›‹«–—\-:/~]+\s+|\s*[|｜│]\s*")


def find_title(page: Markup, layout: Layout | None = None, outlet: str = "") -> tuple[str, str]:
    """The headline and where it stands: "json-ld", "h1", "og", "title" …; ("", "") where none.

    The headline of a NewsArticle in JSON-LD is what the newsroom calls it and wins over a heading that
    differs. Elsewhere metadata is written for search engines, so the visible heading wins, unless it
    merely wraps what two statements agree on (a kicker in front, a byline behind). Without a heading
    JSON-LD, Open Graph and the title element count, in this order; of a title with a site's name before
    or behind it, the part that the page also shows as a line of its own.
    """
    stated = [(strip_site_name(text, page, outlet), origin) for text, origin in _stated_titles(page)]
    stated = [(text, origin) for text, origin in stated if text]
    heading = _chosen_heading(page, [text for text, _ in stated], outlet)
    if stated and stated[0][1] == "json-ld" and _is_news(page) and not _is_cut(stated[0][0], heading):
        return stated[0]
    if heading:
        core = _wrapped(heading, stated)
        return (core, "og") if core else (heading, "h1")
    if not stated:
        return next(((text, "h1") for text in _headings(page, outlet)), ("", ""))
    text, origin = stated[0]
    text = _without_section(text, next(whole for whole, where in _stated_titles(page) if where == origin))
    return (_shown_part(text, layout) or text, origin) if layout else (text, origin)


def _without_section(title: str, whole: str) -> str:
    """Of "Headline | Section | Site" the headline, where the site's name was there and is gone already."""
    head, _, tail = title.rpartition("|")
    is_section = title != whole and len(tail.split()) <= _SECTION_WORDS and _is_headline(head)
    return head.rstrip() if is_section else title


_PART: Final = re.compile(r"\s*(?:[|｜:：»›–—]|\s-\s)\s*")
_SHOWN: Final = 80


def _shown_part(title: str, layout: Layout) -> str:
    """The longest part of a title that the page shows as a line of its own; "" where it shows none."""
    cuts = [(found.start(), found.end()) for found in _PART.finditer(title)]
    parts = [title[end:] for _, end in cuts] + [title[:start] for start, _ in cuts]
    lines = {fold(one.text) for one in layout.stretches[:_SHOWN] if len(one.text) < 400}
    shown = [part for part in parts if len(part) * 2 > len(title) and fold(part) in lines]
    return max(shown, key=len, default="") if fold(title) not in lines else ""


def _is_news(page: Markup) -> bool:
    return any(kind.endswith("NewsArticle") for kind in types_of(page.article))


def _is_cut(text: str, heading: str) -> bool:
    """Whether a statement is a shortened form of the heading, as fields with a length limit are."""
    bare = text.rstrip(".… ")
    return text.endswith(("…", "...")) or (
        len(text) >= 100 and len(bare) < len(heading) and heading.startswith(bare)
    )


def _wrapped(heading: str, stated: list[tuple[str, str]]) -> str:
    """What at least two statements give alike and the heading only adds words before or behind; or ""."""
    whole = f" {fold(heading)} "
    votes = Counter(fold(text) for text, origin in stated if origin != "twitter")
    for text, _ in stated:
        folded = fold(text)
        is_core = votes[folded] > 1 and folded.count(" ") >= 2 and len(folded) + 2 < len(whole)
        if is_core and (whole.startswith(f" {folded} ") or whole.endswith(f" {folded} ")):
            return text
    return ""


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
    return [(text[:MAX_TITLE], origin) for text, origin in found if text]


def _headings(page: Markup, outlet: str = "") -> list[str]:
    texts = (strip_site_name(_without_kicker(h1), page, outlet) for h1 in list(page.root.iter("h1"))[:8])
    return [text for text in texts if 2 < len(text) < 400]


_KICKER: Final = re.compile(
    r"kicker|eyebrow|overline|topline|dachzeile|spitzmarke|antet[ií]tulo|surtitre|occhiello|(?:section|category)-name",
    re.IGNORECASE,
)


def _without_kicker(h1: Element) -> str:
    """The text of a heading without the label in front of it that its markup calls one."""
    text = text_in(h1)
    for element in h1.iterdescendants("span", "small", "div", "a", "strong"):
        label = text_in(element) if _KICKER.search(element.get("class") or "") else ""
        if label and text.startswith(label) and _is_headline(text[len(label) :]):
            return text[len(label) :].lstrip(" :|–—-")
    return text


_SECTION_WORDS: Final = 2
_FEW_WORDS: Final = 4
_FEW_CHARACTERS: Final = 8  #: of a script without blanks


def _is_headline(text: str) -> bool:
    """Whether a text is long enough for a headline."""
    units = _UNIT.findall(text)
    wide = sum(len(unit) == 1 and not unit.isascii() for unit in units)
    return len(units) - wide >= _FEW_WORDS or wide >= _FEW_CHARACTERS


def _chosen_heading(page: Markup, stated: list[str], outlet: str = "") -> str:
    """The h1 that agrees with a statement; else the only one that reads like a headline; else ""."""
    best, best_score = "", 0.5
    headings = _headings(page, outlet)
    for heading in headings:
        score = max((likeness(heading, text) for text in stated), default=0.0)
        if score > best_score:
            best, best_score = heading, score
    if best:
        return best
    long = [heading for heading in headings if _is_headline(heading)]
    within = [
        heading
        for heading in headings
        if any(f" {fold(heading)} " in f" {fold(text)} " for text in stated) and " " in heading
    ]
    return within[0] if within else long[0] if len(long) == 1 and len(headings) == 1 else ""


_LIGATURES: Final = 8  #: letters that may become two when they are folded


def headline_place(layout: Layout, title: str) -> int:
    """Where the headline stands among the stretches of a page; -1 for nowhere.

    An h1 that says it, else the last line that does, else the first h1.
    """
    folded = fold(title)
    least, most = len(folded) - _LIGATURES, min(2 * len(folded) + 20, 400)  # folding takes signs away
    same = [
        place
        for place, one in enumerate(layout.stretches)
        if folded and least <= len(one.text) <= most and fold(one.text) == folded
    ]
    heads = [place for place in same if layout.stretches[place].frame.tag == "h1"] or same[-1:]
    heads = heads or [place for place, one in enumerate(layout.stretches) if one.frame.tag == "h1"]
    return heads[0] if heads else -1


_SEPARATORS: Final = " |•·»›‹«–—-:/~｜│"


def strip_site_name(title: str, page: Markup, outlet: str = "") -> str:
    """A title without "| Site" behind it or "Site:" in front of it."""
    site = page.meta.get("og:site_name", []) + page.meta.get("application-name", [])
    names = {fold(name) for name in (*site, outlet) if name}
    host = page.url.split("//")[-1].split("/")[0].removeprefix("www.")
    pieces = [piece for piece in _SEPARATOR.split(title) if piece]
    if len(pieces) < 2:
        return title
    while len(pieces) > 1 and _names_site(pieces[-1], names, host):
        title = title[: title.rindex(pieces[-1])].rstrip(_SEPARATORS)
        pieces.pop()
    if len(pieces) > 1 and _names_site(pieces[0], names, host):
        title = title[title.index(pieces[0]) + len(pieces[0]) :].lstrip(_SEPARATORS)
    return title


def _names_site(piece: str, names: set[str], host: str) -> bool:
    folded = fold(piece)
    squeezed = folded.replace(" ", "")
    return folded in names or (len(squeezed) > 2 and squeezed in host.replace("-", "").replace(".", ""))


def fold(text: str) -> str:
    """Words in lower case with one blank between them."""
    return " ".join(_WORD.findall(text.casefold()))


def likeness(left: str, right: str) -> float:
    """F1 of the words of two texts, 0 to 1; of characters in scripts without blanks."""
    one, two = Counter(_UNIT.findall(left.casefold())), Counter(_UNIT.findall(right.casefold()))
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0
