"""The links inside a copy of the paper as files: where each leads, and which lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote

from broadsheet.press import Page, Site

LINK: Final = re.compile(rb'\s(?:href|src|srcset)="([^"#?]*)')
NAMED: Final = re.compile(rb'\scontent="(https?://[^"#?]*)')
SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def targets_of(name: str, page: Page, site: Site) -> frozenset[str]:
    """The files that a page of the copy leads to or loads; addresses of others are left out."""
    if not page.media_type.startswith("text/html"):
        return frozenset()
    found = [*LINK.findall(page.body), *NAMED.findall(page.body)]
    links = (unescape(link.decode("utf-8", "replace")) for link in set(found))
    return frozenset(target for link in links if (target := _target(name, link, site)) is not None)


def _target(name: str, link: str, site: Site) -> str | None:
    """The file behind one link; None where it is none of ours."""
    own = site.address + site.base + "/"
    if link.startswith(own):
        path = link.removeprefix(own)
    elif not link or SCHEME.match(link):
        return None
    else:
        path = posixpath.join(posixpath.dirname(name), link)
    is_folder = not path or path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    bare = posixpath.normpath(unquote(path)) if path else "."
    if not is_folder:
        return bare
    return "index.html" if bare == "." else bare + "/index.html"


def dead_links(targets: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """(page, target) for every link to a file that is not in the copy, in order."""
    return sorted((name, t) for name, found in targets.items() for t in found if t not in targets)
