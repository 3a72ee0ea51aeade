"""What every Fetcher promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from broadsheet.errors import AddressRefused, BodyTooLarge, FetchError
from broadsheet.ports import Fetcher
from broadsheet.records import body_id
from broadsheet.testing.scripted_fetcher import Page

FetcherOf = Callable[[Mapping[str, Page]], Fetcher]
"""Gives a fetcher with a limit of 100,000 bytes before which these pages stand."""

FEED = "http://wire.example/feed"


class FetcherContract:
    """Inherit and give the fixture `fetcher_of`."""

    def test_an_answer_comes_with_its_body_and_digest(self, fetcher_of: FetcherOf) -> None:
        page = Page(
            body="größer".encode(), headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}
        )
        fetched, body = fetcher_of({FEED: page}).fetch(FEED)
        assert (fetched.status, body, fetched.body_id) == (200, page.body, body_id(page.body))
        assert (fetched.etag, fetched.media_type, fetched.size) == (
            '"1"',
            "text/html; charset=utf-8",
            len(body),
        )
        assert fetched.at.tzinfo is not None

    def test_a_known_etag_costs_a_304(self, fetcher_of: FetcherOf) -> None:
        fetcher = fetcher_of({FEED: Page(body=b"news", headers={"ETag": '"1"'})})
        fetched, body = fetcher.fetch(FEED, etag='"1"')
        assert (fetched.status, body, fetched.body_id) == (304, b"", "")
        assert fetcher.fetch(FEED, etag='"0"')[1] == b"news"

    def test_a_known_date_costs_a_304(self, fetcher_of: FetcherOf) -> None:
        date = "Mon, 02 Mar 2026 07:00:00 GMT"
        fetcher = fetcher_of({FEED: Page(body=b"news", headers={"Last-Modified": date})})
        assert fetcher.fetch(FEED, last_modified=date)[0].status == 304

    @pytest.mark.parametrize("status", [404, 410, 429, 500])
    def test_an_error_status_is_an_answer(self, fetcher_of: FetcherOf, status: int) -> None:
        fetched, body = fetcher_of({FEED: Page(status=status, body=b"no")}).fetch(FEED)
        assert (fetched.status, body) == (status, b"no")

    def test_retry_after_is_told_in_seconds(self, fetcher_of: FetcherOf) -> None:
        page = Page(status=429, headers={"Retry-After": "120"})
        assert fetcher_of({FEED: page}).fetch(FEED)[0].retry_after_seconds == 120

    @pytest.mark.parametrize(
        ("statuses", "permanent"), [((301, 308), True), ((301, 302), False), ((307,), False)]
    )
    def test_redirects_are_followed_and_called_permanent_only_if_all_are(
        self, fetcher_of: FetcherOf, statuses: tuple[int, ...], permanent: bool
    ) -> None:
        pages = {
            f"http://wire.example/{n}": Page(status=s, headers={"Location": f"/{n + 1}"})
            for n, s in enumerate(statuses)
        }
        end = f"http://wire.example/{len(statuses)}"
        fetched, body = fetcher_of({**pages, end: Page(body=b"here")}).fetch("http://wire.example/0")
        assert (fetched.final_url, body, fetched.permanent) == (end, b"here", permanent)
        assert fetched.url == "http://wire.example/0"

    def test_a_circle_of_redirects_ends(self, fetcher_of: FetcherOf) -> None:
        pages = {
            "http://wire.example/a": Page(status=302, headers={"Location": "/b"}),
            "http://wire.example/b": Page(status=302, headers={"Location": "/a"}),
        }
        with pytest.raises(FetchError) as caught:
            fetcher_of(pages).fetch("http://wire.example/a")
        assert caught.value.code == "redirect_loop"

    def test_an_endless_chain_of_redirects_ends(self, fetcher_of: FetcherOf) -> None:
        pages = {
            f"http://wire.example/{n}": Page(status=302, headers={"Location": f"/{n + 1}"}) for n in range(50)
        }
        with pytest.raises(FetchError) as caught:
            fetcher_of(pages).fetch("http://wire.example/0")
        assert caught.value.code == "redirect_loop"

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://0x7f.1/", "http://2130706433/",
            "http://017700000001/", "http://0/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/latest",
            "file:///etc/hostname", "gopher://wire.example/", "data:text/plain,x", "ftp://wire.example/x",
        ],
    )  # fmt: skip
    def test_what_is_not_on_the_web_is_refused(self, fetcher_of: FetcherOf, url: str) -> None:
        with pytest.raises(AddressRefused):
            fetcher_of({}).fetch(url)

    @pytest.mark.parametrize(
        "target", ["http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "file:///etc/hostname"]
    )
    def test_a_redirect_to_what_is_not_on_the_web_is_refused(
        self, fetcher_of: FetcherOf, target: str
    ) -> None:
        fetcher = fetcher_of({FEED: Page(status=302, headers={"Location": target})})
        with pytest.raises(AddressRefused):
            fetcher.fetch(FEED)

    def test_a_body_beyond_the_limit_is_not_read(self, fetcher_of: FetcherOf) -> None:
        with pytest.raises(BodyTooLarge):
            fetcher_of({FEED: Page(body=b"x" * 100_001)}).fetch(FEED)
