"""What the desk shows and the acts it takes. Every act is a Judgement; every act can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings as django_settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from broadsheet.adapters.store import reading
from broadsheet.adapters.store.shelf import source_views
from broadsheet.desk import queue, review
from broadsheet.desk.judging import Overtaken, judge, standing, undo
from broadsheet.desk.people import editors_only, role_of, staff_only
from broadsheet.editions import TITLES
from broadsheet.errors import InputError
from broadsheet.running import editing
from broadsheet.wiring import utc_now

STATIC = Path(__file__).parent / "static"
KINDS = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


@require_GET
def static_file(_: HttpRequest, name: str) -> HttpResponse:
    """The desk's own style sheet and script."""
    if name not in KINDS:
        raise Http404(name)
    response = HttpResponse((STATIC / name).read_bytes(), content_type=KINDS[name])
    response["Cache-Control"] = "no-cache"
    return response


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The door: name and password. After five wrong ones it stays shut for a quarter of an hour."""
    wrong = False
    if request.method == "POST":
        name, password = request.POST.get("name", ""), request.POST.get("password", "")
        person = authenticate(request, username=name, password=password)
        if person is not None:
            login(request, person)
            return redirect(_safe_target(request))
        wrong = True
    status = 401 if wrong else 200
    values = {"wrong": wrong, "next": request.GET.get("next", "")}
    return _own_page(render(request, "desk/enter.html", values, status=status))


def _safe_target(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if inside and target.startswith("/desk/") else "/desk/"


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("/desk/enter/")


@require_GET
@staff_only
def show_queue(request: HttpRequest) -> HttpResponse:
    """Stories that want a decision."""
    asked = request.GET.get("day", "")
    try:
        day = date.fromisoformat(asked) if asked else queue.last_day()
    except ValueError as fault:
        raise Http404(asked) from fault
    rows = queue.list_queue(day) if day else ()
    return show_page(
        request, "queue", {"rows": rows, "day": day, "days": reading.edition_days()[:14], "sections": TITLES}
    )


@require_GET
@staff_only
def show_story(request: HttpRequest, story_id: str) -> HttpResponse:
    """One story: its reports, and everything an editor may change."""
    story = next(iter(reading.stories([story_id])), None)
    row = queue.make_row(story, reading.edition(queue.last_day() or date.min)) if story else None
    if story is None or row is None:
        raise Http404(story_id)
    stands = {key[0]: value for key, value in standing(reading.judgements()).items() if key[1] == story_id}
    reports = reading.articles(list(story.article_ids))
    return show_page(
        request,
        "story",
        {"row": row, "stands": stands, "reports": reports, "sections": TITLES, "day": queue.last_day()},
    )


@require_GET
@staff_only
def show_claims(request: HttpRequest) -> HttpResponse:
    """Claims nobody has ruled on."""
    return show_page(request, "claims", {"doubts": review.list_doubts()})


@require_GET
@staff_only
def show_disputes(request: HttpRequest) -> HttpResponse:
    """What contradicts what."""
    return show_page(request, "disputes", {"disputes": review.list_disputes()})


@require_GET
@staff_only
def show_log(request: HttpRequest) -> HttpResponse:
    """Every act, newest first."""
    given = reading.judgements()
    taken_back = {j.replaces for j in given if j.replaces}
    return show_page(request, "log", {"judgements": reversed(given[-300:]), "taken_back": taken_back})


@require_GET
@staff_only
def show_sources(request: HttpRequest) -> HttpResponse:
    """Sources with their health."""
    return show_page(request, "sources", {"views": source_views(utc_now())})


@require_POST
@editors_only
def act(request: HttpRequest) -> HttpResponse:
    """One judgement from a form."""
    form = request.POST
    try:
        judge(
            form.get("kind", ""),
            form.get("left", ""),
            form.get("verdict", "").strip() or "yes",
            right=form.get("right", "").strip(),
            by=request.user.get_username(),
            at=utc_now(),
            why=form.get("why", "").strip(),
            seen=form.get("seen"),
        )
    except Overtaken as other:
        return show_page(
            request, "overtaken", {"standing": other.standing, "back": _back(request)}, status=409
        )
    except InputError as fault:
        return show_page(request, "refused", {"fault": fault, "back": _back(request)}, status=400)
    return redirect(_back(request))


@require_POST
@editors_only
def take_back(request: HttpRequest) -> HttpResponse:
    """Undoes one judgement."""
    try:
        undo(request.POST.get("id", ""), by=request.user.get_username(), at=utc_now())
    except InputError as fault:
        return show_page(request, "refused", {"fault": fault, "back": _back(request)}, status=400)
    return redirect(_back(request))


@require_POST
@editors_only
def print_edition(request: HttpRequest) -> HttpResponse:
    """Makes a day's edition again with all judgements."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        day = queue.last_day() or date.min
    editing.make_edition(django_settings.BROADSHEET_SETTINGS, day)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    target = request.POST.get("back", "")
    inside = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if inside and target.startswith("/desk/") else "/desk/"


def show_page(request: HttpRequest, name: str, values: dict[str, object], status: int = 200) -> HttpResponse:
    """A page of the desk by the name of its template."""
    about = {"here": name, "role": role_of(request.user), "paper": django_settings.BROADSHEET_SETTINGS.title}
    return _own_page(render(request, f"desk/{name}.html", {**about, **values}, status=status))


def _own_page(response: HttpResponse) -> HttpResponse:
    """Lets a browser say that the desk's forms come from the desk; under "no-referrer" it says "null".

    Nothing keeps the page: not a cache on the way, nor the paper's worker for reading offline.
    """
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
