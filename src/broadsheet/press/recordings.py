"""An edition read aloud, as the paper shows it: player, chapters, captions and a podcast feed.

The sound itself is a file that the paper serves beside these. Chapters are Podcasting 2.0's JSON form,
captions WebVTT, the feed RSS 2.0 with the itunes and podcast namespaces.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from broadsheet.press import addresses
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.press.static_files import static_path
from broadsheet.records import Cue, Edition, Recording
from broadsheet.text.legal_signs import clean

PODCAST = "/listen/feed.rss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """What the page of an edition needs to play it."""

    path: str
    minutes: int
    megabytes: str
    voice: str
    chapters: tuple[tuple[int, str, str], ...]  #: (second, as a clock, title)


def sound_path(day: date) -> str:
    """The address of an edition's recording."""
    return addresses.edition_path(day) + "listen.mp3"


def player_of(printer: Printer, shelf: Shelf, day: date) -> Player | None:
    """The player of a day's edition, None while it was not read aloud in the paper's language."""
    recording = shelf.recording(day)
    if recording is None:
        return None
    begun = [cue for cue in recording.cues if cue.chapter]
    return Player(
        path=sound_path(day),
        minutes=max(1, round(recording.seconds / 60)),
        megabytes=printer.number(round(recording.size / 1e6, 1)),
        voice=recording.voice,
        chapters=tuple((int(cue.start), _clock(cue.start), cue.chapter) for cue in begun[1:-1]),
    )


def print_chapters(printer: Printer, shelf: Shelf, day: date) -> Page | None:
    """The chapters as JSON for podcast players."""
    recording = shelf.recording(day)
    if recording is None:
        return None
    chapters = [
        {"startTime": cue.start, "title": clean(cue.chapter), "url": printer.absolute(cue.path)}
        for cue in recording.cues
        if cue.chapter
    ]
    body = json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False, indent=1)
    return Page(body=body.encode("utf-8", "replace"), media_type="application/json+chapters; charset=utf-8")


def print_captions(_: Printer, shelf: Shelf, day: date) -> Page | None:
    """Every line with its time, as WebVTT: for people who do not hear, and for search."""
    recording = shelf.recording(day)
    if recording is None:
        return None
    blocks = [f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_caption(cue)}\n" for cue in recording.cues]
    text = "\n".join(["WEBVTT\n", *blocks])
    return Page(body=text.encode("utf-8", "replace"), media_type="text/vtt; charset=utf-8")


def print_podcast(printer: Printer, shelf: Shelf) -> Page:
    """The recordings as a podcast."""
    shows = [
        (recording, edition, _about(edition))
        for recording in shelf.recordings(30)
        if (edition := shelf.edition(recording.date)) is not None
    ]
    text = printer.text(
        "podcast.rss",
        shows=shows,
        sound=sound_path,
        at=_midnight,
        stamp=_rfc822,
        feed_path=PODCAST,
        image=printer.absolute(static_path("touch.png")),
    )
    return Page(body=text.encode("utf-8", "replace"), media_type="application/rss+xml; charset=utf-8")


def _about(edition: Edition) -> Sequence[str]:
    return [item.headline for section in edition.sections for item in section.items]


def _midnight(recording: Recording) -> datetime:
    return datetime.combine(recording.date, time(), UTC)


def _rfc822(at: datetime) -> str:
    """As RSS wants it; names of days and months are English whatever the paper's language."""
    days, months = "Mon Tue Wed Thu Fri Sat Sun", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    day, month = days.split()[at.weekday()], months.split()[at.month - 1]
    return f"{day}, {at.day:02d} {month} {at.year} {at:%H:%M:%S} +0000"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _stamp(seconds: float) -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:03d}"


def _caption(cue: Cue) -> str:
    """The text of a cue: WebVTT has markup of its own and ends a cue at an empty line."""
    plain = " ".join(clean(cue.text).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")
