"""The server: virtual hosts, validators, the calendar, and faults."""

import gzip
import http.client
import socket
import zlib
from datetime import UTC, datetime

import pytest

from broadsheet.testing.newsstand import Fault, NewsstandServer, sources_of

WIRE, WIRE_PATH = "harbour-wire.example", "/business/larkspur-2024-03-04/"
FEED = "/feeds/all.atom"


def get(server, host, path, method="GET", **headers):
    connection = http.client.HTTPConnection(server.address, timeout=5)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": host, **named})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def test_a_host_header_chooses_the_outlet(server):
    status, _, body = get(server, WIRE, WIRE_PATH)
    assert status == 200
    assert b"Larkspur AI would train its models" in body
    assert get(server, "prairie-courier.example", WIRE_PATH)[0] == 404
    assert get(server, "harbour-wire.localhost:1", "/")[0] == 200


def test_one_connection_serves_many_requests(server):
    connection = http.client.HTTPConnection(server.address, timeout=5)
    for _ in range(3):
        connection.request("GET", FEED, headers={"Host": WIRE})
        response = connection.getresponse()
        assert response.status == 200
        assert response.read()
    connection.close()
    assert server.requests(WIRE, 200) == 3


def test_an_unchanged_feed_is_a_304_by_tag_or_by_date(server):
    _, head, _ = get(server, WIRE, FEED)
    assert get(server, WIRE, FEED, If_None_Match=head["ETag"])[0] == 304
    status, _, body = get(server, WIRE, FEED, If_Modified_Since=head["Last-Modified"])
    assert (status, body) == (304, b"")
    assert get(server, WIRE, FEED, If_None_Match='"other"', If_Modified_Since=head["Last-Modified"])[0] == 200


def test_a_feed_with_nothing_in_it_has_validators_too(server):
    server.now = datetime(2024, 3, 4, tzinfo=UTC)
    _, head, _ = get(server, WIRE, FEED)
    assert get(server, WIRE, FEED, If_None_Match=head["ETag"])[0] == 304


def test_gzip_is_sent_to_who_asks_for_it(server):
    _, head, body = get(server, WIRE, FEED, Accept_Encoding="gzip")
    assert head["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == get(server, WIRE, FEED)[2]


def test_setting_now_changes_what_is_there(server):
    server.now = datetime(2024, 3, 4, 11, 30, tzinfo=UTC)
    assert get(server, "prairie-courier.example", "/search/feed.rss")[2].count(b"<item>") == 1
    assert get(server, "www.metro-daily.example", "/sitemaps/news.xml")[2].count(b"<url>") == 0
    assert b"up to $2 billion" not in get(server, WIRE, WIRE_PATH)[2]
    server.now = None
    assert get(server, "www.metro-daily.example", "/sitemaps/news.xml")[2].count(b"<url>") == 1
    assert b"up to $2 billion" in get(server, WIRE, WIRE_PATH)[2]


def test_changing_guids_change_with_the_visit_or_on_a_set_day_with_the_instant(server):
    host, path = "www.coast-gazette.example", "/feeds/rss/news"
    assert get(server, host, path)[2] != get(server, host, path)[2]
    server.now = datetime(2024, 3, 6, tzinfo=UTC)
    first = get(server, host, path)[2]
    assert first == get(server, host, path)[2]
    server.now = datetime(2024, 3, 7, tzinfo=UTC)
    assert first != get(server, host, path)[2]


def test_robots_icon_sitemap_and_pictures_are_there(server):
    assert b"Sitemap: http://harbour-wire.example/sitemap.xml" in get(server, WIRE, "/robots.txt")[2]
    assert get(server, WIRE, "/favicon.ico")[2].startswith(b"\x89PNG")
    assert b"larkspur" in get(server, WIRE, "/sitemap.xml")[2]
    assert get(server, WIRE, "/img/12-640x360.png")[1]["Content-Type"] == "image/png"


def test_the_front_page_leads_to_the_feed(server):
    assert b'type="application/atom+xml"' in get(server, WIRE, "/")[2]


def test_every_source_of_the_catalogue_answers(server, small):
    sources = sources_of(small)
    assert len({source.id for source in sources}) == len(small.outlets)
    for source in sources:
        host, _, path = source.feed_url.removeprefix("http://").partition("/")
        assert get(server, host, f"/{path}")[0] == 200, source.id


def test_feeds_name_addresses_that_are_pages(server, small):
    for page in small.at(small.end).pages:
        host, _, path = page.url.removeprefix("http://").partition("/")
        assert get(server, host, f"/{path}")[0] == 200


@pytest.mark.parametrize(
    ("fault", "status"),
    [(Fault.ERROR_500, 500), (Fault.GONE, 410), (Fault.NOT_FOUND, 404), (Fault.TOO_MANY, 429)],
)
def test_an_outlet_answers_with_its_fault_and_others_do_not(server, fault, status):
    server.fault("harbour-wire", fault)
    assert get(server, WIRE, FEED)[0] == status
    assert get(server, "prairie-courier.example", "/search/feed.rss")[0] == 200
    server.fault("harbour-wire", None)
    assert get(server, WIRE, FEED)[0] == 200


def test_too_many_says_when_to_come_back_in_seconds_or_by_date(server):
    server.fault("harbour-wire", Fault.TOO_MANY, retry_after=7)
    assert get(server, WIRE, FEED)[1]["Retry-After"] == "7"
    server.fault("harbour-wire", Fault.TOO_MANY, retry_after="Wed, 06 Mar 2024 08:00:00 GMT")
    assert get(server, WIRE, FEED)[1]["Retry-After"] == "Wed, 06 Mar 2024 08:00:00 GMT"


def test_a_fault_may_hold_for_a_few_requests_or_for_the_feed_alone(server):
    server.fault("harbour-wire", Fault.ERROR_500, times=1)
    assert [get(server, WIRE, FEED)[0] for _ in range(2)] == [500, 200]
    server.fault("harbour-wire", Fault.ERROR_500, only="feed")
    assert (get(server, WIRE, FEED)[0], get(server, WIRE, WIRE_PATH)[0]) == (500, 200)


def test_a_redirect_loop_never_ends_and_never_repeats(server):
    server.fault("harbour-wire", Fault.REDIRECT_LOOP)
    path, seen = FEED, set()
    for _ in range(5):
        status, head, _ = get(server, WIRE, path)
        assert status == 302
        assert path not in seen
        seen.add(path)
        path = head["Location"]


def test_a_moved_feed_is_found_at_its_new_address(server):
    before = get(server, WIRE, FEED)[2]
    server.fault("harbour-wire", Fault.MOVED)
    status, head, _ = get(server, WIRE, FEED)
    assert status == 301
    assert get(server, WIRE, head["Location"])[2] == before


def test_a_truncated_answer_ends_before_its_length(server):
    server.fault("harbour-wire", Fault.TRUNCATED)
    with pytest.raises(http.client.IncompleteRead):
        get(server, WIRE, FEED)


def test_a_gzip_bomb_is_small_outside_and_large_inside(server):
    server.fault("harbour-wire", Fault.GZIP_BOMB)
    _, head, body = get(server, WIRE, WIRE_PATH)
    assert head["Content-Encoding"] == "gzip"
    assert len(body) < 200_000
    assert len(zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, 5_000_000)) == 5_000_000


