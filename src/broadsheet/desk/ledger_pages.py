"""The pages of ledger review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet.desk import review
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.parties import load_parties
from broadsheet.press.labels import RELATIONS, STAGES


@require_GET
@staff_only
def show_claims(request: HttpRequest) -> HttpResponse:
    """Claims to look at, machine's and editor's reading side by side."""
    show = request.GET.get("show", "")
    values = {
        "doubts": review.list_doubts(show),
        "show": show,
        "orphans": review.list_orphans() if show == "decided" else (),
        "relations": RELATIONS,
        "stages": STAGES,
        "names": load_parties().names(),
    }
    return show_page(request, "claims", values)


@require_GET
@staff_only
def show_merges(request: HttpRequest) -> HttpResponse:
    """Deals that may be one."""
    return show_page(request, "merges", {"twins": review.list_twins()})


@require_GET
@staff_only
def show_disputes(request: HttpRequest) -> HttpResponse:
    """What contradicts what."""
    return show_page(request, "disputes", {"disputes": review.list_disputes()})
