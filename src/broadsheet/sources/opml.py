"""Subscription lists in OPML, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast, get_args
from urllib.parse import urlsplit
from xml.parsers import expat  # no entity is ever expanded: see `_Outlines`
from xml.sax.saxutils import quoteattr

from broadsheet.errors import InputError
from broadsheet.records import Finding, Provider, Source, content_id
from broadsheet.records.source import SourceKind
from broadsheet.sources.families import family_of

MOST = 20_000  #: subscriptions read from one file
_LONGEST = 40_000_000
_LONGEST_SELECTOR = 300
_MOST_TOPICS = 5
_NAMESPACE = "urn:broadsheet:sources"
_OURS = {name: f"broadsheet:{name}" for name in ("kind", "country", "selector")}
_STRAY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What an OPML file held."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()


def read_opml(body: bytes, place: str = "OPML") -> Subscriptions:
    """The feeds of an OPML file; groups become topics, a feed named twice is taken once.

    Outlines may nest to any depth. An address that is not http or https is refused with a Finding,
    damage keeps what stood before it. Raises InputError where there is no outline at all.
    """
    outlines = _Outlines()
    damage = outlines.read(_STRAY.sub(b"&amp;", body[:_LONGEST]))
    if not outlines.rows and not outlines.seen:
        raise InputError(
            f"holds no outline. {damage}".rstrip(),
            place=place,
            excerpt=" ".join(body[:80].decode("utf-8", "replace").split()),
            remedy="Give a file that a reader exported as OPML.",
        )
    sources: dict[str, Source] = {}
    refused: list[str] = []
    bared: list[str] = []
    for row in outlines.rows:
        url = _without_password(row.feed_url)
        bared += [url] if url != row.feed_url else []
        if not _is_web(url):
            refused.append(url)
        elif url not in sources:
            sources[url] = _source(replace(row, feed_url=url, site_url=_without_password(row.site_url)))
    return Subscriptions(
        sources=tuple(sources.values()), findings=_findings(place, refused, bared, outlines, damage)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    feed_url: str
    site_url: str
    title: str
    language: str
    groups: tuple[str, ...]
    ours: dict[str, str]  #: what OPML has no word for, by the names of `_OURS`


class _Outlines:
    """Collects outlines while expat walks the file: no tree, so depth costs nothing."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.seen = 0
        self.is_full = False
        self._groups: list[str] = []

    def read(self, body: bytes) -> str:
        """What stopped the reading before the end; "" where nothing did."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse_entity
        try:
            parser.Parse(body, True)
        except expat.ExpatError as fault:
            return f"It breaks off: {fault}."
        except InputError as fault:
            return fault.message
        return ""

    @staticmethod
    def _refuse_entity(*_: object) -> None:
        raise InputError("It declares entities, which are not read.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name.lower() != "outline":
            return
        self.seen += 1
        given = {key.lower(): value.strip() for key, value in attributes.items()}
        title = given.get("title") or given.get("text") or ""
        feed_url = given.get("xmlurl") or (
            given.get("url", "") if given.get("type", "").lower() in {"rss", "atom"} else ""
        )
        if feed_url and len(self.rows) < MOST:
            self.rows.append(
                _Row(
                    feed_url=feed_url,
                    site_url=given.get("htmlurl", ""),
                    title=title,
                    language=given.get("language", ""),
                    groups=_topics(given.get("category", "")) or self._around(),
                    ours={name: given[key] for name, key in _OURS.items() if key in given},
                )
            )
        self.is_full = self.is_full or (bool(feed_url) and len(self.rows) >= MOST)
        self._groups.append("" if feed_url else title[:60])

    def _around(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(g for g in self._groups if g))[:_MOST_TOPICS]

    def _end(self, name: str) -> None:
        if name.lower() == "outline":
            self._groups.pop()


def _topics(category: str) -> tuple[str, ...]:
    """The categories of an outline, as OPML 2.0 writes them: split by commas, a path by its last step."""
    steps = (part.strip().rstrip("/").rpartition("/")[2][:60] for part in category[:1000].split(","))
    return tuple(dict.fromkeys(step for step in steps if step))[:_MOST_TOPICS]


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and len(url) < 2000
    except ValueError:
        return False


def _without_password(url: str) -> str:
    """The address without user and password: they are never sent, and the paper prints its sources."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.rpartition("@")[2]
    return url if host == parts.netloc else parts._replace(netloc=host).geturl()


