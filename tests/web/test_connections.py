"""The connected address is the checked one, at each redirect again, within one time limit (A1, A23, A24)."""

import errno
import socket
import threading
import time

import httpcore2
import pytest

from broadsheet.adapters.web import FetchRequest, fetch_many
from broadsheet.adapters.web.connections import CheckedBackend, Deadline, Exceptions
from broadsheet.errors import AddressRefused, BodyTooLarge, FetchError, HostUnreachable
from broadsheet.testing.scripted_fetcher import Page


class Wire:
    """Stands for the system's sockets: notes where it is told to connect."""

    def __init__(self):
        self.connected = []

    def connect_tcp(self, host, port, *_):
        self.connected.append((host, port))
        raise httpcore2.ConnectError("nothing there")


def connect(answers, host="rebinding.test"):
    """What is connected when the resolver gives these answers one after the other."""
    wire, given = Wire(), iter(answers)
    backend = CheckedBackend(Exceptions(), Deadline(), lambda *_: next(given), wire)
    with pytest.raises(httpcore2.ConnectError):
        backend.connect_tcp(host, 443)
    return wire.connected


def test_the_checked_address_is_connected_and_the_name_never_resolved_again():
    """A resolver that says 8.8.8.8 first and 127.0.0.1 next (rebinding) is asked once."""
    assert connect([["8.8.8.8"], ["127.0.0.1"]]) == [("8.8.8.8", 443)]


def test_closed_addresses_beside_open_ones_are_never_tried():
    assert connect([["10.0.0.1", "8.8.8.8", "::1", "9.9.9.9"]]) == [("8.8.8.8", 443), ("9.9.9.9", 443)]


def test_a_host_of_closed_addresses_only_is_refused():
    backend = CheckedBackend(Exceptions(), Deadline(), lambda *_: ["10.0.0.1", "fe80::1"], Wire())
    with pytest.raises(AddressRefused):
        backend.connect_tcp("intranet.test", 80)


def test_a_configured_proxy_may_stand_in_a_private_network():
    wire = Wire()
    backend = CheckedBackend(Exceptions(proxy=("10.0.0.9", 3128)), Deadline(), lambda *_: [], wire)
    with pytest.raises(httpcore2.ConnectError):
        backend.connect_tcp("10.0.0.9", 3128)
    assert wire.connected == [("10.0.0.9", 3128)]
    with pytest.raises(AddressRefused):
        backend.connect_tcp("10.0.0.9", 22)


def test_the_proxy_is_used_and_closed_targets_are_still_refused(stand):
    def through(handler):
        raise AssertionError("unused")

    stand.pages["http://paper.test/feed"] = Page(body=b"by proxy")
    fetcher = stand.fetcher(
        proxy=f"http://127.0.0.1:{stand.port}",
        resolver=lambda host, _: ["10.1.1.1"] if host == "intranet.test" else ["8.8.8.8"],
    )
    with pytest.raises(AddressRefused):
        fetcher.fetch("http://intranet.test/")
    with pytest.raises(AddressRefused):
        fetcher.fetch("http://169.254.169.254/latest/meta-data")
    fetcher.fetch("http://paper.test/feed")
    assert len(stand.asked) == 1


def test_a_resolver_that_never_answers_costs_the_limit_only():
    over = threading.Event()
    deadline = Deadline()
    deadline.at = time.monotonic() + 0.2
    backend = CheckedBackend(Exceptions(), deadline, lambda *_: over.wait(5) or [], Wire())
    with pytest.raises(httpcore2.ConnectTimeout):
        backend.connect_tcp("slow.test", 80)
    over.set()


def test_no_name_server_is_a_clear_fault(stand):
    def gone(*_):
        raise OSError("Temporary failure in name resolution")

    with pytest.raises(FetchError, match="has no address") as caught:
        stand.fetcher(resolver=gone).fetch("http://paper.test/")
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "there is no host of this name"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "could not be looked up just now"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "the host takes no connection"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "no way leads to the host's network"),
        (OSError(errno.EPROTO, "Protocol error"), "protocol error"),
    ],
)
def test_what_the_system_says_of_a_connection_is_told_in_words(stand, fault, words):
    def gone(*_):
        raise fault

    with pytest.raises(FetchError, match="no connection: ") as caught:
        stand.fetcher(resolver=gone).fetch("http://paper.test/")
    assert words in caught.value.message
    assert "Errno" not in caught.value.message


def drip_body(stand):
    def answer(handler):
        handler.send_response(200)
        handler.end_headers()
        while not stand.over.wait(0.05):
            handler.wfile.write(b"x")

    return answer


def drip_head(stand):
    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not stand.over.wait(0.05):
            handler.wfile.write(b"X: 1\r\n")

    return answer


