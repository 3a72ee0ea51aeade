"""Whose word a report rests on: the outlets it credits, and whether it has sources of its own.

"according to CNBC", "Reuters reported", 据彭博社报道 credit another outlet; "three people familiar with
the matter", "told this newspaper" are sources of one's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

from broadsheet.records import Provider

_BEFORE: Final = 70  #: characters before a name that are read for a credit
_AFTER: Final = 50
_AROUND: Final = 60  #: characters around a word that tells of a source
_READ: Final = 3000  #: characters of a text that are read
_ARTICLE: Final = (
    r"(?:\s*(?:the|la|le|el|il|der|die|das|dem|l['’]|o|a))?(?:\s+\w+(?:zeitung|agentur)|\s+(?:quotidien|diario|агентство))?"
    r"(?:\s+(?:américain|estadounidense))?\s*[\"“„«《]?\s*$"
)
_JOINED = re.compile(
    r"\s*(?:,|,?\s+(?:and|und|et|y|e|и|og|och|en)|和|与|、)\s+(?:the\s+)?$|[和与、]$", re.IGNORECASE
)


#: "a day after Bay Ledger reported": the older report is mentioned, this one does not rest on it.
_LOOKS_BACK = re.compile(
    r"\b(?:after|since|when|nachdem|après que|después de que|depois que|после того как)\s+(?:the\s+)?$"
    r"|(?:前一日|此前)[^。]{0,6}$",
    re.IGNORECASE,
)
_LATIN: Final = "[A-Za-z0-9]"
_OPENING = re.compile(f"{_LATIN}+")
_OWN_NAME: Final = "\ue000"  #: stands for the outlet's own name, so that one pattern fits all
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")


class Outlets:
    """The outlets that can be credited: forms of their names → the root that each counts as."""

    def __init__(self, providers: Iterable[Provider] = ()) -> None:
        self._forms: dict[str, str] = {}
        self._by_opening: dict[str, set[str]] = defaultdict(set)  #: "" for forms in other scripts
        self._initials = ""
        self._openings = _OPENING  #: words that begin as a form does
        for form, root in listed_outlets().items():
            self._enter(form, root)
        for provider in providers:
            self.learn(provider)

    def learn(self, provider: Provider) -> None:
        """Adds an outlet by its own name, with and without "The"."""
        for form in {provider.name, provider.name.removeprefix("The ")}:
            if len(form) > 2:
                self._enter(form, provider.root)

    def _enter(self, form: str, root: str) -> None:
        self._forms[form] = root
        opening = _OPENING.match(form)
        self._by_opening[opening.group() if opening else ""].add(form)
        if opening and form[0] not in self._initials:
            self._initials += form[0]
            self._openings = re.compile(f"[{self._initials}]{_LATIN}*")

    def root_of(self, form: str) -> str:
        """The root that a name counts as; empty for a name that is not known."""
        return self._forms.get(form, "")

    def read_credits(self, text: str) -> tuple[str, ...]:
        """Roots of the outlets that the text credits with the news, in the order it names them.

        Only phrases that credit a report count: "on CNBC" or "the Financial Times publisher" do not.
        """
        text = text[:_READ]
        credited: dict[str, None] = {}
        last_end, last_credited = -1, False
        before, after = _credits()
        for start, end, root in self._mentions(text):
            joined = last_credited and _JOINED.fullmatch(text[last_end:start]) is not None
            left, right = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
            is_credit = before.search(left) is not None or after.match(right) is not None
            last_credited = joined or (is_credit and _LOOKS_BACK.search(left) is None)
            last_end = end
            if last_credited:
                credited[root] = None
        return tuple(credited)

    def _mentions(self, text: str) -> list[tuple[int, int, str]]:
        """Where outlets are named, in reading order; of names that overlap the longest."""
        found: list[tuple[int, int, str]] = []
        openings = {"", *self._openings.findall(text)} & self._by_opening.keys()
        for form in sorted(form for opening in openings for form in self._by_opening[opening]):
            start = text.find(form)
            while start >= 0:
                end = start + len(form)
                if _stands_alone(text, start, end):
                    found.append((start, end, self._forms[form]))
                start = text.find(form, end)
        found.sort(key=lambda mention: (mention[0], -mention[1]))
        return [m for i, m in enumerate(found) if not any(o[0] <= m[0] and m[1] <= o[1] for o in found[:i])]

    def has_own_sources(self, text: str, outlet: Provider) -> bool:
        """Whether the text speaks of sources that its outlet spoke to, named or not.

        Sources in a sentence that credits another outlet are that one's; those that come up in the
        last paragraph only are not what the report rests on.
        """
        text = text[:_READ].rstrip()
        text = text[: text.rfind("\n\n")] if text.count("\n\n") > 2 else text
        name = outlet.name.removeprefix("The ")
        text = text.replace(name, _OWN_NAME) if name else text
        for match in _find_own_sources(text):
            ends = [
                end.end() for end in _SENTENCE_END.finditer(text, max(0, match.start() - 400), match.start())
            ]
            closing = _SENTENCE_END.search(text, match.end())
            sentence = text[ends[-1] if ends else 0 : closing.start() + 1 if closing else len(text)]
            if all(root == outlet.root for root in self.read_credits(sentence)):
                return True
        return False


def _find_own_sources(text: str) -> Iterator[re.Match[str]]:
    """Matches of the own-source forms, looked for only around the words they cannot do without."""
    folded = text.lower()
    folded = folded if len(folded) == len(text) else text
    for anchor in _lists()["own_anchors"]:
        start = folded.find(anchor)
        while start >= 0:
            left, right = max(0, start - _AROUND), start + _AROUND
            if _may_be_own().search(folded, left, right) and (
                match := _own_sources().search(text, left, right)
            ):
                yield match
            start = folded.find(anchor, start + _AROUND)


@lru_cache(maxsize=1)
def _own_sources() -> re.Pattern[str]:
    return re.compile(rf"(?:{_own_forms()})(?!\s+(?-i:[A-Z]\w+))", re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=1)
def _may_be_own() -> re.Pattern[str]:
    """What is in every folded text that holds such a form: much faster, as it knows one case only."""
    return re.compile(_own_forms().lower(), re.MULTILINE)


def _own_forms() -> str:
    return "|".join(f"(?:{form})" for form in _lists()["own"]).replace("OUTLET", _OWN_NAME)


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    read = yaml.safe_load(files("broadsheet").joinpath("data/stories/credits.yaml").read_text("utf-8"))
    return {str(kind): [str(form) for form in forms] for kind, forms in read.items()}


@lru_cache(maxsize=1)
def listed_outlets() -> dict[str, str]:
    """Forms of outlets' names → the domain of each, as our list has them."""
    table = files("broadsheet").joinpath("data/stories/outlets.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {form: domain for domain, *names in rows for form in names}


@lru_cache(maxsize=1)
def _credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(f"(?:{form})" for form in _lists()["before"])
    after = "|".join(f"(?:{form})" for form in _lists()["after"])
    return (
        re.compile(rf"(?<![^\W\u3040-\u9fff])(?:{before}){_ARTICLE}", re.IGNORECASE),
        re.compile(rf"[\"”»》]?\s?(?:{after})", re.IGNORECASE),
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    if not text[start].isascii():
        return True
    left, right = text[start - 1 : start], text[end : end + 1]
    return not (left.isascii() and left.isalnum()) and not (right.isascii() and right.isalnum())
