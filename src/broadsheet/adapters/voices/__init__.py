"""Voices: espeak-ng from its package or the system, Piper where the newsroom has a model for it."""

from broadsheet.adapters.voices.choosing import choose_voice
from broadsheet.adapters.voices.espeak import EspeakVoice
from broadsheet.adapters.voices.mp3 import encode_mp3
from broadsheet.adapters.voices.piper import PiperVoice

__all__ = ["EspeakVoice", "PiperVoice", "choose_voice", "encode_mp3"]
