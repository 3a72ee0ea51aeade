"""The ledger of a past day from what is kept of the present one: only what was told otherwise is folded.

Claims are sorted in day by day and none looks ahead (decisions/0050), so a dossier of a past day is
the present one cut off at that day. What editors ruled since then, and what an article said before it
was edited, is folded anew for the pairs it touches. `Past` is exactly `as_of` (decisions/0110).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import NamedTuple

from broadsheet.ledger.clocks import DAY, end_of, learned_second
from broadsheet.ledger.dependence import quantities_of
from broadsheet.ledger.digest import Digest
from broadsheet.ledger.dossier import Dossier
from broadsheet.ledger.folder import Folder, Place, place_claim
from broadsheet.ledger.merging import merge_deals
from broadsheet.ledger.retold import Retold, gather_retold
from broadsheet.ledger.rulings import read_rulings
from broadsheet.ledger.settling import Key, group_dossiers, settle_groups
from broadsheet.ledger.stubs import Recalled, Stub, claims_of, cut
from broadsheet.records import Claim, Deal, Finding, Judgement, Relation, Role


class Kept(NamedTuple):
    """What is kept of a deal as it stands, without its claims; a hundred thousand are made in a moment."""

    relation: Relation
    cumulative: bool
    roles: str  #: JSON of [party id, part] pairs: few of them are looked into

    def read_roles(self) -> tuple[Role, ...]:
        """The parties in it, without their names."""
        return tuple([Role(party_id=party, name="", part=part) for party, part in json.loads(self.roles)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What is kept of the present ledger, and where its claims are found."""

    stubs: Sequence[Stub]  #: of dossiers that had a claim by the end of the day
    later: Sequence[str]  #: ids of the other stubs
    heirs: Mapping[str, str]
    deals: Mapping[str, Kept]
    broken: Sequence[str]  #: ids of claims that no deal can be made from
    digest: Mapping[int, int]
    find_claims: Callable[[Iterable[str]], Iterable[Claim]]  #: may leave out what was learned later


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The deals of a past day, told by how they differ from those that stand."""

    same: Mapping[
        str, str
    ]  #: id of a deal that is as it stands now → id of the deal that held it then, or ""
    made: tuple[Deal, ...]  #: the others
    tombstones: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    revision: str
    quantities: Mapping[str, str]  #: claim id → "6 GW", as written, of the deals that were made


def look_back(
    present: Present, judgements: Sequence[Judgement], day: date, taken_back: Sequence[Claim] = (),
    retold: Retold | None = None,
) -> Past:  # fmt: skip
    """The ledger as known at the end of a day (UTC), from all judgements and the claims taken back since.

    `present` may hold only some corners of the ledger, each whole; `retold` says what was told otherwise
    there, where the caller knows it already.
    """
    return _Look(present, judgements, day, taken_back, retold).tell()


class _Look:
    """One look back; claims are found in as few askings as can be."""

    def __init__(
        self, present: Present, judgements: Sequence[Judgement], day: date, taken_back: Sequence[Claim],
        retold: Retold | None,
    ) -> None:  # fmt: skip
        self._present = present
        self._end = end_of(day)
        self._judged = [j for j in judgements if j.at.astimezone(UTC).date() <= day]
        self._then, now = read_rulings(self._judged), read_rulings(judgements)
        self._retold = retold or gather_retold(
            present.stubs, self._then, now, present.broken, taken_back, present.find_claims
        )
        self._anew = Folder((c for c in self._retold.claims if self._is_known(c)), self._judged)
        stubs = (*(stub.id for stub in present.stubs), *present.later)
        self._in_one = Counter(present.heirs.get(stub, stub) for stub in stubs)

    def tell(self) -> Past:
        """Groups the dossiers of the day and makes the deals that are not as they stand."""
        places = self._places()
        forbidden = frozenset(frozenset(pair) for pair in self._then.apart)
        grouped = [group_dossiers(dossiers, forbidden) for dossiers in places.values()]
        before = self._find_same(group for groups in grouped for group in groups)
        deals: list[Deal] = []
        stones: dict[str, str] = {}
        for groups in grouped:
            settled = settle_groups(groups, before, self._then.name_party)
            deals += settled.deals.values()
            stones.update(settled.stones)
        unknown: tuple[Finding, ...] = ()
        if self._then.together:
            deals, stones, unknown = merge_deals(deals, stones, self._then, self._claims_as_they_counted)
        broken = self._anew.broken()
        return Past(
            same={deal.id: deal.part_of for deal in deals if _stands_in(deal)},
            made=tuple(sorted((d for d in deals if not _stands_in(d)), key=lambda d: d.id)),
            tombstones=tuple((old, stones[old]) for old in sorted(stones)),
            findings=(*self._then.findings, *unknown, *(broken[i] for i in sorted(broken))),
            revision=self._revision(),
            quantities=quantities_of(c for told in places.values() for d in told for c in d.claims),
        )

    def _is_known(self, claim: Claim) -> bool:
        return learned_second(claim) < self._end

    def _places(self) -> dict[Place, list[Dossier]]:
        """The dossiers of the day by neighbourhood."""
        kept = [stub for stub in self._present.stubs if stub.pair not in self._retold.pairs]
        grown = [stub for stub in kept if stub.last >= self._end]
        claims = self._held(claims_of(grown))
        dossiers = [*self._anew.dossiers(), *(cut(stub, claims, self._end) for stub in grown)]
        dossiers += [Recalled(stub) for stub in kept if stub.last < self._end]
        places: dict[Place, list[Dossier]] = {}
        for dossier in dossiers:
            places.setdefault((dossier.object_id, dossier.line), []).append(dossier)
        return places

    def _find_same(self, groups: Iterable[Sequence[Dossier]]) -> dict[Key, Deal]:
        """Deals that stand as they stood, each without its claims; dossiers of the others get theirs."""
        same: dict[Key, Deal] = {}
        others: list[Recalled] = []
        for group in groups:
            recalled = [dossier for dossier in group if isinstance(dossier, Recalled)]
            deal = self._stand_in(recalled) if len(recalled) == len(group) else None
            if deal is not None:
                same[tuple(dossier.key for dossier in group)] = deal
            else:
                others += recalled
        claims = self._held(claims_of(dossier.stub for dossier in others))
        for dossier in others:
            dossier.put(claims)
        return same

    def _stand_in(self, group: Sequence[Recalled]) -> Deal | None:
        """A deal that only says what others ask of it, where the group is one that stands now."""
        heirs = {self._present.heirs.get(dossier.id, dossier.id) for dossier in group}
        deal_id = heirs.pop()
        kept = self._present.deals.get(deal_id)
        if heirs or kept is None or self._in_one[deal_id] != len(group):
            return None
        asked = kept.relation == "funding_round" or self._retold.parties  # only then is who takes part
        roles = kept.read_roles() if asked else ()
        if any(role.party_id in self._retold.parties for role in roles):
            return None
        told = self._then.together  # only then is a deal looked for by its claims
        return Deal(
            id=deal_id,
            relation=kept.relation,
            cumulative=kept.cumulative,
            roles=roles,
            stage="announced",
            timeline=(),
            claim_ids=tuple(i for dossier in group for i in dossier.stub.claim_ids) if told else (),
        )

    def _held(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims as they count, by id."""
        return {claim.id: claim for claim in self._claims_as_they_counted(ids)}

    def _claims_as_they_counted(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids as editors had set them right by then; what broke a law is left out."""
        wanted = set(ids)
        given = [claim for claim in self._anew.claims() if claim.id in wanted] if self._retold.claims else []
        wanted.difference_update(claim.id for claim in given)
        given += self._present.find_claims(wanted) if wanted else ()
        placed = (place_claim(claim, self._then) for claim in given)
        return [found[0] for found in placed if found is not None]

    def _revision(self) -> str:
        """The digest of the day, with what was folded anew in the place of what stands."""
        last = self._end // DAY
        digest = Digest(self._judged, {day: part for day, part in self._present.digest.items() if day < last})
        for claim in self._retold.standing:
            if self._is_known(claim):
                digest.take(claim)
        for claim in self._anew.claims():
            digest.add(claim)
        return digest.show()


def _stands_in(deal: Deal) -> bool:
    """A deal that was made has moved; one that only stands in tells no move."""
    return not deal.timeline
