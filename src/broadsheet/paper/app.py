"""The paper as a WSGI application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast
from wsgiref.types import WSGIApplication

import django
from django.conf import settings as django_settings

from broadsheet.paper.publication import FRESH_SECONDS, Publication
from broadsheet.press import Shelf, Site
from broadsheet.settings import Settings

MIDDLEWARE = ["broadsheet.paper.headers.StrictHeaders"]


def make_application(
    shelf_factory: Callable[[], Shelf],
    site_factory: Callable[[], Site],
    settings: Settings,
    *,
    urls: str = "broadsheet.paper.urls",
    middleware: Sequence[str] = (),
    fresh_seconds: float = FRESH_SECONDS,
) -> WSGIApplication:
    """The application that serves one paper.

    `shelf_factory` is asked at most every `fresh_seconds`; what it gives must keep its answers for as
    long as its revision stands. `site_factory` is asked for every request. A Django that is set up
    already, with the store's tables, is taken as it is; only addresses and middleware are set. One
    process serves one paper. `urls` and `middleware` let the desk stand beside it.
    """
    if not django_settings.configured:
        _configure(settings)
    django_settings.ROOT_URLCONF = urls
    django_settings.MIDDLEWARE = [*MIDDLEWARE, *middleware]
    django_settings.BROADSHEET_PAPER = Publication(shelf_factory, site_factory, fresh_seconds)
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - reads the settings at once

    return cast("WSGIApplication", get_wsgi_application())


def _configure(settings: Settings) -> None:
    """Django without a database, for a paper over values in memory."""
    django_settings.configure(
        SECRET_KEY=settings.secret_key or "no session is ever signed with this",
        ALLOWED_HOSTS=["*"],  # no address of ours is ever made from the Host header
        USE_TZ=True,
        TIME_ZONE="UTC",
        INSTALLED_APPS=[],
        LOGGING_CONFIG=None,
    )
    django.setup()
