"""What is asked of many hosts, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.adapters.web.addresses import normalise_url, read_destination
from broadsheet.errors import AddressRefused, FetchError
from broadsheet.records import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One address to fetch; `key` is the caller's own, such as a source's id."""

    url: str
    key: str = ""
    etag: str = ""
    last_modified: str = ""
    accept: str = ""
    ask_robots: bool = False  #: whether robots.txt of the host is asked first, as is due for pages


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """The answer to one request, or why there is none."""

    request: FetchRequest
    fetched: Fetched | None
    body: bytes = b""
    fault: FetchError | None = None


def host_of(url: str) -> str:
    """The host that is asked, with its port; an address that will be refused stands for itself."""
    try:
        return read_destination(normalise_url(url)).authority
    except AddressRefused:
        return url


def failed(request: FetchRequest, fault: FetchError | None) -> FetchResult:
    """The result of a request that has no answer."""
    return FetchResult(request=request, fetched=None, fault=fault)
