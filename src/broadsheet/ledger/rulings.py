"""What editors' judgements say now: of several on one question the latest stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from broadsheet.ledger.corrected import read_correction
from broadsheet.ledger.credit import call_credit
from broadsheet.parties import load_parties
from broadsheet.records import Claim, Finding, Judgement, Mention


@dataclass(slots=True)
class Rulings:
    """Judgements in force, in the form the fold asks them."""

    parties: dict[str, str] = field(default_factory=dict)  #: party id → id that a ledger counts
    names: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)  #: claim ids that do not hold
    corrected: dict[str, dict[str, Any]] = field(default_factory=dict)
    together: list[tuple[str, str]] = field(default_factory=list)  #: deal or claim ids
    apart: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def name_party(self, mention: Mention) -> tuple[str, str]:
        """(party id, name) with same_party judgements applied."""
        party_id = self.parties.get(mention.party_id, mention.party_id)
        return party_id, self.names.get(party_id, mention.name)

    def party_id(self, mention: Mention | None) -> str:
        """The party a ledger counts, or "" where the claim names none."""
        return "" if mention is None else self.parties.get(mention.party_id, mention.party_id)

    def apply(self, claim: Claim) -> Claim | None:
        """The claim as it counts: called by its words, then corrected; None where it does not hold."""
        if claim.id in self.withdrawn:
            return None
        fixed = self.corrected.get(claim.id)
        return call_credit(claim) if fixed is None else replace(call_credit(claim), **fixed)


def merged_parties(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Party id → the id it counts under, for the parties that editors ruled to be the same."""
    return read_rulings(judgements).parties


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that nothing later took the place of, by time.

    A later judgement on the same question replaces an earlier one even where it does not say so.
    """
    given = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    latest: dict[tuple[str, frozenset[str]], Judgement] = {}
    for judgement in given:
        if judgement.id not in replaced:
            latest[judgement.kind, frozenset((judgement.left, judgement.right))] = judgement
    return sorted(latest.values(), key=lambda j: (j.at, j.id))


def read_rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The rulings that the judgements in force add up to."""
    rulings = Rulings()
    same: list[Judgement] = []
    for judgement in in_force(judgements):
        pair = (judgement.left, judgement.right)
        if judgement.kind == "same_party" and judgement.verdict == "yes":
            same.append(judgement)
        elif judgement.kind == "same_deal":
            (rulings.together if judgement.verdict == "yes" else rulings.apart).append(pair)
        elif judgement.kind == "claim_holds" and judgement.verdict == "no":
            rulings.withdrawn.add(judgement.left)
        elif judgement.kind == "claim_corrected":
            _read_correction(rulings, judgement)
    rulings.parties = _merge_parties((j.left, j.right) for j in same)
    given = {rulings.parties[j.left]: j.called for j in same if j.called}  # the latest last
    rulings.names = given | _known_names(set(rulings.parties.values()))
    return rulings


def _known_names(party_ids: Iterable[str]) -> dict[str, str]:
    """What the catalogue calls those of the parties that it has."""
    known = {party_id: load_parties().party(party_id) for party_id in party_ids}
    return {party_id: party.name for party_id, party in known.items() if party is not None}


def _merge_parties(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every merged party to one of its group: a known one before a provisional one ("?…")."""
    group: dict[str, set[str]] = {}
    for left, right in same:
        joined = group.get(left, {left}) | group.get(right, {right})
        group.update(dict.fromkeys(joined, joined))
    return {party: min(members, key=lambda p: (p.startswith("?"), p)) for party, members in group.items()}


def _read_correction(rulings: Rulings, judgement: Judgement) -> None:
    try:
        given = read_correction(judgement.verdict)
    except (ValueError, TypeError) as fault:
        message = f"judgement {judgement.id}: correction is no JSON of claim fields: {fault}"
        rulings.findings.append(
            Finding(
                level="error", step="ledger@1", subject_id=judgement.left, code="bad_record", message=message
            )
        )
        return
    rulings.corrected.setdefault(judgement.left, {}).update(given)
