"""Which voice reads: what the setting `voice` says."""

from __future__ import annotations

from pathlib import Path

from broadsheet.adapters.voices.espeak import EspeakVoice
from broadsheet.adapters.voices.mixed import MixedVoice
from broadsheet.adapters.voices.piper import PiperVoice
from broadsheet.errors import SettingsError
from broadsheet.ports import Voice


def choose_voice(setting: str) -> Voice | None:
    """espeak-ng for "", none for "none", a Piper model for the path of one. Raises SettingsError."""
    if setting == "none":
        return None
    if setting == "":
        return EspeakVoice()
    if setting.endswith(".onnx"):
        return MixedVoice(PiperVoice(Path(setting)), EspeakVoice())
    raise SettingsError(
        f"no voice is called {setting!r}",
        place="voice",
        remedy='Leave it empty for espeak-ng, write "none", or give the path of a Piper model (.onnx).',
    )
