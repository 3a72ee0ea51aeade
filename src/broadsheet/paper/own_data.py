"""What is kept of a reader, shown to him alone, and erased when he says so."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from broadsheet.adapters.store import voices
from broadsheet.paper import form_tokens
from broadsheet.paper.taking_part import COOKIE, came_from_here
from broadsheet.paper.views import publication, show
from broadsheet.press import Site
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.taking_part import OWN_DATA, print_own_data
from broadsheet.wiring import utc_now

TOKEN: Final = ("own", "data")


@csrf_exempt  # the form's own signed token and the browser's word on where it came from stand in
def own_data(request: HttpRequest, base: str) -> HttpResponse:
    """What stands under the reader's cookie; a POST with the form's token erases it and the cookie."""
    site = publication().site_factory()
    if "/" + base != site.base + "/" or not (site.served and site.takes_part):
        return show(request)
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    return _erase(request, site) if request.method == "POST" else _show(request, site)


def _show(request: HttpRequest, site: Site, status: int = 200) -> HttpResponse:
    now = utc_now()
    comments, reactions = voices.words_of_reader(_reader(request))
    page = print_own_data(
        Printer(site, OWN_DATA),
        comments,
        reactions,
        token=form_tokens.sign_form(*TOKEN, now),
        erased=request.GET.get("erased", "") == "1" and not comments and not reactions,
    )
    response = HttpResponse(page.body, status=status, content_type=page.media_type)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    response["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response


def _erase(request: HttpRequest, site: Site) -> HttpResponse:
    standing = form_tokens.judge_form(request.POST.get("token", ""), *TOKEN, utc_now())
    if not came_from_here(request, site) or standing in {"foreign", "expired"}:
        return _show(request, site, 403)
    voices.erase_reader(_reader(request), utc_now())
    response = HttpResponse(status=303, headers={"Location": f"{site.base}{OWN_DATA}?erased=1"})
    response["Cache-Control"] = "no-store"
    response.delete_cookie(COOKIE, path=site.base + "/", samesite="Strict")
    return response


def _reader(request: HttpRequest) -> str:
    return form_tokens.reader_digest(request.COOKIES.get(COOKIE, ""))


urlpatterns = [re_path(r"^(?P<base>(?:[^/]+/)*)own-data/$", own_data)]
