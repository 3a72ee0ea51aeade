"""Answers: a page of the press with its headers, or a page that says why there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from broadsheet.paper.codings import accepted_codings
from broadsheet.paper.publication import Printed, Publication
from broadsheet.press import Site, render_error
from broadsheet.press.plots.grammar import style_digest

PICTURE_POLICY = (
    f"default-src 'none'; style-src '{style_digest()}'; frame-ancestors 'none'; form-action 'none'; sandbox"
)
"""A picture opened by itself may colour itself; it runs nothing and loads nothing."""
LONGEST = 2000  #: characters of an address that are looked up


def publication() -> Publication:
    """The paper that this process serves, as `paper.app.make_application` set it up."""
    return cast("Publication", django_settings.BROADSHEET_PAPER)


def show(request: HttpRequest) -> HttpResponse:
    """The page at an address, or the page for addresses that lead nowhere."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    paper = publication()
    site = paper.site_factory()
    path = _site_path(request, site)
    accepted = accepted_codings(request.headers.get("Accept-Encoding", ""))
    printed = paper.page_at(path, accepted) if path and len(path) <= LONGEST else None
    if printed is None:
        return _finish(request, _not_found(path, site))
    return _finish(request, _answer(request, printed, site))


def _site_path(request: HttpRequest, site: Site) -> str:
    """The address inside the paper with its query; "" for one outside the paper's base path."""
    path = str(request.path_info)
    if site.base:
        if path == site.base:
            path = site.base + "/"
        if not path.startswith(site.base + "/"):
            return ""
        path = path[len(site.base) :]
    query = request.META.get("QUERY_STRING", "")
    return path + ("?" + query if query else "")


def _not_found(path: str, site: Site) -> HttpResponse:
    page = render_error(path[:LONGEST] or "/", site)
    response = HttpResponse(page.body, status=404, content_type=page.media_type)
    response["Cache-Control"] = "no-cache"
    return response


def _answer(request: HttpRequest, printed: Printed, site: Site) -> HttpResponse:
    page = printed.page
    if page.location:
        response = HttpResponse(status=page.status)
        response["Location"] = site.base + page.location
        return response
    response = HttpResponse(printed.body, status=page.status, content_type=page.media_type)
    response["ETag"] = printed.etag
    if page.media_type.startswith("image/"):
        response["Content-Security-Policy"] = PICTURE_POLICY
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=31536000, immutable" if page.immutable else "no-cache"
    if printed.coding:
        response["Content-Encoding"] = printed.coding
    if page.file_name:
        response["Content-Disposition"] = f'attachment; filename="{page.file_name}"'
    modified = int(page.modified.timestamp()) if page.modified else None
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return cast("HttpResponse", get_conditional_response(request, printed.etag, modified, response))


def _finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != 304:
        response["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response


def show_alive(_: HttpRequest) -> HttpResponse:
    """Says that the process answers."""
    return _plain("ok\n")


def show_ready(_: HttpRequest) -> HttpResponse:
    """Says that the store answers, or 503 with the reason's kind."""
    try:
        revision = publication().shelf_factory().revision()
    except Exception as fault:  # noqa: BLE001 - whatever stops the store makes the paper unready
        return _plain(f"not ready: {type(fault).__name__}\n", 503)
    return _plain(f"ready {revision} {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def show_bad_request(_: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a request that cannot be read."""
    return HttpResponse(render_error("/", publication().site_factory(), 400).body, status=400)


def show_missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for something that a view looked for and did not find."""
    site = publication().site_factory()
    return _finish(request, _not_found(_site_path(request, site), site))


def show_fault(_: HttpRequest) -> HttpResponse:
    """The page for a fault of our own; it says nothing of what happened inside."""
    return HttpResponse(render_error("/", publication().site_factory(), 500).body, status=500)
