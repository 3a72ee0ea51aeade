"""Style sheet, scripts, icons and faces, each under a name that holds its digest."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from typing import Final

from broadsheet.press.site import Page

TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
}
FACES: Final = (
    "serif-latin.woff2", "serif-more.woff2", "serif-cyrillic.woff2",
    "bold-latin.woff2", "bold-more.woff2", "bold-cyrillic.woff2",
    "italic-latin.woff2", "italic-more.woff2",
)  # fmt: skip
"""What the paper is set in, cut by letters (docs/make_faces.py); a browser fetches the cuts it needs."""
NAMES: Final = (
    "paper.css", "print.css", "paper.js", "find.js", "follow.js", "theme.js", "icon.svg", "touch.png",
    *FACES,
)  # fmt: skip


_FACE_IN_SHEET: Final = re.compile(rb'url\("([a-z-]+\.woff2)"\)')
_FACE_RULE: Final = re.compile(rb"@font-face \{[^}]*\}")


@cache
def static_body(name: str) -> bytes:
    """The bytes of one of NAMES; a style sheet names the faces by their addresses."""
    body = resources.files("broadsheet.press").joinpath("static", name).read_bytes()
    return _FACE_IN_SHEET.sub(_face_address, body) if name.endswith(".css") else body


@cache
def static_path(name: str) -> str:
    """The site path of one of NAMES, its digest in it: a changed file gets a new address."""
    stem, ending = name.rsplit(".", 1)
    digest = hashlib.sha256(static_body(name)).hexdigest()[:12]
    return f"/static/{stem}.{digest}.{ending}"


@cache
def face_rules(way: str) -> bytes:
    """The rules that bring the paper's faces into another style sheet; `way` leads from there to /static/."""
    rules = b"\n".join(_FACE_RULE.findall(static_body("paper.css")))
    return rules.replace(b'url("', b'url("' + way.encode())


def _face_address(found: re.Match[bytes]) -> bytes:
    return b'url("%s")' % static_path(found[1].decode()).rpartition("/")[2].encode()


def static_page(path: str) -> Page | None:
    """The file at a site path; None for any name that was not given out by `static_path`."""
    for name in NAMES:
        if static_path(name) == path:
            media_type = TYPES[name.rsplit(".", 1)[1]]
            return Page(body=static_body(name), media_type=media_type, immutable=True)
    return None
