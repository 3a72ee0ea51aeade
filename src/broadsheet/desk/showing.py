"""Pages of the desk: what each of them carries, and the way back from an act."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.conf import settings as django_settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from broadsheet.adapters.store import reading, voices
from broadsheet.adapters.store.judgements import count_proposals
from broadsheet.desk.meantime import HEARD, mark_of, overruled
from broadsheet.desk.people import role_of
from broadsheet.desk.telling import tell
from broadsheet.desk.wording import LANGUAGES, language_now, says
from broadsheet.press.static_files import face_rules
from broadsheet.records import Judgement
from broadsheet.settings import Settings
from broadsheet.wiring import utc_now

STATIC: Final = Path(__file__).parent / "static"
KINDS: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
FILES: Final = {path.name: path for path in STATIC.iterdir() if path.suffix in KINDS}
SET_IN_OUR_FACES: Final = "desk.css"  #: headlines and quotations stand in the face that readers see
MOST_DONE: Final = 20


def newsroom_settings() -> Settings:
    """The settings of the newsroom whose desk this is."""
    settings: Settings = django_settings.BROADSHEET_SETTINGS
    return settings


@require_GET
def static_file(_: HttpRequest, name: str) -> HttpResponse:
    """The desk's own style sheets and scripts."""
    if name not in FILES:
        raise Http404(name)
    body = FILES[name].read_bytes()
    if name == SET_IN_OUR_FACES:
        body = face_rules("../../static/") + b"\n" + body
    response = HttpResponse(body, content_type=KINDS[FILES[name].suffix])
    response["Cache-Control"] = "no-cache"
    return response


def show_page(request: HttpRequest, name: str, values: dict[str, object], status: int = 200) -> HttpResponse:
    """A page of the desk by the name of its template."""
    role = role_of(request.user) if request.user.is_authenticated else ""
    decides = role in {"owner", "editor"}
    given = reading.judgements() if role else ()
    about = {
        "here": name,
        "role": role,
        "decides": decides,
        "paper": newsroom_settings().title,
        "act_at": "/desk/act/" if decides else "/desk/propose/",
        "waiting": voices.count_held(),
        "proposed": count_proposals() if role else 0,
        "path": request.get_full_path(),
        "mark": mark_of(given),
        "language": language_now(),
        "languages": LANGUAGES,
        **_done(request, given),
        **_overruled(request, given, role),
    }
    return own_page(render(request, f"desk/{name}.html", {**about, **values}, status=status))


def _overruled(request: HttpRequest, given: tuple[Judgement, ...], role: str) -> dict[str, object]:
    """What others put in the place of this person's decisions, until it was heard of."""
    if role not in {"owner", "editor"}:
        return {}
    name, mark = request.user.get_username(), request.session.get(HEARD)
    found = overruled(given, name, mark, utc_now())
    told = tell([j for one in found for j in (one.yours, one.theirs)])
    rows = [
        (one.theirs.by, told[one.theirs.id], "" if one.theirs.replaces else told[one.yours.id])
        for one in found
    ]
    return {"overruled": rows} if rows else {}


def _done(request: HttpRequest, given: tuple[Judgement, ...]) -> dict[str, object]:
    """What the editor has just done, told with a way to take it back."""
    ids = request.GET.getlist("done")[:MOST_DONE]
    if not ids:
        return {}
    made = [judgement for judgement in given if judgement.id in ids]
    gone = {judgement.replaces for judgement in given}
    told = tell(made[:1]).get(made[0].id, "") if made else ""
    others = len(made) - 1
    return {
        "told": says("%(told)s and %(num)s more", "%(told)s and %(num)s more", others, told=told)
        if others > 0
        else told,
        "undoable": [j.id for j in made if j.id not in gone and not j.replaces and j.kind != "person"],
    }


def own_page(response: HttpResponse) -> HttpResponse:
    """Lets a browser say that the desk's forms come from the desk; under "no-referrer" it says "null".

    Nothing keeps the page: not a cache on the way, nor the paper's worker for reading offline.
    """
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def inside(target: str) -> str:
    """The address if it is one of the desk, else the desk's first page: nobody is led out of it."""
    is_path = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if is_path and target.startswith("/desk/") else "/desk/"


def go_back(request: HttpRequest, *done: Judgement) -> HttpResponse:
    """Back to where the form came from, which then says what was done."""
    parts = urlsplit(inside(request.POST.get("back", "")))
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("done=")]
    query = "&".join([*kept, urlencode([("done", judgement.id) for judgement in done])])
    return redirect(parts._replace(query=query.strip("&")).geturl())
