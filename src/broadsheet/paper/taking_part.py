"""Where readers react and comment: a form without script, and what is done with it when it comes back.

The paper's pages are the same bytes for everyone and set no cookie. So the form has a page of its own;
its token is signed and names what it is for, and the reader's cookie comes with the first act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from broadsheet.adapters.store import voices
from broadsheet.paper import form_tokens
from broadsheet.paper.readers_words import Words, read_words
from broadsheet.paper.views import publication, show
from broadsheet.press import Shelf, Site
from broadsheet.press.printer import Printer
from broadsheet.press.sheets import taking_part as sheet
from broadsheet.records import content_id
from broadsheet.wiring import utc_now

COOKIE: Final = "reader"
COOKIE_AGE: Final = timedelta(days=365)
LARGEST: Final = 64_000  #: bytes of a form; the longest comment in four-byte letters, percent-encoded
MOST_HELD: Final = 500  #: comments waiting; more than that nobody reads
HOUR: Final = timedelta(hours=1)
TOO_MANY: Final = 429
STATUS: Final = {"foreign": 403, "too_many": TOO_MANY, "full": 503, "gone": 409}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one request is about."""

    request: HttpRequest
    shelf: Shelf
    site: Site
    kind: str
    subject_id: str
    title: str
    now: datetime


