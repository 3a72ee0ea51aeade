"""How a word such as "partnership" has to stand to two parties before it can tell of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.claims.mask import NAMED, E

_WORD = r"[^\s,;:()\ue000-\ue1ff\ue400-\ue4ff]+"
_RUN = rf"(?: (?:the |both )?{E}(?: 's)?(?: ,)?(?: (?:and|&|or|as well as))?)*(?: the| both)?"
_SUCH_AS = r"(?:(?: ,)? (?:including|such as|like|namely))?"
_AHEAD = re.compile(
    rf"\S+(?: {_WORD}){{0,6}}?(?: , \w+ ,)? (?:with|between|of|among|alongside|from|by|and)(?: {_WORD}){{0,6}}{_SUCH_AS}{_RUN} "
)
"""From the word to whom it is with: "partnership on chips with", "teamed up with makers such as Acme and"."""
_PARTNER = re.compile(rf"[Pp]artners?(?:{_SUCH_AS}| ,){_RUN} ")
"""As in "with partners Acme and", "with two partners, Acme and"."""
_OF_WHOM = re.compile(rf"\b(?:'s|the|an?|new|our) {E}(?: [a-z]+)? $")
"""As in "our Acme partnership"."""
_BEHIND = re.compile(rf" (?:{_WORD} ){{0,8}}?(?:to|on|for|under|in|through|via) (?:{_WORD} ){{0,3}}")
"""From whom it is with to the word: "is in touch with Acme to explore a partnership"."""
_WITH = re.compile(rf"\bwith (?:{_WORD} ){{0,5}}$")
_OWNER = re.compile(rf" 's (?:{_WORD} ){{0,5}}")
_TIED_TO = re.compile(
    rf"\S+ (?:{_WORD} ){{0,3}}?(?:with|between|of|on|by) (?:{_WORD} ){{0,4}}(?:{NAMED}|[a-z]+s\b)"
)
"""Behind the word somebody else: "both partnered with Acme", "partnered with banks"."""
_LISTED = re.compile(rf"{E}(?: 's)?(?: ,)?(?: (?:and|&|or|as well as))?{_RUN} ")
_NEAR = 16  #: signs
_BESIDE = re.compile(r"(?: ,)?(?: the| and)? ")


def are_linked(mask: str, words: Sequence[int], sides: Sequence[int]) -> bool:
    """Whether one of the words at these places of a mask ties the parties at those, of which it has one or two."""
    return any(_links(mask, word, sides) for word in words)


def _links(mask: str, word: int, sides: Sequence[int]) -> bool:
    if len(sides) == 1 and _names_others(mask, sides[0]):
        return False
    if len(sides) > 1 and max(sides) < word and _are_subject(mask, word, min(sides), max(sides)):
        return True
    return any(
        _is_tied(mask, word, side) and all(_may_join(mask, word, side, o) for o in sides if o != side)
        for side in sides
    )


def _names_others(mask: str, side: int) -> bool:
    """Whether a name stands outside the list of this one: then the tie is with that one, and with nobody told of before."""
    runs = (
        m.span()
        for m in re.finditer(rf"{E}(?:(?: 's)?(?: ,)?(?: (?:and|&|or|as well as))?(?: the)? {E})*", mask)
    )
    low, high = next(span for span in runs if span[0] <= side < span[1])
    return re.search(NAMED, mask[:low] + mask[high:]) is not None


def _is_tied(mask: str, word: int, side: int) -> bool:
    """Whether the word is a tie with whoever stands at a place."""
    if side > word:
        between = mask[word:side]
        return bool(_AHEAD.fullmatch(between) or _PARTNER.fullmatch(between))
    if _OWNER.fullmatch(mask, side + 1, word) or (
        word - side < _NEAR and _OF_WHOM.search(mask, 0, word) is not None
    ):
        return True
    return _WITH.search(mask, 0, side) is not None and _BEHIND.fullmatch(mask, side + 1, word) is not None


def _may_join(mask: str, word: int, side: int, other: int) -> bool:
    """Whether the other party stands before the word, or right beside the first one."""
    low, high = min(side, other), max(side, other)
    if word == 0 or (side > word and _PARTNER.fullmatch(mask, word, side) and " and " not in mask[low:high]):
        return True
    return other < word or _BESIDE.fullmatch(mask, low + 1, high) is not None


def _are_subject(mask: str, word: int, low: int, high: int) -> bool:
    """As in "Acme and Globex ended their partnership": both before the word, and nobody else behind it."""
    are_listed = low == high or _LISTED.fullmatch(mask, low, high) is not None
    return are_listed and _TIED_TO.match(mask, word) is None
