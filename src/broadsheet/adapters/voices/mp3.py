"""Sounds joined into one mp3."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import lameenc

from broadsheet.records import Sound

KILOBITS: Final = 48  #: a second; speech in one channel needs no more


def encode_mp3(sounds: Iterable[Sound], *, rate: int) -> bytes:
    """One mp3 of the sounds one after the other; each must have that many samples a second.

    The same samples give the same bytes.
    """
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(KILOBITS)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    body = bytearray()
    for sound in sounds:
        body += encoder.encode(resample(sound, rate).samples)
    return bytes(body + encoder.flush())


def resample(sound: Sound, rate: int) -> Sound:
    """The sound with that many samples a second, by straight lines between its own."""
    if sound.rate == rate or not sound.samples:
        return sound
    import numpy as np  # noqa: PLC0415 - only where two voices differ

    given = np.frombuffer(sound.samples, dtype="<i2")
    places = np.arange(int(len(given) * rate / sound.rate)) * (sound.rate / rate)
    wanted = np.interp(places, np.arange(len(given)), given).astype("<i2")
    return Sound(rate=rate, samples=wanted.tobytes())
