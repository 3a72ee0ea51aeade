"""Django's settings for the store, given in code: there is no settings module to find or to forget."""

from __future__ import annotations

from datetime import timedelta

import django
from django.conf import settings as django_settings


def configure_django() -> None:
    """Sets Django up once for a process; does nothing where a host application has done so."""
    if django_settings.configured:
        return
    django_settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "axes",
            "broadsheet.adapters.store.apps.StoreConfig",
        ],
        AUTHENTICATION_BACKENDS=[
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
        AUTH_PASSWORD_VALIDATORS=[
            {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        ],
        AXES_FAILURE_LIMIT=5,
        AXES_COOLOFF_TIME=timedelta(minutes=15),
        AXES_LOCKOUT_PARAMETERS=["username", "ip_address"],
        AXES_VERBOSE=False,
        SILENCED_SYSTEM_CHECKS=["axes.W001", "axes.W002", "axes.W003"],  # middleware is set when serving
        SECRET_KEY="",  # open_store puts the newsroom's own here
        USE_TZ=True,
        TIME_ZONE="UTC",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="broadsheet.adapters.store.no_urls",
        MIDDLEWARE=[],
        LOGGING_CONFIG=None,
    )
    django.setup()
