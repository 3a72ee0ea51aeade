"""Atom 0.3 and 1.0."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error

from lxml import etree

from broadsheet.feeds.draft import Draft
from broadsheet.feeds.elements import (
    XML,
    Fields,
    Names,
    attribute,
    base_of,
    first,
    markup_of,
    summary_of,
    text_of,
)
from broadsheet.feeds.links import read_link
from broadsheet.feeds.wording import looks_like_markup, read_summary


def read_atom_entry(entry: etree._Element, names: Names, base: str, *, has_bases: bool) -> Draft:
    """One entry; a text construct is read by its type, and by its look where the type is wrong."""
    fields = names.fields(entry)
    if has_bases:
        base = base_of(entry, base)
    summary, html = _texts(fields)
    guid = text_of(first(fields, "id", "guid"))
    link, link_base = _link(fields, guid, base, has_bases=has_bases)
    return Draft(
        guid=guid,
        link=link,
        base=link_base,
        title=_words(first(fields, "title", "dc:title", "media:title")),
        summary=summary,
        content_html=html,
        published=text_of(
            first(fields, "published", "issued", "dc:date", "created", "dcterms:created", "pubdate")
        ),
        updated=text_of(first(fields, "updated", "modified", "dcterms:modified")),
        authors=read_authors(fields, names),
        language=entry.get(XML + "lang", ""),
        topics=[
            attribute(e, "label") or attribute(e, "term") or text_of(e) for e in fields.get("category", ())
        ],
        enclosures=_enclosures(fields, names),
    )


def read_authors(fields: Fields, names: Names) -> list[str]:
    """Names of the authors, else of the creators; a mail address only where there is no name."""
    found = [_person(e, names) for e in fields.get("author", ())]
    found = [f for f in found if f] or [text_of(e) for e in fields.get("dc:creator", ())]
    return found or [_person(e, names) for e in fields.get("contributor", ())][:3]


def _person(element: etree._Element, names: Names) -> str:
    inside = names.fields(element)
    return text_of(first(inside, "name", "email")) if inside else text_of(element)


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    if attribute(element, "mode") == "base64":
        return read_summary(_content(element))
    return summary_of(element)


def _texts(fields: Fields) -> tuple[str, str]:
    """Summary and content. A caption of a picture or video speaks only where nothing else does."""
    html = _content(first(fields, "content", "content:encoded"))
    found = first(fields, "summary", "dc:description", "description")
    if found is None and not html:
        found = _caption(fields)
    if not html and found is not None and "<" in (markup := _content(found)):
        html = markup
    return _words(found) or read_summary(html), html


def _caption(fields: Fields) -> etree._Element | None:
    for name in ("media:description", "media:group", "media:content"):
        for element in fields.get(name, ()):
            for found in element.iter("{*}description"):
                if found.text:
                    return found
    return None


def _content(element: etree._Element | None) -> str:
    """The content as HTML; "" for a file of another type or one that lies elsewhere."""
    if element is None:
        return ""
    kind = attribute(element, "type").lower()
    if attribute(element, "mode") == "base64" or (
        kind and "/" in kind and not _is_text(kind) and len(element) == 0
    ):
        try:
            return b64decode(text_of(element), validate=True).decode("utf-8")
        except (Base64Error, UnicodeDecodeError, ValueError):
            return ""
    markup = markup_of(element)
    if kind in {"text", "text/plain"} and len(element) == 0 and not looks_like_markup(markup):
        return markup.replace("<", "&lt;")
    return markup


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or "xml" in kind or "html" in kind


def _link(fields: Fields, guid: str, base: str, *, has_bases: bool) -> tuple[str, str]:
    best, chosen, chosen_base = 0, "", base
    for element in fields.get("link", ()):
        href = attribute(element, "href") or text_of(element)
        rank = _rank(element) if href else 0
        if rank > best:
            best, chosen = rank, href
            chosen_base = base_of(element, base) if has_bases else base
    for element in fields.get("feedburner:origlink", ()):
        if read_link(element.text, base):
            return text_of(element), base
    if not chosen and read_link(guid, ""):
        chosen = guid
    return chosen, chosen_base


def _rank(link: etree._Element) -> int:
    """Which link is the page itself: alternate as HTML, then any alternate, then anything but files."""
    rel = attribute(link, "rel").lower().removeprefix("http://www.iana.org/assignments/relation/")
    if rel in {"", "alternate"}:
        kind = attribute(link, "type").lower()
        return 4 if not kind or "html" in kind else 3
    if rel in {"related", "via"}:
        return 2
    return 1 if rel == "self" else 0


def _enclosures(fields: Fields, names: Names) -> list[tuple[str, str, str]]:
    found = [
        (attribute(e, "href"), attribute(e, "type"), attribute(e, "length"))
        for e in fields.get("link", ())
        if attribute(e, "rel").lower() == "enclosure"
    ]
    for group in (
        *fields.get("media:group", ()),
        *fields.get("media:content", ()),
        *fields.get("media:thumbnail", ()),
    ):
        for element in group.iter("{*}content", "{*}thumbnail"):
            kind = attribute(element, "type") or ("image" if names.name(element) == "media:thumbnail" else "")
            found.append((attribute(element, "url"), kind, attribute(element, "filesize")))
    return [row for row in found if row[0]]
