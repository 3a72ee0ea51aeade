"""Where a page lost the blanks around its links: "announcedan agreement withAcme", "Globexraised $5m last year,led by".

Of names it takes apart only those that the text also writes alone; others are for `parties.run_together` (decisions/0251).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from broadsheet.parties.common_words import is_common
from broadsheet.parties.word_lists import first_names, place_names

_BEFORE: Final = frozenset(
    "with of to in on by for from at as and or the an that which who its their his her between among including like "
    "into after via told than but over about".split()
)
"""Words that a link stands behind."""
_BEHIND: Final = frozenset(
    "with of to in by for from at and or the an that which who its has have had is are was were will would said says "
    "after reportedly also into via which while".split()
)
"""Words that stand behind a link."""
_VERBS: Final = frozenset(
    "announced acquired raised launched signed invested bought agreed unveiled revealed disclosed secured struck inked "
    "partnered purchased confirmed completed landed committed founded introduced released teamed backed reported filed".split()
)
_LITTLE: Final = _BEFORE | _BEHIND | {"a", "it", "they", "we", "our", "this", "be"}
_WORDS: Final = frozenset(
    "standby nearby whereby thereby hereby passerby within without therein wherein herein therefor into onto upon another "
    "forthwith herewith somewhat whatever withstand withdraw withdrew withhold withheld withstood plugin "
    "plugins inherit inherits inherited hasher thereof thereafter hereafter hereof nonetheless nevertheless notwithstanding "
    "bypassing whereof hitherto heretofore inbetween".split()
)
_FEWEST: Final = 4  #: letters of a plain word beside which a little word is cut off
_MOST_PARTS: Final = 3
_ADDRESS = re.compile(r"\S*(?:[/@_=#\\{}<>]|[a-z]\.[a-z])\S*")
_SMALL = re.compile(r"(?<![^\W_])[a-z]{3,}(?![^\W_])")
_CAMEL = re.compile(r"(?<![^\W_])([a-z]{2,})(?=[A-Z])([^\W_]*)")
_NAME = re.compile(r"(?<![^\W_])[A-Z0-9][^\W_]*[a-z](?![^\W_])")
_MARKS = re.compile(
    r"(?<=[a-z])(?=(?:US|A|C)?[$€£]\d)|(?<=[a-z)],)(?=[A-Za-z])|(?<=\d,)(?=[a-z])"
    r"|(?<=[a-z]{3}\.)(?=(?:It|The|In|This|But|And|We|They|He|She|On|At|As|For|Its|While|When|That|There|An?|After|Our|Last)\b)"
)
_ROUND = re.compile(r"\bSeries [A-N](?=([a-z]{2,})\b)")


def find_lost_blanks(text: str) -> list[int]:
    """Offsets in `text` before which a blank is missing, in order."""
    found = {m.end() for m in _ROUND.finditer(text) if _is_word(m[1])} | {
        m.start() for m in _MARKS.finditer(text)
    }
    found.update(_in_small_words(text))
    found.update(_in_names(text))
    if not found:
        return []
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    return sorted(at for at in found if not any(a < at < b for a, b in addresses))


def _in_small_words(text: str) -> Iterator[int]:
    """As in "itacquiredin"; each word is looked at once."""
    glued = {word for word in set(_SMALL.findall(text)) if _cuts_of_small(word)}
    for match in _SMALL.finditer(text) if glued else ():
        if match.group() in glued:
            yield from (match.start() + at for at in _cuts_of_small(match.group()))


def _in_names(text: str) -> Iterator[int]:
    """As in "withAcme" and "Globexraised"."""
    names = _Names(text)
    for match in _CAMEL.finditer(text):
        before, name = match.groups()
        if _opens_link(before, name) and _is_one_off(match.group(), len(before), names):
            yield from (match.start() + at for at in _cuts_of_small(before))
            yield match.start(2)
            yield from (match.start(2) + at for at in _cuts_of_name(name, names))
    for match in _NAME.finditer(text):
        if match.group().endswith(_TAILS):
            yield from (match.start() + at for at in _cuts_of_name(match.group(), names))


class _Names:
    """The words with a capital that a text has, counted only when they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[str, int] = {}

    def count(self, word: str) -> int:
        """How often the text has the word apart from others."""
        if not self._words:
            for found in re.findall(r"[^\W_]+", self._text):
                self._words[found] = self._words.get(found, 0) + 1
        return self._words.get(word, 0)


@lru_cache(maxsize=1 << 15)
def _cuts_of_small(word: str) -> tuple[int, ...]:
    """As in "itacquiredin": where the little words of one in small letters part."""
    if len(word) <= 2 or _is_word(word) or word in _WORDS:
        return ()
    parts = _parts(word, _MOST_PARTS)
    return tuple(sum(map(len, parts[: i + 1])) for i in range(len(parts) - 1))


def _parts(word: str, most: int) -> tuple[str, ...]:
    """The word as known words one behind another, each of which may stand beside the next; none where it is no such."""
    for at in range(1, len(word)):
        first, rest = word[:at], word[at:]
        if _may_part(first, rest) and (_is_word(rest) or rest == "a"):
            return (first, rest)
    for at in range(1, len(word)) if most > 2 else ():
        first, others = word[:at], _parts(word[at:], most - 1)
        if others and _may_part(first, others[0]) and any(p in _LITTLE for p in (first, *others)):
            return (first, *others)
    return ()


def _may_part(first: str, second: str) -> bool:
    if first in _VERBS or (first in _LITTLE and len(first) > 1):
        is_deed = second.endswith("ing") and first in _BEFORE_DEEDS
        return second in _LITTLE or second in _VERBS or ((first in _OPENS or is_deed) and _is_plain(second))
    return _is_plain(first) and second in _CLOSES


_OPENS: Final = frozenset("the and with which that from its their".split())
_BEFORE_DEEDS: Final = frozenset("by after from before".split())
_CLOSES: Final = (
    frozenset("with of from to in for and that which the after via reportedly has was".split()) | _VERBS
)


def _is_plain(word: str) -> bool:
    return len(word) >= _FEWEST and is_common(word)


def _is_word(word: str) -> bool:
    return word in _LITTLE or word in _VERBS or is_common(word)


def _opens_link(before: str, name: str) -> bool:
    if before in _LITTLE or before in _VERBS or _cuts_of_small(before):
        return True
    return _is_plain(before) and name[1:2].islower()


def _is_one_off(word: str, at: int, names: _Names) -> bool:
    """A name that is written so ("inDrive") is mostly named again."""
    return names.count(word) == 1 or names.count(word[at:]) > 0


_TAIL_WORDS: Final = _BEHIND | _VERBS
_TAILS: Final = tuple(_TAIL_WORDS)
_SHORT_TAIL: Final = 2
_LAST = re.compile(r"(?<=[a-z])[A-Z][a-z]{3,}$")


def _cuts_of_name(word: str, names: _Names) -> Iterator[int]:
    """As in "Globexraised": a name that the text also has apart, with what was said of it."""
    for at in range(2, len(word) - 1):
        if word[at:] in _TAIL_WORDS and _is_name(word[:at], word, names) and word not in first_names():
            yield at
            return


def _is_name(name: str, word: str, names: _Names) -> bool:
    if name.isupper():
        return len(name) > 1
    if (last := _LAST.search(name)) and is_common(last.group()) and len(word) - len(name) > _SHORT_TAIL:
        return not is_common(word[last.start() :])
    return (
        len(name) >= _FEWEST and names.count(name) > 0 and not is_common(name) and name not in place_names()
    )
