"""Sound over HTTP: the recording of an edition from its file, an article or a story read when asked for."""

from __future__ import annotations

import re
import threading
from datetime import date
from pathlib import Path
from typing import Final, cast

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import re_path

from broadsheet.errors import SpeechError
from broadsheet.paper.views import publication, show
from broadsheet.ports import Voice
from broadsheet.press import Shelf
from broadsheet.press.printer import Printer
from broadsheet.press.script import Script, article_script, story_script
from broadsheet.running.speaking import keep_sound, read_aloud, sound_file
from broadsheet.settings import Settings

RANGE: Final = re.compile(r"bytes=(\d{1,12})?-(\d{1,12})?")
PATIENCE: Final = 10.0  #: seconds that a reader waits while another one's text is read
MOST_KEPT: Final = 2000  #: texts read on demand; the oldest goes first


class ReadingRoom:
    """The voice of this process. It reads one text at a time, and none twice."""

    def __init__(self, settings: Settings, voice: Voice) -> None:
        self._settings, self._voice = settings, voice
        self._turn = threading.Semaphore()

    def recording(self, shelf: Shelf, day: date) -> Path | None:
        """The file of an edition's recording, None where there is none."""
        made = shelf.recording(day)
        place = sound_file(self._settings, made.sound_id) if made else None
        return place if place and place.is_file() else None

    def read(self, script: Script) -> Path | None:
        """The file of a script, read now unless it was before; None while others are being read.

        Raises SpeechError where the voice fails.
        """
        place = sound_file(self._settings, f"asked/{script.id}")
        if place.is_file():
            return place
        if not self._turn.acquire(timeout=PATIENCE):
            return None
        try:
            if not place.is_file():
                keep_sound(place, read_aloud(script, self._voice)[0])
                _keep_latest(place.parent)
            return place
        finally:
            self._turn.release()


def _keep_latest(folder: Path) -> None:
    files = sorted(folder.glob("*.mp3"), key=lambda file: file.stat().st_mtime)
    for file in files[: max(0, len(files) - MOST_KEPT)]:
        file.unlink(missing_ok=True)


def open_reading_room(settings: Settings, voice: Voice | None) -> None:
    """Lets this process read aloud; without a voice it plays only what was recorded elsewhere."""
    django_settings.BROADSHEET_READING_ROOM = ReadingRoom(settings, voice) if voice else None


def _room() -> ReadingRoom | None:
    return cast("ReadingRoom | None", getattr(django_settings, "BROADSHEET_READING_ROOM", None))


def play_edition(request: HttpRequest, base: str, year: str, month: str, day: str) -> HttpResponse:
    """The recording of a day's edition."""
    room, paper = _room(), publication()
    try:
        asked = date(int(year), int(month), int(day))
    except ValueError:
        return show(request)
    place = room.recording(paper.shelf(), asked) if room and _is_here(base) else None
    return _play(request, place) if place else show(request)


def play(request: HttpRequest, base: str, kinds: str, subject_id: str) -> HttpResponse:
    """An article or a story read aloud."""
    room, paper = _room(), publication()
    if room is None or not _is_here(base):
        return show(request)
    write = {"articles": article_script, "stories": story_script}[kinds]
    script = write(Printer(paper.site_factory(), "/"), paper.shelf(), subject_id)
    if script is None:
        return show(request)
    try:
        place = room.read(script)
    except SpeechError as fault:
        return _busy(f"The voice does not answer: {fault.message}.")
    return _play(request, place) if place else _busy("Other texts are being read.")


def _is_here(base: str) -> bool:
    return "/" + base == publication().site_factory().base + "/"


def _busy(why: str) -> HttpResponse:
    headers = {"Retry-After": "10", "Cache-Control": "no-store"}
    return HttpResponse(
        f"{why} Try again in a moment.\n", status=503, headers=headers, content_type="text/plain"
    )


def _play(request: HttpRequest, place: Path) -> HttpResponse:
    """The file, or the part that a player asks for (RFC 9110, section 14): one range, else all."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    body = place.read_bytes()
    wanted = RANGE.fullmatch(request.headers.get("Range", "").strip())
    span = _span(wanted, len(body)) if wanted else (0, len(body))
    if span is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(body)}"})
    start, end = span
    response = HttpResponse(body[start:end], status=206 if wanted else 200, content_type="audio/mpeg")
    if wanted:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{len(body)}"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{place.stem}"'
    response["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        response.content = b""
    return response


def _span(wanted: re.Match[str], size: int) -> tuple[int, int] | None:
    """(start, end) of a range, None for one that lies outside or says nothing."""
    first, last = wanted.groups()
    if first is None:
        return (max(0, size - int(last)), size) if last and int(last) else None
    start, end = int(first), min(int(last) + 1 if last else size, size)
    return (start, end) if start < end else None


urlpatterns = [
    re_path(r"^(?P<base>.*?)(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/listen\.mp3$", play_edition),
    re_path(r"^(?P<base>.*?)(?P<kinds>articles|stories)/(?P<subject_id>[\w.~-]{1,160})/listen\.mp3$", play),
]
