"""Files put in their place whole; names that are safe to write."""

from __future__ import annotations

import secrets
from pathlib import Path

from broadsheet.errors import StoreError

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³")}
)
_LONGEST = 255  # bytes of one name on the file systems in use


def put_file(place: Path, body: bytes) -> bool:
    """Writes a file beside its place and then puts it there; False where it was the same already.

    Raises StoreError where the disk does not take it; what stood there before is still there then.
    """
    try:
        if place.is_file() and not place.is_symlink() and place.read_bytes() == body:
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f".new-{secrets.token_hex(6)}")
        try:
            draft.write_bytes(body)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreError(f"could not be written: {fault.strerror}", place=str(place)) from fault
    return True


def is_safe_path(path: str) -> bool:
    """Whether a path stays below the folder it is put in, and can be a file's on any system.

    No step up, no root, no drive, no device, no hidden or over-long name, no sign that is not printed.
    """
    return all(_is_safe_name(part) for part in path.split("/"))


def _is_safe_name(name: str) -> bool:
    return (
        name not in {"", ".", ".."}
        and not name.startswith(".")
        and name == name.strip(" ").rstrip(".")
        and name.isprintable()
        and not set('\\:*?"<>|') & set(name)
        and name.split(".", maxsplit=1)[0].rstrip(" ").casefold() not in _DEVICES
        and len(name.encode("utf-8", "surrogatepass")) <= _LONGEST
    )
