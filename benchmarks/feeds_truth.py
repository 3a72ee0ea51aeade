"""What a feed says by the letter of its format: fields read by name from well-formed XML, nothing repaired.

Agreement with another parser is not truth, so this reading is the second measure: it takes each
field where the format puts it, and leaves out what the format leaves open.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import xml.etree.ElementTree as ET

DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read_by_the_letter(data: bytes) -> dict | None:
    """Essentials of an RSS 0.9x-2.0, RSS 1.0 or Atom 1.0 feed; None for JSON, broken XML or another format."""
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        return None
    if root.tag == ATOM + "feed":
        return {
            "title": text(root.find(ATOM + "title")),
            "entries": [atom(e) for e in root.findall(ATOM + "entry")],
        }
    space = "{http://purl.org/rss/1.0/}" if root.tag.endswith("}RDF") else ""
    if root.tag != "rss" and not space:
        return None
    channel = root.find(space + "channel")
    items = root.iter(space + "item")
    return {
        "title": text(channel.find(space + "title")) if channel is not None else None,
        "entries": [rss(i, space) for i in items],
    }


def rss(item: ET.Element, space: str) -> dict:
    texts = [t for t in (text(item.find(CONTENT)), text(item.find(space + "description"))) if t]
    return {
        "id": text(item.find(space + "guid")),
        "link": web(text(item.find(space + "link"))),
        "title": text(item.find(space + "title")),
        "published": date(text(item.find(space + "pubDate"))) or date(text(item.find(DC + "date"))),
        "author": name(text(item.find(space + "author"))) or text(item.find(DC + "creator")),
        "text": max(texts, key=len, default=None),
    }


def atom(entry: ET.Element) -> dict:
    links = [e.get("href") for e in entry.findall(ATOM + "link") if e.get("rel", "alternate") == "alternate"]
    texts = [
        t for t in (construct(entry.find(ATOM + "content")), construct(entry.find(ATOM + "summary"))) if t
    ]
    return {
        "id": text(entry.find(ATOM + "id")),
        "link": web(links[0]) if len(links) == 1 else None,
        "title": construct(entry.find(ATOM + "title")),
        "published": date(text(entry.find(ATOM + "published"))) or date(text(entry.find(ATOM + "updated"))),
        "author": text(entry.find(f"{ATOM}author/{ATOM}name")),
        "text": max(texts, key=len, default=None),
    }


def text(element: ET.Element | None) -> str | None:
    value = "".join(element.itertext()).strip() if element is not None else ""
    return value or None


def construct(element: ET.Element | None) -> str | None:
    if element is not None and len(element):
        return re.sub(r"(</?)(?:html|ns\d):", r"\1", ET.tostring(element, encoding="unicode", method="html"))
    return text(element)


def web(link: str | None) -> str | None:
    """Only absolute links: how relative ones resolve depends on where the feed was fetched."""
    return link.replace(" ", "%20") if link and re.match(r"https?://[^/]", link) else None


def name(author: str | None) -> str | None:
    """RSS wants a mail address with the name in brackets."""
    found = re.fullmatch(r"\S+@\S+\s*\(([^()]+)\)", author or "")
    return found.group(1) if found else author


def date(value: str | None) -> str | None:
    """A date in one of the two forms that the formats allow, with a zone, after 1971."""
    if re.search(r"\b0\d\d\d\b", value or ""):
        return None  # the year 1: a field that was never set
    try:
        found = (
            dt.datetime.fromisoformat(value)
            if value and value[:4].isdigit()
            else email.utils.parsedate_to_datetime(value or "")
        )
    except (ValueError, TypeError, IndexError):
        return None
    if found.tzinfo is None or found.year < 1971:
        return None
    return found.astimezone(dt.UTC).isoformat(timespec="seconds")
