"""How far a speaker's word reaches: which deals of a sentence "Acme said" and "according to Reuters" are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.claims.fields.further_voices import end_of_word
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
_OFFICE = (
    r"(?:co-?)?(?:CEO|CTO|CFO|COO|founder|president|chairman|chairwoman|director|head|spokes\w+|executive|officer|boss"
    r"|chief (?:executive|scientist|\w+ officer))"
)
_ADDED = re.compile(
    r"(?:, (?:as )?|” |\" )(?:the |an? |its |their )?"
    rf"(?:(?:[\ue000-\ue4ff] (?:'s )?)?(?:[a-z-]+ ){{0,2}}?{_OFFICE}(?: and {_OFFICE})?(?: officer)? )?$"
)  # "…, the Financial Times reported", "…, Acme's chief executive Jane Doe said"
_AT_REST = re.compile(
    r"(?: (?:exclusively|first|separately|today|yesterday|[\ue000-\ue5ff]|News|\w+day))*"
    r"(?: (?:in|on|at|during|via|through|by|to|with|from|ahead|after|when|as|last|this|late|early|earlier|exclusively)\b(?P<where>[^;“”\"]{0,120}))? ?[.]? ?$"
)
"""What may stand behind a speaker who ends a sentence: where and when, but nothing that is said."""
_SAYS_ON = re.compile(
    r" that |[\ue000-\ue5ff] (?:\w+ly )?(?:will|would|has|had|have|is|was|are|were|plans?|expects?|agreed|could|may|might)\b"
)
_ADDS = re.compile(r" ?, (?:adding|noting|and (?:added|said|noted))\b")
_OPENS = 14  # signs before "According to X" at the head of a sentence
_PARTY = re.compile("[\ue000-\ue4ff]")
_TURN = re.compile(r" (?:, (?:while|whereas|and (?:in|on|last|this|earlier|later))|;) ")
_ANNOUNCES = re.compile(r"\b(?:announc|unveil)\w+$")
_ASIDE = re.compile(r"(?: , (?:which|who|whose|in which|adding to|even as|the same as)\b[^,;]*| [(] [^()]*)$")
_LABEL = re.compile(
    r"^[^,;\ue000-\ue8ff]{0,40}[\ue000-\ue4ff](?P<label> , (?:an?|the|one of) [^,;]* (?:that|which|who) [^,;]*)$"
)
"""As in "Acme, a maker of chips that raised $5m, announced": what the sentence calls its subject."""


def reach_of(mask: str, start: int, end: int, *, is_after: bool) -> tuple[int, int]:
    """The stretch that "X said" at a place speaks for: what follows it, or what stands before a speaker named last."""
    if is_after and _PARTY.search(mask, 0, start) is None:
        return (0, len(mask))  # "Speaking of money, according to X, Acme has raised ..."
    opens = start <= _OPENS and _PARTY.search(mask, 0, start) is None
    is_last = is_after or (not opens and _ADDED.search(mask, 0, start) is not None)
    if not is_last or opens or not (_ENDS_AFTER.match(mask, end) or _rests(mask, end)):
        if is_after:
            return (0, len(mask))
        turn = _TURN.search(mask, end)
        listed = end_of_word(mask, end) if _ANNOUNCES.search(mask, start, end) else None
        return (start, min(turn.start() if turn else len(mask), listed or len(mask)))
    return (0, len(mask)) if _ADDS.match(mask, end) else (0, end)


def _rests(mask: str, end: int) -> bool:
    """As in "…, the company revealed in its first earnings since going public": the speaker says nothing more."""
    rest = _AT_REST.match(mask, end)
    return rest is not None and _SAYS_ON.search(mask, end) is None


def aside_of(mask: str, at: int) -> int | None:
    """As in "Acme, which raised $5m, said": where a remark that the speaker does not make opens, or None."""
    if label := _LABEL.match(mask[:at]):
        return label.start("label")
    opening = _ASIDE.search(mask, 0, at)
    return opening.start() if opening else None


def speakers_of(voices: Iterable[Voice], mask: str, at: int) -> list[Attribution]:
    """Those whose word is about the deal at a place of the masked sentence, without doubles."""
    aside = aside_of(mask, at)
    heard = (v for v in voices if v.start <= at < v.end)
    if aside is not None:  # nobody's word but that of who speaks within the remark
        heard = (v for v in heard if v.end != len(mask) or v.start > aside)
    return list(dict.fromkeys(v.said_by for v in heard))
