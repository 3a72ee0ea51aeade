"""Acts at the desk: every one is a Judgement, every one can be taken back."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from broadsheet.adapters.store import reading, writing
from broadsheet.desk import queue, sources_page
from broadsheet.desk.forms import Act, read_act
from broadsheet.desk.judging import Overtaken, judge, undo
from broadsheet.desk.ledger_pages import claims_page
from broadsheet.desk.meantime import refuse_if_decided_since
from broadsheet.desk.overtaking import show_overtaken
from broadsheet.desk.people import editors_only
from broadsheet.desk.same_words import judge_copies
from broadsheet.desk.showing import go_back, inside, newsroom_settings, show_page
from broadsheet.desk.stories import story_page
from broadsheet.desk.wording import say
from broadsheet.errors import InputError
from broadsheet.records import Judgement
from broadsheet.running import editing
from broadsheet.running.regrouping import regroup
from broadsheet.wiring import utc_now

TYPED_ON_STORIES = frozenset({"retitle", "summary", "schedule", "correction"})
TIES = "same_story"  #: after such a judgement the stories around it are told again


@require_POST
@editors_only
def act(request: HttpRequest) -> HttpResponse:
    """One judgement from a form. One that another editor overtook is refused with both versions shown."""
    try:
        wanted = read_act(request.POST, newsroom_settings())
    except InputError as fault:
        return show_fault(request, fault)
    try:
        made = _judge(request, wanted)
    except Overtaken as other:
        return show_overtaken(request, wanted, other.standing)
    except InputError as fault:
        return show_fault(request, fault)
    _follow_up(*made)
    return go_back(request, *made)


def _judge(request: HttpRequest, wanted: Act) -> tuple[Judgement, ...]:
    """The judgement that is wanted, and the same on the copies of what it is about."""
    with writing.alone():
        made = judge(
            wanted.kind,
            wanted.left,
            wanted.verdict,
            right=wanted.right,
            by=request.user.get_username(),
            at=utc_now(),
            why=wanted.why,
            seen=wanted.seen,
            mark=wanted.mark,
        )
        return made, *judge_copies(made)


def _follow_up(*made: Judgement) -> None:
    articles = sorted({i for j in made if j.kind == TIES for i in (j.left, j.right)})
    if articles:
        regroup(articles, newsroom_settings().home)


def show_fault(request: HttpRequest, fault: InputError) -> HttpResponse:
    """The page that the form stood on, with what was typed and the fault at its field."""
    kind, left = request.POST.get("kind", ""), request.POST.get("left", "")
    if kind in TYPED_ON_STORIES and reading.stories([left]):
        return story_page(request, left, fault)
    if kind == "claim_corrected" and reading.claim(left) is not None:
        return claims_page(request, fault)
    return refuse(request, fault)


def refuse(request: HttpRequest, fault: InputError) -> HttpResponse:
    """What cannot be taken, and what to do."""
    values = {"fault": fault, "back": inside(request.POST.get("back", ""))}
    return show_page(request, "refused", values, status=400)


@require_POST
@editors_only
def merge(request: HttpRequest) -> HttpResponse:
    """Makes one story of the stories whose lead articles are named."""
    articles = list(dict.fromkeys(request.POST.getlist("article")))
    if not 2 <= len(articles) <= 20 or len(reading.articles(articles)) != len(articles):
        return refuse(
            request, InputError(say("it takes two stories or more to merge"), remedy=say("Mark them with x."))
        )
    mark = request.POST.get("mark")
    try:
        made = _judge_together(request, articles, mark)
    except Overtaken as other:
        wanted = Act(kind=TIES, left=articles[0], right=articles[1], verdict="yes", why="", seen=None)
        return show_overtaken(request, wanted, other.standing, again_at="/desk/merge/")
    _follow_up(*made)
    return go_back(request, *made)


def _judge_together(request: HttpRequest, articles: list[str], mark: str | None) -> list[Judgement]:
    """The judgements that make one story of many, all or none."""
    name, at = request.user.get_username(), utc_now()
    with writing.alone():
        refuse_if_decided_since(mark, TIES, articles)
        return [judge(TIES, articles[0], "yes", right=other, by=name, at=at) for other in articles[1:]]


@require_POST
@editors_only
def take_back(request: HttpRequest) -> HttpResponse:
    """Undoes one judgement, or several that were made together."""
    name, at = request.user.get_username(), utc_now()
    ids = request.POST.getlist("id")
    given = {judgement.id: judgement for judgement in reading.judgements()}
    try:
        made = [undo(judgement_id, by=name, at=at) for judgement_id in ids or [""]]
    except InputError as fault:
        return refuse(request, fault)
    taken_back = [given[judgement_id] for judgement_id in ids]
    for judgement in taken_back:
        if judgement.kind == sources_page.KIND:
            sources_page.undo_source(judgement)
    _follow_up(*taken_back)
    return go_back(request, *made)


@require_POST
@editors_only
def print_edition(request: HttpRequest) -> HttpResponse:
    """Makes a day's edition again with all judgements."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        day = queue.last_day() or date.min
    editing.make_edition(newsroom_settings(), day, now=utc_now())
    return redirect(inside(request.POST.get("back", "")))
