"""A voice that hums: as long as a text would take to read, the same text always the same sound."""

from __future__ import annotations

import struct
from math import pi, sin
from typing import Final

from broadsheet.errors import SpeechError
from broadsheet.records import Sound

RATE: Final = 22_050
SECONDS_A_LETTER: Final = 0.01


class ToneVoice:
    """Hums one tone for each language; can be told to fail at a word."""

    name = "tone"

    def __init__(self, *, fails_at: str = "") -> None:
        self.spoken: list[tuple[str, str]] = []
        self._fails_at = fails_at

    def speak(self, text: str, *, language: str) -> Sound:
        """See `ports.Voice`."""
        if self._fails_at and self._fails_at in text:
            raise SpeechError("this voice was told to fail here", excerpt=text)
        self.spoken.append((language, text))
        hertz = 200 + 10 * (sum(language.encode()) % 30)
        count = int(len(text) * SECONDS_A_LETTER * RATE)
        samples = [int(8000 * sin(2 * pi * hertz * at / RATE)) for at in range(count)]
        return Sound(rate=RATE, samples=struct.pack(f"<{count}h", *samples))

    def close(self) -> None:
        """Nothing is open."""
