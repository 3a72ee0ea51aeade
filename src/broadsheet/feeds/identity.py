"""What names an entry for good (decisions/0010)."""

from __future__ import annotations

import re
from collections import Counter

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


def shared_links(urls: list[str]) -> frozenset[str]:
    """The link keys that more than one entry of a feed carries: they name none of them."""
    counts = Counter(link_key(url) for url in urls if url)
    return frozenset(key for key, count in counts.items() if count > 1)


def shared_titles(titles: list[str]) -> frozenset[str]:
    """The titles that more than one entry of a feed carries, such as "Weekly update"."""
    counts = Counter(titles)
    return frozenset(f"title {title}" for title, count in counts.items() if count > 1)


def entry_id(
    source_id: str, *, guid: str, url: str, title: str, shared: frozenset[str], date: str = ""
) -> str:
    """The id of an entry: from its own link, else its guid, else its title (with its date where shared).

    A guid may be new at each fetch, and an article is known by its address anyway; so the guid
    decides only where the link is missing or is no address of its own (a front page, a changelog).
    """
    key = link_key(url) if url else ""
    _, _, path = key.partition("/")
    if key and key not in shared and (path or "?" in key or "#" in key):
        return content_id("entry", source_id, "link", key)
    if guid:
        return content_id("entry", source_id, "guid", guid)
    return content_id("entry", source_id, "title", title, key, date if f"title {title}" in shared else "")
