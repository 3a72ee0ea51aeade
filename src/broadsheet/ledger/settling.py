"""Makes the deals of one neighbourhood: what is given to one party along one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.ledger.deals import Namer, make_deal
from broadsheet.ledger.dossier import Dossier
from broadsheet.ledger.joining import Forbidden, join_rounds
from broadsheet.ledger.parts import link_parts
from broadsheet.records import Deal

Key = tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class Settled:
    """Deals by the dossiers they were made from, and the ids that joining took away."""

    deals: dict[Key, Deal] = field(default_factory=dict)
    stones: dict[str, str] = field(default_factory=dict)


def settle(
    dossiers: Sequence[Dossier], before: Mapping[Key, Deal], name_party: Namer, forbidden: Forbidden
) -> Settled:
    """The deals that the dossiers tell of; deals of `before` whose dossiers are the same are kept."""
    return settle_groups(group_dossiers(dossiers, forbidden), before, name_party)


def settle_groups(
    groups: Sequence[Sequence[Dossier]], before: Mapping[Key, Deal], name_party: Namer
) -> Settled:
    """`settle` of dossiers that stand together by deal already."""
    keys = [tuple(dossier.key for dossier in group) for group in groups]
    settled = Settled()
    deals: list[Deal] = []
    for group, key in zip(groups, keys, strict=True):
        told, total = [claim for d in group for claim in d.claims], all(d.cumulative for d in group)
        deal = before.get(key) or make_deal(told, name_party, total=total)
        deals.append(deal)
        if len(group) > 1:
            settled.stones.update({d.id: deal.id for d in group if d.id != deal.id})
    held = link_parts(zip(deals, groups, strict=True))
    for deal, key in zip(deals, keys, strict=True):
        holder = held.get(deal.id, "")
        settled.deals[key] = deal if deal.part_of == holder else replace(deal, part_of=holder)
    return settled


def _is_total(dossier: Dossier) -> bool:
    """A running total; what a company raised "in all" may yet be a round with the sum of all who gave."""
    return dossier.cumulative and (bool(dossier.subject_id) or dossier.relation != "funding_round")


def group_dossiers(dossiers: Sequence[Dossier], forbidden: Forbidden) -> list[list[Dossier]]:
    """The dossiers, those of one round together."""
    rounds = [d for d in dossiers if not d.alone and d.family == "capital" and not _is_total(d)]
    if not any("funding_round" in d.relations for d in rounds):
        return [[d] for d in dossiers]
    joinable = {id(d) for d in rounds}
    return join_rounds(rounds, forbidden) + [[d] for d in dossiers if id(d) not in joinable]
