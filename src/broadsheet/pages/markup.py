"""A page as parsed once: its tree, and what it states about itself in metadata."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from broadsheet.pages.jsonld import Node, choose_article, read_json_ld
from broadsheet.pages.limits import MAX_META
from broadsheet.text.words import squeeze

Element = etree._Element  # noqa: SLF001  # the public name of the type is private in lxml

_OF_A_HEAD = frozenset(
    ("title", "meta", "link", "base", "basefont", "bgsound", "style", "script", "noscript", "noframes",
     "template", "object", "isindex")
)  # fmt: skip
_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(slots=True, kw_only=True)
class Markup:
    """One page: the tree and its statements, read in one pass."""

    root: Element
    url: str
    nodes: list[Node] = field(default_factory=list)  #: every JSON-LD object
    article: Node = field(default_factory=dict)  #: the one that describes the article
    meta: dict[str, list[str]] = field(default_factory=dict)  #: by lower-case name
    too_deep: bool = False

    def first(self, *names: str) -> str:
        """The first meta value under the first of the names that has one; "" where none."""
        return next((self.meta[name][0] for name in names if self.meta.get(name)), "")


def parse_page(text: str, url: str) -> Markup | None:
    """The page as parsed, or None where there is no element in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if root is None:
        return None
    too_deep = any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log
    )
    _open_body(root)
    nodes, meta = read_json_ld(root), _read_meta(root)
    title = " ".join([root.findtext(".//title") or "", *meta.get("og:title", [])[:1]])
    return Markup(
        root=root, url=url, nodes=nodes, article=choose_article(nodes, title), meta=meta, too_deep=too_deep
    )


def _open_body(root: Element) -> None:
    """Moves what no head may hold to the start of the body.

    HTML lets a page leave out `</head>` and `<body>`; the parser, which is older than `main`, `article`
    and `header`, then takes them for part of the head.
    """
    head, body = root.find("head"), root.find("body")
    strays = [] if head is None else [one for one in head if one.tag not in _OF_A_HEAD]
    if not strays:
        return
    if body is None:
        body = etree.SubElement(root, "body")
    text, body.text = body.text, None
    for place, stray in enumerate(strays):
        body.insert(place, stray)
    strays[-1].tail = (strays[-1].tail or "") + (text or "") or None


def _read_meta(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        value = squeeze((element.get("content") or "")[:MAX_META])
        name = next((element.get(key) for key in _KEYS if element.get(key)), None)
        if value and name and len(found) < 2_000:
            found[name.strip().lower()].append(value)
    return dict(found)


_TEXTS = etree.XPath(
    "descendant-or-self::text()[not(parent::script or parent::style or parent::noscript or parent::svg)]"
)
_BLOCKS = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "td", "section", "header"}


def text_in(element: Element) -> str:
    """All text inside an element but scripts and styles, squeezed; block elements part words."""
    parts: list[str] = []
    for part in cast("list[Any]", _TEXTS(element)):
        parent = part.getparent()
        if parent is not None and parent is not element and parent.tag in _BLOCKS:
            parts.append(" ")
        parts.append(str(part))
    return squeeze("".join(parts))


def plain_text(element: Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(str(part) for part in element.itertext())
