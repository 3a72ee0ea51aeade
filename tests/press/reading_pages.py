"""Reads a printed page as a browser would, for the tests."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from broadsheet.press import Page, Shelf, Site, render

LOADS = {
    "img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "embed": "src", "object": "data", "input": "src",
}  # fmt: skip


def print_page(path: str, shelf: Shelf, site: Site) -> Page:
    page = render(path, shelf, site)
    assert page is not None, path
    return page


def tree_of(page: Page) -> HtmlElement:
    return html.document_fromstring(page.body.decode())


def read(path: str, shelf: Shelf, site: Site) -> HtmlElement:
    page = print_page(path, shelf, site)
    assert page.status == 200, path
    return tree_of(page)


def words(tree: HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def spaced(tree: HtmlElement) -> str:
    """The words with a space wherever an element ends, as cells of a table need."""
    return " ".join(" ".join(tree.itertext()).split())


def inner_links(tree: HtmlElement, path: str, origin: str) -> set[str]:
    """Site paths that the page links to."""
    found = set()
    for element in tree.iter("a", "link", "form"):
        target = element.get("href") or element.get("action")
        if target is None:
            continue
        full = urljoin(origin + path, target)
        if full.startswith(origin + "/"):
            parts = urlsplit(full)
            found.add(parts.path + ("?" + parts.query if parts.query else ""))
    return found


def loaded_addresses(tree: HtmlElement) -> list[str]:
    """Everything a browser fetches by itself to show the page."""
    found = [e.get(a) for name, a in LOADS.items() for e in tree.iter(name) if e.get(a)]
    rels = {"stylesheet", "icon", "manifest", "preload", "prefetch", "dns-prefetch", "preconnect"}
    found += [e.get("href") for e in tree.iter("link") if rels & set((e.get("rel") or "").split())]
    return [x for x in found if x]
