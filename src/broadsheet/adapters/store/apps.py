"""The store as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables for values: the payload is the value, the columns are what it is looked up by."""

    name = "broadsheet.adapters.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
