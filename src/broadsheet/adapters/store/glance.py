"""A glance at a past day: only the corners of the ledger are told that somebody asks to see.

The latest deals of a day are found by walking back through its claims: no deal moved later than its
last claim, so the walk ends where as many deals moved later as were asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from heapq import nlargest
from typing import Final

from broadsheet.adapters.store.book import Book, Entered, moved_words
from broadsheet.adapters.store.corners import Corners, Standing
from broadsheet.adapters.store.earlier_claims import claims_back_from, claims_sharing, undated_claims
from broadsheet.adapters.store.kept import FindClaims, broken_claims
from broadsheet.adapters.store.rows import value_of
from broadsheet.adapters.store.wordings import DEALS
from broadsheet.ledger.clocks import end_of
from broadsheet.ledger.dossier import Pair, line_of
from broadsheet.ledger.folder import place_claim
from broadsheet.ledger.grouping import pair_of
from broadsheet.ledger.past import Past, look_back
from broadsheet.ledger.retold import Retold, pairs_singled_out, turned_parties
from broadsheet.ledger.rulings import in_force, read_rulings
from broadsheet.ledger.stubs import EQUITY, Corner
from broadsheet.records import Claim, Deal, Judgement

MOST_RULED: Final = 60  #: corners that rulings or edits since reach into; with more the whole day is told
MOST_UNDATED: Final = 200  #: claims that bear no day of report
MOST_OF_PARTY: Final = 6000  #: dossiers in the corners that a party takes part in, or, where it is more,
SHARE_OF_ALL: Final = 4  #: one in so many of those of the day: telling them costs less than half of the day
MOST_BEGINNING: Final = 50  #: dossiers whose id begins as asked
OWN_LINES: Final = ("supply", "alliance", "terms")


class OutOfReachError(Exception):
    """The day has to be told whole: too much would be told, or the present edition is another by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A deal of the day: made, or one that stands as it stood, perhaps held by another."""

    id: str
    moved: str
    parties: frozenset[str]
    made: Deal | None = None
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Deals as they stood on the day."""

    deals: tuple[Deal, ...]
    quantities: Mapping[str, str]  #: claim id → "6 GW", as written, of their claims among others


