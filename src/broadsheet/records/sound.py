"""Sound as a voice makes it, and a Recording as the paper keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One channel of signed 16-bit samples, low byte first."""

    rate: int  #: samples a second
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / self.rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A line of a recording and when it is heard."""

    start: float  #: seconds
    end: float
    text: str
    chapter: str = ""  #: the title of the chapter that begins here, else empty
    path: str = ""  #: site path of what the chapter is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """An edition read aloud. The sound itself lies in a file named after its digest."""

    id: str  #: day and language
    date: date
    language: str
    sound_id: str  #: digest of the mp3
    size: int  #: bytes
    seconds: float
    voice: str  #: what read it
    script_id: str  #: digest of the script: another script makes another recording
    cues: tuple[Cue, ...]
