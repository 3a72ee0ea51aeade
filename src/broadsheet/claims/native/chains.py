"""Rounds told one behind another in one Chinese sentence: "去年，X完成A轮融资，由A领投；今年，X完成B轮融资，由B领投"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked

_NAME_OF_ROUND = (
    r"(?:种子|種子|天使|[Pp]re-?[A-H]\d?|(?<![A-Za-z])[A-H]\d?)(?:\+|＋|１|２)*(?:轮|輪|ラウンド)"
    r"|シリーズ ?(?:[A-H]|[Ａ-Ｈ])\d?|(?:プレ)?シードラウンド"
)
_CUT = re.compile(r"[；;]")
_OWN_ROUND = re.compile(
    r"(?:完成|宣布|获得?|迎来|拿下|斩获|敲定|官宣)[^；;。]{0,24}?(?:轮|融资)[^；;。]{0,6}?(?:融资|投资|，|,|$)"
    r"|(?:本|此|该)轮(?:融资)?由[^；;。]{1,40}领投"
    rf"|(?:^|[：:])[^；;。，,]{{0,14}}(?:{_NAME_OF_ROUND})(?:融资)?(?:由|则由|投资方)"
)
"""What each member of such a chain says: that somebody closed a round, or who leads the one it names."""


def split_chains(text: str, bounds: Iterable[tuple[int, int]], language: str) -> tuple[tuple[int, int], ...]:
    """The bounds of sentences, a chain of rounds cut at its semicolons: each member has its own leads and its own sum."""
    if language != "zh":
        return tuple(bounds)
    return tuple(part for start, end in bounds for part in _members(text, start, end))


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A member that tells no round of its own goes on with the one before it."""
    begin = start
    told = False
    for cut in [*(m.end() for m in _CUT.finditer(text, start, end)), end]:
        following = text[cut:end].split("；", maxsplit=1)[0].split(";", maxsplit=1)[0]
        told = told or _OWN_ROUND.search(text[begin:cut]) is not None
        if cut == end or (told and _OWN_ROUND.search(following.strip()) is not None):
            yield begin, cut
            begin, told = cut, False


def are_other_rounds(one: Draft, other: Draft) -> bool:
    """As in "天使轮由A领投" and "A轮由B领投": two rounds of one company, by what they are called."""
    if not one.relation == other.relation == "funding_round":
        return False
    names = _names(one.masked), _names(other.masked)
    if _in_one_chain(one.masked, other.masked):
        return True
    if names[0] and not names[1] and one.masked.index < other.masked.index:
        return _ANOTHER.search(other.masked.mask) is not None and other.money is not None
    return all(len(n) == 1 for n in names) and names[0] != names[1]


_STOP = re.compile(r"[。！？!?\n]")


def _in_one_chain(one: Masked, other: Masked) -> bool:
    """Whether two parts of what the text writes as one sentence each tell a round: then it is not the same."""
    first, last = sorted((one, other), key=lambda m: m.start)
    is_cut = one.field == other.field and first.end <= last.start and first.quote[-1:] in {"；", ";"}
    return is_cut and _STOP.search(first.source, first.start, last.start) is None


_ANOTHER = re.compile(r"(?:又|另|再)一轮|(?:又|再次?)(?:宣布)?(?:完成|获得?|拿下)")
"""As in "公司宣布完成又一轮5亿元融资": behind a round that has a name, another one."""


def _names(masked: Masked) -> frozenset[str]:
    found = (m.group() for m in re.finditer(_NAME_OF_ROUND, masked.mask))
    return frozenset(name.upper().replace("＋", "+").replace("-", "").replace(" ", "") for name in found)
