"""Judgements brought in from a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.folding import open_sheet
from broadsheet.adapters.store.replaced import replaced_named
from broadsheet.errors import InputError
from broadsheet.parties import load_parties
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Finding, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What one import of judgements did."""

    given: int
    new: int
    known: int
    findings: tuple[
        Finding, ...
    ] = ()  #: what names nothing known, and what is wrong with the ledger's judgements


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
    unknown = (*_claims_not_here(new), *_parties_not_here(new))
    if new:
        writing.commit(Outcome(at=max(judgement.at for judgement in new), judgements=new))
    return Corrected(
        given=len(given),
        new=len(new),
        known=len(given) - len(new),
        findings=(*unknown, *open_sheet().findings()),
    )


def _claims_not_here(judgements: Iterable[Judgement]) -> list[Finding]:
    """One for each judgement about a claim that nobody made: it may come yet, or is a slip."""
    about = [j for j in judgements if j.kind in {"claim_holds", "claim_corrected"}]
    named = {j.left for j in about}
    here = {claim.id for claim in (*reading.claims_named(named), *replaced_named(named))}
    return [_unknown(j, f"claim {j.left}") for j in about if j.left not in here]


def _parties_not_here(judgements: Iterable[Judgement]) -> list[Finding]:
    """One for each name in a same_party that is the id of nobody in the catalogue or in a deal."""
    pairs = [(j, party) for j in judgements if j.kind == "same_party" for party in (j.left, j.right)]
    book, sheet = load_parties(), open_sheet() if pairs else None
    return [
        _unknown(judgement, f"party {party}")
        for judgement, party in pairs
        if book.party(party) is None and sheet is not None and not sheet.count_of(party)
    ]


def _unknown(judgement: Judgement, named: str) -> Finding:
    return Finding(
        level="warning",
        step="ledger@1",
        subject_id=judgement.left,
        code="law_broken",
        message=f"{judgement.kind} names {named}, which is not in this ledger; nothing changes until it is",
    )
