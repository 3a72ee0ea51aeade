"""Django's settings for the store, given in code: there is no settings module to find or to forget."""

from __future__ import annotations

import django
from django.conf import settings as django_settings


def configure_django() -> None:
    """Sets Django up once for a process; does nothing where a host application has done so."""
    if django_settings.configured:
        return
    django_settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["broadsheet.adapters.store.apps.StoreConfig"],
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
