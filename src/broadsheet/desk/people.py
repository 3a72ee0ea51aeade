"""Who may do what at the desk: owners keep the people, editors decide, contributors look and propose."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from broadsheet.desk.wording import say
from broadsheet.errors import InputError, NotFound

ROLES: Final = ("owner", "editor", "contributor")
PLAIN: Final = "text/plain; charset=utf-8"
View = Callable[..., HttpResponse]


def add_person(name: str, password: str, role: str) -> None:
    """Makes an account. Raises InputError for a taken name, an unknown role or a weak password."""
    if role not in ROLES:
        raise InputError(
            say("there is no such role"),
            excerpt=role,
            remedy=say("Roles: %(roles)s.", roles=", ".join(ROLES)),
        )
    try:
        validate_password(password)
        with transaction.atomic():
            person = User.objects.create_user(name, password=password)
            person.groups.add(Group.objects.get_or_create(name=role)[0])
    except ValidationError as fault:
        raise InputError(say("the password is too weak"), remedy=" ".join(fault.messages)) from fault
    except IntegrityError as fault:
        raise InputError(say("that name is taken"), excerpt=name) from fault


def list_people() -> list[tuple[str, str, bool]]:
    """(name, role, whether the door is open to them) of every account, by name."""
    return [(p.username, role_of(p), p.is_active) for p in User.objects.order_by("username")]


def change_role(name: str, role: str) -> None:
    """Gives an account another role. Raises InputError for an unknown one, or where no owner is left."""
    if role not in ROLES:
        raise InputError(
            say("there is no such role"),
            excerpt=role,
            remedy=say("Roles: %(roles)s.", roles=", ".join(ROLES)),
        )
    person = find_person(name)
    if role != "owner":
        _keep_an_owner(person)
    person.groups.set([Group.objects.get_or_create(name=role)[0]])


def lock_person(name: str, *, locked: bool) -> None:
    """Shuts the door to an account, its open sessions included, or opens it again; what it did stays.

    Raises InputError where no owner would be left.
    """
    person = find_person(name)
    if locked:
        _keep_an_owner(person)
    person.is_active = not locked
    person.save(update_fields=["is_active"])


def change_password(name: str, password: str) -> None:
    """Gives an account another password, which ends its sessions. Raises InputError for a weak one."""
    person = find_person(name)
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise InputError(say("the password is too weak"), remedy=" ".join(fault.messages)) from fault
    person.set_password(password)
    person.save(update_fields=["password"])


def find_person(name: str) -> User:
    """The account of that name. Raises NotFound."""
    person = User.objects.filter(username=name).first()
    if person is None:
        raise NotFound(
            say("there is no such account"), excerpt=name, remedy=say("List them: broadsheet people list")
        )
    return person


def _keep_an_owner(person: User) -> None:
    owners = User.objects.filter(groups__name="owner", is_active=True)
    if role_of(person) == "owner" and not owners.exclude(pk=person.pk).exists():
        raise InputError(
            say("this is the only owner"), excerpt=person.username, remedy=say("Make another one first.")
        )


def role_of(person: User) -> str:
    """The person's role; the strongest where there are several."""
    names = set(person.groups.values_list("name", flat=True))
    return next((role for role in ROLES if role in names), "contributor")


def editors_only(view: View) -> View:
    """Lets only editors and owners in; others are told so, strangers are sent to the door."""

    @login_required(login_url="/desk/enter/")
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if role_of(request.user) == "contributor":
            return HttpResponseForbidden(
                say("Contributors can look. Deciding is for editors."), content_type=PLAIN
            )
        return view(request, *args, **kwargs)

    return cast("View", guarded)


def owners_only(view: View) -> View:
    """Lets only owners in; others are told so, strangers are sent to the door."""

    @login_required(login_url="/desk/enter/")
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if role_of(request.user) != "owner":
            return HttpResponseForbidden(say("Accounts are kept by owners."), content_type=PLAIN)
        return view(request, *args, **kwargs)

    return cast("View", guarded)


def staff_only(view: View) -> View:
    """Lets everyone with an account in."""
    return cast("View", login_required(login_url="/desk/enter/")(view))
