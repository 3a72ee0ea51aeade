"""Words that a page wrote together where a link has eaten the blank between them: "withAcme", "Acmeafter", "Acme Labsis".

Where a name ends only this room can tell; blanks between plain words are put back by `claims.lost_blanks` (decisions/0251).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from broadsheet.parties.name_kinds import COMPANY_ENDINGS
from broadsheet.text.tokens import Token

_BEFORE = (
    "with by of from to and in the at for that told between including include like on or as into against via than joins "
    "named called startup startups Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
).split()
_BEHIND = (
    "and to in the has have had is was are were for of with at on by from after before over into as that which who whose "
    "will would can could also its their this said says announced raised agreed invested signed plans acquired bought "
    "launched led recently reportedly began allows offers released turns helps aims makes gives company platform founder co"
).split()
_FIRST = re.compile(rf"({'|'.join(_BEFORE)})([A-Z]\w{{2,}})")
_SPELLED = re.compile(r"\w*(?:[A-Z]{2}|\d[A-Z]+)")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+[A-Z][a-z]{4,}|[A-Z][a-z]+Labs")
_MIXED = re.compile(r"([A-Z][a-z]+[A-Z]+)[a-z]{3,}")
_SHORTEST = 5
_SHORT = 2  #: letters of a word that the end of a name can be too ("on", "is")

Known = Callable[[str], bool]


def words_apart(words: list[Token], is_known: Known = lambda _: False) -> Iterator[Token]:
    """The words, with those apart that a page wrote together with a name: one known, or written alone elsewhere.

    A word that the text has twice is one word, but for a preposition before a known name.
    """
    written = Counter(word.text for word in words)
    for word in words:
        text = word.text
        if len(text) <= _SHORTEST or not text[-1].isalnum():
            yield word
        elif (first := _FIRST.fullmatch(text)) and (written[text] == 1 or is_known(first[2])):
            middle = word.start + first.end(1)
            yield Token(first[1], word.start, middle)
            yield from _without_next(Token(first[2], middle, word.end), written, is_known)
        else:
            yield from _without_next(word, written, is_known)


def _without_next(word: Token, written: Counter[str], is_known: Known) -> Iterator[Token]:
    """A name and what stands behind it ("7TCand", "Capitalafter")."""
    text = word.text
    opens = text[0].isupper() or text[0].isdigit()
    size = _length(text, written, is_known) if opens and text[-1].islower() else 0
    if size:
        yield Token(text[:size], word.start, word.start + size)
        yield Token(text[size:], word.start + size, word.end)
    else:
        yield word


def _length(word: str, written: Counter[str], is_known: Known) -> int:
    """How many letters of the word are a name that it opens with; none where it is one word."""
    if (mixed := _MIXED.fullmatch(word)) and is_known(mixed[1]):
        return len(mixed[1])
    for size in range(len(word) - 2, 2, -1):
        name = word[:size]
        if word[size:] not in _tails():
            continue
        if size >= _SHORTEST and is_known(name):
            return size
        if written[word] <= 1 and (_is_written(name, word[size:], written) or _ends_name(name, word[size:])):
            return size
    return 0


def next_words(tail: str) -> tuple[str, ...]:
    """The two words that a name's tail is made of ("saidthat"); none where it is one."""
    return _tails().get(tail, ())


def _is_written(name: str, tail: str, written: Counter[str]) -> bool:
    return bool(written[name]) and (len(name) >= _SHORTEST or len(tail) > _SHORT)


def _ends_name(name: str, tail: str) -> bool:
    """As in "Sandfly Capital", "7TC", "TideBrook": a word of companies, capitals at the end or within."""
    if len(tail) > _SHORT and _TWO_WORDS.fullmatch(name):
        return True
    return name.lower() in _houses() or _SPELLED.fullmatch(name) is not None


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    """What can stand behind a name, a word or two, with its words where they are two."""
    return {f"{a}{b}": (a, b) for a in _BEHIND for b in _BEHIND} | dict.fromkeys(_BEHIND, ())


@cache
def _houses() -> frozenset[str]:
    """Words of companies that are long enough to be told; "group" is not, for Groupon's sake."""
    return frozenset(e for e in COMPANY_ENDINGS if len(e) >= _SHORTEST) - {"group"}
