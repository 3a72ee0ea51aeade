"""A Folder keeps a ledger open: a day's claims are added without folding the whole again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from broadsheet.ledger.clocks import order_of
from broadsheet.ledger.deals import make_deal
from broadsheet.ledger.digest import Digest
from broadsheet.ledger.dossier import Dossier, Pair
from broadsheet.ledger.grouping import PairBook, direct, pair_of
from broadsheet.ledger.joining import join_rounds
from broadsheet.ledger.merging import merge_deals
from broadsheet.ledger.parts import link_parts
from broadsheet.ledger.rulings import Rulings, read_rulings
from broadsheet.records import Claim, Deal, Finding, Judgement, Ledger

Key = tuple[tuple[str, int], ...]


class Folder:
    """Folds claims into deals step by step; its ledger is that of one fold over everything given.

    Judgements are given at the start: after a new one, open a new Folder.
    """

    def __init__(self, claims: Iterable[Claim] = (), judgements: Iterable[Judgement] = ()) -> None:
        judged = tuple(judgements)
        self._rulings: Rulings = read_rulings(judged)
        self._digest = Digest(judged)
        self._claims: dict[str, Claim] = {}
        self._books: dict[Pair, PairBook] = {}
        self._into: dict[str, set[Pair]] = {}  #: receiving party → pairs that have dossiers into it
        self._findings: dict[str, Finding] = {}
        self._deals: dict[str, dict[Key, Deal]] = {}
        self._stones: dict[str, dict[str, str]] = {}
        self._apart = frozenset(right for _, right in self._rulings.apart)
        self._forbidden = frozenset(frozenset(pair) for pair in self._rulings.apart)
        self._dirty: set[str] = set()
        self.add(claims)

    def add(self, claims: Iterable[Claim]) -> None:
        """Takes claims in; one that is there already changes nothing, a newer reading replaces it."""
        fresh: dict[Pair, dict[str, tuple[Claim, str, str]]] = {}
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
        for pair in stale | fresh.keys():
            self._sort_in(pair, list(fresh.get(pair, {}).values()), rebuild=pair in stale)

    def withdraw(self, article_id: str) -> int:
        """Takes out all claims of an article, and every trace of them; says how many there were."""
        gone = [claim for claim in self._claims.values() if claim.article_id == article_id]
        for pair in {pair for claim in gone for pair in self._drop(claim)}:
            self._sort_in(pair, [], rebuild=True)
        return len(gone)

    def ledger(self, *, as_of: date | None = None) -> Ledger:
        """The ledger of everything given so far."""
        for target in sorted(self._dirty):
            self._settle(target)
        self._dirty.clear()
        deals = [deal for made in self._deals.values() for deal in made.values()]
        stones = {old: new for made in self._stones.values() for old, new in made.items()}
        unknown: tuple[Finding, ...] = ()
        if self._rulings.together:
            deals, stones, unknown = merge_deals(deals, stones, self._rulings, self._apply_all)
        deals.sort(key=lambda deal: deal.id)
        return Ledger(
            deals=tuple(deals),
            claims=tuple(self._standing()),
            tombstones=tuple(sorted(stones.items())),
            findings=(
                *self._rulings.findings,
                *unknown,
                *(self._findings[i] for i in sorted(self._findings)),
            ),
            revision=self._digest.show(),
            as_of=as_of,
        )

    def _standing(self) -> list[Claim]:
        """The claims that count, as corrected, by id; those ruled not to hold are left out."""
        ordered = (self._claims[i] for i in sorted(self._claims))
        if not (self._rulings.withdrawn or self._rulings.corrected):
            return list(ordered)
        return [held for claim in ordered if (held := self._rulings.apply(claim)) is not None]

    def _apply_all(self, ids: Iterable[str]) -> list[Claim]:
        given = (self._rulings.apply(self._claims[i]) for i in ids if i in self._claims)
        return [claim for claim in given if claim is not None]

    def _drop(self, claim: Claim) -> set[Pair]:
        """Forgets the claim; gives the pair whose book has to be written anew."""
        del self._claims[claim.id]
        self._digest.take(claim)
        self._findings.pop(claim.id, None)
        held = self._rulings.apply(claim)
        placed = None if held is None else self._direct(held)
        return set() if placed is None else {pair_of(*placed[1:])}

    def _place(self, claim: Claim) -> tuple[Claim, str, str] | None:
        self._claims[claim.id] = claim
        self._digest.add(claim)
        held = self._rulings.apply(claim)
        if held is None:
            return None
        placed = self._direct(held)
        if placed is None:
            self._findings[claim.id] = Finding(
                level="error", step="ledger@1", subject_id=claim.id, code="law_broken",
                message=f"claim {claim.id} of article {claim.article_id}: no two parties or no evidence",
            )  # fmt: skip
        return placed

    def _find(self, claim_id: str) -> tuple[Claim, str, str] | None:
        """The standing claim with its parties, or None where it was withdrawn."""
        claim = self._claims.get(claim_id)
        held = None if claim is None else self._rulings.apply(claim)
        return None if held is None else self._direct(held)

    def _direct(self, claim: Claim) -> tuple[Claim, str, str] | None:
        subject, target = self._rulings.party_id(claim.subject), self._rulings.party_id(claim.object)
        if subject == target or not claim.evidence:
            return None
        return (claim, *direct(claim, subject, target))

    def _sort_in(self, pair: Pair, fresh: list[tuple[Claim, str, str]], *, rebuild: bool) -> None:
        """Continues the pair's book, or writes it anew where a claim belongs before its last."""
        fresh.sort(key=lambda placed: order_of(placed[0]))
        book = self._books.get(pair)
        if book is None:
            book = self._books[pair] = PairBook(pair)
        elif rebuild or (fresh and book.claims and order_of(fresh[0][0]) < order_of(book.claims[-1])):
            known = {claim.id for claim, _, _ in fresh}
            standing = [p for c in book.claims if c.id not in known and (p := self._find(c.id)) is not None]
            fresh = sorted(
                [*(p for p in standing if pair_of(*p[1:]) == pair), *fresh], key=lambda p: order_of(p[0])
            )
            self._dirty.update(pair)
            book = self._books[pair] = PairBook(pair)
        for dossier in book.sort_in(fresh, self._apart):
            self._dirty.add(dossier.object_id)
            self._into.setdefault(dossier.object_id, set()).add(pair)

    def _settle(self, target: str) -> None:
        """Makes the deals into one party again; those whose claims are the same are kept."""
        groups = self._group(target)
        before, made, stones = self._deals.get(target, {}), {}, {}
        for group in groups:
            key = tuple(dossier.key for dossier in group)
            claims = [claim for dossier in group for claim in dossier.claims]
            made[key] = before.get(key) or make_deal(claims, self._rulings.name_party)
            stones.update(
                {d.id: made[key].id for d in group if d.id != made[key].id} if len(group) > 1 else {}
            )
        held = link_parts([(made[tuple(d.key for d in g)], g) for g in groups])
        self._deals[target] = {key: _hold(deal, held.get(deal.id, "")) for key, deal in made.items()}
        self._stones[target] = stones

    def _group(self, target: str) -> list[list[Dossier]]:
        dossiers: list[Dossier] = []
        for pair in sorted(self._into.get(target, ())):
            for line in self._books[pair].dossiers.values():
                dossiers += [d for d in line if d.object_id == target]
        capital = [d for d in dossiers if d.family == "capital" and not d.cumulative and not d.alone]
        joined = (
            join_rounds(capital, self._forbidden)
            if any("funding_round" in d.relations for d in capital)
            else [[d] for d in capital]
        )
        in_capital = {id(d) for d in capital}
        return joined + [[d] for d in dossiers if id(d) not in in_capital]


def _hold(deal: Deal, holder: str) -> Deal:
    return deal if deal.part_of == holder else replace(deal, part_of=holder)


def _rank_reading(claim: Claim) -> tuple[str, str, str]:
    """Of two readings under one id the later extractor's counts, then the later sight."""
    seen = "" if claim.last_seen is None else claim.last_seen.isoformat()
    return (claim.made_by, seen, repr(claim))
