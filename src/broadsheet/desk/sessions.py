"""Where somebody is at the desk: every browser by name, and the way out of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from broadsheet.desk.meantime import HEARD
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import inside
from broadsheet.wiring import utc_now

ENTERED: Final = "entered at"
BROWSER: Final = "browser"
BROWSERS: Final = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
                   ("Safari/", "Safari"))  # fmt: skip
SYSTEMS: Final = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
                  ("Mac OS X", "macOS"), ("Linux", "Linux"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One session of a person; `name` stands for it on the page and opens nothing."""

    name: str
    browser: str  #: "" where the browser does not say
    entered: datetime | None
    is_here: bool


@receiver(user_logged_in)
def note_entry(request: HttpRequest, **_: object) -> None:
    """Keeps in the session when it began and in which browser, for the list on one's own page."""
    request.session[ENTERED] = utc_now().isoformat()
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))


def browser_of(agent: str) -> str:
    """Browser and system in two words, of those that are common; "" for any other."""
    found = [next((name for mark, name in table if mark in agent), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in found if name)


def list_visits(request: HttpRequest) -> list[Visit]:
    """The person's sessions that still hold: the one of this request first, then the latest entry."""
    visits = [_visit(session, request) for session in _sessions_of(request)]
    visits.sort(key=lambda v: (v.is_here, v.entered.timestamp() if v.entered else 0.0), reverse=True)
    return visits


def _visit(session: Session, request: HttpRequest) -> Visit:
    kept = session.get_decoded()
    return Visit(
        name=_name_of(session),
        browser=kept.get(BROWSER, ""),
        entered=datetime.fromisoformat(kept[ENTERED]) if ENTERED in kept else None,
        is_here=session.session_key == request.session.session_key,
    )


def _sessions_of(request: HttpRequest) -> Iterator[Session]:
    person = str(request.user.pk)
    open_ones = Session.objects.filter(expire_date__gt=utc_now())
    return (one for one in open_ones if one.get_decoded().get(SESSION_KEY) == person)


def _name_of(session: Session) -> str:
    """The key itself would let its reader in."""
    return hashlib.sha256(f"visit {session.session_key}".encode()).hexdigest()[:16]


@require_POST
@staff_only
def leave_there(request: HttpRequest) -> HttpResponse:
    """Ends one of the person's own sessions, or with "all" every one but this; another's is not found."""
    wanted, here = request.POST.get("name", ""), request.session.session_key
    for session in list(_sessions_of(request)):
        if session.session_key != here and wanted in {"all", _name_of(session)}:
            session.delete()
    return redirect("/desk/you/")


@require_POST
@staff_only
def hear(request: HttpRequest) -> HttpResponse:
    """Keeps up to which judgement the person was told who decided over their head."""
    request.session[HEARD] = request.POST.get("mark", "")[:40]
    return redirect(inside(request.POST.get("back", "")))
