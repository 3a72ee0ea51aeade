"""A polite caller: who it says it is, what robots.txt allows, when it comes back."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.adapters.web import FetchRequest, fetch_many
from broadsheet.adapters.web.headers import read_max_age, read_retry_after
from broadsheet.adapters.web.host_queue import HostQueue
from broadsheet.adapters.web.robots import Robots
from broadsheet.errors import FetchError
from broadsheet.records import Fetched
from broadsheet.testing.scripted_fetcher import Page

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_the_user_agent_names_the_paper_and_a_contact(stand):
    stand.fetcher().fetch("http://wire.example/")
    agent = stand.asked[0][1]["user-agent"]
    assert agent.startswith("Broadsheet/")
    assert agent.endswith("(+desk@paper.example)")


def test_no_header_breaks_into_two(stand):
    stand.fetcher().fetch("http://wire.example/", etag='"1"\r\nX-Evil: yes')
    assert "x-evil" not in stand.asked[0][1]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("Sat, 21 Nov 2026 12:05:00 GMT", 300),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("9" * 30, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(text, seconds):
    assert read_retry_after({"retry-after": text}, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "max-age=600", "age": "500"}, 100),
        ({"cache-control": "no-store, max-age=600"}, None),
        ({"cache-control": "s-maxage=600"}, None),
        ({}, None),
    ],
)
def test_max_age_is_read_less_the_age(headers, seconds):
    assert read_max_age(headers) == seconds


ROBOTS = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: Broadsheet\nDisallow: /paper-only\nAllow: /paper-only/open\nCrawl-delay: 3\n"


def test_robots_txt_is_obeyed_and_asked_once(stand):
    stand.pages["http://wire.example/robots.txt"] = Page(body=ROBOTS)
    fetcher = stand.fetcher()
    assert fetcher.allowed("http://wire.example/story")
    assert not fetcher.allowed("http://wire.example/paper-only/story")
    assert fetcher.allowed("http://wire.example/paper-only/open")
    assert fetcher.crawl_delay("http://wire.example/story") == 3
    assert [url for url, _ in stand.asked] == ["http://wire.example/robots.txt"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_a_missing_robots_txt_allows_and_a_failing_server_does_not(stand, status, allowed):
    stand.pages["http://wire.example/robots.txt"] = Page(status=status)
    assert stand.fetcher().allowed("http://wire.example/") is allowed


def test_robots_txt_is_asked_again_after_a_day_and_after_a_failure_sooner():
    asked, clock = [], [NOW]

    def ask(url):
        asked.append(url)
        if len(asked) == 1:
            raise FetchError("down", place=url)
        return 200, b"User-agent: *\nDisallow:"

    robots = Robots(ask, clock=lambda: clock[0])
    assert not robots.allows("http://a.test/x")
    clock[0] += timedelta(minutes=21)
    assert robots.allows("http://a.test/x")
    clock[0] += timedelta(hours=23)
    assert robots.allows("http://a.test/x")
    assert len(asked) == 2
    clock[0] += timedelta(hours=2)
    robots.allows("http://a.test/x")
    assert len(asked) == 3


def test_an_endless_robots_txt_is_cut():
    body = b"User-agent: *\nDisallow: /x\n" + b"#" * 10_000_000 + b"\nDisallow: /y\n"
    robots = Robots(lambda _: (200, body), clock=lambda: NOW)
    assert not robots.allows("http://a.test/x")
    assert robots.allows("http://a.test/y"), "beyond what is read"


def test_pages_ask_robots_first_and_each_host_is_answered_by_its_own(stand):
    stand.pages["http://wire.example/robots.txt"] = Page(body=b"User-agent: *\nDisallow: /no")
    stand.pages["http://wire.example/yes"] = Page(body=b"page")
    urls = ["http://wire.example/yes", "http://wire.example/no", "http://127.0.0.1/x"]
    results = {
        r.request.url: r
        for r in fetch_many(stand.fetcher(), [FetchRequest(url=u, ask_robots=True) for u in urls], 4)
    }
    assert results[urls[0]].body == b"page"
    assert results[urls[1]].fault.code == "robots"
    assert results[urls[2]].fault.code == "refused_address"
    assert "http://wire.example/no" not in [url for url, _ in stand.asked]


def test_an_address_that_will_be_refused_is_not_barred_by_robots(stand):
    """So that the fetch tells the true reason."""
    assert stand.fetcher().allowed("http://127.0.0.1/")
    assert stand.fetcher().allowed("file:///etc/passwd")


def test_the_sec_gets_the_user_agent_that_it_asks_for(stand):
    """Company name and mail address, to its hosts only (asked of whoever reads EDGAR by a program)."""
    fetcher = stand.fetcher()
    told = {
        url: dict(fetcher._request_headers(url, "", "", ""))["User-Agent"]
        for url in ("https://www.sec.gov/x", "https://data.sec.gov/x", "https://notsec.gov/x")
    }
    assert told["https://www.sec.gov/x"] == told["https://data.sec.gov/x"] == "Broadsheet desk@paper.example"
    assert told["https://notsec.gov/x"].startswith("Broadsheet/")


def test_a_redirect_in_letters_leads_to_the_address_that_they_are_in_utf_8(stand):
    stand.pages["http://wire.example/%D0%B7%D0%B0%D0%BB"] = Page(body=b"here")
    stand.pages["http://wire.example/old"] = Page(
        status=301, headers={"Location": "/зал".encode().decode("latin-1")}
    )
    fetched, body = stand.fetcher().fetch("http://wire.example/old")
    assert (fetched.final_url, body) == ("http://wire.example/%D0%B7%D0%B0%D0%BB", b"here")


def test_a_mark_too_long_to_keep_is_not_kept_in_part(stand):
    stand.pages["http://wire.example/"] = Page(headers={"ETag": f'"{"x" * 600}"', "Last-Modified": "x" * 200})
    fetched, _ = stand.fetcher().fetch("http://wire.example/")
    assert (fetched.etag, fetched.last_modified) == ("", "")


class Desk:
    """A fetcher of one host that answers each address with a status, and keeps when it was asked."""

    def __init__(self, statuses=(), delay=None, retry_after=None):
        self.statuses, self.delay, self.retry_after, self.at = list(statuses), delay, retry_after, []

    def crawl_delay(self, url):
        return self.delay

    def fetch(self, url, **_):
        self.at.append(time.monotonic())
        status = self.statuses.pop(0) if self.statuses else 200
        fetched = Fetched(
            url=url, final_url=url, at=NOW, status=status, media_type="", body_id="", retry_after_seconds=self.retry_after
        )  # fmt: skip
        return fetched, b""


def ask_desk(desk, count, *, ask_robots=True):
    requests = [
        FetchRequest(url=f"http://paper.test/{n}", key=str(n), ask_robots=ask_robots) for n in range(count)
    ]
    return list(fetch_many(desk, requests, 4, spacing=0.01))


@pytest.mark.parametrize(
    ("status", "retry_after", "asked"),
    [(429, None, 2), (429, 60, 2), (503, 60, 2), (503, None, 5), (500, 60, 5), (404, None, 5)],
)
def test_a_host_that_asks_for_a_pause_is_asked_nothing_more_in_this_round(status, retry_after, asked):
    desk = Desk([200, status], retry_after=retry_after)
    results = ask_desk(desk, 5)
    assert (len(desk.at), len(results)) == (asked, 5)
    assert {r.fault.code for r in results if r.fetched is None} <= {"unreachable"}


def test_a_pause_that_another_host_asks_for_behind_a_redirect_closes_this_one_to_nobody():
    class Leading(Desk):
        def fetch(self, url, **_):
            fetched, body = super().fetch(url)
            return replace(fetched, final_url="http://elsewhere.test/"), body

    desk = Leading([429, 429, 429])
    assert [r.fetched.status for r in ask_desk(desk, 3)] == [429, 429, 429]


def test_pages_are_asked_for_as_seldom_as_robots_txt_wishes():
    desk = Desk(delay=0.2)
    ask_desk(desk, 3)
    assert all(later - earlier >= 0.19 for earlier, later in zip(desk.at, desk.at[1:], strict=False))


def test_a_feed_does_not_wait_for_what_robots_txt_wishes_of_pages():
    desk = Desk(delay=50.0)
    assert len(ask_desk(desk, 3, ask_robots=False)) == 3
    assert desk.at[-1] - desk.at[0] < 5


def test_pages_that_such_a_wish_leaves_no_room_for_come_in_another_round():
    requests = [FetchRequest(url=f"http://paper.test/{n}") for n in range(4)]
    queue = HostQueue(requests, 1.0, is_newsstand=False)
    host, _ = queue.take()
    assert [r.url for r in queue.dismiss(host, keep=1)] == ["http://paper.test/2", "http://paper.test/3"]
    assert (len(queue), queue.dismiss(host, keep=1)) == (1, [])
    assert queue.come_back(host, 61.0)
    assert 60 < queue.pause <= 61
