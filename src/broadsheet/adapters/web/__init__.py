"""The open web, fetched safely, politely and cheaply."""

from broadsheet.adapters.web.crowd import fetch_in_groups, fetch_many
from broadsheet.adapters.web.fetch_request import FetchRequest, FetchResult
from broadsheet.adapters.web.fetcher import WebFetcher

__all__ = ["FetchRequest", "FetchResult", "WebFetcher", "fetch_in_groups", "fetch_many"]
