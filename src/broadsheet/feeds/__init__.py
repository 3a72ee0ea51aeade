"""Bytes to entries: RSS, RDF, Atom, JSON Feed, news sitemaps, and pages' own lists of links."""

from broadsheet.feeds.identity import entry_id, link_key
from broadsheet.feeds.link_guess import guess_link_selector
from broadsheet.feeds.link_list import read_link_list
from broadsheet.feeds.parse import parse_feed

__all__ = ["entry_id", "guess_link_selector", "link_key", "parse_feed", "read_link_list"]
