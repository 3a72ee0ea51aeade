"""Where else somebody is at the desk, and leaving there; and the language one reads the desk in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from broadsheet.desk.people import staff_only
from broadsheet.desk.wording import COOKIE, LANGUAGES
from broadsheet.wiring import utc_now

YEAR = 365 * 24 * 3600


def sessions_elsewhere(request: HttpRequest) -> list[Session]:
    """The person's sessions that still hold, other than the one of this request."""
    here, person = request.session.session_key, str(request.user.pk)
    open_ones = Session.objects.filter(expire_date__gt=utc_now()).exclude(session_key=here)
    return [one for one in open_ones if one.get_decoded().get(SESSION_KEY) == person]


@require_POST
@staff_only
def leave_elsewhere(request: HttpRequest) -> HttpResponse:
    """Ends the person's own sessions in other browsers."""
    for session in sessions_elsewhere(request):
        session.delete()
    return redirect("/desk/you/")


@require_POST
@staff_only
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the language to read the desk in, in this browser; one the desk has not changes nothing."""
    response = redirect("/desk/you/")
    language = request.POST.get("language", "")
    if language in LANGUAGES:
        response.set_cookie(
            COOKIE, language, max_age=YEAR, path="/desk/", httponly=True, samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response
