"""The pages of ledger review."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET

from broadsheet.desk import review
from broadsheet.desk.paging import leaf_of, number_asked
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.desk.telling import tell
from broadsheet.errors import InputError
from broadsheet.parties import load_parties
from broadsheet.press.labels import RELATIONS, STAGES


@require_GET
@staff_only
def show_claims(request: HttpRequest) -> HttpResponse:
    """Claims to look at, machine's and editor's reading side by side."""
    return claims_page(request)


def claims_page(request: HttpRequest, fault: InputError | None = None) -> HttpResponse:
    """The page of claims; with `fault` the form of the claim holds what was typed, first of all."""
    show = request.GET.get("show", "")
    total = review.count_doubts(show)
    leaf = leaf_of(number_asked(request), review.MOST, total, {"show": show} if show else {})
    typed = request.POST if fault else QueryDict()
    doubts = review.list_doubts(show, skip=(leaf.number - 1) * review.MOST)
    if fault is not None:
        doubts = (review.doubt_of(typed["left"], typed), *(d for d in doubts if d.claim.id != typed["left"]))
    orphans = review.list_orphans() if show == "decided" else ()
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
    return show_page(request, "claims", values, status=400 if fault else 200)


@require_GET
@staff_only
def show_merges(request: HttpRequest) -> HttpResponse:
    """Deals that may be one."""
    return _show_part(request, "merges", "twins", review.list_twins())


@require_GET
@staff_only
def show_disputes(request: HttpRequest) -> HttpResponse:
    """What contradicts what."""
    return _show_part(request, "disputes", "disputes", review.list_disputes())


def _show_part(request: HttpRequest, page: str, name: str, rows: Sequence[object]) -> HttpResponse:
    """The part of the rows that is asked for."""
    leaf = leaf_of(number_asked(request), review.MOST, len(rows), {})
    return show_page(request, page, {name: rows[max(0, leaf.first - 1) : leaf.last], "page": leaf})