@csrf_exempt  # the form's own signed token and the browser's word on where it came from stand in
def take_part(request: HttpRequest, base: str, kinds: str, subject_id: str) -> HttpResponse:
    """The form for one article or story, or what came of sending it."""
    paper = publication()
    shelf, site = paper.shelf(), paper.site_factory()
    kind = {"articles": "article", "stories": "story"}[kinds]
    title = _title_of(shelf, kind, subject_id)
    if "/" + base != site.base + "/" or title is None or not (site.served and site.takes_part):
        return show(request)
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    desk = Desk(
        request=request, shelf=shelf, site=site, kind=kind, subject_id=subject_id, title=title, now=utc_now()
    )
    response = _receive(desk) if request.method == "POST" else _show_form(desk)
    response["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response


def _title_of(shelf: Shelf, kind: str, subject_id: str) -> str | None:
    """The headline; None where there is nothing to comment on, or it became part of another story."""
    if kind == "article":
        article = shelf.article(subject_id)
        return article.title if article else None
    story = shelf.story(subject_id)
    return story.title if story and not story.merged_into else None


def _show_form(desk: Desk) -> HttpResponse:
    asked = desk.request.GET
    sent = asked.get("sent", "")
    form = _form(desk, sent=sent if sent in {"comment", "reaction"} else "", to=asked.get("to", ""))
    return _page(desk, form, 200)


def _form(desk: Desk, *, sent: str = "", to: str = "") -> sheet.Form:
    """An empty form with a new token."""
    reader = form_tokens.reader_digest(desk.request.COOKIES.get(COOKIE, ""))
    shown = desk.shelf.comments(desk.subject_id) if to else ()
    return sheet.Form(
        kind=desk.kind,
        subject_id=desk.subject_id,
        title=desk.title,
        token=form_tokens.sign_form(desk.kind, desk.subject_id, desk.now),
        own=voices.reaction_of(desk.subject_id, reader) if reader else "",
        sent=sent,
        answers=next((comment for comment in shown if comment.id == to), None),
    )


def _page(desk: Desk, form: sheet.Form, status: int) -> HttpResponse:
    path = sheet.form_path(desk.kind, desk.subject_id)
    page = sheet.print_comment_form(Printer(desk.site, path), form)
    response = HttpResponse(page.body, status=status, content_type=page.media_type)
    response["Cache-Control"] = "private, no-store"
    # Under "no-referrer" a browser would not say where the form came from when it is sent.
    response["Referrer-Policy"] = "same-origin"
    if status == TOO_MANY:
        response["Retry-After"] = str(int(HOUR.total_seconds()))
    return response


def _receive(desk: Desk) -> HttpResponse:
    request = desk.request
    if request.content_type != "application/x-www-form-urlencoded":
        return HttpResponse("Send the form as it is.\n", status=415, content_type="text/plain")
    length = str(request.META.get("CONTENT_LENGTH") or "")
    if not length.isdecimal() or int(length) > LARGEST:
        return HttpResponse("That is too long.\n", status=413, content_type="text/plain")
    if not came_from_here(request, desk.site):
        return _again(desk, ("foreign",))
    standing = form_tokens.judge_form(request.POST.get("token", ""), desk.kind, desk.subject_id, desk.now)
    if "reaction" in request.POST:
        return _react(desk, standing)
    return _comment(desk, standing)


def came_from_here(request: HttpRequest, site: Site) -> bool:
    """False where the browser says that another site sent the form.

    A browser that says nothing of it keeps the reader's cookie to itself (SameSite), and the token
    still has to be ours.
    """
    fetched = request.headers.get("Sec-Fetch-Site", "")
    if fetched:
        return fetched in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc in {request.get_host(), urlsplit(site.address).netloc}


def _react(desk: Desk, standing: str) -> HttpResponse:
    word = desk.request.POST["reaction"]
    cookie, reader = _reader(desk)
    wrong = [standing] if standing in {"expired", "foreign"} else []
    wrong += ["reaction"] if word not in {*sheet.REACTIONS, "none"} else []
    if not wrong and not _allowed(desk, "reaction", reader, 30, 120):
        wrong = ["too_many"]
    if wrong:
        return _again(desk, wrong)
    voices.keep_reaction(desk.subject_id, reader, "" if word == "none" else word, desk.now)
    return _thank(desk, "reaction", cookie)


def _comment(desk: Desk, standing: str) -> HttpResponse:
    words, to = read_words(desk.request.POST), desk.request.POST.get("to", "")
    cookie, reader = _reader(desk)
    if desk.request.POST.get("website", ""):
        return _thank(desk, "comment", "")  # a machine filled what people do not see; it need not know
    wrong = [standing] if standing else []
    wrong += words.wrong
    if not wrong:
        wrong = _hindrance(desk, reader, to)
    if wrong:
        return _again(desk, wrong)
    voices.keep_comment(_made(desk, words, to, reader))
    return _thank(desk, "comment", cookie)


def _hindrance(desk: Desk, reader: str, to: str) -> list[str]:
    """What stands against keeping a comment that is right in itself."""
    if to and not voices.has_comment(desk.subject_id, to):
        return ["gone"]
    if voices.count_held() >= MOST_HELD:
        return ["full"]
    return [] if _allowed(desk, "comment", reader, 6, 20) else ["too_many"]


def _made(desk: Desk, words: Words, to: str, reader: str) -> voices.Comment:
    """The comment. The same words in the same form sent twice are one comment."""
    return voices.Comment(
        id=content_id("comment", desk.request.POST["token"], words.name, words.text),
        subject=desk.subject_id,
        kind=desk.kind,
        parent=to,
        name=words.name,
        email=words.email,
        text=words.text,
        at=desk.now,
        reader=reader,
    )


def _reader(desk: Desk) -> tuple[str, str]:
    """(cookie to set, digest): the reader's own cookie, or a new one."""
    cookie = desk.request.COOKIES.get(COOKIE, "")
    known = form_tokens.reader_digest(cookie)
    if known:
        return cookie, known
    new = form_tokens.new_reader()
    return new, form_tokens.reader_digest(new)


def _allowed(desk: Desk, act: str, reader: str, by_reader: int, by_address: int) -> bool:
    """Whether reader and address stay within so many acts of this kind an hour."""
    address = form_tokens.address_digest(str(desk.request.META.get("REMOTE_ADDR", "")), desk.now)
    limits = [(reader, by_reader), (address, by_address)]
    return voices.allow_act([(f"{act[:1]}{who[:63]}", most, HOUR) for who, most in limits], desk.now)


def _again(desk: Desk, wrong: Sequence[str]) -> HttpResponse:
    """The form again, filled in as it was, with what is to be put right."""
    form = desk.request.POST
    kept = {name: form.get(name, "")[:4000] for name in sheet.FIELDS}
    new = _form(desk, to=form.get("to", ""))
    if wrong[0] not in {"expired", "foreign"}:
        new = replace(new, token=form.get("token", ""))
    status = next((STATUS[key] for key in wrong if key in STATUS), 400)
    return _page(desk, replace(new, values=kept, wrong=tuple(wrong)), status)


def _thank(desk: Desk, sent: str, cookie: str) -> HttpResponse:
    """Leads on to the form's page, so that going back or reloading sends nothing again."""
    path = desk.site.base + sheet.form_path(desk.kind, desk.subject_id)
    response = HttpResponse(status=303, headers={"Location": f"{path}?sent={sent}"})
    response["Cache-Control"] = "no-store"
    if cookie:
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=COOKIE_AGE,
            path=desk.site.base + "/",
            secure=desk.site.address.startswith("https://"),
            httponly=True,
            samesite="Strict",
        )
    return response


urlpatterns = [
    re_path(
        r"^(?P<base>(?:[^/]+/)*)(?P<kinds>articles|stories)/(?P<subject_id>[\w.~-]{1,160})/comment/$",
        take_part,
    ),
]
