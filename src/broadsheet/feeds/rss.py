"""RSS 0.9x to 2.0 and RSS 1.0 (RDF)."""

from __future__ import annotations

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
    words_of,
)
from broadsheet.feeds.links import read_link
from broadsheet.feeds.wording import read_summary

_DATES = (
    "pubdate",
    "dc:date",
    "atom:published",
    "published",
    "dcterms:created",
    "dcterms:issued",
    "date",
    "dcterms:available",
)
_UPDATES = ("atom:updated", "updated", "dcterms:modified", "lastbuilddate", "modified", "a10:updated")
_BODIES = (
    "content:encoded",
    "xhtml:body",
    "body",
    "atom:content",
    "fullcontent",
    "fulltext",
    "yandex:full-text",
    "full-text",
)
_SUMMARIES = ("description", "dc:description", "atom:summary", "summary")
_CAPTIONS = ("itunes:summary", "itunes:subtitle", "media:description")


def read_rss_item(item: etree._Element, names: Names, base: str, *, has_bases: bool) -> Draft:
    """One item."""
    fields = names.fields(item)
    if has_bases:
        base = base_of(item, base)
    title = first(fields, "title", "dc:title", "atom:title", "media:title", "itunes:title")
    summary, content = _texts(fields)
    guid = text_of(first(fields, "guid", "atom:id", "id", "dc:identifier")) or item.get(
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""
    )
    return Draft(
        guid=guid,
        link=_link(fields, item, guid, base),
        base=base,
        title=words_of(title),
        summary=summary,
        content_html=content,
        published=text_of(first(fields, *_DATES)),
        updated=text_of(first(fields, *_UPDATES)),
        authors=_authors(fields, names),
        language=text_of(first(fields, "dc:language", "language")) or item.get(XML + "lang", ""),
        topics=[
            words_of(e)
            for name in ("category", "dc:subject", "itunes:keywords")
            for e in fields.get(name, ())
        ],
        enclosures=_enclosures(fields, names),
    )


def _texts(fields: Fields) -> tuple[str, str]:
    """Summary and content. Captions of pictures and podcasts' notes speak only where nothing else does."""
    found = first(fields, *_SUMMARIES)
    content = first(fields, *_BODIES)
    if found is None and content is None:
        found = first(fields, *_CAPTIONS)
        found = _nested(fields, "description") if found is None else found
    html = markup_of(content) if content is not None else ""
    if not html and found is not None and "<" in (description := markup_of(found)):
        html = description
    return summary_of(found) or read_summary(html), html


def _nested(fields: Fields, name: str) -> etree._Element | None:
    """A caption inside media:group or media:content, for feeds that have no other text."""
    for holder in ("media:group", "media:content"):
        for element in fields.get(holder, ()):
            for found in element.iter("{*}" + name):
                if found.text:
                    return found
    return None


def _link(fields: Fields, item: etree._Element, guid: str, base: str) -> str:
    for element in fields.get("feedburner:origlink", ()):
        if read_link(element.text, base):
            return text_of(element)
    for element in (*fields.get("link", ()), *fields.get("rss:link", ())):
        text = text_of(element) or attribute(element, "href")
        if text:
            return text
    for element in fields.get("atom:link", ()):
        if attribute(element, "rel") in {"", "alternate"} and attribute(element, "href"):
            return attribute(element, "href")
    about = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    if about:
        return about
    is_permalink = all(attribute(e, "ispermalink").lower() != "false" for e in fields.get("guid", ()))
    if is_permalink and read_link(guid, ""):
        return guid
    return _media_link(fields)


def _media_link(fields: Fields) -> str:
    """Podcasts without a page of their own: the address of the episode's file."""
    for element in fields.get("enclosure", ()):
        if attribute(element, "url"):
            return attribute(element, "url")
    return ""


def _authors(fields: Fields, names: Names) -> list[str]:
    for name in (
        "dc:creator",
        "author",
        "atom:author",
        "itunes:author",
        "dc:author",
        "dcterms:creator",
        "media:credit",
        "managingeditor",
    ):
        found = [_person(e, names) for e in fields.get(name, ())]
        if any(found):
            return found
    return []


def _person(element: etree._Element, names: Names) -> str:
    if len(element):
        inside = names.fields(element)
        person = first(inside, "atom:name", "name", "itunes:name", "atom:email", "email")
        if person is not None:
            return text_of(person)
    return text_of(element)


def _enclosures(fields: Fields, names: Names) -> list[tuple[str, str, str]]:
    found = [
        (attribute(e, "url"), attribute(e, "type"), attribute(e, "length"))
        for e in fields.get("enclosure", ())
    ]
    media = [*fields.get("media:content", ()), *fields.get("media:thumbnail", ())]
    for group in fields.get("media:group", ()):
        media += [e for e in group if names.name(e) in {"media:content", "media:thumbnail"}]
    for element in media:
        kind = attribute(element, "type") or ("image" if _is_picture(element, names) else "")
        found.append((attribute(element, "url"), kind, attribute(element, "filesize")))
    return [row for row in found if row[0]]


def _is_picture(element: etree._Element, names: Names) -> bool:
    return names.name(element) == "media:thumbnail" or attribute(element, "medium") == "image"
