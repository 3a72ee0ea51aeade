"""One's own page at the desk: password, passkeys, sessions, and the language one reads it in."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from broadsheet.adapters.store import keys
from broadsheet.desk import people
from broadsheet.desk.passkeys import note_person, site_bounds
from broadsheet.desk.people import staff_only
from broadsheet.desk.sessions import list_visits
from broadsheet.desk.showing import show_page
from broadsheet.desk.wording import COOKIE, LANGUAGES, say
from broadsheet.errors import InputError
from broadsheet.wiring import utc_now

YEAR: Final = 365 * 24 * 3600
HERE: Final = "/desk/you/"


@require_GET
@staff_only
def show_account(request: HttpRequest) -> HttpResponse:
    """The person's own page."""
    return _show(request)


def _show(request: HttpRequest, fault: InputError | None = None, at: str = "") -> HttpResponse:
    """The page; with `fault` it stands at the field named `at`."""
    name, origin = site_bounds()
    values: dict[str, object] = {
        "keys": keys.keys_of(request.user.pk),
        "origin": origin,
        "bound_to": name,
        "keys_at": f"{origin}{HERE}",
        "visits": list_visits(request),
        "changed": request.GET.get("changed") == "password",
        "fault": fault,
        "fault_at": at,
    }
    return show_page(request, "you", values, status=400 if fault else 200)


@require_POST
@staff_only
def change_password(request: HttpRequest) -> HttpResponse:
    """Sets a new password for who knows the old one; this session goes on, all others end.

    Wrong old ones count like wrong ones at the door, so that nobody guesses at a desk left open.
    """
    name = request.user.get_username()
    if authenticate(request, username=name, password=request.POST.get("old", "")) is None:
        return _show(request, InputError(say("that is not your password")), "old")
    try:
        people.change_password(name, request.POST.get("new", ""))
    except InputError as weak:
        return _show(request, weak, "new")
    update_session_auth_hash(request, people.find_person(name))
    note_person(name, "changed the password", utc_now())
    return redirect(f"{HERE}?changed=password")


@require_POST
@staff_only
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the language to read the desk in, in this browser; one the desk has not changes nothing."""
    response = redirect(HERE)
    language = request.POST.get("language", "")
    if language in LANGUAGES:
        response.set_cookie(
            COOKIE, language, max_age=YEAR, path="/desk/", httponly=True, samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response
