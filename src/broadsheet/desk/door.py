"""The door: name and password, or a passkey; and the way out."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from broadsheet.desk.showing import inside, newsroom_settings, own_page
from broadsheet.desk.wording import language_now


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The door: name and password. After five wrong ones it stays shut for a quarter of an hour."""
    wrong = False
    if request.method == "POST":
        name, password = request.POST.get("name", ""), request.POST.get("password", "")
        person = authenticate(request, username=name, password=password)
        if person is not None:
            login(request, person)
            return redirect(inside(request.POST.get("next", "")))
        wrong = True
    target = request.POST.get("next", "") if wrong else request.GET.get("next", "")
    values = {"wrong": wrong, "next": target, "paper": newsroom_settings().title, "language": language_now()}
    return own_page(render(request, "desk/enter.html", values, status=401 if wrong else 200))


def stay_shut(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """The door after five wrong passwords: the same for whoever has an account and whoever has none."""
    values = {
        "shut": True,
        "next": request.POST.get("next", ""),
        "paper": newsroom_settings().title,
        "language": language_now(),
    }
    return own_page(render(request, "desk/enter.html", values, status=429))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("/desk/enter/")
