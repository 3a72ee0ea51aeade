"""A search as typed, taken apart: words, "phrases", minus, and fields such as party:openai."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, get_args

from markupsafe import Markup, escape

from broadsheet.press.views import HitKind, Query
from broadsheet.records import Relation, Stage
from broadsheet.text.legal_signs import clean

PART: Final = re.compile(r'(-?)(?:(\w{1,12}):)?(?:"([^"]{1,200})"|([^\s"]{1,200}))')
LETTER: Final = re.compile(r"[^\W_\u3040-\u9fff]")  #: of a script that parts its words by spaces
ENDING: Final = re.compile(r"[^\W_\u3040-\u9fff]*")  #: the rest of such a word
NOTHING: Final = r"(?!)"  #: a pattern that fits nowhere
LIMIT: Final = 400  #: characters of a search that are read; longer ones are cut
FIELDS: Final = {
    "outlet": "outlets", "topic": "topics", "party": "parties", "relation": "relations",
    "stage": "stages", "kind": "kinds", "before": "before", "after": "after",
}  # fmt: skip
CHOICES: Final = {
    "relations": get_args(Relation),
    "stages": get_args(Stage),
    "kinds": get_args(HitKind),
}


def parse_query(text: str) -> Query:
    """The search in its parts. Nothing raises: what cannot be understood is listed in `unknown`."""
    shown = clean(text)[:LIMIT].strip()
    parts: dict[str, Any] = {}
    for match in PART.finditer(shown):
        _take(match, parts)
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in parts.items()
    }
    return Query(text=shown, **lists)


def _take(match: re.Match[str], parts: dict[str, Any]) -> None:
    minus, field, phrase, word = match.groups()
    value = phrase if phrase is not None else word
    name = FIELDS.get((field or "").lower())
    if name is None:
        value = f"{field}:{value}" if field else value
        key = "without" if minus else "phrases" if phrase is not None else "words"
        _append(parts, key, value)
    elif minus:
        _append(parts, "unknown", match[0])
    else:
        _take_field(name, value, match[0], parts)


def _take_field(name: str, value: str, shown: str, parts: dict[str, Any]) -> None:
    if name in {"before", "after"}:
        day = _day(value)
        if day is None:
            _append(parts, "unknown", shown)
        else:
            parts[name] = day
        return
    value = value.lower()
    if name in CHOICES and value not in CHOICES[name]:
        _append(parts, "unknown", shown)
    else:
        _append(parts, name, value)


def _append(parts: dict[str, Any], key: str, value: str) -> None:
    if value.strip("-"):
        parts.setdefault(key, []).append(value)


def _day(text: str) -> date | None:
    """A day, or the first day of a month or year."""
    padded = {4: text + "-01-01", 7: text + "-01"}.get(len(text), text)
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def telling_quote(quotes: Sequence[str], query: Query) -> str:
    """Of the sentences, oldest first, the latest with the most of what was searched for; "" for none."""
    wanted = [word.casefold() for word in (*query.words, *query.phrases)]
    ranked = enumerate(sum(word in quote.casefold() for word in wanted) for quote in quotes)
    best = max(ranked, key=lambda row: (row[1], row[0]), default=(-1, 0))[0]
    return quotes[best] if quotes else ""


def mark_found(text: str, query: Query) -> Markup:
    """The text for a page, with the words that begin as those searched for, and the phrases, marked."""
    parts: list[str] = []
    at = 0
    for start, end in _places_of((*query.phrases, *query.words), text):
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return Markup("".join([*parts, escape(text[at:])]))  # noqa: S704 - all that is not ours is escaped


def _places_of(wanted: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a text has the words, each from its first letter to its end; without overlaps.

    In scripts without spaces, and without case, a word is found wherever it stands.
    """
    longest = sorted(wanted, key=len, reverse=True)
    sought, at = re.compile("|".join(map(re.escape, longest)) or NOTHING, re.IGNORECASE), 0
    while found := sought.search(text, at):
        at, first = found.end(), found[0][:1]
        is_whole = first.upper() != first.lower() or first.isdigit()
        if is_whole and found.start() and LETTER.match(text, found.start() - 1):
            at = found.start() + 1
            continue
        if is_whole and (tail := ENDING.match(text, at)):
            at = tail.end()
        yield found.start(), at
