"""Who "he" or "she" is that buys or invests: somebody whom the text has just named, where it names nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.claims.mask import Entity

_ACTS = re.compile(
    r"(?<![\w’'-])(?P<who>(?:[Hh]e|[Ss]he)(?:['’]s(?! going))?)(?= (?:(?:has|had|was|is|would|will|also|already|first|later|then|once|just|recently|previously|personally|himself|herself|"
    r"reportedly|still|never|not|to|going|planned|wanted|agreed|looking|trying|hoped|in|talks) ){0,4}?"
    r"(?:b(?:uy|ought|uying|ack(?:ed|s|ing)?)|acquir(?:e|ed|ing|es)|purchas(?:e|ed|ing)|invest(?:ed|s|ing)?|contributed|poured|t(?:ake|ook) over|"
    r"(?:put|sank|ploughed|plowed) (?:[\w,$€£.-]+ ){1,4}in(?:to)?)\b)"
)
"""As in "she has bought", "he had already invested"."""
_STOP = re.compile(r"[.!?][”\"]?\s")
_BEFORE = 260  #: signs in which he must be named, and nobody else


def acting_people(entities: Iterable[Entity], text: str) -> list[Entity]:
    """The places where "he" or "she" buys or invests, as the person of its sentence or of those before; none where that is one of two."""
    people = [e for e in entities if e.kind == "person" and e.word]
    found: list[Entity] = []
    for match in _ACTS.finditer(text):
        near = [e for e in people if match.start() - _BEFORE <= e.start and e.end <= match.start()]
        near = [e for e in near if not _STOP.search(text, e.end, match.start())] or near
        if near and len({e.word.split()[-1] for e in near}) == 1:
            last = max(near, key=lambda e: (len(e.word), e.start))
            found.append(
                Entity("person", match.start("who"), match.end("who"), last.mentions, word=last.word)
            )
    return found