@pytest.mark.parametrize("drip", [drip_body, drip_head])
def test_one_byte_at_a_time_ends_with_the_time_of_the_fetch(stand, drip):
    stand.pages["http://drip.example/"] = drip(stand)
    started = time.monotonic()
    with pytest.raises(FetchError) as caught:
        stand.fetcher(seconds=0.4).fetch("http://drip.example/")
    assert caught.value.code == "too_slow"
    assert time.monotonic() - started < 2


def test_an_answer_that_breaks_off_is_a_fault_and_not_half_a_feed(stand):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    stand.pages["http://cut.example/"] = answer
    with pytest.raises(FetchError, match="no whole answer"):
        stand.fetcher().fetch("http://cut.example/")


def test_endless_headers_are_not_read(stand):
    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(400):
            handler.wfile.write(b"X: " + b"y" * 1000 + b"\r\n")
        handler.wfile.write(b"Content-Length: 2\r\n\r\nok")  # whole, for whoever reads so much

    stand.pages["http://heads.example/"] = answer
    with pytest.raises(FetchError, match="no whole answer"):
        stand.fetcher().fetch("http://heads.example/")


def test_connections_are_kept_for_the_next_fetch(stand):
    ports = []
    stand.pages["http://wire.example/a"] = lambda h: (
        ports.append(h.client_address[1]),
        h.send_response(204),
        h.end_headers(),
    )
    fetcher = stand.fetcher()
    for _ in range(3):
        fetcher.fetch("http://wire.example/a")
    assert len(set(ports)) == 1


def test_of_too_many_connections_those_go_that_rest_longest(stand):
    """And each when its half minute is over, whether or not its host is asked again."""
    ports = {}

    def answer(handler):
        ports.setdefault(handler.headers["Host"], []).append(handler.client_address[1])
        handler.send_response(204)
        handler.end_headers()

    hosts = [f"h{n}.example" for n in range(3)]
    stand.pages.update({f"http://{host}/": answer for host in hosts})
    fetcher = stand.fetcher()
    fetcher._exchange._most = 2
    for host in (*hosts, hosts[2], hosts[0]):
        fetcher.fetch(f"http://{host}/")
    assert len(set(ports[hosts[2]])) == 1
    assert len(set(ports[hosts[0]])) == 2
    for wire in fetcher._exchange._kept.values():
        wire.rests_since -= 31
    fetcher.fetch(f"http://{hosts[1]}/")
    assert len(fetcher._exchange._kept) == 1


def test_slow_hosts_hold_nobody_up(stand):
    """Twelve hosts that drip and forty that answer: the forty are there first, the twelve are given up."""
    requests = []
    for n in range(12):
        stand.pages[f"http://drip{n}.example/"] = drip_body(stand)
        requests.append(FetchRequest(url=f"http://drip{n}.example/", key=f"drip{n}"))
    for n in range(40):
        stand.pages[f"http://fast{n}.example/"] = Page(body=b"news")
        requests.append(FetchRequest(url=f"http://fast{n}.example/", key=f"fast{n}"))
    results = list(fetch_many(stand.fetcher(seconds=30), requests, 4, patience=0.5))
    assert len(results) == 52
    assert all(r.request.key.startswith("fast") and r.body == b"news" for r in results[:40])
    assert all(r.fault is not None and r.fault.code == "too_slow" for r in results[40:])


def test_one_host_is_asked_one_request_at_a_time(stand):
    lock, now, most = threading.Lock(), [0], [0]

    def answer(handler):
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        with lock:
            now[0] -= 1
        handler.end_headers()

    requests = []
    for n in range(20):
        stand.pages[f"http://one.example/{n}"] = answer
        requests.append(FetchRequest(url=f"http://one.example/{n}"))
    results = list(fetch_many(stand.fetcher(), requests, 8))
    assert [r.fetched.status for r in results] == [200] * 20
    assert most[0] == 1


def test_requests_to_one_host_are_spaced(stand):
    """Outside the newsstand the pause is kept; a scripted host stands for one."""

    class Watch:
        def __init__(self):
            self.at = []

        def fetch(self, url, **_):
            self.at.append(time.monotonic())
            raise FetchError("nothing", place=url)

        def close(self): ...

    watch = Watch()
    requests = [FetchRequest(url=f"http://paper.test/{n}") for n in range(3)]
    assert len(list(fetch_many(watch, requests, 4, spacing=0.15))) == 3
    assert all(later - earlier >= 0.14 for earlier, later in zip(watch.at, watch.at[1:], strict=False))


def test_a_reader_that_stops_early_leaves_nothing_running(stand):
    for n in range(30):
        stand.pages[f"http://h{n}.example/"] = Page(body=b"x")
    results = fetch_many(stand.fetcher(), [FetchRequest(url=f"http://h{n}.example/") for n in range(30)], 4)
    next(results)
    results.close()
    assert len(stand.asked) <= 30


