"""Opening the store: Django set up once for a process, tables brought up to date."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from broadsheet.errors import SettingsError, StoreError
from broadsheet.settings import STORE_FILE, Settings

KEPT_OPEN: Final = 60  #: seconds that a thread of the paper's server keeps its connection between two pages

WAY_BACK: Final = (
    "Bring back a copy of it. Without one: put it aside, then broadsheet init and broadsheet rebuild "
    "make it again from the archive; what editors decided was only in it."
)


def open_store(settings: Settings, *, urls: str = "", middleware: tuple[str, ...] = ()) -> None:
    """Points Django at the store of these settings and brings its tables up to date.

    Raises StoreError where the database cannot be opened. One process works with one store at a
    time: a second call with another home leaves the first.
    """
    database = database_of(settings)
    if connections.settings["default"]["NAME"] != database["NAME"]:
        with suppress(ImproperlyConfigured):  # one whose driver is missing was never opened
            connections["default"].close()
            del connections["default"]
        connections.settings["default"].clear()
        connections.settings["default"].update(
            connections.configure_settings({"default": database})["default"]
        )
    django_settings.SECRET_KEY = settings.secret_key or os.urandom(32).hex()
    django_settings.ROOT_URLCONF = urls or django_settings.ROOT_URLCONF
    django_settings.MIDDLEWARE = list(middleware) or django_settings.MIDDLEWARE
    try:
        _bring_up_to_date()
    except ImproperlyConfigured as fault:  # the driver of PostgreSQL does not come with Broadsheet
        raise SettingsError(
            f"the store cannot be opened: {fault}",
            place="database",
            remedy="Install its driver beside Broadsheet: pip install 'psycopg[binary]'.",
        ) from fault
    except OperationalError as fault:
        raise StoreError(
            f"the store could not be opened: {fault}",
            place=str(database["NAME"]),
            remedy="Check that the folder exists, is writable and has room; then run again.",
        ) from fault
    except DatabaseError as fault:
        if type(fault) is not DatabaseError:  # a statement of our own that is wrong
            raise
        raise StoreError(
            f"the store is damaged: {fault}",
            place=str(database["NAME"]),
            remedy=WAY_BACK,
        ) from fault


def _bring_up_to_date() -> None:
    """Makes and alters tables; of SQLite all or nothing, also where the process is killed on the way.

    Django commits the tables of a migration before it notes that they are made; killed in between, the next
    start would make them again. SQLite alters tables only with foreign keys off, and turns those off only
    outside a transaction.
    """
    connection = connections["default"]
    if connection.vendor == "sqlite" and _is_behind(connection):
        with connection.constraint_checks_disabled(), transaction.atomic():
            call_command("migrate", verbosity=0, interactive=False)
        return
    call_command("migrate", verbosity=0, interactive=False)


def _is_behind(connection: BaseDatabaseWrapper) -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def database_of(settings: Settings) -> dict[str, Any]:
    """Django's DATABASES entry: SQLite in the home, or PostgreSQL from a postgresql:// address."""
    if not settings.database:
        settings.home.mkdir(parents=True, exist_ok=True)
        return _sqlite(settings.home / STORE_FILE)
    parts = urlsplit(settings.database)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": KEPT_OPEN,
            "CONN_HEALTH_CHECKS": True,
        }
    raise SettingsError(
        f"no store is known for {parts.scheme!r}",
        place="database",
        remedy="Leave it empty for SQLite, or give postgresql://user:password@host/name.",
    )


def _sqlite(path: Path) -> dict[str, Any]:
    # WAL lets readers go on while a cycle commits; FULL makes a commit survive a power cut.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=2147418112;"
    options = {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": 20}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": options,
        "CONN_MAX_AGE": KEPT_OPEN,
    }
