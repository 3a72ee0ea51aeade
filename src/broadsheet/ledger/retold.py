"""What of a past day was told otherwise than it stands: by rulings passed since, or by words taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from broadsheet.ledger.dossier import Pair
from broadsheet.ledger.folder import place_claim
from broadsheet.ledger.grouping import pair_of
from broadsheet.ledger.rulings import Rulings
from broadsheet.ledger.stubs import Stub, claims_of
from broadsheet.records import Claim

FindClaims = Callable[[Iterable[str]], Iterable[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """What has to be folded anew."""

    pairs: frozenset[Pair]  #: whose dossiers are not those that stand
    parties: frozenset[str]  #: that counted under another id
    standing: tuple[Claim, ...]  #: claims of the present ledger that are folded anew
    claims: tuple[Claim, ...]  #: those, and the claims taken back since


def gather_retold(
    stubs: Sequence[Stub], then: Rulings, now: Rulings, broken: Sequence[str], taken_back: Sequence[Claim],
    find_claims: FindClaims,
) -> Retold:  # fmt: skip
    """What the rulings of then and now tell apart, with all claims of the pairs it touches.

    A claim goes from one pair to another only where it was itself ruled otherwise, or one of its
    parties was: both pairs are among those gathered.
    """
    parties = turned_parties(then, now)
    standing = {claim.id: claim for claim in _single_out(then, now, broken, taken_back, find_claims)}
    pairs = _pairs_of([*standing.values(), *taken_back], then, now)
    pairs |= {stub.pair for stub in stubs if not parties.isdisjoint(stub.pair)} if parties else set()
    wanted = claims_of(stub for stub in stubs if stub.pair in pairs) - standing.keys() if pairs else ()
    told = (*standing.values(), *(find_claims(wanted) if wanted else ()))
    return Retold(
        pairs=frozenset(pairs), parties=frozenset(parties), standing=told, claims=(*told, *taken_back)
    )


def pairs_singled_out(
    then: Rulings, now: Rulings, broken: Sequence[str], taken_back: Sequence[Claim], find_claims: FindClaims
) -> set[Pair]:
    """The pairs that `gather_retold` comes to by single claims, without those of parties that turned."""
    standing = _single_out(then, now, broken, taken_back, find_claims)
    return _pairs_of([*standing, *taken_back], then, now)


def _single_out(
    then: Rulings, now: Rulings, broken: Sequence[str], taken_back: Sequence[Claim], find_claims: FindClaims
) -> Iterable[Claim]:
    singled = {*broken, *_ruled_otherwise(then, now), *(claim.id for claim in taken_back)}
    return find_claims(singled) if singled else ()


def turned_parties(then: Rulings, now: Rulings) -> set[str]:
    """Parties that counted as another, and what they counted as."""
    turned: set[str] = set()
    for party in then.parties.keys() | now.parties.keys():
        ends = {then.parties.get(party, party), now.parties.get(party, party)}
        if len(ends) > 1:
            turned |= {party, *ends}
    return turned


def _ruled_otherwise(then: Rulings, now: Rulings) -> set[str]:
    """Ids of claims that did or did not hold, were set right otherwise, or stood apart."""
    claims = then.corrected.keys() | now.corrected.keys()
    corrected = {i for i in claims if then.corrected.get(i) != now.corrected.get(i)}
    apart = {right for _, right in then.apart} ^ {right for _, right in now.apart}
    return corrected | (then.withdrawn ^ now.withdrawn) | apart


def _pairs_of(claims: Iterable[Claim], then: Rulings, now: Rulings) -> set[Pair]:
    placed = (place_claim(claim, rulings) for claim in claims for rulings in (then, now))
    return {pair_of(*found[1:]) for found in placed if found is not None}
