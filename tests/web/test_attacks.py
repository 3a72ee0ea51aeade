"""The project's list of attacks, as far as it concerns fetching and feeds, each against the real parts.

| attack | where |
|---|---|
| A1 closed networks | here; test_addresses (each network, each name), test_connections (rebinding, proxy); discovery, sitemaps and OPML by the same fetcher |
| A2 odd spellings | test_addresses: SPELLINGS, NAT64, 6to4, CGNAT, multicast; a proxy in a private network in test_connections |
| A3 other schemes | here (redirects), test_addresses, feeds/test_hostile (links, enclosures, images), sources/test_opml |
| A4, A5 entities and DTDs | feeds/test_hostile (files, network, bombs, XInclude), sources/test_opml, pages |
| A6 size | here (a body without end), test_bodies (bombs, layers), test_connections (endless headers), feeds/test_dialects (sitemap index) |
| A7 counts | feeds/test_hostile: 100,000 items, cut at 5,000 within its time |
| A8-A10 heavy markup | feeds/test_hostile: HEAVY; feeds/test_link_guess; pages/; running/test_limited_pool (the killable worker) |
| A11 script in any field | feeds/test_hostile: links, titles, names; press/ and paper/ at output |
| A12, A13 media and proxies | desk/, press/: nothing of strangers is served, there is no media proxy |
| A14 OPML | sources/test_opml: 100,000 outlines, 10,000 levels, script addresses, twins |
| A23 hostile time | here (304 for ever, 410, 301); feeds/test_dates, feeds/test_identity, sources/test_rhythm, running/test_faults |
| A24 slow servers | here (silence, redirects that never end), test_connections (one byte a second, hosts that hold nobody up) |
"""

from __future__ import annotations

import time

import pytest

from broadsheet.adapters.web import FetchRequest, fetch_many
from broadsheet.errors import AddressRefused, BodyTooLarge, FetchError
from broadsheet.testing.scripted_fetcher import Page


def moved(target, status=302):
    return Page(status=status, headers={"Location": target})


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://0x7f.1/",
        "http://2130706433/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://100.64.0.1/",
        "//127.0.0.1/", "http://localhost/", "https://10.0.0.1/",
    ],
)  # fmt: skip
def test_a1_a_redirect_into_a_closed_network_is_refused(stand, target):
    stand.pages["http://wire.example/feed"] = moved(target)
    with pytest.raises(AddressRefused):
        stand.fetcher().fetch("http://wire.example/feed")
    assert len(stand.asked) == 1


def test_a1_the_fifth_redirect_is_checked_like_the_first(stand):
    for n in range(5):
        stand.pages[f"http://wire.example/{n}"] = moved(f"/{n + 1}")
    stand.pages["http://wire.example/5"] = moved("http://192.168.0.1/admin")
    with pytest.raises(AddressRefused):
        stand.fetcher().fetch("http://wire.example/0")


def test_a1_a_name_that_turns_to_a_closed_network_is_refused_at_the_next_connection(stand):
    """Each connection asks and checks anew; only a wire that is open already needs no name."""
    answers = iter([["10.0.0.8"], ["169.254.169.254"]])
    fetcher = stand.fetcher(resolver=lambda *_: next(answers))
    for _ in range(2):
        with pytest.raises(AddressRefused):
            fetcher.fetch("http://rebinding.test/")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://wire.example/", "data:text/xml,<rss/>", "ftp://wire.example/x", "javascript:1"]
)  # fmt: skip
def test_a3_a_redirect_to_another_scheme_is_refused(stand, target):
    stand.pages["http://wire.example/feed"] = moved(target)
    with pytest.raises(AddressRefused):
        stand.fetcher().fetch("http://wire.example/feed")


