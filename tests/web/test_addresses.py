"""Which addresses are on the open web (attacks A1-A3)."""

from ipaddress import ip_address

import pytest

from broadsheet.adapters.web.addresses import is_open, normalise_url
from broadsheet.errors import AddressRefused, FetchError

CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "::127.0.0.1",
    "5f00::1",
]
OPEN = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "100.63.255.255",
    "172.32.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", CLOSED)
def test_closed_networks_are_closed(address):
    assert not is_open(ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_the_open_web_is_open(address):
    assert is_open(ip_address(address))


def test_an_address_bound_to_an_interface_is_closed():
    assert not is_open(ip_address("2606:4700::1111%eth0"))


SPELLINGS = [
    "127.1",
    "0x7f.1",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "①②⑦.⓪.⓪.①",
    "127.0.0.1.",
    "%31%32%37.0.0.1",
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_odd_spellings_of_loopback_become_loopback(host):
    """A name for Python, an address for the connection: read as browsers read it."""
    assert normalise_url(f"http://{host}/").split("/")[2].rstrip(".") == "127.0.0.1"


@pytest.mark.parametrize(
    "host",
    [*SPELLINGS, "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "[64:ff9b::7f00:1]"],
)
def test_every_spelling_of_loopback_is_refused_before_connecting(stand, host):
    fetcher = stand.fetcher()
    with pytest.raises(FetchError):
        fetcher.fetch(f"http://{host}:{stand.port}/")
    assert stand.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.5",
        "172.16.9.9",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.1.1",
        "224.0.0.1",
        "fd00::1",
        "fe80::1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_a_name_that_resolves_to_a_closed_network_is_refused(stand, address):
    fetcher = stand.fetcher(resolver=lambda *_: [address])
    with pytest.raises(AddressRefused, match="not on the open web"):
        fetcher.fetch("http://innocent.test/feed")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://a.example/",
        "data:text/xml,<rss/>",
        "ftp://a.example/",
        "javascript:alert(1)",
        "//a.example/",
        "",
        "http://",
        "feed:https://a.example/",
    ],
)
def test_other_schemes_and_no_addresses_are_refused(stand, url):
    with pytest.raises(AddressRefused):
        stand.fetcher().fetch(url)


def test_user_and_password_in_an_address_are_not_sent(stand):
    stand.fetcher().fetch("http://me:secret@wire.example/x")
    [(url, headers)] = stand.asked
    assert url == "http://wire.example/x"
    assert "authorization" not in headers


@pytest.mark.parametrize("host", ["example", "wire.example.evil.test", "notexample", "a.examples"])
def test_only_hosts_ending_in_example_are_on_the_newsstand(stand, host):
    fetcher = stand.fetcher(resolver=lambda *_: ["127.0.0.1"])
    with pytest.raises(AddressRefused):
        fetcher.fetch(f"http://{host}/")
