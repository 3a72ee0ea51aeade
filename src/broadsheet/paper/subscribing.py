"""Asking for the letter, saying yes to it, leaving it: each by a form, none by opening an address.

A mail program that opens every link it sees neither confirms nor leaves: those take a POST. Whether an
address was known before is said to nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, cast

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from broadsheet.adapters.store import subscribers, voices
from broadsheet.errors import PostError
from broadsheet.paper import form_tokens
from broadsheet.paper.readers_words import MAIL
from broadsheet.paper.views import publication, show
from broadsheet.ports import Post
from broadsheet.press import Site
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.letters import PATH, Standing, print_letter_page, write_first_letter
from broadsheet.running.mailing import letter_address, read_reader
from broadsheet.wiring import utc_now

HOUR: Final = timedelta(hours=1)
BY_READER: Final = 5  #: times an hour that one network address may ask
BY_ADDRESS: Final = 2  #: mails an hour to one mailbox, so that nobody fills another's
STATUS: Final = {"foreign": 403, "too_many": 429, "post": 503}
OpenPost = Callable[[], Post | None]


def open_letter_box(open_post: OpenPost | None) -> None:
    """Lets readers ask for the letter; without a post the page is not there."""
    django_settings.BROADSHEET_POST = open_post


def _post() -> OpenPost | None:
    return cast("OpenPost | None", getattr(django_settings, "BROADSHEET_POST", None))


@csrf_exempt  # the form's own signed token and the browser's word on where it came from stand in
def ask(request: HttpRequest, base: str) -> HttpResponse:
    """The form, or what came of sending it."""
    site, now = publication().site_factory(), utc_now()
    if not _is_open(base, site):
        return show(request)
    if request.method != "POST":
        return _page(site, "ask", token=form_tokens.sign_form("letter", "letter", now))
    email = " ".join(request.POST.get("email", "").split())[:254]
    if request.POST.get("website", ""):
        return _page(site, "asked")  # a machine filled what people do not see; it need not know
    wrong = _hindrance(request, email, now) or _write_to(email, site, now)
    if wrong:
        token = form_tokens.sign_form("letter", "letter", now - form_tokens.SOONEST)
        return _page(site, "ask", token=token, email=email, wrong=wrong)
    return _page(site, "asked")


def _hindrance(request: HttpRequest, email: str, now: datetime) -> str:
    """What stands against writing to the address, "" where nothing does."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return "foreign"
    standing = form_tokens.judge_form(request.POST.get("token", ""), "letter", "letter", now)
    if standing:
        return standing
    if not MAIL.fullmatch(email):
        return "email"
    network = form_tokens.address_digest(str(request.META.get("REMOTE_ADDR", "")), now)
    limits = [
        (f"l{network[:63]}", BY_READER, HOUR),
        (f"m{subscribers.subscriber_id(email)}", BY_ADDRESS, HOUR),
    ]
    return "" if voices.allow_act(limits, now) else "too_many"


def _write_to(email: str, site: Site, now: datetime) -> str:
    """Sends the mail with the link; to one who reads already, a mail that says so."""
    open_post = _post()
    post = open_post() if open_post else None
    if post is None:
        return "post"
    reader = subscribers.ask(email, now)
    try:
        act = "leave" if reader.is_reading else "confirm"
        address = letter_address(site, act, reader.id)
        post.send(
            write_first_letter(Printer(site, PATH), reader.email, address, is_reading=reader.is_reading)
        )
    except PostError:
        return "post"
    finally:
        post.close()
    return ""


@csrf_exempt  # the signed address is the proof; one press in a mail program sends no cookie (RFC 8058)
def answer(request: HttpRequest, base: str, act: str, token: str) -> HttpResponse:
    """A reader's link: the button when it is opened, the act when it is pressed."""
    site = publication().site_factory()
    if not _is_open(base, site):
        return show(request)
    reader, now = read_reader(act, token), utc_now()
    if reader and request.method != "POST":
        return _page(site, cast("Standing", act), token=token)
    keep = {"confirm": subscribers.confirm, "leave": subscribers.leave}[act]
    if reader and keep(reader, now):
        return _page(site, "confirmed" if act == "confirm" else "left")
    return _page(site, "unknown", token=form_tokens.sign_form("letter", "letter", now), status=404)


def _is_open(base: str, site: Site) -> bool:
    return "/" + base == site.base + "/" and site.letters and _post() is not None


def _page(
    site: Site, standing: Standing, *, token: str = "", email: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    code = STATUS.get(wrong, 400) if wrong else status
    page = print_letter_page(Printer(site, PATH), standing, token=token, email=email, wrong=wrong)
    response = HttpResponse(page.body, status=code, content_type=page.media_type)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"  # a browser says where a form came from only then
    response["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [
    re_path(r"^(?P<base>(?:[^/]+/)*)letter/$", ask),
    re_path(r"^(?P<base>(?:[^/]+/)*)letter/(?P<act>confirm|leave)/(?P<token>[\w:.~-]{1,200})/$", answer),
]
