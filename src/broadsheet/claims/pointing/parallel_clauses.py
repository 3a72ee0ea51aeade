"""Whom "it" means behind the same preposition as a name of the clause before: "A puts $5m into B, while C puts $7m into it"."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.records import Mention

_INTO: Final = {"into": "in", "onto": "on"}
_GOVERNED = re.compile(r"\b(in|into|on|onto|to|from|with|for|of|behind)\s$")
_JOINT = re.compile(r"[,;]? (?:while|whereas|and|but)\s|; ")
_OTHER_CLAUSE = re.compile(
    r"(?:, (?:which|who|whose|where)|\b(?:that|which|who|after|before|since|because|when)) "
)


_AND_DOES = re.compile(
    r"(?: (?:in|for|last|this|back in) [^,;.]{1,24}?)?,? (?:and|or|then|and then|before) (?:(?:also|then|later|now|to|even|help|plans to|would|will) )*[a-z]+(?: [a-z]+ly)? $"
)
"""As in "invest in Acme and supply (it)": the same actor, and whom the verb before acts on."""
_ACTED_ON = re.compile(
    r"\b(?:buy|buying|bought|acquir\w+|fund\w*|back(?:s|ed|ing)?|sue[sd]?|hir\w+|merg\w+ with|invest\w* (?:[^,;]{0,30} )?in(?:to)?|stakes? in|partner\w* with|deal with|lend to|lent to) (?:the )?(?:[a-z-]+ ){0,4}$"
)


def shared_object(entity: Entity, masked: Masked) -> Mention | None:
    """Whom the verb before acts on, for "it" behind a second verb of the same actor; None for nobody."""
    named = [e for e in names_of(masked) if e.end <= entity.start]
    if entity.word not in {"it", "them"} or not named or len(named[-1].mentions) > 1:
        return None
    last = named[-1]
    does_both = _AND_DOES.fullmatch(masked.source, last.end, entity.start) is not None
    is_object = _ACTED_ON.search(masked.source, masked.start, last.start) is not None
    return last.mentions[0] if does_both and is_object else None


def parallel_object(entity: Entity, masked: Masked) -> Mention | None:
    """Whoever stands in the clause before as the pronoun does in its own, where somebody else acts; None for nobody."""
    if shared := shared_object(entity, masked):
        return shared
    governor = _governor(masked.source[masked.start : entity.start])
    if entity.word not in {"it", "them"} or not governor:
        return None
    named = [e for e in names_of(masked) if e.end <= entity.start]
    joint = _joint_before(named[-1], masked) if named else -1
    if joint < 0 or _OTHER_CLAUSE.search(masked.source, joint, entity.start):
        return None
    inside = [
        e for e in named if e.end <= joint and _governor(masked.source[masked.start : e.start]) == governor
    ]
    actor = {m.party_id for m in named[-1].mentions}
    meant = inside[-1].mentions if inside else ()
    return meant[0] if len(meant) == 1 and meant[0].party_id not in actor else None


def _governor(before: str) -> str:
    """The preposition that ends the words, "into" as "in"; "" for none."""
    found = _GOVERNED.search(before)
    return _INTO.get(found[1], found[1]) if found else ""


def _joint_before(actor: Entity, masked: Masked) -> int:
    """Where the clause begins that a name opens as the one who acts; -1 where it opens none."""
    joints = [m for m in _JOINT.finditer(masked.source, masked.start, actor.start) if m.end() == actor.start]
    return joints[-1].start() if joints else -1
