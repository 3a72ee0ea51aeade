"""Whom a pronoun means by its clause: who says so, who stands in it, whom an opening points ahead to."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.mask import Entity, Masked
from broadsheet.records import Mention

_NAMED = frozenset(("org", "stranger", "group"))
_CLAUSE = re.compile(r"[,;] (?:and|but|while|whereas|although) |; ")
_SAYS_IT = re.compile(
    r"(?:,\s(?:which|who))?\s(?:has |had )?(?:said|says|announced|announces|confirmed|disclosed|revealed)(?: (?:on|in|last|late|early) \w+| \w+day| today"
    r"| in an? [\w -]{3,24})?,?(?: that)?\s+$"
)


def after_opening(entity: Entity, masked: Masked, fits: Callable[[Mention], bool]) -> Mention | None:
    """As in "With its purchase of A, B is betting": whom an opening phrase points ahead to."""
    if not _OPENING.fullmatch(masked.source[masked.start : entity.start]):
        return None
    for _, later in masked.signs():
        between = masked.source[entity.end : later.start]
        is_free_name = (
            later.kind in {"org", "stranger"} and later.start > entity.end and between.rstrip().endswith(",")
        )
        if is_free_name and fits(later.mentions[0]):
            return later.mentions[0]
    return None


_OPENING = re.compile(
    r"(?:With|After|By|In|Through|Following|Under|For|As part of|Despite|Before|Aside|Apart|Besides|Beyond|Alongside|Since|Together|Thanks|Given|Fresh|Except)(?: [a-z]+){0,4} "
    r"|(?:Before|Until|Since|After|When|While|Once|As|Although|Though)\b[^,;.]* "
)


_RELATIVE = re.compile(r", (?:which|who|whose|an?|the|one of)\b[^,;]*$")
"""As in "Acme, which competes with Globex, said": a remark on whoever stands before it."""


def speaker_before(entity: Entity, masked: Masked, avoid: frozenset[str]) -> Mention | None:
    """As in "Nvidia said on Tuesday that it": whoever says it means itself."""
    says = _SAYS_IT.search(masked.source[masked.start : entity.start])
    if says is None:
        return None
    at = masked.start + says.start()
    named = [e for _, e in masked.signs() if e.kind in _NAMED and at - 2 <= e.end <= at + 1]
    if named and (opened := _RELATIVE.search(masked.source, masked.start, named[-1].end)):
        named = [e for _, e in masked.signs() if e.kind in _NAMED and e.end <= opened.start() + 1][-1:]
    found = [e.mentions[0] for e in named if len(e.mentions) == 1 and e.mentions[0].party_id not in avoid]
    return found[-1] if found else None


def of_clause(named: list[Entity], entity: Entity, masked: Masked) -> list[Entity]:
    """Those of the clause that the pronoun stands in, where it names anybody; else those of the whole sentence."""
    before = masked.source[masked.start : entity.start]
    ends = [m.end() for m in _CLAUSE.finditer(before)]
    inside = [e for e in named if ends and e.start >= masked.start + ends[-1]]
    return inside or named


_OPENS_BRACKET = re.compile(r"[(](?:(?:al|even )?though |but |and |while |as |since )?$")
_MORE_OF_IT = re.compile(r" (?:also|already|still|too|itself)\b")


def acting_before_bracket(
    entity: Entity, masked: Masked, is_free: Callable[[Entity, Masked], bool]
) -> Mention | None:
    """As in "Acme uses Globex (though it also works with Initech)": whoever acts outside goes on inside."""
    before = masked.source[masked.start : entity.start]
    if entity.word != "it" or not (
        _OPENS_BRACKET.search(before) and _MORE_OF_IT.match(masked.source, entity.end)
    ):
        return None
    named = [e for _, e in masked.signs() if e.kind in _NAMED and e.end <= entity.start]
    acting = [e for e in of_clause(named, entity, masked) if is_free(e, masked)]
    if not acting or len(acting[0].mentions) != 1 or len(_words_before(acting[0], masked)) > _FEW:
        return None
    return acting[0].mentions[0]


_FEW = 3


def _words_before(entity: Entity, masked: Masked) -> list[str]:
    return masked.source[masked.start : entity.start].split()
