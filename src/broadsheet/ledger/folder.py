"""A Folder keeps a ledger open: a day's claims are added without folding the whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from broadsheet.ledger.clocks import day_number, effective_ordinal
from broadsheet.ledger.digest import Digest
from broadsheet.ledger.dossier import Dossier, Pair
from broadsheet.ledger.grouping import PairBook, Placed, arrange, direct, pair_of
from broadsheet.ledger.merging import merge_deals
from broadsheet.ledger.rulings import Rulings, read_rulings
from broadsheet.ledger.settling import Settled, settle
from broadsheet.ledger.shelf import Shelf
from broadsheet.records import Claim, Deal, Finding, Judgement, Ledger

Place = tuple[str, str]
"""A neighbourhood: (receiving party, line)."""

NEVER: Final = 10**7  #: an ordinal after every day
RULES: Final = 5  #: raised where the same claims fold to another ledger: kept ledgers are folded anew


class Folder:
    """Folds claims into deals step by step; its ledger is that of one fold over everything given.

    Judgements are given at the start: after a new one, open a new Folder.
    """

    def __init__(self, claims: Iterable[Claim] = (), judgements: Iterable[Judgement] = ()) -> None:
        judged = tuple(judgements)
        self._rulings: Rulings = read_rulings(judged)
        self._digest = Digest(judged)
        self._claims = Shelf()
        self._books: dict[Pair, PairBook] = {}
        self._pairs: dict[Place, set[Pair]] = {}
        self._settled: dict[Place, Settled] = {}
        self._dirty: set[Place] = set()
        self._findings: dict[str, Finding] = {}
        self._touched: set[Pair] = set()
        self._counted: dict[str, Claim] = {}  #: claims that count otherwise than they were given
        self._apart = frozenset(right for _, right in self._rulings.apart)
        self._forbidden = frozenset(frozenset(pair) for pair in self._rulings.apart)
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Takes claims in; one that is there already changes nothing, a newer reading replaces it."""
        fresh: dict[Pair, dict[str, Placed]] = {}
        stale: set[Pair] = set()
        for claim in claims:
            old = self._claims.get(claim.id)
            if old is not None and (old is claim or _rank_reading(claim) <= _rank_reading(old)):
                continue
            if old is not None:
                for pair in self._drop(old):
                    stale.add(pair)
                    fresh.get(pair, {}).pop(old.id, None)
            placed = self._place(claim)
            if placed is not None:
                fresh.setdefault(pair_of(*placed[1:]), {})[claim.id] = placed
        for pair in stale | fresh.keys():  # what is sorted in is let go
            self._sort_in(pair, list(fresh.pop(pair, {}).values()), rebuild=pair in stale)

    def withdraw(self, article_id: str) -> int:
        """Takes out all claims of an article, and every trace of them; says how many there were."""
        return self.take_out(claim.id for claim in self._claims if claim.article_id == article_id)

    def take_out(self, claim_ids: Iterable[str]) -> int:
        """Takes out claims and every trace of them; says how many there were."""
        known = [claim for claim_id in set(claim_ids) if (claim := self._claims.get(claim_id)) is not None]
        for pair in {pair for claim in known for pair in self._drop(claim)}:
            self._sort_in(pair, [], rebuild=True)
        return len(known)

    def replace(self, claims: Iterable[Claim], gone: Iterable[str] = ()) -> int:
        """Puts each claim in the place of what is held under its id, and takes out those that are gone.

        Says how many differed; what is the same is not touched.
        """
        fresh = [claim for claim in claims if self._claims.get(claim.id) != claim]
        removed = self.take_out([*gone, *(claim.id for claim in fresh)])
        self.add(fresh)
        return max(removed, len(fresh))

    def claims(self) -> Iterable[Claim]:
        """All claims as given, in no order."""
        return iter(self._claims)

    def ledger(self, *, as_of: date | None = None) -> Ledger:
        """The ledger of everything given so far."""
        for place in self._dirty:
            self._settle(place)
        self._dirty.clear()
        deals = [deal for settled in self._settled.values() for deal in settled.deals.values()]
        stones = {old: new for settled in self._settled.values() for old, new in settled.stones.items()}
        unknown: tuple[Finding, ...] = ()
        if self._rulings.together:
            deals, stones, unknown = merge_deals(deals, stones, self._rulings, self._find_all)
        deals.sort(key=lambda deal: deal.id)
        return Ledger(
            deals=tuple(deals),
            claims=tuple(self._standing()),
            tombstones=tuple((old, stones[old]) for old in sorted(stones)),
            findings=(
                *self._rulings.findings,
                *unknown,
                *(self._findings[i] for i in sorted(self._findings)),
            ),
            revision=self._digest.show(),
            as_of=as_of,
        )

    def _settle(self, place: Place) -> None:
        dossiers = [d for pair in sorted(self._pairs.get(place, ())) for d in self._books[pair].into(*place)]
        before = self._settled[place].deals if place in self._settled else {}
        self._settled[place] = settle(dossiers, before, self._rulings.name_party, self._forbidden)

    def _standing(self) -> list[Claim]:
        """The claims that count, as they count, by id; those ruled not to hold are left out."""
        ordered = self._claims.ordered()
        withdrawn, counted = self._rulings.withdrawn, self._counted
        if not (withdrawn or counted):
            return ordered
        return [counted.get(claim.id, claim) for claim in ordered if claim.id not in withdrawn]

    def dossiers(self, pairs: Iterable[Pair] | None = None) -> Iterator[Dossier]:
        """The dossiers that the claims were sorted into, of some pairs or of all."""
        for pair in sorted(self._books if pairs is None else pairs):
            if pair in self._books:
                for dossiers in self._books[pair].dossiers.values():
                    yield from dossiers

    def broken(self) -> dict[str, Finding]:
        """The claims that no deal can be made from, by id, with what is wrong."""
        return dict(self._findings)

    def digest(self) -> Digest:
        """What the revision is a digest of."""
        return self._digest

    def take_touched(self) -> frozenset[Pair]:
        """The pairs whose dossiers changed since this was asked before."""
        touched = frozenset(self._touched)
        self._touched.clear()
        return touched

    def span_of(self, deal: Deal) -> tuple[int, int]:
        """The first and the last day (ordinals) from which claims of the deal are in force.

        A claim that is in force from no known day makes the last one NEVER.
        """
        days = [self._day_in_force(claim_id, total=deal.cumulative) for claim_id in deal.claim_ids]
        return min(days), max(days)

    def _day_in_force(self, claim_id: str, *, total: bool) -> int:
        claim = self._claims.get(claim_id)
        held = None if claim is None else self._rulings.apply(claim)
        day = None if held is None else effective_ordinal(held, total=total)
        return NEVER if day is None else day

    def _find_all(self, ids: Iterable[str]) -> list[Claim]:
        found = (self._find(claim_id) for claim_id in ids)
        return [placed[0] for placed in found if placed is not None]

    def _find(self, claim_id: str) -> Placed | None:
        """The claim as it counts, or None where it is not there or does not hold."""
        claim = self._claims.get(claim_id)
        return None if claim is None else place_claim(claim, self._rulings)

    def _drop(self, claim: Claim) -> set[Pair]:
        """Forgets the claim; gives the pair whose book has to be written anew."""
        placed = self._find(claim.id)
        self._claims.drop(claim.id)
        self._counted.pop(claim.id, None)
        self._digest.take(claim)
        self._findings.pop(claim.id, None)
        return set() if placed is None else {pair_of(*placed[1:])}

    def _place(self, claim: Claim) -> Placed | None:
        self._claims.put(claim)
        self._digest.add(claim)
        held = self._rulings.apply(claim)
        if held is not None and held is not claim:
            self._counted[claim.id] = held
        placed = _place_held(held, self._rulings)
        if placed is None and claim.id not in self._rulings.withdrawn:
            self._findings[claim.id] = Finding(
                level="error", step="ledger@1", subject_id=claim.id, code="law_broken",
                message=f"claim {claim.id} of article {claim.article_id}: no two parties or no evidence",
            )  # fmt: skip
        return placed

    def _sort_in(self, pair: Pair, fresh: list[Placed], *, rebuild: bool) -> None:
        """Continues the pair's book, or writes it anew where a claim is not of a later day."""
        self._touched.add(pair)
        book = self._books.get(pair)
        if book is None:
            book = self._books[pair] = PairBook(pair)
        elif rebuild or min(day_number(placed[0]) for placed in fresh) <= book.last_day:
            fresh = self._collect(book, fresh)
            book = self._books[pair] = PairBook(pair, book.generation + 1)
        for dossier in book.sort_in(arrange(fresh), self._apart):
            place = (dossier.object_id, dossier.line)
            self._dirty.add(place)
            self._pairs.setdefault(place, set()).add(pair)

    def _collect(self, book: PairBook, fresh: list[Placed]) -> list[Placed]:
        """What stands of a book together with what is new; its places are to be settled."""
        known = {claim.id for claim, _, _ in fresh}
        found = (self._find(claim.id) for claim in book.claims if claim.id not in known)
        kept = [placed for placed in found if placed is not None and pair_of(*placed[1:]) == book.pair]
        lines = {dossier.line for dossiers in book.dossiers.values() for dossier in dossiers}
        self._dirty.update((party, line) for party in book.pair for line in lines)
        return [*kept, *fresh]


def place_claim(claim: Claim, rulings: Rulings) -> Placed | None:
    """The claim as it counts between two parties; None where it does not hold or names no two."""
    return _place_held(rulings.apply(claim), rulings)


def _place_held(held: Claim | None, rulings: Rulings) -> Placed | None:
    if held is None or not held.evidence:
        return None
    giver, taker = rulings.party_id(held.subject), rulings.party_id(held.object)
    return None if giver == taker else (held, *direct(held, giver, taker))


def _rank_reading(claim: Claim) -> tuple[str, str, str]:
    """Of two readings under one id the later extractor's counts, then the later sight."""
    seen = "" if claim.last_seen is None else claim.last_seen.isoformat()
    return (claim.made_by, seen, repr(claim))
