"""Preview: an edition as readers would see it with every judgement as it is now, before it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from broadsheet import editions
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.desk.matters import matter_of
from broadsheet.desk.people import staff_only
from broadsheet.desk.queue import tell_absences
from broadsheet.desk.showing import newsroom_settings, own_page, show_page
from broadsheet.desk.wording import language_now, printer_now, say
from broadsheet.press import render
from broadsheet.records import Edition, Item
from broadsheet.running.editing import choose
from broadsheet.wiring import site_of, utc_now

SHEET: Final = '<link rel="stylesheet" href="/desk/static/preview.css">'


class DraftShelf(StoreShelf):
    """The shelf of the paper with one edition in it that is not printed."""

    def __init__(self, draft: Edition) -> None:
        super().__init__()
        self._draft = draft

    def editions(self) -> Sequence[date]:
        """The days that have an edition, and the draft's."""
        return sorted({*super().editions(), self._draft.date}, reverse=True)

    def edition(self, day: date) -> Edition | None:
        """The edition of a day; the draft on its own."""
        return self._draft if day == self._draft.date else super().edition(day)

    def item_of_story(self, story_id: str) -> tuple[date, Item] | None:
        """The story as the draft carries it, else as its latest edition did."""
        items = (item for section in self._draft.sections for item in section.items)
        drafted = next((item for item in items if item.story_id == story_id), None)
        return (self._draft.date, drafted) if drafted else super().item_of_story(story_id)


@require_GET
@staff_only
def show_preview(request: HttpRequest, day: str) -> HttpResponse:
    """What would change if the edition were printed now."""
    draft, wanted = draft_of(day), _day(day)
    printed = reading.edition(wanted)
    nothing = Edition(id="", date=wanted, language=draft.language, sections=())
    values = {
        "day": wanted,
        "before": wanted - timedelta(days=1),
        "after": wanted + timedelta(days=1),
        "draft": draft,
        "printed": printed,
        "changes": tell_comparison(editions.compare_editions(printed or nothing, draft), draft),
        "day_told": printer_now().day(wanted, "full"),
        "minutes": max(1, round(draft.seconds / 60)),
    }
    return show_page(request, "preview", values)


@require_GET
@staff_only
def show_paper(request: HttpRequest, day: str) -> HttpResponse:  # noqa: ARG001 - a view takes its request
    """The page as readers would see it, under a bar that says what it is."""
    draft = draft_of(day)
    page = render(f"/{draft.date:%Y/%m/%d}/", DraftShelf(draft), site_of(newsroom_settings(), utc_now()))
    if page is None:
        raise Http404(day)
    bar = format_html(
        '<p class="edition-preview" role="status"><a href="/desk/preview/{}/" lang="{}">{}</a></p>',
        draft.date.isoformat(),
        language_now(),
        say(
            "Preview of the edition of %(day)s. Readers do not see it yet. Back to the desk",
            day=printer_now().day(draft.date),
        ),
    )
    head, found, rest = page.body.decode().partition("</head>")
    start = rest.find(">", rest.find("<body")) + 1
    return own_page(HttpResponse("".join((head, SHEET, found, rest[:start], bar, rest[start:]))))


def tell_comparison(change: editions.Comparison, after: Edition) -> editions.Comparison:
    """The comparison with why stories leave, in the language of the desk."""
    told = tell_absences(after)
    left = tuple(replace(shift, why=told.get(shift.story_id, shift.why)) for shift in change.left)
    return replace(change, left=left)


def draft_of(day: str) -> Edition:
    """The edition of a day as it would be printed now."""
    settings, wanted = newsroom_settings(), _day(day)
    return choose(settings, matter_of(settings, wanted), now=None)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Http404(text) from fault
