"""A frame is what two titles say beside names, and a slot a place in it where a name stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from broadsheet.stories.report import Report
from broadsheet.stories.terms import doubtful_names

ACRONYM: Final = 3  #: letters from which a name may be the initials of another's words


class Frame(NamedTuple):
    """The terms beside names that both titles have, as a share of all and of those of the shorter."""

    shared: frozenset[str]
    of_all: float
    of_shorter: float


def read_frame(report: Report, other: Report) -> Frame:
    """The frame of two titles; titles of names alone have one."""
    mine, yours = _beside_names(report), _beside_names(other)
    shared, fewest = mine & yours, min(len(mine), len(yours))
    return Frame(
        shared=shared,
        of_all=len(shared) / len(mine | yours) if mine or yours else 1.0,
        of_shorter=len(shared) / fewest if fewest else 1.0,
    )


def shared_slots(report: Report, other: Report) -> set[tuple[str, str]]:
    """Where both have a name that the other lacks: between which two terms that both titles have."""
    return _slots(report, other) & _slots(other, report)


def names_more(report: Report, other: Report) -> bool:
    """Whether the title has a name that the other lacks."""
    return next(_lacking(report, other), None) is not None


def is_of_other_parties(report: Report, other: Report) -> bool:
    """Whether both titles name organisations, and none of one is of the other."""
    mine, yours = report.wording, other.wording
    return bool(mine.parties and yours.parties) and mine.owners.isdisjoint(yours.owners)


def _lacking(report: Report, other: Report) -> Iterator[str]:
    """Names in a title that the other does not have: in full, in short, by its initials or a product."""
    terms, wording, short = other.rarity_scale.terms, other.wording, doubtful_names()
    for name in report.wording.names:
        if name in terms or name in wording.owners:
            continue
        party = name if name[0] == "@" else short.get(name)
        if party and (party in wording.owners or party in map(short.get, wording.names, wording.names)):
            continue
        if len(name) < ACRONYM or name not in _initials(other):
            yield name


def _initials(report: Report) -> str:
    return "".join([term.lstrip("@=#")[0] for term in report.rarity_scale.terms])


def _beside_names(report: Report) -> frozenset[str]:
    names = report.wording.names
    return frozenset([term for term in report.rarity_scale.terms if term[0] != "#" and term not in names])


def _slots(report: Report, other: Report) -> set[tuple[str, str]]:
    """Where the names that the other lacks stand."""
    lacking, others = frozenset(_lacking(report, other)), other.rarity_scale.terms
    slots, before, is_open = set[tuple[str, str]](), "", False
    for term in (*(t for t in report.rarity_scale.terms if t[0] != "#"), ""):
        if term and term not in others:
            is_open = is_open or term in lacking
            continue
        if is_open:
            slots.add((before, term))
        before, is_open = term, False
    return slots