def _source(row: _Row) -> Source:
    site = row.site_url if _is_web(row.site_url) else f"https://{urlsplit(row.feed_url).netloc}/"
    domain = (urlsplit(site).hostname or "").removeprefix("www.")
    country, kind = row.ours.get("country", ""), row.ours.get("kind", "")
    provider = Provider(
        name=row.title[:200] or domain,
        domain=domain,
        family=family_of(domain),
        country=country if len(country) == 2 and country.isascii() and country.isupper() else "",
    )
    selector = row.ours.get("selector", "")[:_LONGEST_SELECTOR]
    return Source(
        id="opml-" + content_id("source", row.feed_url),
        provider=provider,
        kind=cast("SourceKind", kind) if kind in get_args(SourceKind) else "community",
        feed_url=row.feed_url,
        site_url=site,
        language=row.language or "und",
        topics=row.groups,
        link_selector=selector,
        access="links" if selector else "direct",
    )


def _findings(
    place: str, refused: list[str], bared: list[str], outlines: _Outlines, damage: str
) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if bared:
        message = f"Passwords are not kept: {len(bared)} are asked without, the first is {bared[0][:100]!r}."
        found.append(
            Finding(level="warning", step="opml@1", subject_id=place, code="link_refused", message=message)
        )
    if refused:
        message = f"Without a web address, left out: {len(refused)}; the first is {refused[0][:100]!r}."
        found.append(
            Finding(level="warning", step="opml@1", subject_id=place, code="link_refused", message=message)
        )
    if outlines.is_full:
        message = f"Only the first {MOST} feeds were read."
        found.append(
            Finding(
                level="warning", step="opml@1", subject_id=place, code="too_many_entries", message=message
            )
        )
    if damage:
        found.append(
            Finding(level="warning", step="opml@1", subject_id=place, code="feed_damaged", message=damage)
        )
    return tuple(found)


def write_opml(sources: Iterable[Source], title: str = "Broadsheet") -> str:
    """An OPML 2.0 file: one group for each kind, in it the sources by name.

    Topics are its categories; kind, country and link selector stand in attributes of our own, which
    other programs pass over and `read_opml` reads.
    """
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.kind, []).append(source)
    opening = f'<opml version="2.0" xmlns:broadsheet="{_NAMESPACE}">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', opening, "  <head>"]
    lines += [f"    <title>{_text(title)}</title>", "  </head>", "  <body>"]
    for kind in sorted(groups):
        name = _attribute(kind.replace("_", " "))
        lines.append(f"    <outline text={name} title={name}>")
        lines += [
            f"      {_outline(s)}"
            for s in sorted(groups[kind], key=lambda s: (s.provider.name.casefold(), s.id))
        ]
        lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outline(source: Source) -> str:
    name = _attribute(source.provider.name)
    ours = {"kind": source.kind, "country": source.provider.country, "selector": source.link_selector}
    given = {"category": ",".join(topic.replace(",", " ") for topic in source.topics)}
    given |= {_OURS[key]: value for key, value in ours.items()}
    more = "".join(f" {key}={_attribute(value)}" for key, value in given.items() if value)
    return (
        f'<outline type="rss" text={name} title={name} xmlUrl={_attribute(source.feed_url)} '
        f"htmlUrl={_attribute(source.site_url)} language={_attribute(source.language)}{more}/>"
    )


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


def _text(text: str) -> str:
    return _ILLEGAL.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
