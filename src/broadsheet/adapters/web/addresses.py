"""Which addresses are on the open web (decisions/0011)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import ada_url

from broadsheet.errors import AddressRefused

IPAddress = IPv4Address | IPv6Address

# Python's own is_private and is_global miss some of these, and changed between versions.
_CLOSED_4 = tuple(
    IPv4Network(n)
    for n in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_OPEN_6 = IPv6Network("2000::/3")  #: all that is routed; loopback, ULA, link-local, multicast lie outside
_CLOSED_6 = tuple(
    IPv6Network(n)
    for n in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries any IPv4 address
        "3fff::/20",  # documentation
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")


_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a normalised address leads: whom to connect to, and what to ask there."""

    url: str
    scheme: str
    host: str
    port: int
    authority: str  #: host and port as the address names them: the Host header
    target: str  #: path and query


def is_open(address: IPAddress) -> bool:
    """Whether an address is on the open web; an IPv4 address inside an IPv6 one is judged itself."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    if address.scope_id:
        return False
    if address in _MAPPED or address in _NAT64:
        return is_open(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)


def read_address(text: str) -> IPAddress | None:
    """The literal address a host is, or None for a name."""
    try:
        return ip_address(text.strip("[]"))
    except ValueError:
        return None


@lru_cache(maxsize=8192)  # the same addresses come again with each poll
def normalise_url(url: str, base: str | None = None) -> str:
    """The address as a browser would read it: 127.1, 0x7f.1 and circled digits become 127.0.0.1.

    The fragment and any user and password are left out. Raises AddressRefused for a scheme other
    than http and https, a missing host, or text that is no address.
    """
    try:
        parsed = ada_url.URL(url, base) if base else ada_url.URL(url)
    except ValueError as fault:
        raise AddressRefused("is no valid address", place=url[:200]) from fault
    if parsed.protocol not in {"http:", "https:"}:
        raise AddressRefused(
            f"{parsed.protocol} is no scheme of the web",
            place=url[:200],
            remedy="Only http and https are fetched.",
        )
    if not parsed.hostname:
        raise AddressRefused("has no host", place=url[:200])
    parsed.username = parsed.password = parsed.hash = ""
    return str(parsed.href)


@lru_cache(maxsize=8192)
def read_destination(url: str) -> Destination:
    """The parts of an address that `normalise_url` gave. Raises AddressRefused where they contradict it."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as fault:
        raise AddressRefused("is no valid address", place=url[:200]) from fault
    return Destination(
        url=url,
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=port,
        authority=parts.netloc,
        target=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
    )
