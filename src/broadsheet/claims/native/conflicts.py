"""Drafts of one sentence that cannot both be so: who pays for a thing puts no money into who sells it."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.native.trades import CONTENT
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading

_BOUGHT = frozenset(("compute_supply", "chip_supply", "licensing", "offtake_or_other"))
_PAID = frozenset(("investment", "acquisition", "funding_round"))


def without_contradictions(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what a plainer one of the same sentence says otherwise."""
    return [d for d in drafts if not any(_belies(other, d) for other in drafts if other is not d)]


def _is_one_word(told: Draft, draft: Draft) -> bool:
    """As in "Общий объём инвестиций A в B": what one word tells of A is no round of B beside it."""
    if (told.relation, draft.relation) != ("investment", "funding_round") or not told.cumulative:
        return False
    same = (
        told.object is not None and draft.object is not None and told.object.party_id == draft.object.party_id
    )
    return same and told.start < draft.end and draft.start < told.end


def _is_lead_again(told: Draft, draft: Draft) -> bool:
    """As in "levanta 1.700 millones en una ronda liderada por X": who leads is told with the round itself."""
    is_round = told.relation == draft.relation == "funding_round" and draft.frame.target == "D"
    if not is_round or told.money is None or draft.money is not None or draft.subject is None:
        return False
    return told.parties == draft.parties


def _is_fee(told: Draft, draft: Draft) -> bool:
    """As in "A verse 20 milliards à B pour rester le moteur par défaut": what is paid for a place is no stake."""
    if (told.relation, draft.relation) != ("offtake_or_other", "investment") or told.money is None:
        return False
    return told.money == draft.money and told.parties == draft.parties


def _is_whole(told: Draft, draft: Draft) -> bool:
    """As in "A довела долю в B до 100%": who takes the whole holds no share of it besides."""
    kinds = (told.relation, draft.relation) == ("acquisition", "investment")
    near = told.start <= draft.start <= told.end + _NEAR and draft.frame.name[:3] in {"es:", "ru:"}
    return kinds and near and told.parties == draft.parties and draft.money in {None, told.money}


_WARRANT = re.compile(r"认股|认购权|新株予約権")
"""What a buyer may get beside the goods: shares of who sells them."""
_NEAR = 12


def _belies(told: Draft, draft: Draft) -> bool:
    """As in "A zahlt B 38 Milliarden für Rechenleistung", "A вложила 3 млрд в B в рамках раунда": A neither invests in B nor raises."""
    if told.subject is None or told.object is None or draft.object is None or told.frame.is_weak:
        return False
    if _is_fee(told, draft):
        return True
    buys = told.relation in _BOUGHT and draft.relation in _PAID and draft.subject is not None
    buys = buys and _WARRANT.search(draft.masked.mask, draft.start, draft.end + _NEAR) is None
    if buys and draft.subject is not None:
        sides = (draft.subject.party_id, draft.object.party_id)
        return sides == (told.object.party_id, told.subject.party_id)
    if _is_one_word(told, draft) or _is_lead_again(told, draft) or _is_whole(told, draft):
        return True
    raises = told.relation == "investment" and draft.relation == "funding_round" and draft.subject is None
    same = told.money is not None and told.money == draft.money
    named = _ROUND.search(draft.masked.mask, draft.start, draft.end) is not None
    return raises and (same or named) and draft.object.party_id == told.subject.party_id


_ROUND = re.compile(
    r"[Rr]unde|[Ff]inanzierung|levée|tour de|série|ronda|[Ss]erie|раунд|[Ss]eries|финансировани"
)


_HOUSE = re.compile(r".* (?:Ventures|Capital|Partners|Equity|Investments?|Fund|Fonds)$")


def is_fund(draft: Draft) -> bool:
    """As in "Serena Data Ventures, qui a récolté 80 millions": what a house collects is its own fund."""
    return (
        draft.relation == "funding_round"
        and draft.object is not None
        and bool(_HOUSE.match(draft.object.name))
    )


def without_loose_ties(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """As in "un accord de partenariat avec A pour utiliser les articles": of a publisher's tie and its licence in one sentence the licence counts."""
    licensed = {d.parties for d in drafts if d.relation == "licensing" and _is_of_publisher(d, reading)}
    return [d for d in drafts if d.relation not in _LOOSE or d.parties not in licensed]


_LOOSE = frozenset(("partnership", "deal"))


def _is_of_publisher(draft: Draft, reading: Reading) -> bool:
    return draft.subject is not None and kind_of(draft.subject, reading) in CONTENT
