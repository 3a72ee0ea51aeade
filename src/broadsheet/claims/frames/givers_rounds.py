"""Rounds that belong to a giver's cheque: what somebody puts into another's round is no round of his own."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft


def without_givers_rounds(drafts: list[Draft]) -> list[Draft]:
    """As in "Nvidia invests in OpenAI as part of its round": the round is not the giver's, nor its total a giver's."""
    drafts = [d for d in drafts if not any(_is_givers_total(d, c) or _is_joined(d, c) for c in drafts)]
    totals = [d for d in drafts if d.relation == "funding_round" and d.cumulative]
    drafts = [d for d in drafts if d.relation != "investment" or not any(_is_total(t, d) for t in totals)]
    drafts = [
        d for d in drafts if d.relation != "investment" or not any(_is_participation(r, d) for r in drafts)
    ]
    cheques = [d for d in drafts if d.relation == "investment" and d.money and d.object]
    drafts = [
        d for d in drafts if d.relation != "funding_round" or not any(_is_anothers(d, c) for c in cheques)
    ]
    givers = {d.subject.party_id for d in drafts if d.relation == "investment" and d.subject}
    return [
        d
        for d in drafts
        if d.relation != "funding_round" or d.object is None or d.object.party_id not in givers
    ]


_JOINS = re.compile(r"(?:participat|join|took part|tak(?:es|ing) part)")


def _is_joined(round_: Draft, cheque: Draft) -> bool:
    """As in "Globex took part in Acme's Series B": the words that name the round only tell whose cheque it is."""
    if round_.relation != "funding_round" or cheque.relation != "investment" or round_.money or round_.others:
        return False
    is_told = _JOINS.match(cheque.told) is not None and cheque.start <= round_.start < cheque.end
    return is_told and round_.subject is None and round_.object == cheque.object


def _is_givers_total(total: Draft, cheque: Draft) -> bool:
    """As in "Acme puts a further $4m into Globex, which brings the total to $8m": what Acme has put in by now."""
    if total.relation != "funding_round" or total.frame.target != "D" or total.subject or total.money is None:
        return False
    is_cheque = cheque.relation == "investment" and cheque.subject is not None and cheque.money is not None
    is_before = cheque.sum_at < total.start and cheque.money is not total.money
    return is_cheque and is_before and cheque.object == total.object


def _is_anothers(round_: Draft, cheque: Draft) -> bool:
    """As in "its founder put $1m into Globex, leading its round": one sum is not a round of somebody else too."""
    return round_.money is cheque.money and round_.parties.isdisjoint(cheque.parties)


def _is_participation(round_: Draft, other: Draft) -> bool:
    """As in "raised $5m in funding from investors including A and B": nobody is named as its lead."""
    if round_.relation != "funding_round" or round_.subject or round_.money is None or other.subject is None:
        return False
    is_list = _SOME_OF_THEM.search(other.masked.mask, other.start, other.end) is not None
    is_here = round_.start < other.end and other.start < round_.end
    return is_list and is_here and other.subject.party_id in {m.party_id for m in round_.others}


_SOME_OF_THEM = re.compile(r"\b(?:including|such as|like|among them)\b")


def _is_total(total: Draft, other: Draft) -> bool:
    return total.money is other.money and total.start < other.end and other.start < total.end
