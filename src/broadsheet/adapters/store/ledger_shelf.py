"""The ledger half of the shelf: deals, claims and parties from the folded ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from broadsheet.adapters.store.folding import Folded, folded
from broadsheet.adapters.store.views import dependence_views, growth_views, loop_views
from broadsheet.parties import load_parties
from broadsheet.press.ledger_table import page_of_table
from broadsheet.press.sheets.moves import stood_recently
from broadsheet.press.views import DependenceView, GrowthView, LoopView, TablePage
from broadsheet.records import Claim, Deal, Ledger, Party

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class LedgerShelf:
    """Keeps the ledger's promises of `press.shelf.Shelf` for one revision of the store."""

    def __init__(self, revision: str) -> None:
        self._revision = revision

    @property
    def _folded(self) -> Folded:
        return folded(self._revision)

    def ledger(self) -> Ledger:
        """The whole ledger as folded last."""
        return self._folded.ledger

    def deal(self, deal_id: str) -> Deal | None:
        """The deal with that id; for a merged one a deal of that id with `merged_into` set."""
        found = self._folded.deals.get(deal_id)
        if found is not None:
            return found
        target = dict(self._folded.ledger.tombstones).get(deal_id)
        heir = self._folded.deals.get(target or "")
        if heir is None:
            return None
        return Deal(
            id=deal_id,
            relation=heir.relation,
            roles=heir.roles,
            stage=heir.stage,
            timeline=(),
            claim_ids=(),
            merged_into=heir.id,
        )

    def table_page(self, number: int) -> TablePage:
        """A page of the whole table of deals, from 1; without deals beyond the last."""
        return page_of_table(self._folded.ledger.deals, number)

    def moves_until(self, day: date, limit: int) -> Sequence[Deal]:
        """The deals that moved in the weeks up to a day, each as it stood at its end, latest first."""
        return stood_recently(self._folded.ledger.deals, day, limit, self.claims_of_deal)

    def deals_of_party(self, party_id: str) -> Sequence[Deal]:
        """Deals in which the party has a role, by `last_moved`."""
        return self._folded.deals_of_party.get(party_id, ())

    def deals_of_article(self, article_id: str) -> Sequence[Deal]:
        """Deals that hold a claim of the article."""
        deals = (self._folded.deals_of_claim.get(claim.id) for claim in self.claims_of_article(article_id))
        return tuple({deal.id: deal for deal in deals if deal is not None}.values())

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with that id."""
        return self._folded.claims.get(claim_id)

    def claims_of_deal(self, deal_id: str) -> Sequence[Claim]:
        """The claims a deal is made of, in the order they were reported."""
        deal = self._folded.deals.get(deal_id)
        claims = [
            self._folded.claims[i] for i in (deal.claim_ids if deal else ()) if i in self._folded.claims
        ]
        return sorted(claims, key=lambda c: (c.reported_at or LONG_AGO, c.id))

    def claims_of_article(self, article_id: str) -> Sequence[Claim]:
        """The claims an article makes, in the order of its text."""
        claims = self._folded.claims_of_article.get(article_id, ())
        return sorted(claims, key=lambda c: (c.evidence[0].field, c.evidence[0].start, c.id))

    def claims_of_articles(self, article_ids: Iterable[str]) -> list[Sequence[Claim]]:
        """What those of the articles claim that make any claim, in their order."""
        known = self._folded.claims_of_article
        return [self.claims_of_article(i) for i in article_ids if i in known]

    def party(self, party_id: str) -> Party | None:
        """The party with that id; provisional ones ("?slug") too."""
        known = load_parties().party(party_id)
        if known is not None or party_id not in self._folded.deals_of_party:
            return known
        roles = self._folded.deals_of_party[party_id][0].roles
        name = next(role.name for role in roles if role.party_id == party_id)
        return Party(id=party_id, name=name, kind="provisional")

    def parties(self) -> Sequence[Party]:
        """Parties that have a role in a deal, by name."""
        found = [self.party(party_id) for party_id in self._folded.deals_of_party]
        return sorted((p for p in found if p is not None), key=lambda p: (p.name.casefold(), p.id))

    def dependence(self, party_id: str) -> Sequence[DependenceView]:
        """Who the party depends on, largest first."""
        return dependence_views(self.deals_of_party(party_id), self._folded.claims, party_id)

    def growth(self, party_id: str) -> Sequence[GrowthView]:
        """What of its dependence was known at the ends of years, where it differs from today.

        Nothing of a party with more claims than are gone through while a page is waited for.
        """
        return growth_views(self.deals_of_party(party_id), self._folded.claims, party_id)

    def loops(self, party_id: str = "") -> Sequence[LoopView]:
        """Rings of money through the party, or all where no id is given; shortest first."""
        return loop_views(self._folded.ledger, party_id)
