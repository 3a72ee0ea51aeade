"""What every Archive promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.errors import NotFound
from broadsheet.ports import Archive
from broadsheet.records import Fetched, body_id

_START = datetime(2026, 3, 2, 7, 30, 15, 250_000, tzinfo=UTC)


def answer(
    body: bytes, *, minute: int = 0, status: int = 200, url: str = "https://wire.example/feed"
) -> Fetched:
    """A response of `status` with that body, `minute` minutes after half past seven."""
    return Fetched(
        url=url,
        final_url=url,
        at=_START + timedelta(minutes=minute),
        status=status,
        media_type="application/rss+xml; charset=utf-8",
        body_id="" if status == 304 else body_id(body),
        size=len(body),
        etag='W/"a1"',
        last_modified="Mon, 02 Mar 2026 07:00:00 GMT",
    )


class ArchiveContract:
    """Inherit and give the fixture `archive`: an empty one."""

    def test_a_body_comes_back_by_its_digest(self, archive: Archive) -> None:
        archive.put(answer(b"<rss/>"), b"<rss/>")
        assert archive.body(body_id(b"<rss/>")) == b"<rss/>"

    def test_an_unknown_digest_is_not_found(self, archive: Archive) -> None:
        with pytest.raises(NotFound):
            archive.body(body_id(b"never put"))

    def test_responses_come_back_whole_and_in_order(self, archive: Archive) -> None:
        given = [(answer(b"page %d" % n, minute=n), b"page %d" % n) for n in range(20)]
        for fetched, body in given:
            archive.put(fetched, body)
        assert list(archive.responses()) == given

    def test_a_repeated_body_is_given_with_every_response(self, archive: Archive) -> None:
        for minute in range(3):
            archive.put(answer(b"same", minute=minute), b"same")
        assert [body for _, body in archive.responses()] == [b"same"] * 3

    def test_a_304_is_kept_without_a_body(self, archive: Archive) -> None:
        archive.put(answer(b"", status=304), b"")
        [(fetched, body)] = archive.responses()
        assert (fetched.status, fetched.body_id, body) == (304, "", b"")

    def test_since_leaves_out_what_is_older(self, archive: Archive) -> None:
        for minute in range(5):
            archive.put(answer(b"%d" % minute, minute=minute), b"%d" % minute)
        bodies = [body for _, body in archive.responses(since=_START + timedelta(minutes=3))]
        assert bodies == [b"3", b"4"]

    def test_an_empty_body_and_binary_bodies_survive(self, archive: Archive) -> None:
        bodies = [b"", bytes(range(256)) * 40, b"\r\n\r\nWARC/1.1\r\n\r\n", b"\x1f\x8b" * 10]
        for minute, body in enumerate(bodies):
            archive.put(answer(body, minute=minute), body)
        assert [body for _, body in archive.responses()] == bodies
        assert all(archive.body(body_id(body)) == body for body in bodies)

    def test_redirects_and_waits_survive(self, archive: Archive) -> None:
        fetched = Fetched(
            url="http://old.example/feed",
            final_url="https://new.example/feed?a=1&b=\u00fc",
            at=_START,
            status=503,
            media_type="",
            body_id=body_id(b"busy"),
            size=4,
            retry_after_seconds=120,
            max_age_seconds=60,
            permanent=True,
        )
        archive.put(fetched, b"busy")
        assert [f for f, _ in archive.responses()] == [fetched]

    def test_what_came_after_a_mark_is_given_and_nothing_else(self, archive: Archive) -> None:
        start = archive.mark()
        archive.put(answer(b"first"), b"first")
        mark = archive.mark()
        assert list(archive.responses_after(mark)) == []
        archive.put(answer(b"", minute=1, status=304), b"")
        archive.put(answer(b"first", minute=2), b"first")
        archive.sync()
        assert [(f.status, body) for f, body in archive.responses_after(mark)] == [
            (304, b""),
            (200, b"first"),
        ]
        assert len(list(archive.responses_after(start))) == 3

    def test_responses_put_together_stand_in_order_each_behind_its_mark(self, archive: Archive) -> None:
        bodies = [b"first", b"second", b"first", b""]
        given = [(answer(body, minute=minute), body) for minute, body in enumerate(bodies)]
        start = archive.mark()
        marks = archive.put_all(given)
        assert list(archive.responses()) == given
        assert list(archive.responses_after(start)) == given
        assert [len(list(archive.responses_after(mark))) for mark in marks] == [4, 3, 2, 1]
        assert archive.put_all([]) == []
