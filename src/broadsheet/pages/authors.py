"""Who wrote it: persons, without roles, outlets and "By"."""

from __future__ import annotations

import re
from typing import Any

from broadsheet.pages.jsonld import text_of
from broadsheet.pages.markup import Markup

_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|reviewed|story|text|reporting|words|article)\s+by|by|von|par|por|da|di|door|av|af|autor(?:a|en)?|author|auteur"
    r"|redaktion|автор|текст|od|przez|oleh|yazan|作者|記者|文|글)\s*[:：]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[;|/&\n•·]|,|，|、|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bwith\b)\s*")


def find_authors(page: Markup) -> tuple[tuple[str, ...], str]:
    """The persons named as authors and where they are named; ((), "") where none are."""
    for names, origin in _stated_authors(page):
        persons = clean_names(names)
        if persons:
            return persons, origin
    return (), ""


def _stated_authors(page: Markup) -> list[tuple[list[str], str]]:
    ids = {
        str(node["@id"]): text_of(node.get("name"))
        for node in page.nodes
        if node.get("@id") and node.get("name")
    }
    return [
        (_json_names(page.article.get("author") or page.article.get("creator"), ids), "json-ld"),
        (page.meta.get("author", []) or page.meta.get("parsely-author", []), "meta"),
        (page.meta.get("article:author", []), "og"),
        (
            page.meta.get("sailthru.author", [])
            or page.meta.get("dc.creator", [])
            or page.meta.get("citation_author", []),
            "meta",
        ),
    ]


def _json_names(value: Any, ids: dict[str, str]) -> list[str]:
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            name = item.get("name") or ids.get(str(item.get("@id")), "")
            names.extend(text_of(one) for one in (name if isinstance(name, list) else [name]))
        elif isinstance(item, str):
            names.append(text_of(item))
    return names


def clean_names(names: list[str]) -> tuple[str, ...]:
    """Names of persons out of bylines, each once, in order."""
    found: dict[str, str] = {}
    for name in names:
        for part in _SPLIT.split(_BY.sub("", name)):
            cleaned = part.strip(" .,:-–—")
            if is_name(cleaned):
                found.setdefault(cleaned.casefold(), cleaned)
    return tuple(found.values())


def is_name(text: str) -> bool:
    """Whether a text can be a person's name."""
    return 1 < len(text) < 60 and not re.search(r"https?:|www\.|@|\d{2}", text)
