"""Which day of the paper an instant or an article falls on."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from broadsheet.records import Article


def day_of(at: datetime, timezone: tzinfo) -> date:
    """The edition's day that an instant falls on."""
    return at.astimezone(timezone).date()


def time_of(article: Article) -> datetime | None:
    """When an article counts as told: its publication, else when we saw it."""
    return article.published or article.seen_at
