"""Furniture: everything on a page that is not its article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from markupsafe import Markup, escape

from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.naming import seed_of
from broadsheet.testing.newsstand.outlets import SHELF, Outlet
from broadsheet.testing.newsstand.stand import Newsstand

CREDITS = ("Ola Brandt", "M. Ferreira", "Archive", "Yuki Mori", "Handout")


EMPTY = Markup()


@dataclass(frozen=True, slots=True)
class Teaser:
    """A line that leads to another article."""

    url: str
    title: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what stands inside the text column, in reading order."""

    kind: str  #: paragraph, heading, list, quote, also, figure, newsletter
    html: Markup = EMPTY
    items: tuple[Markup, ...] = ()
    teaser: Teaser | None = None


@cache
def _all_phrases() -> dict[str, dict[str, Any]]:
    phrases: dict[str, dict[str, Any]] = yaml.load(
        SHELF.joinpath("phrases.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    return phrases


def phrases(language: str) -> dict[str, Any]:
    """What sites of a language say around their articles. Raises KeyError for one we do not speak."""
    return _all_phrases()[language]


def latest_teasers(
    stand: Newsstand, outlet: Outlet, *, beside: Page | None = None, count: int
) -> list[Teaser]:
    """The outlet's newest other articles, filled up with small news that leads to its sections."""
    others = [page for page in stand.pages_of(outlet.id) if beside is None or page.key != beside.key]
    found = [Teaser(page.url, page.title, excerpt_of(page, 140)) for page in others[:count]]
    office = outlet.kind in {"company", "regulator"}
    fillers = phrases(outlet.language)["office" if office else "fillers"]
    start = seed_of(outlet.id, beside.key if beside else "")
    for step in range(count - len(found)):
        title = fillers[(start + step) % len(fillers)]
        found.append(Teaser(f"/topic/{seed_of(title) % 9999}/", title))
    return found


def foreign_teasers(page: Page) -> list[Teaser]:
    """Small news in another language than the page's."""
    languages = [one for one in ("es", "de", "fr", "pt", "ru") if one != page.outlet.language[:2]]
    language = languages[seed_of(page.key) % len(languages)]
    titles = phrases(language)["fillers"]
    start = seed_of(page.key, "foreign")
    return [Teaser(f"/world/{language}/{n}", titles[(start + n) % len(titles)]) for n in range(3)]


def excerpt_of(page: Page, length: int) -> str:
    """The standfirst, or the beginning of the text up to a word's end."""
    text = page.standfirst or page.passages[0].text
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def cut_excerpt(page: Page) -> str:
    """The beginning of the text, broken off in the middle of a word."""
    text = " ".join(passage.text for passage in page.passages if passage.kind == "paragraph")
    limit = min(155, len(text) * 2 // 3)
    while limit < len(text) - 1 and not (text[limit - 1].isalpha() and text[limit].isalpha()):
        limit += 1
    return text[:limit]


def lay_out(page: Page, stand: Newsstand) -> list[Piece]:
    """The text column: the article's passages with what the page sets between them."""
    pieces = _passages(page, stand)
    inserts: list[tuple[float, Piece]] = []
    if "also_read" in page.traps:
        other = latest_teasers(stand, page.outlet, beside=page, count=3)[seed_of(page.key) % 3]
        inserts.append((0.55, Piece("also", teaser=other)))
    if "newsletter_box" in page.traps:
        inserts.append((0.75, Piece("newsletter")))
    if "captions" in page.traps:
        inserts.append((0.2, Piece("figure")))
    for share, piece in sorted(inserts, key=lambda one: -one[0]):
        pieces.insert(_place(pieces, share), piece)
    return pieces


def _place(pieces: list[Piece], share: float) -> int:
    """Where to set something that far down: after the first piece at least, never below a heading."""
    place = max(1, int(len(pieces) * share))
    return place - 1 if place > 1 and pieces[place - 1].kind == "heading" else place


def _passages(page: Page, stand: Newsstand) -> list[Piece]:
    pieces: list[Piece] = []
    linked: set[str] = set()
    for passage in page.passages:
        html = _with_links(passage.text, page, stand, linked)
        if passage.kind == "item" and pieces and pieces[-1].kind == "list":
            pieces[-1] = Piece("list", items=(*pieces[-1].items, html))
        elif passage.kind == "item":
            pieces.append(Piece("list", items=(html,)))
        else:
            pieces.append(Piece(passage.kind, html))
    return pieces


def _with_links(text: str, page: Page, stand: Newsstand, linked: set[str]) -> Markup:
    """The text with the first mention of an outlet linked to its report on the same event."""
    html = escape(text)
    for other in stand.pages:
        name = other.outlet.name
        usable = other.truth.event == page.truth.event and other.outlet.id != page.outlet.id
        if usable and name in text and other.outlet.id not in linked and page.outlet.kind in _LINKING:
            linked.add(other.outlet.id)
            link = Markup('<a href="{}">{}</a>').format(other.url, name)
            html = html.replace(escape(name), link, 1)
    return html


_LINKING = frozenset({"tech_press", "newsletter", "analyst"})
