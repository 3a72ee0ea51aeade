"""Where everything stands in the paper, and which addresses of strangers may be linked."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlsplit


def archive_path(year: int) -> str:
    """The editions of a year."""
    return f"/archive/{year:04d}/"


def edition_path(day: date) -> str:
    """The permanent address of a day's edition."""
    return f"/{day.year:04d}/{day.month:02d}/{day.day:02d}/"


def story_path(story_id: str) -> str:
    """The address of a story."""
    return f"/stories/{_segment(story_id)}/"


def article_path(article_id: str) -> str:
    """The address of an article's record."""
    return f"/articles/{_segment(article_id)}/"


def deal_path(deal_id: str) -> str:
    """The address of a deal."""
    return f"/deals/{_segment(deal_id)}/"


def party_path(party_id: str) -> str:
    """The address of a party; a provisional one, "?slug", stands under "~slug"."""
    return f"/parties/{_segment('~' + party_id[1:] if party_id.startswith('?') else party_id)}/"


def party_of_segment(segment: str) -> str:
    """The party id that `party_path` wrote as that segment."""
    return "?" + segment[1:] if segment.startswith("~") else segment


def topic_path(topic_id: str) -> str:
    """The address of a topic."""
    return f"/topics/{_segment(topic_id)}/"


def outward(url: str) -> str:
    """The address if it is an http or https one with a host, else "".

    Whatever a stranger's feed gave as a link passes through here before it becomes a link of ours.
    """
    address = url.strip()
    if any(ch.isspace() or ord(ch) < 0x21 or ch in "\\<>\"'`" for ch in address):
        return ""
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not has_host or parts.username is not None:
        return ""
    return address


def relative_path(target: str, page: str) -> str:
    """`target` as seen from the page at `page`, both site paths: "../../deals/" from "/stories/1/"."""
    depth = page.split("?", 1)[0].count("/") - 1
    up = "../" * depth
    return (up + target[1:]) or "./"


def _segment(text: str) -> str:
    return quote(text, safe="~-_.")
