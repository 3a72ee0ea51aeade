"""espeak-ng: a formant voice, plain but clear, in more than a hundred languages, far faster than speech."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading
from typing import Final

from broadsheet.errors import SpeechError
from broadsheet.records import Sound
from broadsheet.text.language import primary_tag

VOICES: Final = {"en": "en-us", "zh": "cmn", "pt": "pt-br", "no": "nb", "fr": "fr"}
"""Where espeak-ng's name of a language is not its primary tag."""
WORDS_A_MINUTE: Final = 165
LONGEST: Final = 4000  #: characters of one text; a line of a script is a sentence or two
PATIENCE: Final = 20.0  #: seconds for one text; it needs some thousandth of what it says


class EspeakVoice:
    """espeak-ng from the package that carries it, in one process that is started when first needed."""

    name = "espeak-ng"

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def speak(self, text: str, *, language: str) -> Sound:
        """The text in the voice of its language; a language without one is read in English.

        Raises SpeechError where espeak-ng does not answer.
        """
        tag = primary_tag(language)
        sound = self._ask(text, VOICES.get(tag, tag))
        return sound if sound.samples or not text.strip() else self._ask(text, VOICES["en"])

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.communicate()
                self._process = None

    def _ask(self, text: str, voice: str) -> Sound:
        plain = " ".join(text.replace("\0", " ").split())[:LONGEST]
        asked = {"text": plain, "voice": voice, "words_a_minute": WORDS_A_MINUTE}
        with self._lock:
            process = self._running()
            guard = threading.Timer(PATIENCE, process.kill)
            guard.start()
            try:
                return _exchange(process, json.dumps(asked).encode() + b"\n")
            except (OSError, struct.error) as fault:
                process.kill()
                process.communicate()
                self._process = None
                raise SpeechError(
                    "the voice ended before it had read this",
                    place="espeak-ng",
                    excerpt=plain,
                    remedy="Read it again; `broadsheet doctor` says whether a voice is installed.",
                ) from fault
            finally:
                guard.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "broadsheet.adapters.voices.espeak_process"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


def _exchange(process: subprocess.Popen[bytes], line: bytes) -> Sound:
    """Raises OSError where the process is gone, struct.error where its answer is cut short."""
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    process.stdin.write(line)
    process.stdin.flush()
    rate, size = struct.unpack("<II", process.stdout.read(8))
    samples = process.stdout.read(size)
    if rate == 0 or len(samples) < size:
        raise OSError("no sound")
    return Sound(rate=rate, samples=samples)
