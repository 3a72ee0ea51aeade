"""What the desk needs of Django beside the paper's own settings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings as django_settings

from broadsheet.settings import Settings

MIDDLEWARE: Final = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "broadsheet.desk.wording.speak",
    "axes.middleware.AxesMiddleware",
)


def set_up_desk(settings: Settings) -> None:
    """Templates, sessions and cookies for the desk. Sessions need the newsroom's own secret key."""
    django_settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [str(Path(__file__).parent / "templates")],
            "OPTIONS": {
                "context_processors": ["django.template.context_processors.request"],
                "builtins": ["broadsheet.desk.tags"],
            },
        }
    ]
    django_settings.BROADSHEET_SETTINGS = settings
    secure = settings.address.startswith("https://")
    django_settings.SESSION_COOKIE_SECURE = django_settings.CSRF_COOKIE_SECURE = secure
    django_settings.SESSION_COOKIE_SAMESITE = django_settings.CSRF_COOKIE_SAMESITE = "Strict"
    django_settings.CSRF_COOKIE_HTTPONLY = True
    django_settings.SESSION_COOKIE_AGE = 14 * 24 * 3600
    django_settings.AXES_LOCKOUT_CALLABLE = "broadsheet.desk.door.stay_shut"
