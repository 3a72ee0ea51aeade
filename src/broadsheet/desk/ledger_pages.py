"""The pages of ledger review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET

from broadsheet.desk import claim_rulings, disputes, doubted_claims, party_pairs, twins
from broadsheet.desk.ledger_counts import count_ledger_work
from broadsheet.desk.paging import MOST, Leaf, leaf_of, number_asked
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.desk.telling import tell
from broadsheet.errors import InputError
from broadsheet.parties import load_parties
from broadsheet.press.labels import RELATIONS, STAGES

Row = TypeVar("Row")


@require_GET
@staff_only
def show_claims(request: HttpRequest) -> HttpResponse:
    """Claims to look at, machine's and editor's reading side by side."""
    return claims_page(request)


def claims_page(request: HttpRequest, fault: InputError | None = None) -> HttpResponse:
    """The page of claims; with `fault` the form of the claim holds what was typed, first of all."""
    show = request.GET.get("show", "")
    total = doubted_claims.count_doubts(show)
    leaf = leaf_of(number_asked(request), MOST, total, {"show": show} if show else {})
    typed = request.POST if fault else QueryDict()
    doubts = doubted_claims.list_doubts(show, skip=(leaf.number - 1) * MOST)
    if fault is not None:
        doubts = (
            doubted_claims.doubt_of(typed["left"], typed),
            *(d for d in doubts if d.claim.id != typed["left"]),
        )
    orphans = claim_rulings.list_orphans() if show == "decided" else ()
    told = tell(orphans)
    values = {
        "doubts": doubts,
        "show": show,
        "page": leaf,
        "orphans": [(judgement, told[judgement.id]) for judgement in orphans],
        "relations": RELATIONS,
        "stages": STAGES,
        "names": load_parties().names(),
        "typed": typed,
        "fault": fault,
    }
    return _show(request, "claims", values, status=400 if fault else 200)


@require_GET
@staff_only
def show_merges(request: HttpRequest) -> HttpResponse:
    """Deals that may be one."""
    found = twins.list_twins()
    leaf = leaf_of(number_asked(request), MOST, len(found), {})
    return _show(request, "merges", {"twins": twins.with_claims(_part(found, leaf)), "page": leaf})


@require_GET
@staff_only
def show_party_pairs(request: HttpRequest) -> HttpResponse:
    """Parties that may be one."""
    found = party_pairs.list_party_pairs()
    leaf = leaf_of(number_asked(request), MOST, len(found), {})
    values = {
        "pairs": party_pairs.show_pairs(tuple(_part(found, leaf))),
        "page": leaf,
        "pairs_waiting": party_pairs.count_waiting(found),
    }
    return _show(request, "same_party", values)


@require_GET
@staff_only
def show_disputes(request: HttpRequest) -> HttpResponse:
    """What contradicts what."""
    leaf = leaf_of(number_asked(request), MOST, disputes.count_disputes(), {})
    found = disputes.list_disputes(skip=(leaf.number - 1) * MOST)
    return _show(request, "disputes", {"disputes": found, "page": leaf})


def _show(request: HttpRequest, name: str, values: dict[str, object], status: int = 200) -> HttpResponse:
    """A page of ledger review, with how much waits behind each of its tabs."""
    return show_page(request, name, {"work": count_ledger_work(), **values}, status=status)


def _part(rows: Sequence[Row], leaf: Leaf) -> Sequence[Row]:
    return rows[max(0, leaf.first - 1) : leaf.last]
