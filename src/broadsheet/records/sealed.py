"""A Sealed is a value that only a key opens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Written as base64(ciphertext);base64(iv)."""

    ciphertext: bytes
    iv: bytes  #: 16 bytes
