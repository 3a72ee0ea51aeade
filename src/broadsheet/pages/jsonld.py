"""What a page states about itself in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from broadsheet.pages.limits import MAX_JSON_LD
from broadsheet.text.words import squeeze

Node = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:.*Article|BlogPosting|LiveBlogPosting|.*Report|Review|.*Review|SocialMediaPosting"
    r"|DiscussionForumPosting"
    r"|VideoObject|PodcastEpisode|Recipe|PressRelease)$"
)
_FIRST = re.compile(
    r"(?:NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|Article|BlogPosting)$"
)
_LISTS = {
    "itemListElement", "hasPart", "liveBlogUpdate", "relatedLink", "comment", "review", "mentions",
    "citation", "video", "associatedMedia", "subjectOf",
}  # fmt: skip
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_MAX_NODES = 20_000
_WORD = re.compile(r"\w+")


def read_json_ld(root: etree._Element) -> list[Node]:
    """Every object of every JSON-LD block, outer before inner; oversized blocks are left out.

    Of a damaged block about an article its dates and its first author are kept.
    """
    nodes: list[Node] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text:
            nodes.extend(_objects(_load(script.text)))
    return nodes[:_MAX_NODES]


def _load(text: str) -> Any:
    if len(text) > MAX_JSON_LD:
        return None
    cleaned = (
        re.sub(
            r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>)\s*$", "", text.strip()
        )
        .strip()
        .rstrip(";")
    )
    escaped = unescape(cleaned) if cleaned.lstrip("[{ \n").startswith("&quot;") else cleaned
    for attempt in (escaped, _TRAILING_COMMA.sub(r"\1", escaped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(cleaned)


_FACT = re.compile(
    r'"(datePublished|dateModified|dateCreated|articleSection)"\s{0,9}:\s{0,9}"([^"\\]{1,80})"'
)
_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}"([A-Za-z]{4,40})"')
_AUTHOR = re.compile(r'"author"\s{0,9}:\s{0,9}[\[{][^\]}]{0,300}?"name"\s{0,9}:\s{0,9}"([^"\\]{1,100})"')


def _salvage(text: str) -> Node | None:
    """What can be trusted of a damaged block about an article: type, dates, section, first author; else None.

    Mostly a quotation mark stands bare in a headline or a description, so that neither is taken from here.
    """
    kinds = (kind for kind in _TYPE.findall(text) if _FIRST.search(kind))
    kind, facts = next(kinds, ""), dict(reversed(_FACT.findall(text)))
    author = _AUTHOR.search(text)
    if not kind or "datePublished" not in facts:
        return None
    return {"@type": kind, **facts} | ({"author": {"@type": "Person", "name": author[1]}} if author else {})


def _objects(data: Any) -> Iterator[Node]:
    """Objects in document order without recursion; each gets "@under": the key it stood under."""
    stack: list[tuple[Any, str]] = [(data, "")]
    count = 0
    while stack and count < _MAX_NODES:
        item, under = stack.pop()
        count += 1
        if isinstance(item, list):
            stack.extend((one, under) for one in reversed(item))
        elif isinstance(item, dict):
            item.setdefault("@under", under)
            yield item
            stack.extend(
                (value, _path(under, key))
                for key, value in reversed(list(item.items()))
                if isinstance(value, (dict, list))
            )


def _path(under: str, key: str) -> str:
    return under if key == "@graph" else f"{under}.{key}" if under else key


def types_of(node: Node) -> list[str]:
    """The types of an object, without the schema's address."""
    kinds = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def choose_article(nodes: list[Node], title: str = "") -> Node:
    """The object that describes the page's article; an empty one where there is none.

    Objects inside lists of other things do not count. An article beats a video or review, an object with a
    headline and a date one without, news another article, one with the words of the page's `title` the
    others of its kind, the earlier the later.
    """
    best, best_score = {}, 0
    said = set(_WORD.findall(title.casefold()))
    for node in nodes:
        kinds = types_of(node)
        if not any(_ARTICLE.match(kind) for kind in kinds) or _LISTS & set(str(node["@under"]).split(".")):
            continue
        score = (
            1
            + 8 * any(_FIRST.search(kind) for kind in kinds)
            + 2 * ("headline" in node)
            + 3 * ("datePublished" in node)
            + 2 * any(kind.endswith("NewsArticle") for kind in kinds)
            + 1 * _is_titled(node, said)
        )
        if score > best_score:
            best, best_score = node, score
    return best


def _is_titled(node: Node, said: set[str]) -> bool:
    """Whether half of the words of an object's headline are among those of the page's title."""
    words = _WORD.findall(text_of(node.get("headline")).casefold())
    return len(words) > 0 and 2 * sum(word in said for word in words) >= len(words)


def text_of(value: Any, *, lines: bool = False) -> str:
    """A property as plain text on one line, or with its lines; "" where it is none."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, (str, int, float)):
        return ""
    plain = unescape(unescape(str(value)))
    if lines:
        return "\n".join(squeeze(line) for line in plain.splitlines() if line.strip())
    return squeeze(plain)
