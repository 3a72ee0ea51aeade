"""Who acts in a relative clause that goes on with "and"."""

from __future__ import annotations

import re

_GOES_ON = re.compile(
    r"([\ue000-\ue4ff])(?: of [\ue000-\ue1ff\ue700-\ue7ff])?(?: ,)?(?:(?: , (?:an?|the|one of) [^,;\ue000-\ue4ff]{1,80}? that)|(?:(?: , (?:an?|the|one of) [^,;\ue000-\ue4ff]{1,80}?)?(?: ,)? (?:which|who))) "
    r"(?!(?:is|are|was|were) (?:also )?(?:owned|backed|led|run) by )(?:also |then |now |once )?[a-z]+ (?:[^,;:]|, (?=[^,;:]{1,30} , )){1,140}? and "
    r"(?:(?:in|last|this|earlier|late|early|later|then|also|has|have|had|now|since|recently|is|was|will|would|plans|to|of|year|month|week|\d{4}|[A-Z][a-z]+ary|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|the|fall|winter) )*$"
)


def subject_of_relative_clause(left: str) -> str | None:
    """As in "Acme, which sells tools and last year (bought)": whom a relative clause is told of that goes on with "and"."""
    last = None
    for match in _GOES_ON.finditer(left):
        last = match
    return last[1] if last else None
