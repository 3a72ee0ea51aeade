"""Walls: what stands in an article's place when a site does not let its visitor read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import escape

from broadsheet.testing.newsstand.faults import Fault
from broadsheet.testing.newsstand.furniture import phrases
from broadsheet.testing.newsstand.leaves import Page
from broadsheet.testing.newsstand.printing import print_page
from broadsheet.testing.newsstand.stand import Newsstand


def print_wall(fault: Fault, page: Page, stand: Newsstand, now: datetime) -> bytes:
    """The page behind its wall, in the outlet's charset. Raises KeyError for a fault that is no wall."""
    return WALLS[fault](page, stand, now)


def _consent_wall(page: Page, stand: Newsstand, now: datetime) -> bytes:  # noqa: ARG001 - one shape for all walls
    words = phrases(page.outlet.language)
    html = (
        f'<!doctype html><html lang="{page.outlet.language}"><head><title>{escape(page.outlet.name)}</title></head>'
        f'<body><div class="consent" role="dialog"><h1>{escape(page.outlet.name)}</h1>'
        f"<p>{words['cookie_text']}</p><form action={page.path!r} method='post'>"
        f"<button>{words['cookie_accept']}</button><button>{words['cookie_settings']}</button></form></div></body></html>"
    )
    return html.encode(page.outlet.charset, "xmlcharrefreplace")


def _script_only(page: Page, stand: Newsstand, now: datetime) -> bytes:  # noqa: ARG001
    html = (
        f'<!doctype html><html lang="{page.outlet.language}"><head><title>{escape(page.title)}</title></head>'
        f'<body><div id="app"></div><noscript>{escape(page.outlet.name)}: JavaScript</noscript>'
        f'<script>window.load("/api/story/{page.number}")</script></body></html>'
    )
    return html.encode(page.outlet.charset, "xmlcharrefreplace")


def _paywall(page: Page, stand: Newsstand, now: datetime) -> bytes:
    words = phrases(page.outlet.language)
    printed = print_page(replace(page, passages=page.passages[:1]), stand, now).decode(page.outlet.charset)
    shut = f'<div class="paywall"><h3>{words["subscribe"]}</h3><a href="/subscribe">{words["read_more"]}</a></div>'
    head, found, tail = printed.rpartition("</body>" if "</body>" in printed else "</BODY>")
    return (head + shut + found + tail).encode(page.outlet.charset, "xmlcharrefreplace")


WALLS: dict[Fault, Callable[[Page, Newsstand, datetime], bytes]] = {
    Fault.CONSENT_WALL: _consent_wall,
    Fault.SCRIPT_ONLY: _script_only,
    Fault.PAYWALL: _paywall,
}
