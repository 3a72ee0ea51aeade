"""A process of its own that holds espeak-ng: texts come in as lines of JSON, samples go out.

espeak-ng is licensed under the GPL, and it is C that reads what strangers wrote: both are reasons to
keep it out of the newsroom's own process. Run as `python -m broadsheet.adapters.voices.espeak_process`.
Each answer is the sample rate and the number of bytes as two unsigned 32-bit integers, then the bytes;
no bytes where the voice is not known.
"""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from collections.abc import Mapping
from typing import Any, Final

SYNCHRONOUS: Final = 2  #: espeak_AUDIO_OUTPUT: sound goes to the callback before the call returns
STAY: Final = 0x8000  #: espeak's option not to end the process when its data is missing
UTF8: Final = 1
RATE: Final = 1  #: espeak_PARAMETER: words a minute


def main() -> None:
    """Answers until the input ends."""
    import espeakng_loader  # noqa: PLC0415 - only this process may load it

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    place = str(espeakng_loader.get_data_path()).encode()
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, place, STAY)
    for line in sys.stdin.buffer:
        # What espeak-ng says depends on what it said before. A child for each text begins where the
        # library stood when it was loaded, so that the same text is the same sound.
        child = os.fork()
        if child == 0:
            _say(library, rate, json.loads(line))
            os._exit(0)
        os.waitpid(child, 0)


def _say(library: ctypes.CDLL, rate: int, asked: Mapping[str, Any]) -> None:
    heard = bytearray()
    hear = _hearing(heard)
    library.espeak_SetSynthCallback(hear)
    if rate > 0 and library.espeak_SetVoiceByName(asked["voice"].encode()) == 0:
        library.espeak_SetParameter(RATE, asked["words_a_minute"], 0)
        text = asked["text"].encode() + b"\0"
        library.espeak_Synth(text, len(text), 0, 0, 0, UTF8, None, None)
    sys.stdout.buffer.write(struct.pack("<II", max(rate, 0), len(heard)) + bytes(heard))
    sys.stdout.buffer.flush()


def _hearing(heard: bytearray) -> Any:
    """The callback that espeak-ng hands its samples to."""

    def hear(samples: Any, count: int, _: Any) -> int:
        if count > 0:
            heard.extend(ctypes.string_at(samples, count * 2))
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
    return kind(hear)


if __name__ == "__main__":
    main()
