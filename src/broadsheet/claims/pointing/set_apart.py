"""Whom "it" or "the company" cannot mean, since its own sentence names them beside it."""

from __future__ import annotations

import re
from itertools import pairwise

from broadsheet.claims.mask import Entity, Masked
from broadsheet.records import Mention

_NAMED = frozenset(("org", "stranger", "group"))
_DESCRIBES = re.compile(
    r"[-‑–](?:backed|funded|financed|supported|led|owned|controlled)\b| portfolio (?:company|start-?up) (?=[A-Z])"
)
_OWNS = re.compile(r"['’]s (?:own )?")
_APART = re.compile(
    r"[\s•*–-]*(?:In addition to|Besides|Apart from|Aside from|Beyond|Alongside|Along with|Together with|As well as|Other than|Except for|Unlike|Like) "
    r"[^;:.]*, "
)


def names_of(masked: Masked) -> list[Entity]:
    """Names of a sentence in order, without those that only describe others ("Nvidia-backed", "Musk's xAI")."""
    named = [e for _, e in masked.signs() if e.kind in _NAMED]
    owners = {
        e.end
        for e, owned in pairwise(named)
        if e.kind == "stranger" and _OWNS.fullmatch(masked.source[e.end : owned.start])
    }
    return [e for e in named if e.end not in owners and not _DESCRIBES.match(masked.source, e.end)]


def named_behind(entity: Entity, masked: Masked) -> frozenset[str]:
    """As in "The company invested in Acme, a rival of Globex": whom the same sentence then calls by name.

    What belongs to the company may be told with its name ("the company's founder"), and "it" may come
    before the name in a clause of its own.
    """
    opening = masked.source[masked.start : entity.start].strip()
    behind = masked.source[entity.end : entity.end + 2]
    if entity.kind != "nominal" or opening or behind in {"'s", "’s", "s'", "s’"}:
        return frozenset()
    later = [e for _, e in masked.signs() if e.kind == "org" and e.start >= entity.end]
    return frozenset(m.party_id for e in later for m in e.mentions if not m.division_id)


_HIS = re.compile(r"(?:[Hh]is|[Hh]er) ")
_REMARK_ENDS = re.compile(r"[,.;)]|$| (?:for|in|at|to|with|as|after|and)\b")


def told_behind(entity: Entity, masked: Masked) -> tuple[Mention, ...]:
    """As in "his robotics company, Acme,": whose name stands right behind the noun; empty where none does."""
    if not _HIS.match(masked.source, entity.start) or not masked.source.startswith(", ", entity.end):
        return ()
    behind = next((e for _, e in masked.signs() if e.start == entity.end + 2 and e.kind in _NAMED), None)
    if behind is None or len(behind.mentions) != 1 or not _REMARK_ENDS.match(masked.source, behind.end):
        return ()
    return behind.mentions


_DESCRIBED = re.compile(
    r"[ ,.;)]*$| (?:behind|(?:co-)?(?:founded|led|run|owned|started|launched)|backed|bankrolled|funded|financed|supported|headed|known|best known|(?:that|which|who) \w+)\b"
)
_SET_OFF = re.compile(
    r"[^\w\ue000-\ue8ff]*(?:[Aa]fter|[Ww]ith|[Aa]t|[Ii]n|[Bb]y|[Ff]or|[Ww]hen|[Ww]hile|[Ss]ince|[Bb]efore|[Ll]ike|[Uu]nlike|[Bb]esides|[Dd]espite) [^,;:]*"
)


def told_before(entity: Entity, masked: Masked) -> tuple[Mention, ...]:
    """As in "Acme, the start-up backed by Globex,": whom a noun describes that stands right behind a name; else empty."""
    source = masked.source
    if (
        not source.startswith(("the ", "an ", "a "), entity.start)
        or source[entity.start - 2 : entity.start] != ", "
    ):
        return ()
    before = next((e for _, e in masked.signs() if e.end == entity.start - 2 and e.kind in _NAMED), None)
    if before is None or not _DESCRIBED.match(source, entity.end, masked.end):
        return ()
    return () if _SET_OFF.fullmatch(source, masked.start, before.end) else before.mentions[-1:]


def set_apart(entity: Entity, masked: Masked) -> frozenset[str]:
    """As in "Besides Acme, it supplies Globex": whom the opening names beside whoever acts."""
    if not _APART.fullmatch(masked.source[masked.start : entity.start]):
        return frozenset()
    return frozenset(m.party_id for e in names_of(masked) if e.end <= entity.start for m in e.mentions)


_LEADS = re.compile(
    r"(?<!, )(?<!, co-)\b(?:(?:co-)?(?:led|leads?|leading)|(?:anchor|head|join|back|bankroll)(?:ed|s|ing)|(?:took|taken|taking|takes) part in|participat(?:ed|es|ing) in|"
    r"invest(?:ed|ing|s) in|contribut(?:ed|es|ing) to|chipp(?:ed|ing) in to|first in) $"
)
_ROUND = re.compile(r" (?:[\w$€£.,-]+ ){0,6}?(?:round|seed|Series|funding|financing|raise|fundraise)\b")
_BEING = re.compile(
    r"\b(?:is|was|be|been|become|becomes|became|becoming|remains?|remained|stays?|now|also|already|once|still|long) $"
)
_TIED = re.compile(
    r" (?:[\w-]+ ){0,4}?(?:shareholder|stakeholder|investor|backer|owner|customer|client|supplier|provider|partner|landlord|lender|parent|buyer)\b"
)


def giver_before(entity: Entity, masked: Masked) -> frozenset[str]:
    """As in "Acme led its $5m round", "Acme is its biggest customer": whoever does so is another than "it"."""
    is_owner = entity.word in {"its", "their"}
    leads = (
        is_owner
        and _ROUND.match(masked.source, entity.end)
        and _LEADS.search(masked.source, masked.start, entity.start)
    )
    is_tied = (
        is_owner
        and _TIED.match(masked.source, entity.end)
        and _BEING.search(masked.source, masked.start, entity.start)
    )
    if not leads and not is_tied:
        return frozenset()
    return frozenset(
        m.party_id for e in [e for e in names_of(masked) if e.end <= entity.start][-1:] for m in e.mentions
    )
