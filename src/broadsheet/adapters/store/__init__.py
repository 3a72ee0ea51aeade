"""The store: Django's models and migrations on SQLite, or PostgreSQL for a team.

Django's models exist only once its settings do, so importing this package sets Django up without a
database; `connect.open_store` points it at one. Nothing is opened or read before that.
"""

from broadsheet.adapters.store.configured import configure_django

configure_django()
