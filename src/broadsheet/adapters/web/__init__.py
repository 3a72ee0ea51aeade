"""The open web, fetched safely, politely and cheaply."""

from broadsheet.adapters.web.crowd import FetchRequest, FetchResult, fetch_in_groups, fetch_many
from broadsheet.adapters.web.fetcher import WebFetcher

__all__ = ["FetchRequest", "FetchResult", "WebFetcher", "fetch_in_groups", "fetch_many"]