def test_a_host_that_takes_no_connection_fails_all_that_waits_for_it_at_once():
    """118 feeds of one dead host cost one attempt, not 118 seconds of spacing."""

    class Dead:
        asked = 0

        def fetch(self, url, **_):
            self.asked += 1
            raise HostUnreachable("no connection", place=url)

    dead, started = Dead(), time.monotonic()
    requests = [FetchRequest(url=f"http://dead.test/{n}", key=str(n)) for n in range(118)]
    results = list(fetch_many(dead, requests, 4))
    assert sorted(int(r.request.key) for r in results) == list(range(118))
    assert all(r.fault.code == "unreachable" for r in results)
    assert dead.asked == 1
    assert time.monotonic() - started < 2


def test_a_redirect_to_a_dead_host_is_no_fault_of_the_one_that_redirects():
    class Leading:
        def fetch(self, url, **_):
            raise HostUnreachable("no connection", place="http://dead.test/")

    requests = [FetchRequest(url=f"http://alive.test/{n}") for n in range(3)]
    started = time.monotonic()
    assert len(list(fetch_many(Leading(), requests, 4, spacing=0.1))) == 3
    assert time.monotonic() - started > 0.19


def test_a_wire_that_was_hung_up_meanwhile_is_replaced_quietly(stand):
    """A server may close what we kept: the next fetch connects anew and nobody hears of it."""
    ports = []

    def answer(handler):
        ports.append(handler.client_address[1])
        handler.send_response(204)
        handler.end_headers()
        handler.close_connection = True  # says nothing of it in its headers

    stand.pages["http://curt.example/a"] = answer
    fetcher = stand.fetcher()
    for _ in range(3):
        fetched, _ = fetcher.fetch("http://curt.example/a")
        assert fetched.status == 204
    assert len(set(ports)) == 3


def test_an_answer_that_was_not_read_to_its_end_is_never_followed_by_the_next(stand):
    """After an oversized body its wire is closed: the next answer is not the rest of the last."""
    stand.pages["http://big.example/"] = Page(body=b"x" * 400_000)
    stand.pages["http://big.example/small"] = Page(body=b"small")
    fetcher = stand.fetcher(body_limit=1000)
    for _ in range(2):
        with pytest.raises(BodyTooLarge):
            fetcher.fetch("http://big.example/")
        assert fetcher.fetch("http://big.example/small")[1] == b"small"


def test_a_second_answer_that_nobody_asked_for_is_never_taken_for_the_next(stand):
    def answer(handler):
        first = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        handler.wfile.write(first + b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged")

    stand.pages["http://smuggle.example/"] = answer
    stand.pages["http://smuggle.example/next"] = Page(body=b"true")
    fetcher = stand.fetcher()
    assert fetcher.fetch("http://smuggle.example/")[1] == b"ok"
    assert fetcher.fetch("http://smuggle.example/next")[1] == b"true"


def test_an_address_that_contradicts_itself_costs_only_itself(stand):
    """A feed may say anything, such as a number in brackets that is no address."""
    stand.pages["http://good.example/"] = Page(body=b"x")
    urls = [
        "http://[1:2]/x",
        "http://good.example:99999/",
        "mailto:desk@good.example",
        "http://good.example/",
    ]
    results = {r.request.url: r for r in fetch_many(stand.fetcher(), [FetchRequest(url=u) for u in urls], 4)}
    assert [results[u].fault and results[u].fault.code for u in urls] == ["refused_address"] * 3 + [None]


def test_a_fetcher_that_breaks_is_told_for_each_address_and_nobody_waits_for_its_thread():
    class Broken:
        def fetch(self, url, **_):
            raise RuntimeError("out of order")

    requests = [FetchRequest(url=f"http://h{n}.test/") for n in range(40)]
    results = list(fetch_many(Broken(), requests, 2))
    assert len(results) == 40
    assert {r.fault.code for r in results} == {"crashed"}


def test_servers_that_answer_at_once_are_asked_by_few_threads_and_slow_ones_by_many(stand):
    """Threads are called only while no answer comes: they would be in each other's way."""

    def most_at_once(seconds):
        running, most, lock = [0], [0], threading.Lock()

        class Server:
            def fetch(self, url, **_):
                with lock:
                    running[0] += 1
                    most[0] = max(most[0], running[0])
                stand.over.wait(seconds)
                with lock:
                    running[0] -= 1
                raise FetchError("nothing", place=url)

        list(fetch_many(Server(), [FetchRequest(url=f"http://h{n}.test/") for n in range(64)], 16))
        return most[0]

    assert most_at_once(0.0) < 16
    assert most_at_once(0.05) == 16
