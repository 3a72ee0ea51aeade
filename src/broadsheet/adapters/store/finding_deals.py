"""Deals and companies as a search finds them: by all that is said of a deal, by all names of a company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final

from broadsheet.adapters.store.finding_claims import party_fits, word_test
from broadsheet.adapters.store.ledger_shelf import LedgerShelf
from broadsheet.press.query import telling_quote
from broadsheet.press.views import Hit, Query
from broadsheet.records import Deal, Ledger, Party

NEVER: Final = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A deal with all that is said of it, ready to be searched."""

    deal: Deal
    names: tuple[tuple[str, str], ...]
    title: str
    quotes: tuple[str, ...]  #: oldest first
    words: str  #: title and quotes, case-folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A company with its names, ready to be searched."""

    party: Party
    own: str  #: its name, case-folded
    words: str  #: all its names, case-folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Deals and companies of one revision of the ledger."""

    ledger: Ledger
    deals: tuple[Spoken, ...]  #: latest move first
    parties: tuple[Called, ...]


_LATEST: dict[str, Said] = {}  # of the ledger that was searched last


def find_deals(shelf: LedgerShelf, query: Query, most: int) -> list[Spoken]:
    """The deals that fit, latest move first, at most so many."""
    if query.topics or query.outlets:
        return []
    fits = _deal_test(query)
    return list(islice((spoken for spoken in _said(shelf).deals if fits(spoken)), most))


def _deal_test(query: Query) -> Callable[[Spoken], bool]:
    words_fit = word_test(query)

    def fits(spoken: Spoken) -> bool:
        deal = spoken.deal
        return (
            words_fit(spoken.words)
            and (not query.relations or deal.relation in query.relations)
            and (not query.stages or deal.stage in query.stages)
            and party_fits(query, spoken.names)
            and in_days(query, deal.last_moved.date() if deal.last_moved else None)
        )

    return fits


def in_days(query: Query, day: date | None) -> bool:
    """Whether a day is among those that are asked for."""
    if query.before is None and query.after is None:
        return True
    if day is None:
        return False
    return (query.before is None or day < query.before) and (query.after is None or day >= query.after)


def find_parties(shelf: LedgerShelf, query: Query, most: int) -> list[Hit]:
    """The companies whose names have the words, those whose own name has them before an alias."""
    if not query.words and not query.phrases:
        return []
    if query.outlets or query.topics or query.relations or query.stages or query.before or query.after:
        return []
    words_fit = word_test(query)
    fits = [called for called in _said(shelf).parties if words_fit(called.words)]
    fits.sort(key=lambda called: not words_fit(called.own))
    return [_party_hit(called.party) for called in fits[:most]]


def _party_hit(party: Party) -> Hit:
    return Hit(kind="party", id=party.id, title=party.name, note=party.kind)


def _said(shelf: LedgerShelf) -> Said:
    """What a search looks through; made once for a revision of the ledger."""
    ledger = shelf.ledger()
    latest = _LATEST.get("said")
    if latest is None or latest.ledger is not ledger:
        standing = [deal for deal in ledger.deals if not deal.merged_into]
        standing.sort(key=lambda d: d.last_moved or NEVER, reverse=True)
        deals = tuple(_speak(shelf, deal) for deal in standing)
        latest = Said(ledger=ledger, deals=deals, parties=tuple(map(_call, shelf.parties())))
        _LATEST["said"] = latest
    return latest


def _speak(shelf: LedgerShelf, deal: Deal) -> Spoken:
    names = tuple((role.party_id, role.name) for role in deal.roles)
    quotes = [c.evidence[0].quote for c in shelf.claims_of_deal(deal.id) if c.evidence]
    title = " – ".join(name for _, name in names[:2])
    words = " ".join([title, *quotes]).casefold()
    return Spoken(deal=deal, names=names, title=title, quotes=tuple(quotes), words=words)


def _call(party: Party) -> Called:
    return Called(
        party=party, own=party.name.casefold(), words=" ".join((party.name, *party.aliases)).casefold()
    )


def deal_hit(spoken: Spoken, query: Query) -> Hit:
    """A deal as it is shown: its parties, and the latest sentence with the most of what was asked."""
    deal = spoken.deal
    return Hit(
        kind="deal",
        id=deal.id,
        title=spoken.title,
        snippet=telling_quote(spoken.quotes, query),
        note=deal.relation,
        at=deal.last_moved,
    )
