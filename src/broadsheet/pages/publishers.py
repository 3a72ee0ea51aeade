"""Declared rules for single outlets: what on their pages is not the article, until a date.

Each is a file, of data/pages/publishers/ or of a newsroom's own home: the host, the elements to cut as
simple selectors, why, and the day on which it ends. The judge reads most outlets well without; a rule is
for one that matters and whose markup is known. It ends by date because outlets change their markup and
nobody is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final, cast
from urllib.parse import urlsplit

from broadsheet.errors import InputError
from broadsheet.pages.markup import Element

_KEYS: Final = {"host", "why", "cut", "expires"}
_SELECTOR: Final = re.compile(r"(?P<tag>[a-z][a-z0-9-]*)?(?P<marks>(?:[.#][A-Za-z_][\w-]*)*)", re.ASCII)
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_MARK: Final = re.compile(r"([.#])([\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRule:
    """What is cut from the pages of a host and of those below it."""

    host: str
    why: str
    cut: tuple[str, ...]  #: selectors: tag, .class and #id, alone or joined ("aside.box")
    expires: date  #: the first day on which it is no longer applied


def read_rule(text: str, place: str) -> PublisherRule:
    """The rule that a file declares.

    Raises InputError for an unknown or missing key, a value of the wrong kind, or a selector that is not a
    tag, classes and ids.
    """
    try:
        given: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise InputError(f"is no TOML: {fault}", place=place) from fault
    if set(given) != _KEYS:
        wrong = ", ".join(sorted(set(given) ^ _KEYS))
        raise InputError(
            f"missing or unknown: {wrong}", place=place, remedy=f"Keys: {', '.join(sorted(_KEYS))}."
        )
    _check_values(given, place)
    rule = PublisherRule(
        host=given["host"], why=given["why"], cut=tuple(given["cut"]), expires=given["expires"]
    )
    for selector in rule.cut:
        to_xpath(selector, place)
    return rule


def _check_values(given: dict[str, Any], place: str) -> None:
    """Raises InputError for a value that is not what its key asks for."""
    cut = given["cut"]
    asked = {
        "host": (
            isinstance(given["host"], str) and _HOST.fullmatch(given["host"]),
            'a host, as "news.example"',
        ),
        "why": (isinstance(given["why"], str) and given["why"].strip(), "a sentence"),
        "cut": (
            isinstance(cut, list) and cut and all(isinstance(one, str) for one in cut),
            'a list of selectors, as ["aside.box"]',
        ),
        "expires": (type(given["expires"]) is date, "a day without quotes, as 2027-06-30"),
    }
    for key, (good, remedy) in asked.items():
        if not good:
            raise InputError(
                f"{key} = {given[key]!r:.60} cannot be used", place=place, remedy=f"Write {remedy}."
            )


def to_xpath(selector: str, place: str = "selector") -> str:
    """The XPath of the elements a simple selector names, below the root. Raises InputError."""
    found = _SELECTOR.fullmatch(selector)
    if not found or not selector:
        remedy = "Write a tag, .class and #id, alone or joined: aside.box."
        raise InputError(f"{selector[:60]!r} is no selector of a rule", place=place, remedy=remedy)
    asked = "".join(
        f"[@id='{name}']"
        if sign == "#"
        else f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        for sign, name in _MARK.findall(found["marks"])
    )
    return f".//{found['tag'] or '*'}{asked}"


@cache
def publisher_rules() -> tuple[PublisherRule, ...]:
    """Every declared rule, by host."""
    folder = resources.files("broadsheet") / "data" / "pages" / "publishers"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(
        sorted((read_rule(file.read_text("utf-8"), file.name) for file in files), key=lambda rule: rule.host)
    )


def rule_for(url: str, rules: Iterable[PublisherRule]) -> PublisherRule | None:
    """The rule for the host of an address; the closest host wins, of two for one host the first."""
    host = (urlsplit(url).hostname or "").lower()
    fitting = [rule for rule in rules if host == rule.host or host.endswith(f".{rule.host}")]
    return max(fitting, key=lambda rule: len(rule.host), default=None)


def cut_elements(root: Element, rule: PublisherRule) -> int:
    """Takes the elements that a rule names out of a page, the text behind them stays; how many went."""
    gone = 0
    for selector in rule.cut:
        for element in cast("list[Element]", root.xpath(to_xpath(selector))):
            parent = element.getparent()
            if parent is None or element.tag in {"html", "body"}:
                continue
            _leave_tail(element, parent)
            parent.remove(element)
            gone += 1
    return gone


def _leave_tail(element: Element, parent: Element) -> None:
    if not element.tail:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + element.tail
    else:
        before.tail = (before.tail or "") + element.tail
    element.tail = None
