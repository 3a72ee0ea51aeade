"""Sources at the desk: health, floors, pause, add by address with a preview, OPML in and out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from broadsheet import sources
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.desk.forms import Act
from broadsheet.desk.meantime import Overtaken, commit_alone
from broadsheet.desk.overtaking import show_overtaken
from broadsheet.desk.people import editors_only, staff_only
from broadsheet.desk.showing import go_back, inside, newsroom_settings, show_page
from broadsheet.desk.wording import say
from broadsheet.errors import BroadsheetError, InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.slips import payload_of
from broadsheet.press.addresses import outward
from broadsheet.press.views import SourceView
from broadsheet.records import Judgement, Source, content_id, from_plain
from broadsheet.running.discovery import find_candidates, named_apart, source_of
from broadsheet.wiring import utc_now

KIND: Final = "source"
LARGEST: Final = 5_000_000  #: bytes of an OPML file
SHOWS: Final = {"": "all", "trouble": "in trouble", "quiet": "under their floor", "paused": "paused"}


@require_GET
@staff_only
def show_sources(request: HttpRequest) -> HttpResponse:
    """Sources with their health, those in trouble first."""
    return _list_sources(request)


def _list_sources(request: HttpRequest, fault: InputError | None = None) -> HttpResponse:
    views, show = StoreShelf().sources(), request.GET.get("show", "")
    rows = [(v, floor_of(v), outward(v.source.site_url)) for v in views if _is_shown(v, show)]
    rows.sort(key=lambda row: (not row[0].trouble, not row[1], row[0].source.paused))
    values = {
        "rows": rows,
        "shows": [(key, name, sum(_is_shown(view, key) for view in views)) for key, name in SHOWS.items()],
        "show": show,
        "fault": fault,
    }
    return show_page(request, "sources", values, status=400 if fault else 200)


def floor_of(view: SourceView) -> str:
    """Why a source is under its floor; "" where it is not, or none is set."""
    floor = view.source.expected_weekly
    if floor is None or view.source.paused or view.articles_week >= floor:
        return ""
    return say("%(n)s this week; at least %(floor)s are usual", n=view.articles_week, floor=floor)


def _is_shown(view: SourceView, show: str) -> bool:
    if show == "trouble":
        return bool(view.trouble)
    if show == "quiet":
        return bool(floor_of(view))
    return view.source.paused if show == "paused" else True


@require_GET
@editors_only
def preview_source(request: HttpRequest) -> HttpResponse:
    """The feeds behind an address with what is in them; takes nothing."""
    address = request.GET.get("address", "").strip()
    try:
        found = find_candidates(address, newsroom_settings()) if address else ()
        fault = "" if found or not address else say("No feed was found there. Give the feed's own address.")
    except (BroadsheetError, ValueError) as refused:
        found, fault = (), str(refused)
    known = {source.feed_url for source in reading.sources()}
    values = {"address": address, "found": [(one, one.url in known) for one in found], "fault": fault}
    return show_page(request, "source", values, status=200 if not fault else 422)


@require_POST
@editors_only
def add_source(request: HttpRequest) -> HttpResponse:
    """Takes the feed at an address; it is fetched once more, so that only a feed becomes a source."""
    url = request.POST.get("url", "")
    try:
        found = next((one for one in find_candidates(url, newsroom_settings()) if one.url == url), None)
    except (BroadsheetError, ValueError) as fault:
        return _refuse(request, InputError(str(fault)))
    if found is None:
        return _refuse(request, InputError(say("there is no feed at this address"), excerpt=url))
    try:
        source = named_apart(source_of(found), reading.sources())
    except InputError:
        return _refuse(request, InputError(say("is polled already"), place=url))
    return go_back(request, *_write(request, [source], "add"))


@require_POST
@editors_only
def pause_source(request: HttpRequest) -> HttpResponse:
    """Stops polling a source for now, or begins again."""
    source = next((s for s in reading.sources() if s.id == request.POST.get("left", "")), None)
    verdict = request.POST.get("verdict", "")
    if source is None or verdict not in {"pause", "resume"}:
        return _refuse(request, InputError(say("there is no such source or act")))
    try:
        made = _write(request, [replace(source, paused=verdict == "pause")], verdict)
    except Overtaken as other:
        return show_overtaken(request, _wanted(source, verdict), other.standing, "/desk/sources/pause/")
    return go_back(request, *made)


@require_POST
@editors_only
def remove_source(request: HttpRequest) -> HttpResponse:
    """Forgets a source where the form says so twice; what it brought stays, and undo polls it again."""
    source = next((s for s in reading.sources() if s.id == request.POST.get("left", "")), None)
    if source is None or request.POST.get("sure") != "yes":
        return _refuse(request, InputError(say("there is no such source, or you were not asked")))
    try:
        made = _write(request, [], "remove", of=source)
    except Overtaken as other:
        return show_overtaken(request, _wanted(source, "remove"), other.standing, "/desk/sources/remove/")
    writing.remove_source(source.id)
    return go_back(request, *made)


def _wanted(source: Source, verdict: str) -> Act:
    return Act(kind=KIND, left=source.id, right="", verdict=verdict, why="", seen=None)


@require_POST
@editors_only
def take_opml(request: HttpRequest) -> HttpResponse:
    """Takes the sources of an OPML file; those known are left alone."""
    file = request.FILES.get("file")
    if file is None or file.size > LARGEST:
        return _list_sources(
            request, InputError(say("choose an OPML file of at most %(most)s MB", most=LARGEST // 10**6))
        )
    try:
        read = sources.read_opml(file.read())
    except InputError as fault:
        return _list_sources(request, fault)
    known = {source.feed_url for source in reading.sources()}
    fresh = [source for source in read.sources if source.feed_url not in known]
    if not fresh:
        return _list_sources(request, InputError(say("there is nothing new in this file")))
    writing.commit(Outcome(at=utc_now(), findings=read.findings))
    return go_back(request, *_write(request, fresh, "add"))


@require_GET
@staff_only
def give_opml(_: HttpRequest) -> HttpResponse:
    """The sources as an OPML file."""
    response = HttpResponse(sources.write_opml(reading.sources()), content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sources.opml"'
    return response


def _write(
    request: HttpRequest, changed: list[Source], verdict: str, of: Source | None = None
) -> list[Judgement]:
    """Keeps the changed sources and notes each in the log; one that goes, `of`, is kept there whole.

    Raises Overtaken where something was done to one of them since the form was made.
    """
    at, name = utc_now(), request.user.get_username()
    made = [
        Judgement(
            id=content_id("judgement", KIND, source.id, verdict, name, at.isoformat()),
            kind=KIND,
            left=source.id,
            right=source.feed_url if of is None else payload_of(source),
            verdict=verdict,
            by=name,
            at=at,
        )
        for source in (changed if of is None else [of])
    ]
    commit_alone(
        Outcome(at=at, sources=tuple(changed), judgements=tuple(made)),
        mark=request.POST.get("mark"),
        kind=KIND,
        subjects={judgement.left for judgement in made},
    )
    return made


def undo_source(judgement: Judgement) -> None:
    """Takes back what an act did to a source: added, it goes; removed, it is back; paused, it is polled."""
    if judgement.verdict == "add":
        writing.remove_source(judgement.left)
        return
    if judgement.verdict == "remove":
        gone = from_plain(Source, json.loads(judgement.right))
        writing.commit(Outcome(at=utc_now(), sources=(gone,)))
        return
    source = next((s for s in reading.sources() if s.id == judgement.left), None)
    if source is not None:
        was_paused = judgement.verdict == "resume"
        writing.commit(Outcome(at=utc_now(), sources=(replace(source, paused=was_paused),)))


def _refuse(request: HttpRequest, fault: InputError) -> HttpResponse:
    values = {"fault": fault, "back": inside(request.POST.get("back", "/desk/sources/"))}
    return show_page(request, "refused", values, status=400)
