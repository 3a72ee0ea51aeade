"""Style sheet, script and icons, each under a name that holds its digest."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Final

from broadsheet.press.site import Page

TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
}
NAMES: Final = (
    "paper.css", "print.css", "paper.js", "find.js", "follow.js", "theme.js", "icon.svg", "touch.png",
)  # fmt: skip


@cache
def static_body(name: str) -> bytes:
    """The bytes of one of NAMES."""
    return resources.files("broadsheet.press").joinpath("static", name).read_bytes()


@cache
def static_path(name: str) -> str:
    """The site path of one of NAMES, its digest in it: a changed file gets a new address."""
    stem, ending = name.rsplit(".", 1)
    digest = hashlib.sha256(static_body(name)).hexdigest()[:12]
    return f"/static/{stem}.{digest}.{ending}"


def static_page(path: str) -> Page | None:
    """The file at a site path; None for any name that was not given out by `static_path`."""
    for name in NAMES:
        if static_path(name) == path:
            media_type = TYPES[name.rsplit(".", 1)[1]]
            return Page(body=static_body(name), media_type=media_type, immutable=True)
    return None