def test_a_hanging_outlet_gives_nothing_and_does_not_keep_the_stand_open(server):
    server.fault("harbour-wire", Fault.HANG)
    connection = http.client.HTTPConnection(server.address, timeout=0.2)
    connection.request("GET", FEED, headers={"Host": WIRE})
    with pytest.raises(TimeoutError):
        connection.getresponse()
    connection.close()


def test_a_slow_answer_is_whole_in_the_end(server):
    before = get(server, WIRE, FEED)[2]
    server.slow_seconds = 0.001
    server.fault("harbour-wire", Fault.SLOW)
    assert get(server, WIRE, FEED)[2] == before


@pytest.mark.parametrize("wall", [Fault.CONSENT_WALL, Fault.SCRIPT_ONLY, Fault.PAYWALL])
def test_a_wall_keeps_the_article_back_and_the_feed_open(server, wall):
    server.fault("harbour-wire", wall)
    status, _, body = get(server, WIRE, WIRE_PATH)
    assert status == 200
    assert b"would train its models" not in body
    assert (b"up to $2 billion in Larkspur" in body) == (wall is Fault.PAYWALL)
    assert b"<entry>" in get(server, WIRE, FEED)[2]


def test_the_control_host_switches_faults_and_the_instant(server):
    assert get(server, server.address, "/fault?outlet=harbour-wire&fault=gone")[0] == 200
    assert get(server, WIRE, FEED)[0] == 410
    assert get(server, server.address, "/fault?outlet=harbour-wire&fault=")[0] == 200
    assert get(server, server.address, "/fault?outlet=nobody&fault=gone")[0] == 400
    assert get(server, server.address, "/now?at=2024-03-04T11:30:00%2B00:00")[0] == 200
    assert server.now == datetime(2024, 3, 4, 11, 30, tzinfo=UTC)
    assert b"Harbour Wire" in get(server, server.address, "/")[2]


def test_a_closed_stand_ends_open_connections(small):
    server = NewsstandServer(small)
    server.start()
    host, _, port = server.address.partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(f"GET {FEED} HTTP/1.1\r\nHost: {WIRE}\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
        server.close()
        while line.recv(65536):
            pass


def test_a_fault_of_an_unknown_outlet_is_an_error(server):
    with pytest.raises(KeyError):
        server.fault("nobody", Fault.SLOW)