class Glance:
    """One day, looked at while the book does not change. Raises OutOfReachError."""

    def __init__(
        self, book: Book, present: Entered, day: date, judgements: Sequence[Judgement],
        taken_back: Sequence[Claim], find_claims: FindClaims,
    ) -> None:  # fmt: skip
        if book.find("") != present:
            raise OutOfReachError
        self._base, self._number = book.base, present.number
        self._day, self._end, self._find = day, end_of(day), find_claims
        self._corners = Corners(book.base, present.number, self._end)
        judged = in_force(j for j in judgements if j.at.astimezone(UTC).date() <= day)
        self._now, self._then = read_rulings(judgements), read_rulings(judged)
        self._plain = [j for j in judged if (j.kind, j.verdict) != ("same_deal", "yes")]
        self._turned = frozenset(turned_parties(self._then, self._now))
        self._told: set[Corner] = set()
        self._retold: set[Pair] = set()
        self._deals: dict[str, Then] = {}
        self._stones: dict[str, str] = {}
        self._quantities: dict[str, str] = {}
        self._tell_ruled(judgements, taken_back)

    def latest(self, limit: int) -> Told:
        """The deals that had moved last by the end of the day, latest first."""
        undated = undated_claims(MOST_UNDATED + 1)
        if len(undated) > MOST_UNDATED:
            raise OutOfReachError
        self._tell(self._corners_of(undated))
        best: list[Then] = []
        for bound, claims in claims_back_from(self._day, max(60, 2 * limit)):
            self._tell(self._corners_of(claims))
            best = nlargest(limit, self._deals.values(), key=_by_time)
            if len(best) == limit and best[-1].moved > bound:
                break
        return self._read(best or nlargest(limit, self._deals.values(), key=_by_time))

    def of_party(self, party_id: str) -> Told:
        """All deals of a party, latest moved first."""
        corners = {corner for _, corner in self._corners.of_parties({party_id})}
        names = {party_id, *(name for name, heir in self._then.parties.items() if heir == party_id)}
        shared = [*claims_sharing(names, MOST_OF_PARTY + 1), *self._find(self._then.corrected)]
        if len(shared) > MOST_OF_PARTY:
            raise OutOfReachError
        corners.update(self._corners_of(shared))
        dossiers = self._corners.count(corners) + len(corners)
        if dossiers > MOST_OF_PARTY and dossiers > self._corners.count_begun() // SHARE_OF_ALL:
            raise OutOfReachError
        self._tell(corners)
        found = [then for then in self._deals.values() if party_id in then.parties]
        return self._read(sorted(found, key=_by_time, reverse=True))

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """Ids of the deals whose id began so, and of what merged ones went into; at most five."""
        corners = self._corners.beginning(prefix, MOST_BEGINNING)
        if len(corners) == MOST_BEGINNING:
            raise OutOfReachError
        self._tell(corners)
        found = {i for i in self._deals if i.startswith(prefix)}
        found.update(new for old, new in self._stones.items() if old.startswith(prefix))
        return tuple(sorted(found)[:5])

    def named(self, ids: Sequence[str]) -> Told:
        """Deals by id, merged ones as what they were merged into; unknown ids are left out."""
        self._tell(set(self._corners.of_stubs([i for i in ids if i not in self._deals]).values()))
        heirs = (self._stones.get(i, i) for i in ids)
        return self._read([self._deals[i] for i in heirs if i in self._deals])

    def _tell_ruled(self, judgements: Sequence[Judgement], taken_back: Sequence[Claim]) -> None:
        """Tells the corners that later rulings, merges or words taken back reach into, all together."""
        broken = broken_claims(self._base, self._number)
        pairs = pairs_singled_out(self._then, self._now, broken, taken_back, self._find)
        pairs |= {pair for pair, _ in self._corners.of_parties(self._turned)} if self._turned else set()
        self._retold = pairs
        corners: set[Corner] = {(*pair, line) for pair in pairs for line in OWN_LINES}
        corners.update(("", party, EQUITY) for pair in pairs for party in pair)
        corners |= self._corners_of_merges()
        if len(corners) > MOST_RULED:
            raise OutOfReachError
        if corners:
            present, standing = self._corners.read(sorted(corners), broken, self._find)
            past = look_back(present, judgements, self._day, taken_back)
            self._note(past, standing)
            self._told |= corners

    def _corners_of_merges(self) -> set[Corner]:
        """Where what editors merged by then stands.

        Raises OutOfReachError where a ruling names what cannot be found by its id.
        """
        names = {name for pair in self._then.together for name in pair}
        found = self._corners.of_stubs(names) if names else {}
        claims = self._find(names - found.keys()) if names - found.keys() else ()
        placed = {claim.id: place_claim(claim, self._then) for claim in claims}
        for claim in claims:
            at = placed[claim.id]
            corner = None if at is None else self._corners.holding(pair_of(*at[1:]), line_of(at[0]), claim.id)
            if corner is not None:
                found[claim.id] = corner
        if names - found.keys():
            raise OutOfReachError
        return set(found.values())

    def _corners_of(self, claims: Iterable[Claim]) -> set[Corner]:
        """Where the claims stand; what was told otherwise since is told already. Raises OutOfReachError."""
        found: set[Corner] = set()
        for claim in claims:
            placed = place_claim(claim, self._now)
            if placed is None or pair_of(*placed[1:]) in self._retold:
                continue
            corner = self._corners.holding(pair_of(*placed[1:]), line_of(placed[0]), claim.id)
            if corner is None:
                raise OutOfReachError
            found.add(corner)
        return found

    def _tell(self, corners: set[Corner]) -> None:
        """Tells the deals of these corners, where they are not told yet."""
        fresh = corners - self._told
        if not fresh:
            return
        present, standing = self._corners.read(sorted(fresh), (), self._find)
        nothing = Retold(pairs=frozenset(), parties=self._turned, standing=(), claims=())
        self._note(look_back(present, self._plain, self._day, retold=nothing), standing)
        self._told |= fresh

    def _note(self, past: Past, standing: Mapping[str, Standing]) -> None:
        for deal_id, holder in past.same.items():
            now = standing[deal_id]
            parties = frozenset(party for party, _ in json.loads(now.roles))
            self._deals[deal_id] = Then(id=deal_id, moved=now.moved, parties=parties, holder=holder)
        for deal in past.made:
            parties = frozenset(role.party_id for role in deal.roles)
            self._deals[deal.id] = Then(id=deal.id, moved=moved_words(deal), parties=parties, made=deal)
        self._stones.update(past.tombstones)
        self._quantities.update(past.quantities)

    def _read(self, told: Sequence[Then]) -> Told:
        bodies = self._bodies([then.id for then in told if then.made is None])
        deals = tuple(then.made or _held_by(bodies[then.id], then.holder) for then in told)
        return Told(deals=deals, quantities=self._quantities)

    def _bodies(self, ids: Sequence[str]) -> dict[str, Deal]:
        asked = f"SELECT body, quantities FROM {DEALS} WHERE edition = ? AND id = ?"  # noqa: S608 - our own names
        found: dict[str, Deal] = {}
        for deal_id in ids:
            body, quantities = self._base.execute(asked, (self._number, deal_id)).fetchone()
            found[deal_id] = value_of(Deal, body)
            self._quantities.update(json.loads(quantities) if quantities else {})
        return found


def _held_by(deal: Deal, holder: str) -> Deal:
    return deal if deal.part_of == holder else replace(deal, part_of=holder)


def _by_time(then: Then) -> tuple[str, str]:
    return then.moved, then.id
