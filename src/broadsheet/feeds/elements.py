"""Elements by the names the trade gives them, whatever prefix or case a feed uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from broadsheet.feeds.wording import looks_like_markup, read_summary, read_words

XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content", "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/syndication/thread/1.0": "thr", "http://www.w3.org/1999/xhtml": "xhtml",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.georss.org/georss": "georss", "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://purl.org/rss/1.0/modules/slash/": "slash", "http://purl.org/rss/1.0/modules/syndication/": "sy",
}  # fmt: skip
#: Namespaces in which the core elements of a dialect live; their names carry no prefix.
_CORE = (
    "http://www.w3.org/2005/atom", "http://purl.org/atom/", "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/",
    "http://channel.netscape.com/rdf/", "http://backend.userland.com/", "http://purl.org/net/rss", "http://cyber.law.harvard.edu/",
    "http://blogs.law.harvard.edu/", "http://www.sitemaps.org/schemas/sitemap", "http://www.google.com/schemas/sitemap/",
    "http://my.netscape.com/publish/",
)  # fmt: skip

_DECLARATION = re.compile(r"\sxmlns(?::[\w.-]{1,40})?=\"[^\"<>]*\"")
_PREFIX = re.compile(r"(</?)(?:xhtml|html|xh|h):")

Fields = dict[str, list[etree._Element]]  # noqa: SLF001 - lxml's public name for it is only a factory


class Names:
    """Maps tags to names such as "title", "dc:creator" or "atom:link", lower case, remembered by tag.

    Atom's elements carry "atom:" only inside another dialect, where "link" means something else.
    """

    def __init__(self, *, home: str) -> None:
        self._home = home
        self._known: dict[str, str] = {}

    def name(self, element: etree._Element) -> str:
        """The name of an element; "" for comments and the like."""
        tag = element.tag
        try:
            return self._known[tag]
        except (KeyError, TypeError):
            pass
        if not isinstance(tag, str):
            return ""
        name = self._read(tag, element.prefix)
        self._known[tag] = name
        return name

    def _read(self, tag: str, prefix: str | None) -> str:
        if not tag.startswith("{"):
            return tag.lower().removeprefix("rss:")
        space, _, local = tag[1:].partition("}")
        local = local.lower()
        if space == self._home:
            return local
        if space in _PREFIXES:
            return f"{_PREFIXES[space]}:{local}"
        low = space.lower()
        if low.startswith(_CORE):
            is_atom = "atom" in low
            return f"atom:{local}" if is_atom and "atom" not in self._home.lower() else local
        return f"{prefix.lower()}:{local}" if prefix else local

    def fields(self, element: etree._Element) -> Fields:
        """The children by name, each in order."""
        fields: Fields = {}
        for child in element:
            name = self.name(child)
            if name in fields:
                fields[name].append(child)
            else:
                fields[name] = [child]
        return fields


def first(fields: Fields, *names: str) -> etree._Element | None:
    """The first element of the first name that has any text or child."""
    for name in names:
        for element in fields.get(name, ()):
            if element.text or len(element):
                return element
    return None


def text_of(element: etree._Element | None) -> str:
    """All text inside the element, stripped; "" for None."""
    if element is None:
        return ""
    if len(element) == 0:
        return (element.text or "").strip()
    return "".join(str(piece) for piece in element.itertext()).strip()


def markup_of(element: etree._Element) -> str:
    """What is inside as HTML: escaped markup as its text, child elements written out again."""
    if len(element) == 0:
        return (element.text or "").strip()
    pieces = [escape(element.text or "", quote=False)]
    pieces += [etree.tostring(child, encoding="unicode", with_tail=True) for child in element]
    return _PREFIX.sub(r"\1", _DECLARATION.sub("", "".join(pieces))).strip()


def words_of(element: etree._Element | None) -> str:
    """What is inside as one line of plain text; a title or name longer than 20,000 characters is cut."""
    if element is None:
        return ""
    markup = markup_of(element)[:20_000]
    if len(element):
        return read_words(markup, is_tree=True)
    return read_words(markup) if looks_like_markup(markup) else " ".join(markup.split())


def summary_of(element: etree._Element | None) -> str:
    """What is inside as plain text; long markup only as far as a summary goes."""
    if element is None:
        return ""
    markup = markup_of(element)
    if len(element) == 0 and "<" not in markup:
        return read_words(markup)
    return read_summary(markup) if looks_like_markup(markup[:20_000]) else " ".join(markup.split())


def attribute(element: etree._Element, name: str) -> str:
    """An attribute, whatever the case of its name; "" where missing."""
    value = element.get(name)
    if value is not None:
        return value.strip()
    for key in element.attrib:
        if str(key).lower() == name:
            return str(element.attrib[key]).strip()
    return ""


def base_of(element: etree._Element, base: str) -> str:
    """The address that relative links inside count from: xml:base of the element and its parents."""
    from urllib.parse import urljoin  # noqa: PLC0415 - only for the few feeds that use xml:base

    bases: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        found = node.get(XML + "base")
        if found:
            bases.append(found.strip())
        node = node.getparent()
    for found in reversed(bases):
        try:
            base = urljoin(base, found)
        except ValueError:
            continue
    return base


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Direct children with that local name in any namespace."""
    return element.iterchildren("{*}" + name)
