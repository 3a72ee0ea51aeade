"""What names an entry for good (decisions/0010)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from broadsheet.records import content_id

_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ns_\w+|xtor|cmp|cmpid|ref|ref_src|referrer|rss|"
    r"feed(?:type|name)?|src|source|smid|partner|emc|ocid|guccounter|cid|wt[._]\w+|_ga|mkt_tok|sid|session_?id|"
    r"phpsessid|jsessionid|nocache|cachebust\w*|rand(?:om)?|rnd|ts|timestamp|_)$",
    re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(r"^(?:xtor=|ref=|utm_|rss|\d{1,3}$|at_|-?intcid)", re.IGNORECASE)


def link_key(url: str) -> str:
    """What stays the same when a feed decorates a link: host and path, and the query that selects.

    Scheme, "www.", tracking parameters, a final slash and tracking fragments are left out.
    This rule names entries in the store: it may be replaced, never quietly changed.
    """
    if not url:
        return ""
    rest = url.partition("://")[2] or url
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    key = f"{host.lower().removeprefix('www.')}/{path.rstrip('/')}".rstrip("/")
    if query:
        query = "&".join(p for p in query.split("&") if p and not _TRACKING.match(p.split("=", 1)[0]))
    if query:
        key += f"?{query}"
    return f"{key}#{fragment}" if fragment and not _TRACKING_FRAGMENT.match(fragment) else key


def shared_marks(entries: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """Which link keys, guids and titles more than one of the entries (link key, guid, title) carries."""
    counts: Counter[str] = Counter()
    for key, guid, title in entries:
        counts.update((f"link {key}", f"guid {guid}", f"title {title}"))
    return frozenset(mark for mark, count in counts.items() if count > 1)


def entry_id(
    source_id: str, *, key: str, guid: str, title: str, shared: frozenset[str], rest: str = ""
) -> str:
    """The id of an entry: from its own link (`key`, see `link_key`), else its own guid, else its title.

    A guid may be new at each fetch, and an article is known by its address anyway; so the guid
    decides only where the link is missing or is no address of its own (a front page, a changelog).
    `rest` tells entries apart that share their title too, or have none.
    """
    if key and f"link {key}" not in shared and ("/" in key or "?" in key or "#" in key):
        return content_id("entry", source_id, "link", key)
    if guid and f"guid {guid}" not in shared:
        return content_id("entry", source_id, "guid", guid)
    is_shared = not title or f"title {title}" in shared
    return content_id("entry", source_id, "title", title, key, rest if is_shared else "")
