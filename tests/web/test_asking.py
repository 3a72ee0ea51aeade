"""A fetch in two halves: many are asked before any is heard, and no host waits for another's answer."""

import threading

import pytest

from broadsheet.adapters.web import FetchRequest, fetch_in_groups, fetch_many
from broadsheet.errors import FetchError
from broadsheet.testing.scripted_fetcher import Page


class Asked:
    """An answer on its way: heard once its host is let speak."""

    def __init__(self, url, may_speak):
        self.url, self.may_speak = url, may_speak
        self.ends = []

    def hear(self):
        self.ends.append("heard")
        self.may_speak.wait(20)
        raise FetchError("nothing", place=self.url)

    def drop(self):
        self.ends.append("dropped")


class Asker:
    """Takes every request at once; the hosts named are silent until `over`."""

    def __init__(self, *silent):
        self.silent, self.over, self.at_once = silent, threading.Event(), threading.Event()
        self.at_once.set()
        self.asked = []

    def ask(self, url, **_):
        self.asked.append(Asked(url, self.over if url in self.silent else self.at_once))
        return self.asked[-1]


def requests_to(count):
    return [FetchRequest(url=f"http://h{n}.test/", key=str(n)) for n in range(count)]


def test_what_one_thread_asked_another_may_hear(stand):
    stand.pages["http://wire.example/feed"] = Page(body=b"news")
    asked = stand.fetcher().ask("http://wire.example/feed")
    answers = []
    thread = threading.Thread(target=lambda: answers.append(asked.hear()))
    thread.start()
    thread.join()
    [(fetched, body)] = answers
    assert (fetched.status, body) == (200, b"news")


def test_an_answer_that_nobody_waits_for_costs_its_host_no_time(stand):
    """The limit is for the host: half a second in which we were busy is not charged to it."""
    stand.pages["http://wire.example/feed"] = Page(body=b"news")
    asked = stand.fetcher(seconds=0.3).ask("http://wire.example/feed")
    threading.Event().wait(0.5)
    assert asked.hear()[1] == b"news"


def test_a_server_that_hangs_up_on_a_kept_wire_is_asked_again_on_a_new_one(stand):
    ports = []

    def answer(handler):
        ports.append(handler.client_address[1])
        if len(ports) == 2:
            handler.close_connection = True
            return
        handler.send_response(204)
        handler.end_headers()

    stand.pages["http://curt.example/"] = answer
    fetcher = stand.fetcher()
    assert [fetcher.fetch("http://curt.example/")[0].status for _ in range(2)] == [204, 204]
    assert ports[0] == ports[1] != ports[2]


def test_a_server_that_hangs_up_on_a_new_wire_is_not_asked_twice(stand):
    def answer(handler):
        handler.close_connection = True

    stand.pages["http://curt.example/"] = answer
    with pytest.raises(FetchError, match="no whole answer"):
        stand.fetcher().fetch("http://curt.example/")
    assert len(stand.asked) == 1


def test_silent_hosts_hold_up_none_of_those_that_were_asked_with_them():
    silent = [f"http://h{n}.test/" for n in (0, 3, 4, 17)]
    asker = Asker(*silent)
    results = fetch_many(asker, requests_to(80), 8, patience=0.05)
    first = [next(results).request.url for _ in range(76)]
    assert not set(silent) & set(first)
    assert sorted(result.request.url for result in results) == sorted(silent)
    asker.over.set()


def test_a_reader_that_stops_early_ends_what_is_on_its_way():
    asker = Asker(*[f"http://h{n}.test/" for n in range(1, 40)])
    groups = fetch_in_groups(asker, requests_to(40), 4)
    assert [result.request.key for result in next(groups)] == ["0"]
    groups.close()
    assert all(asked.ends for asked in asker.asked)
    assert any(asked.ends == ["dropped"] for asked in asker.asked)
    asker.over.set()


def test_answers_come_in_groups_whose_bodies_are_not_too_many_to_wait_for(stand):
    """304s may come by the hundred; of feeds, no more than about a megabyte waits for a reader together."""
    for n in range(12):
        stand.pages[f"http://h{n}.example/"] = Page(body=b"x" * 300_000)
    requests = [FetchRequest(url=f"http://h{n}.example/") for n in range(12)]
    groups = list(fetch_in_groups(stand.fetcher(), requests, 4))
    assert sum(len(group) for group in groups) == 12
    assert max(len(group) for group in groups) <= 4
