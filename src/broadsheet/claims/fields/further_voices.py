"""Who speaks without "X said" right beside the name, and whose name stands there without a word of his.

"Acme hired a chief and announced it had raised $5m" and "Acme's announcement of a tie" are Acme's word. Whoever took the
picture, and the outlet that closes its own headline, say nothing of the deal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.mask import Masked
from broadsheet.records import Attribution

_NAME = r"(?P<who>[\ue000-\ue1ff])"
_ANNOUNCEMENT = re.compile(rf"{_NAME} 's (?:[\w-]+ ){{0,3}}?announcements? (?:of|that|about|on)\b")
_THEN_SAID = re.compile(
    rf"(?:^|[,;:] |\bwhen |\bafter |\bas ){_NAME} (?:(?:has|have|also|recently|\w+ly) ){{0,2}}"
    r"(?!(?:said|announced|told)\b)(?:\w{2,}ed|took|made|opened|bought|held|gave|put|won|set up|left|began|met)\b [^;:\"“”]{3,90}? "
    r"and (?:then |also |later |has |today )?(?:announced|announces|said|says|disclosed|revealed|confirmed)\b(?! by\b)"
)
_PICTURES = frozenset(
    (
        "Getty Images",
        "Getty",
        "Shutterstock",
        "iStock",
        "Unsplash",
        "Alamy",
        "Adobe Stock",
        "Anadolu",
        "NurPhoto",
        "Depositphotos",
    )
)
_LIST = re.compile(
    r" (?:,|, and|and) (?:also )?(?:(?:partnered|teamed up) with|(?:acquired|bought|launched|released|hired|opened|invested)"
    r" (?!(?:from|by|in|at|on|last|earlier|for)\b))"
)
_CLAUSE = re.compile(
    r" that |[\ue000-\ue5ff] (?:\w+ly )?(?:will|would|has|had|have|is|was|are|were|plans?|can|could|may|might)\b"
)


def who_also_speaks(mask: str) -> Iterator[tuple[str, int, int]]:
    """The sign of each such speaker, with the place where the word begins and ends."""
    for match in (*_ANNOUNCEMENT.finditer(mask), *_THEN_SAID.finditer(mask)):
        yield match["who"], match.start("who"), match.end()


def says_nothing(speaker: Attribution, masked: Masked, title: str) -> bool:
    """Whether a speaker only took the picture, or is the outlet at the end of the document's own title."""
    if speaker.name in _PICTURES:
        return True
    return (
        speaker.kind == "outlet"
        and closes_with(masked.quote, speaker.name)
        and closes_with(title, speaker.name)
    )


def closes_with(words: str, name: str) -> bool:
    """Whether words end with a dash or a bar and a name, as a page's title does with its outlet."""
    return re.search(rf"[-–—|\\] (?:the )?{re.escape(name)}\s*(?:$|\n)", words, re.IGNORECASE) is not None


def end_of_word(mask: str, end: int) -> int | None:
    """As in "Acme announced a phone, partnered with Globex and …": where a list of deeds leaves what was announced, or None."""
    found = _LIST.search(mask, end)
    return found.start() if found and _CLAUSE.search(mask, end, found.start()) is None else None
