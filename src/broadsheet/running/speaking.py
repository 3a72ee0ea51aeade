"""Reading aloud: a script through a voice into one mp3, kept in the home under its digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from broadsheet.adapters.store import recordings, writing
from broadsheet.adapters.voices import encode_mp3
from broadsheet.adapters.voices.mp3 import resample
from broadsheet.errors import SpeechError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.ports import Voice
from broadsheet.press import Shelf, Site
from broadsheet.press.printer import Printer
from broadsheet.press.script import Chapter, Line, Script, edition_script
from broadsheet.records import Cue, Finding, Recording, Sound
from broadsheet.settings import Settings
from broadsheet.text.spoken import speak_amounts
from broadsheet.wiring import Newsroom, open_shelf, site_of

STEP: Final = "listen@1"
RATE: Final = 22_050  #: samples a second of every recording
LOOK_BACK: Final = 12  #: days without a story before there is nothing to read
BETWEEN_LINES: Final = 0.35  #: seconds of silence
BETWEEN_CHAPTERS: Final = 0.9


def record_latest(newsroom: Newsroom, now: datetime) -> Recording | None:
    """The latest edition read aloud; a voice that fails is a Finding, and the next cycle tries again."""
    if newsroom.voice is None:
        return None
    shelf = open_shelf()
    day = next((day for day in shelf.editions()[:LOOK_BACK] if _has_stories(shelf, day)), None)
    if day is None:
        return None
    try:
        return record_edition(newsroom.settings, shelf, site_of(newsroom.settings, now), newsroom.voice, day)
    except SpeechError as fault:
        finding = Finding(
            level="warning", step=STEP, subject_id=day.isoformat(), code="voice_failed", message=str(fault)
        )
        writing.commit(Outcome(at=now, findings=(finding,)))
        return None


def _has_stories(shelf: Shelf, day: date) -> bool:
    edition = shelf.edition(day)
    return edition is not None and any(section.items for section in edition.sections)


def record_edition(settings: Settings, shelf: Shelf, site: Site, voice: Voice, day: date) -> Recording | None:
    """The edition of a day as a recording, made unless the same script was read before.

    None where there is no edition. Raises SpeechError where the voice fails, LawBroken where a line
    does not stand in its source; nothing is kept then.
    """
    script = edition_script(Printer(site, "/"), shelf, day)
    if script is None:
        return None
    known = recordings.recording(day)
    if known is not None and known.script_id == script.id and sound_file(settings, known.sound_id).is_file():
        return known
    body, cues = read_aloud(script, voice)
    sound_id = hashlib.sha256(body).hexdigest()[:32]
    keep_sound(sound_file(settings, sound_id), body)
    made = Recording(
        id=recordings.key_of(day, site.language),
        date=day,
        language=site.language,
        sound_id=sound_id,
        size=len(body),
        seconds=round(cues[-1].end if cues else 0.0, 2),
        voice=voice.name,
        script_id=script.id,
        cues=cues,
    )
    recordings.keep(made)
    if known is not None and known.sound_id != made.sound_id:
        sound_file(settings, known.sound_id).unlink(missing_ok=True)
    return made


def read_aloud(script: Script, voice: Voice) -> tuple[bytes, tuple[Cue, ...]]:
    """(mp3, when each line is heard). Raises SpeechError where the voice fails."""
    sounds: list[Sound] = []
    cues: list[Cue] = []
    at = 0.0
    for chapter, line, pause in _breaths(script):
        sound = resample(voice.speak(speak_amounts(line.text, line.language), language=line.language), RATE)
        begins = chapter.lines[0] is line
        cues.append(
            Cue(
                start=round(at, 2),
                end=round(at + sound.seconds, 2),
                text=line.text,
                chapter=chapter.title if begins else "",
                path=chapter.path if begins else "",
            )
        )
        sounds += [sound, _silence(pause)]
        at += sound.seconds + sounds[-1].seconds
    return encode_mp3(sounds, rate=RATE), tuple(cues)


def _breaths(script: Script) -> Iterator[tuple[Chapter, Line, float]]:
    for chapter in script.chapters:
        for line in chapter.lines:
            yield chapter, line, BETWEEN_CHAPTERS if line is chapter.lines[-1] else BETWEEN_LINES


def _silence(seconds: float) -> Sound:
    return Sound(rate=RATE, samples=b"\0\0" * int(seconds * RATE))


def forget_lost_sounds(settings: Settings) -> None:
    """Forgets recordings whose file is not there any more, so that no page offers to play them."""
    lost = [r.id for r in recordings.recordings(None) if not sound_file(settings, r.sound_id).is_file()]
    if lost:
        recordings.forget(lost)


def sound_file(settings: Settings, name: str) -> Path:
    """Where the mp3 of that name lies."""
    return settings.home / "audio" / f"{name}.mp3"


def keep_sound(place: Path, body: bytes) -> None:
    """Keeps an mp3; a file is there whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}.new")
    draft.write_bytes(body)
    os.replace(draft, place)  # noqa: PTH105 - atomic on one file system
