"""Accounts at the desk, for owners: add, give a role, lock, and a link that sets a new password."""

from __future__ import annotations

import secrets
from typing import Final

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from broadsheet.adapters.store import writing
from broadsheet.desk import people
from broadsheet.desk.forms import Act
from broadsheet.desk.meantime import Overtaken, refuse_if_decided_since
from broadsheet.desk.overtaking import show_overtaken
from broadsheet.desk.passkeys import KIND, note_person
from broadsheet.desk.people import owners_only
from broadsheet.desk.showing import newsroom_settings, show_page
from broadsheet.desk.wording import say
from broadsheet.errors import BroadsheetError, InputError
from broadsheet.wiring import utc_now

HERE: Final = "/desk/people/"
LONGEST_NAME: Final = 60


@require_GET
@owners_only
def show_people(request: HttpRequest) -> HttpResponse:
    """Every account with its role, its lock and its last visit."""
    return _show(request)


def _show(
    request: HttpRequest, link: str = "", of: str = "", fault: BroadsheetError | None = None, new: str = ""
) -> HttpResponse:
    found = User.objects.order_by("username")
    rows = [(person, people.role_of(person)) for person in found]
    values = {"rows": rows, "roles": people.ROLES, "link": link, "of": of}
    typed = {"name_of_new": new}
    return show_page(
        request, "people", {**values, "fault": fault, "typed": typed}, status=400 if fault else 200
    )


@require_POST
@owners_only
def add(request: HttpRequest) -> HttpResponse:
    """Makes an account that nobody has a password for, and shows the link by which its owner sets one."""
    name, role = request.POST.get("name", "").strip(), request.POST.get("role", "")
    try:
        people.add_person(_read_name(name), secrets.token_urlsafe(32), role)
    except InputError as fault:
        return _show(request, fault=fault, new=name or " ")
    _note(request, name, f"was added as {role}")
    return _show(request, link_for(people.find_person(name)), name)


@require_POST
@owners_only
def change(request: HttpRequest) -> HttpResponse:
    """Gives an account another role, locks it or opens it again; the last owner stays one."""
    name, act = request.POST.get("name", ""), request.POST.get("act", "")
    role = request.POST.get("role", "")
    try:
        with writing.alone():
            refuse_if_decided_since(request.POST.get("mark"), KIND, {name})
            done = _change(name, act, role)
            _note(request, name, done)
    except Overtaken as other:
        meant = f"was made {role}" if act == "role" else f"was {act}ed"
        wanted = Act(kind=KIND, left=name, right="", verdict=meant, why="", seen=None)
        return show_overtaken(request, wanted, other.standing, HERE + "change/")
    except BroadsheetError as fault:
        return _show(request, fault=fault)
    return redirect(HERE)


def _change(name: str, act: str, role: str) -> str:
    """What was done to the account, for the log."""
    match act:
        case "role":
            people.change_role(name, role)
            return f"was made {role}"
        case "lock" | "unlock":
            people.lock_person(name, locked=act == "lock")
            return f"was {act}ed"
        case _:
            raise InputError(say("there is no such act"), excerpt=act)


def _read_name(name: str) -> str:
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise InputError(say("a name has 1 to %(most)s letters", most=LONGEST_NAME), excerpt=name)
    return name


@require_POST
@owners_only
def offer_reset(request: HttpRequest) -> HttpResponse:
    """Shows a link that sets a new password once, within three days; the old one holds until then."""
    try:
        person = people.find_person(request.POST.get("name", ""))
    except BroadsheetError as fault:
        return _show(request, fault=fault)
    _note(request, person.username, "was offered a new password")
    return _show(request, link_for(person), person.username)


def link_for(person: User) -> str:
    """The address, under the paper's own, where this person sets a password; good for one use."""
    token = default_token_generator.make_token(person)
    return f"{newsroom_settings().address}/desk/new-password/{person.pk}-{token}/"


@require_http_methods(["GET", "POST"])
def take_password(request: HttpRequest, token: str) -> HttpResponse:
    """Sets a new password for whoever holds a link that is still good; every other link leads nowhere."""
    person = _bearer(token)
    fault = ""
    if request.method == "POST":
        try:
            people.change_password(person.username, request.POST.get("password", ""))
        except InputError as weak:
            fault = str(weak)
        else:
            note_person(person.username, "set a new password", utc_now())
            return redirect("/desk/enter/")
    values = {"name": person.username, "fault": fault, "role": ""}
    return show_page(request, "new_password", values, status=400 if fault else 200)


def _bearer(token: str) -> User:
    number, _, signed = token.partition("-")
    person = User.objects.filter(pk=int(number), is_active=True).first() if _is_id(number) else None
    if person is None or not default_token_generator.check_token(person, signed):
        raise Http404(token)
    return person


def _is_id(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 10


def _note(request: HttpRequest, name: str, what: str) -> None:
    note_person(name, what, utc_now(), by=request.user.get_username())
