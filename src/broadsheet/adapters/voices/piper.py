"""Piper: a neural voice, where the newsroom has the program and a model of its own choosing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

from broadsheet.errors import SettingsError, SpeechError
from broadsheet.records import Sound
from broadsheet.text.language import primary_tag

PATIENCE: Final = 120.0  #: seconds for one text


class PiperVoice:
    """One Piper model; it speaks one language, and texts in others are refused.

    Raises SettingsError where the model or the description beside it is not there.
    """

    name = "piper"

    def __init__(self, model: Path, *, program: str = "piper") -> None:
        self._model, self._program = model, program
        about = model.with_name(model.name + ".json")
        try:
            described = json.loads(about.read_text(encoding="utf-8"))
            self._rate = int(described["audio"]["sample_rate"])
            self._language = primary_tag(str(described["espeak"]["voice"]))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise SettingsError(
                f"the voice cannot be used: {fault}",
                place=str(about),
                remedy="Keep a Piper model (.onnx) and its description (.onnx.json) side by side.",
            ) from fault

    def speaks(self, language: str) -> bool:
        """Whether the model is of that language."""
        return primary_tag(language) == self._language

    def speak(self, text: str, *, language: str) -> Sound:
        """The text as the model reads it. Raises SpeechError for another language, or where Piper fails."""
        if not self.speaks(language):
            raise SpeechError(f"the model reads {self._language}, not {language}", place=str(self._model))
        plain = " ".join(text.replace("\0", " ").split())
        command = [self._program, "--model", str(self._model), "--output-raw"]
        try:
            ran = subprocess.run(
                command, input=plain.encode(), capture_output=True, timeout=PATIENCE, check=True
            )
        except (OSError, subprocess.SubprocessError) as fault:
            raise SpeechError(
                f"Piper could not read this: {fault}",
                place=str(self._model),
                excerpt=plain,
                remedy="Try the same command by hand, or leave `voice` empty for espeak-ng.",
            ) from fault
        return Sound(rate=self._rate, samples=ran.stdout)

    def close(self) -> None:
        """Nothing is open between texts."""
