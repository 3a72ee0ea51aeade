"""Two voices: the newsroom's own for its language, the other for all else."""

from __future__ import annotations

from broadsheet.adapters.voices.espeak import EspeakVoice
from broadsheet.adapters.voices.piper import PiperVoice
from broadsheet.records import Sound


class MixedVoice:
    """Piper where it speaks the language, espeak-ng elsewhere."""

    def __init__(self, own: PiperVoice, other: EspeakVoice) -> None:
        self.name = f"{own.name}, {other.name}"
        self._own, self._other = own, other

    def speak(self, text: str, *, language: str) -> Sound:
        """The text in the voice that speaks its language. Raises SpeechError as they do."""
        voice = self._own if self._own.speaks(language) else self._other
        return voice.speak(text, language=language)

    def close(self) -> None:
        """Closes both."""
        self._own.close()
        self._other.close()
