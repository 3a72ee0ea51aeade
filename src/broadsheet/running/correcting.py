"""Judgements brought in from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.errors import InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Finding, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What one import of judgements did."""

    given: int
    new: int
    known: int
    findings: tuple[Finding, ...] = ()  #: judgements that name nothing known, after the import


def import_judgements(given: Sequence[Judgement]) -> Corrected:
    """Appends the judgements that are not there yet, all in one transaction.

    Raises InputError where one has the id of another that says something else: a judgement is never
    changed, only replaced by a later one.
    """
    standing = {judgement.id: judgement for judgement in reading.judgements()}
    for judgement in given:
        if standing.get(judgement.id, judgement) != judgement:
            raise InputError(
                f"judgement {judgement.id} is there already and says something else",
                excerpt=f"{judgement.kind} {judgement.left} {judgement.verdict}",
                remedy="Give it a new id, and in replaces the old one.",
            )
    new = tuple(judgement for judgement in given if judgement.id not in standing)
    if new:
        writing.commit(Outcome(at=max(judgement.at for judgement in new), judgements=new))
    return Corrected(
        given=len(given), new=len(new), known=len(given) - len(new), findings=open_sheet().findings()
    )
