"""The key ring: a file of keys that only its owner may read; the last key seals, all of them open."""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from broadsheet.errors import SealError

FORMAT = "broadsheet-keys/1"
KEY_BYTES = 64  # AES-256 in SIV mode takes two keys of 32 bytes
_PRIVATE = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. Its id is a digest of it, so that a damaged key is known by its name."""

    made: datetime
    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Ten hex digits that say nothing about the key."""
        return sha256(b"broadsheet-key-id" + self.secret).hexdigest()[:10]

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key does not travel between processes")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRing:
    """Keys, oldest first."""

    keys: tuple[Key, ...]

    @property
    def sealing(self) -> Key:
        """The key that seals from now on."""
        return self.keys[-1]

    def rotated(self, now: datetime) -> KeyRing:
        """The ring with a fresh key that seals from now on; the others still open."""
        return replace(self, keys=(*self.keys, make_key(now)))

    def without(self, key_id: str) -> KeyRing:
        """The ring without one of its keys. Raises SealError for an unknown id and for the sealing key."""
        if key_id not in {key.id for key in self.keys}:
            known = ", ".join(key.id for key in self.keys)
            raise SealError(f"the ring has no key {key_id!r}", remedy=f"It has {known}.")
        if key_id == self.sealing.id:
            raise SealError(
                f"{key_id} is the key that seals", remedy="Rotate first: broadsheet vault rotate."
            )
        return replace(self, keys=tuple(key for key in self.keys if key.id != key_id))


def make_key(now: datetime) -> Key:
    """A key of 512 random bits."""
    return Key(made=now, secret=secrets.token_bytes(KEY_BYTES))


def read_ring(path: Path) -> KeyRing:
    """The ring in a file.

    Raises SealError where there is none, where others may read it, or where it is damaged; no
    message holds anything of the file's text.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SealError(
            "there is no key ring", place=str(path), remedy="Make one with: broadsheet vault init."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise SealError("the key ring cannot be read", place=str(path)) from None
    if mode & 0o077:
        raise SealError(
            "others may read the key ring",
            place=str(path),
            remedy="Take their rights away with chmod 600, and rotate if somebody may have read it.",
        )
    return _parse(text, path)


def _parse(text: str, path: Path) -> KeyRing:
    keys = None
    with suppress(ValueError, KeyError, TypeError):
        stored = json.loads(text)
        if stored["format"] == FORMAT:
            keys = tuple(_key(row) for row in stored["keys"])
    if not keys:
        # What json and base64 say of the text would show pieces of it.
        raise SealError(
            "the key ring is damaged", place=str(path), remedy="Put a copy of it in its place."
        ) from None
    return KeyRing(keys=keys)


def _key(row: dict[str, Any]) -> Key:
    key = Key(
        made=datetime.fromisoformat(row["made"]),
        secret=b64decode(row["key"], validate=True),
    )
    if key.id != row["id"] or len(key.secret) != KEY_BYTES:
        raise ValueError("the key does not fit its id")
    return key


def write_ring(ring: KeyRing, path: Path) -> None:
    """Puts the ring in its file at once or not at all; nobody but the owner may read it."""
    rows = [
        {"id": key.id, "made": key.made.isoformat(), "key": b64encode(key.secret).decode()}
        for key in ring.keys
    ]
    text = json.dumps({"format": FORMAT, "keys": rows}, indent=2) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with os.fdopen(file, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as fault:
        with suppress(OSError):
            draft.unlink()
        raise SealError(
            f"the key ring could not be written: {(fault.strerror or str(fault)).lower()}",
            place=str(path),
            remedy="Make room, and check that the folder can be written; what was there stands as it was.",
        ) from None
