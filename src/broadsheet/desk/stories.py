"""The queue and one story at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet import editions
from broadsheet.adapters.store import reading
from broadsheet.desk import queue
from broadsheet.desk.judging import standing
from broadsheet.desk.people import staff_only
from broadsheet.desk.proposals import who_proposes
from broadsheet.desk.showing import newsroom_settings, show_page
from broadsheet.desk.telling import tell
from broadsheet.desk.wording import language_now
from broadsheet.errors import InputError
from broadsheet.records import Judgement, Story
from broadsheet.wiring import utc_now

SHOWS = {"": "all", "open": "undecided", "in": "in the paper", "out": "not in the paper"}
SET_ON_STORIES = frozenset({"retitle", "summary", "section", "lead", "correction"})
MOST_OTHERS = 40


@require_GET
@staff_only
def show_queue(request: HttpRequest) -> HttpResponse:
    """Stories that want a decision."""
    day, show = day_asked(request), request.GET.get("show", "")
    rows = queue.list_queue(day, newsroom_settings()) if day else ()
    values = {
        "rows": [row for row in rows if _is_shown(row, show)],
        "day": day,
        "next_day": day + timedelta(days=1) if day else None,
        "days": reading.edition_days()[:14],
        "shows": [(key, name, sum(_is_shown(row, key) for row in rows)) for key, name in SHOWS.items()],
        "show": show,
    }
    return show_page(request, "queue", values)


def day_asked(request: HttpRequest) -> date | None:
    """The day in the query, else that of the form's page, else that of the newest edition."""
    asked = request.GET.get("day") or _query_of(request.POST.get("back", "")).get("day", "")
    try:
        return date.fromisoformat(asked) if asked else queue.last_day()
    except ValueError as fault:
        raise Http404(asked) from fault


def _query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def _is_shown(row: queue.Row, show: str) -> bool:
    if show == "open":
        return row.fate is None
    if show in {"in", "out"}:
        return (row.rank < queue.LAST) == (show == "in")
    return True


@require_GET
@staff_only
def show_story(request: HttpRequest, story_id: str) -> HttpResponse:
    """One story: its reports, and everything an editor may change."""
    return story_page(request, story_id)


def story_page(request: HttpRequest, story_id: str, fault: InputError | None = None) -> HttpResponse:
    """The page of a story; with `fault` its forms hold what was typed, and the fault stands at its field."""
    story = next(iter(reading.stories([story_id])), None)
    if story is not None and story.merged_into:
        story = next(iter(reading.stories([story.merged_into])), None)
    day = day_asked(request) or date.min
    rows = queue.make_rows([story], day) if story else ()
    if story is None or not rows:
        raise Http404(story_id)
    given = reading.judgements()
    stands = standing(given)
    about = {key[0]: value for key, value in stands.items() if key[1] == story.id}
    values = {
        "row": rows[0],
        "stands": about,
        "summary": _summary(story, day, about),
        "reports": reading.articles(list(story.article_ids)),
        "sections": editions.titles_in(language_now()),
        "others": _others(story, day),
        "day": day,
        "when": _when(about),
        "zone": newsroom_settings().timezone,
        "most_words": editions.MOST_WORDS,
        "changed": _changed(stands.values(), story.id),
        "proposed_by": who_proposes(given).get(story.id, ()),
        "fault": fault,
        "typed": request.POST if fault else {},
    }
    return show_page(request, "story", values, status=400 if fault else 200)


def _changed(stands: Iterable[Judgement], story_id: str) -> list[tuple[Judgement, str]]:
    """What editors set on a story, other than its fate, in words."""
    found = [j for j in stands if j.left == story_id and j.kind in SET_ON_STORIES]
    told = tell(found)
    return [(j, told[j.id]) for j in found]


def _summary(story: Story, day: date, about: dict[str, Judgement]) -> str:
    """What the summary's field holds: the editor's, else what the paper prints, else what it would."""
    if "summary" in about:
        return about["summary"].verdict
    edition = reading.edition(day)
    items = [i for section in edition.sections for i in section.items] if edition else []
    printed = next((i.summary for i in items if i.story_id == story.id), ())
    lead = reading.article(story.lead_id)
    return " ".join(s.text for s in printed or (editions.summarise(lead) if lead else ()))


def _others(story: Story, day: date) -> list[queue.Row]:
    """Stories that this one could be merged with, related ones first."""
    rows = [row for row in queue.list_queue(day, newsroom_settings()) if row.story.id != story.id]
    known = {row.story.id for row in rows}
    related = [s for s in reading.stories(list(story.related_ids)) if s.id not in known and not s.merged_into]
    rows = [*queue.make_rows(related, day), *rows]
    rows.sort(key=lambda row: row.story.id not in story.related_ids)
    return rows[:MOST_OTHERS]


def _when(about: dict[str, Judgement]) -> str:
    """The time in the schedule's field, in the paper's own zone: as set, else tomorrow at six."""
    zone = ZoneInfo(newsroom_settings().timezone)
    if "schedule" in about:
        at = utc_now().fromisoformat(about["schedule"].verdict).astimezone(zone)
    else:
        at = (utc_now().astimezone(zone) + timedelta(days=1)).replace(hour=6, minute=0)
    return at.strftime("%Y-%m-%dT%H:%M")