def test_a6_a_body_without_end_is_read_to_the_limit_only(stand):
    sent = [0]

    def answer(handler):
        handler.send_response(200)
        handler.end_headers()
        while not stand.over.is_set():
            handler.wfile.write(b"x" * 65_536)
            sent[0] += 65_536

    stand.pages["http://endless.example/"] = answer
    with pytest.raises(BodyTooLarge):
        stand.fetcher(body_limit=1_000_000).fetch("http://endless.example/")
    assert sent[0] < 20_000_000


def test_a6_a_length_that_lies_is_not_believed(stand):
    stand.pages["http://liar.example/"] = Page(body=b"short", headers={"Content-Length": "9" * 18})
    started = time.monotonic()
    with pytest.raises(FetchError):
        stand.fetcher(seconds=1).fetch("http://liar.example/")
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("status", [301, 308])
def test_a23_a_permanent_move_is_told_as_one_and_a_temporary_one_is_not(stand, status):
    stand.pages["http://old.example/feed"] = moved("http://new.example/feed", status)
    stand.pages["http://new.example/feed"] = Page(body=b"<rss/>")
    fetched, _ = stand.fetcher().fetch("http://old.example/feed")
    assert (fetched.permanent, fetched.final_url) == (True, "http://new.example/feed")
    stand.pages["http://old.example/feed"] = moved("http://new.example/feed", 307)
    assert stand.fetcher().fetch("http://old.example/feed")[0].permanent is False


def test_a23_410_is_an_answer_and_no_fault(stand):
    stand.pages["http://gone.example/feed"] = Page(status=410)
    assert stand.fetcher().fetch("http://gone.example/feed")[0].status == 410


def test_a23_304_to_who_did_not_ask_for_it_is_an_empty_answer(stand):
    stand.pages["http://odd.example/feed"] = Page(status=304)
    fetched, body = stand.fetcher().fetch("http://odd.example/feed")
    assert (fetched.status, fetched.body_id, body) == (304, "", b"")


@pytest.mark.parametrize(
    "head",
    [
        b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nX: a\r\n b\r\n\r\n',
        b'HTTP/1.1 304 Not Modified\r\nETag: "1"\n\n',
        b"HTTP/1.1 304 Not Modified\r\nE tag: 1\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\nETag: \x00\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged",
        b"HTTP/1.0 304 Not Modified\r\n\r\n",
        b"HTTP/9.9 304 Not Modified\r\n\r\n",
    ],
)  # fmt: skip
def test_a304_that_is_not_plain_is_left_to_the_parser_and_never_smuggles(stand, head):
    def answer(handler):
        handler.wfile.write(head)
        handler.close_connection = True

    stand.pages["http://odd.example/feed"] = answer
    stand.pages["http://odd.example/next"] = Page(body=b"true")
    fetcher = stand.fetcher(seconds=2)
    try:
        fetched, body = fetcher.fetch("http://odd.example/feed")
    except FetchError:
        pass
    else:
        assert (fetched.status, body) == (304, b"")
    assert fetcher.fetch("http://odd.example/next")[1] == b"true"


def test_a24_redirects_that_never_end_are_ended(stand):
    for n in range(30):
        stand.pages[f"http://wire.example/{n}"] = moved(f"/{n + 1}")
    with pytest.raises(FetchError) as caught:
        stand.fetcher().fetch("http://wire.example/0")
    assert caught.value.code == "redirect_loop"
    assert len(stand.asked) < 12


def test_a24_a_server_that_says_nothing_costs_its_own_time_only(stand):
    stand.pages["http://mute.example/"] = lambda _: stand.over.wait(20)
    requests = [FetchRequest(url="http://mute.example/", key="mute")]
    for n in range(12):
        stand.pages[f"http://h{n}.example/"] = Page(body=b"news")
        requests.append(FetchRequest(url=f"http://h{n}.example/", key=str(n)))
    started = time.monotonic()
    results = list(fetch_many(stand.fetcher(seconds=20), requests, 2, patience=0.5))
    assert [r.request.key for r in results][-1] == "mute"
    assert sum(r.body == b"news" for r in results) == 12
    assert time.monotonic() - started < 8
