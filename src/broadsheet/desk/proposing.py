"""Proposals at the desk: contributors write them, editors answer them with one key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from broadsheet.adapters.store import reading
from broadsheet.desk import proposals
from broadsheet.desk.acts import refuse, show_fault
from broadsheet.desk.forms import Act, read_act
from broadsheet.desk.judging import Overtaken
from broadsheet.desk.overtaking import show_overtaken
from broadsheet.desk.people import editors_only, role_of, staff_only
from broadsheet.desk.showing import go_back, newsroom_settings, show_page
from broadsheet.desk.telling import act_meant
from broadsheet.errors import InputError
from broadsheet.wiring import utc_now

MOST_ANSWERED = 50


@require_GET
@staff_only
def show_proposals(request: HttpRequest) -> HttpResponse:
    """What contributors propose, the longest waiting first; then what was answered last."""
    waiting, answered = proposals.list_proposals(reading.judgements())
    values: dict[str, object] = {"proposals": waiting, "answered": answered[:MOST_ANSWERED]}
    return show_page(request, "proposals", values)


@require_POST
@staff_only
def propose(request: HttpRequest) -> HttpResponse:
    """Takes down what somebody would decide; the forms are those of acts."""
    try:
        wanted = read_act(request.POST, newsroom_settings())
        made = proposals.propose(wanted, by=request.user.get_username(), at=utc_now())
    except InputError as fault:
        return show_fault(request, fault)
    return go_back(request, made)


@require_POST
@editors_only
def accept(request: HttpRequest) -> HttpResponse:
    """Decides as proposed, unless another editor was quicker."""
    proposal_id = request.POST.get("id", "")
    try:
        made = proposals.accept(
            proposal_id, seen=request.POST.get("seen", ""), by=request.user.get_username(), at=utc_now()
        )
    except Overtaken as other:
        return show_overtaken(
            request, _wanted(proposal_id), other.standing, again_at="/desk/proposals/accept/"
        )
    except InputError as fault:
        return refuse(request, fault)
    return go_back(request, *made)


def _wanted(proposal_id: str) -> Act:
    made = next(j for j in reading.judgements() if j.id == proposal_id)
    meant = act_meant(made)
    return Act(
        kind=meant.kind, left=meant.left, right=meant.right, verdict=meant.verdict, why=made.why, seen=None
    )


@require_POST
@staff_only
def decline(request: HttpRequest) -> HttpResponse:
    """Closes a proposal without deciding; its own author may do so too."""
    try:
        made = proposals.decline(
            request.POST.get("id", ""),
            by=request.user.get_username(),
            at=utc_now(),
            why=request.POST.get("why", "").strip(),
            own_only=role_of(request.user) == "contributor",
        )
    except InputError as fault:
        return refuse(request, fault)
    return go_back(request, made)
