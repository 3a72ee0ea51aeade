"""How far a speaker's word reaches: which deals of a sentence "Acme said" and "according to Reuters" are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.records import Attribution


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the stretch of the masked sentence that the word is about."""

    said_by: Attribution
    start: int
    end: int


_ENDS_AFTER = re.compile(
    r"(?: (?:reports?|data|figures|filings?|analysts?|estimates|article|story|interview|newspaper|newsletter)(?: (?:published|dated|released|from|of))?)?"
    r"(?: (?:exclusively|first|separately|again))?(?: [\ue000-\ue5ff]| (?:\w+ )?(?:reporters|journalists|analysts|investors))?(?: (?:exclusively|first))?(?: (?:on|in|this|last|late|early|earlier|today|yesterday|\w+day)\b[^,.;]{0,40}| (?:via|through|by) [^,.;]{0,40})?"
    r" ?(?:[.,;)”\"]|$)"
)
_ADDED = re.compile(
    r"(?:, (?:as )?|” |\" )(?:the |an? |its |their )?(?:(?:co-)?(?:CEO|CTO|CFO|COO|founder|chief executive|president|chairman|chairwoman|spokes\w+)"
    r"(?: and (?:co-)?(?:CEO|founder|president))? )?$"
)  # "…, the Financial Times reported"
_ADDS = re.compile(r" ?, (?:adding|noting|and (?:added|said|noted))\b")
_OPENS = 14  # signs before "According to X" at the head of a sentence
_PARTY = re.compile("[\ue000-\ue4ff]")
_TURN = re.compile(r" (?:, (?:while|whereas|and (?:in|on|last|this|earlier|later))|;) ")
_ASIDE = re.compile(r"(?: , (?:which|who|whose|in which|adding to|even as|the same as)\b[^,;]*| [(] [^()]*)$")


def reach_of(mask: str, start: int, end: int, *, is_after: bool) -> tuple[int, int]:
    """The stretch that "X said" at a place speaks for: what follows it, or what stands before a speaker named last."""
    if is_after and _PARTY.search(mask, 0, start) is None:
        return (0, len(mask))  # "Speaking of money, according to X, Acme has raised ..."
    opens = start <= _OPENS and _PARTY.search(mask, 0, start) is None
    is_last = is_after or (not opens and _ADDED.search(mask, 0, start) is not None)
    if not is_last or opens or not _ENDS_AFTER.match(mask, end):
        turn = _TURN.search(mask, end)
        return (0, len(mask)) if is_after else (start, turn.start() if turn else len(mask))
    return (0, len(mask)) if _ADDS.match(mask, end) else (0, end)


def aside_of(mask: str, at: int) -> int | None:
    """As in "Acme, which raised $5m, said": where a remark that the speaker does not make opens, or None."""
    opening = _ASIDE.search(mask, 0, at)
    return opening.start() if opening else None


def speakers_of(voices: Iterable[Voice], mask: str, at: int) -> list[Attribution]:
    """Those whose word is about the deal at a place of the masked sentence, without doubles."""
    aside = aside_of(mask, at)
    heard = (v for v in voices if v.start <= at < v.end)
    if aside is not None:  # nobody's word but that of who speaks within the remark
        heard = (v for v in heard if v.end != len(mask) or v.start > aside)
    return list(dict.fromkeys(v.said_by for v in heard))
