"""Printing: a page, or an outlet's front page, as the bytes that a browser gets."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from math import ceil
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from broadsheet.testing.newsstand.dates import machine_date, visible_date
from broadsheet.testing.newsstand.furniture import (
    CREDITS,
    cut_excerpt,
    foreign_teasers,
    latest_teasers,
    lay_out,
    phrases,
)
from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.markup import head_of, shown_authors, shown_dates
from broadsheet.testing.newsstand.naming import class_names, seed_of
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.stand import Newsstand


@cache
def _press() -> Environment:
    return Environment(
        loader=PackageLoader("broadsheet.testing.newsstand"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def print_page(page: Page, stand: Newsstand, now: datetime) -> bytes:
    """The article page in the outlet's own charset; what that charset lacks becomes a reference."""
    template = _press().get_template(f"page_{page.outlet.template}.html")
    html = template.render(**_of_outlet(page.outlet, stand, page), **_of_page(page, stand, now))
    return html.encode(page.outlet.charset, "xmlcharrefreplace")


def print_front(outlet: Outlet, stand: Newsstand, now: datetime) -> bytes:
    """The front page: a list of everything the outlet has, newest first."""
    rows = [
        {"page": page, "date": visible_date(outlet, page.published, now)}
        for page in stand.pages_of(outlet.id)
    ]
    html = _press().get_template("front.html").render(**_of_outlet(outlet, stand, None), rows=rows)
    return html.encode(outlet.charset, "xmlcharrefreplace")


def _of_outlet(outlet: Outlet, stand: Newsstand, page: Page | None) -> dict[str, Any]:
    return {
        "o": outlet,
        "n": class_names(outlet),
        "t": phrases(outlet.language),
        "latest": latest_teasers(stand, outlet, beside=page, count=6),
        "seed": seed_of(outlet.id),
        "microdata": "microdata" in outlet.markup,
        "marked": bool(outlet.markup),
    }


def _of_page(page: Page, stand: Newsstand, now: datetime) -> dict[str, Any]:
    outlet, words = page.outlet, phrases(page.outlet.language)
    published, updated = shown_dates(page)
    captions = words["captions"]
    return {
        "p": page,
        "head": head_of(page),
        "pieces": lay_out(page, stand),
        "authors": shown_authors(page),
        "published": visible_date(outlet, published, now) if published else "",
        "published_iso": machine_date(outlet, published) if published else "",
        "updated": visible_date(outlet, updated, now) if updated else "",
        "updated_iso": machine_date(outlet, updated) if updated else "",
        "deck": "" if "standfirst" in page.missing else page.standfirst,
        "cut": cut_excerpt(page) if "cut_off" in page.traps else "",
        "traps": page.traps,
        "minutes": words["minutes"].format(n=max(1, ceil(len(page.body) / 900))),
        "related": latest_teasers(stand, outlet, beside=page, count=3),
        "foreign": foreign_teasers(page) if "foreign_teasers" in page.traps else [],
        "caption": captions[seed_of(page.key) % len(captions)],
        "picture_credit": CREDITS[seed_of(page.key, "credit") % len(CREDITS)],
        "wire": _wire_credit(page, stand),
        "after": _order_after(outlet),
    }


def _wire_credit(page: Page, stand: Newsstand) -> str:
    """The outlet a reprint names as its origin, as most reprints do."""
    original = next((one for one in stand.pages if one.key == page.truth.copy_of), None)
    named = page.outlet.id not in _SILENT
    return original.outlet.name if original is not None and named else ""


_SILENT = frozenset({"metro-daily"})  # prints wires without a word about it


def _order_after(outlet: Outlet) -> list[str]:
    """What stands below the text, in the outlet's own order."""
    parts = ["share", "bio", "more", "related", "reply", "foreign"]
    return sorted(parts, key=lambda part: seed_of(outlet.id, "after", part))
