"""The paper over HTTP: headers, caching, codings, and what happens to bad requests."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest
from waitress.server import create_server

from broadsheet.paper.app import make_application
from broadsheet.paper.codings import accepted_codings, encode_body
from broadsheet.paper.publication import PageStore, Printed, Publication
from broadsheet.press import MemoryShelf, Page, Site, all_paths
from broadsheet.press.static_files import static_path
from broadsheet.press.views import TopicView
from broadsheet.settings import Settings
from tests.press.example_paper import S, make_shelf, make_site

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


class Serving:
    """A paper on loopback."""

    def __init__(self, shelf: MemoryShelf, site: Site) -> None:
        self.shelf, self.site = shelf, site
        application = make_application(
            lambda: self.shelf, lambda: self.site, Settings(home=Path()), fresh_seconds=0.0
        )
        self._server = create_server(application, host="127.0.0.1", port=0, threads=4)
        self.port = self._server.effective_port  # type: ignore[union-attr]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._server.run()
        except OSError:
            return  # the socket was closed under it: the test is over

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            body = answer.read()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body
        finally:
            connection.close()

    def close(self) -> None:
        self._server.close()


@pytest.fixture(scope="module")
def served() -> Iterator[Serving]:
    serving = Serving(make_shelf(), make_site())
    yield serving
    serving.close()


def test_every_address_is_served_with_strict_headers(served: Serving) -> None:
    for path in all_paths(served.shelf):
        status, headers, body = served.ask(path)
        assert status == 200, path
        assert body
        for name, value in HEADERS.items():
            assert headers[name] == value
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "set-cookie" not in headers


def test_a_page_that_has_not_changed_is_not_sent_again(served: Serving) -> None:
    path = f"/stories/{S['oracle'].id}/"
    _, headers, _ = served.ask(path)
    status, again, body = served.ask(path, If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")
    assert again["etag"] == headers["etag"]
    assert served.ask(path, If_Modified_Since=headers["last-modified"])[0] == 304
    assert served.ask(path, If_None_Match='"other"')[0] == 200


def test_static_files_are_kept_for_good_and_pages_are_asked_for_again(served: Serving) -> None:
    assert "immutable" in served.ask(static_path("paper.css"))[1]["cache-control"]
    assert served.ask("/")[1]["cache-control"] == "no-cache"


def test_head_answers_as_get_without_the_body(served: Serving) -> None:
    _, full, body = served.ask("/deals/")
    status, headers, none = served.ask("/deals/", "HEAD")
    assert (status, none) == (200, b"")
    assert headers["content-length"] == full["content-length"] == str(len(body))
    assert headers["etag"] == full["etag"]


def test_pages_come_compressed_to_whoever_takes_it(served: Serving) -> None:
    _, _, plain = served.ask("/")
    _, headers, body = served.ask("/", Accept_Encoding="gzip, deflate")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == plain
    _, headers, body = served.ask("/", Accept_Encoding="gzip, br")
    assert brotli.decompress(body) == plain
    assert headers["vary"] == "Accept-Encoding"
    _, headers, body = served.ask("/", Accept_Encoding="br;q=0, gzip;q=0.0, identity")
    assert "content-encoding" not in headers
    assert body == plain


def test_the_codings_have_etags_of_their_own(served: Serving) -> None:
    tags = {served.ask("/", Accept_Encoding=coding)[1]["etag"] for coding in ("br", "gzip", "identity")}
    assert len(tags) == 3


def test_an_address_that_leads_nowhere_gets_a_page_of_the_paper(served: Serving) -> None:
    for path in (
        "/nothing",
        "/stories/%00/",
        "/%ff%fe",
        "/" + "a" * 3000,
        "/deals/none/",
        "/..%2f..%2fetc/passwd",
    ):
        status, headers, body = served.ask(path)
        assert status == 404, path
        assert b"Not in this paper" in body
        assert headers["x-frame-options"] == "DENY"


def test_only_reading_is_allowed(served: Serving) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        status, headers, _ = served.ask("/", method)
        assert status == 405
        assert headers["allow"] == "GET, HEAD"


def test_moved_pages_redirect_inside_the_paper_whatever_the_host_header_says(served: Serving) -> None:
    status, headers, _ = served.ask(f"/stories/{S['old'].id}/", Host="evil.example")
    assert status == 301
    assert headers["location"] == f"/stories/{S['coreweave'].id}/"
    _, _, body = served.ask("/", Host="evil.example")
    assert b"evil.example" not in body
    for path in ("//evil.example/..", "//evil.example", "/\\evil.example"):
        assert served.ask(path)[0] == 404


def test_health_is_told_to_machines(served: Serving) -> None:
    assert served.ask("/healthz")[2] == b"ok\n"
    assert served.ask("/liveness")[0] == 200
    status, _, body = served.ask("/readyz")
    assert status == 200
    assert served.shelf.revision() in body.decode()


def test_a_store_that_does_not_answer_makes_the_paper_unready(served: Serving) -> None:
    class Broken(MemoryShelf):
        def revision(self) -> str:
            raise RuntimeError("secret path /home/x")

    shelf, served.shelf = served.shelf, Broken()
    try:
        status, _, body = served.ask("/readyz")
        assert (status, body) == (503, b"not ready: RuntimeError\n")
        status, headers, body = served.ask("/deals/")
        assert status == 500
        assert b"secret path" not in body
        assert headers["x-frame-options"] == "DENY"
    finally:
        served.shelf = shelf


def test_a_new_revision_is_seen_at_once(served: Serving) -> None:
    before = served.ask("/deals/")[1]["etag"]
    shelf, served.shelf = served.shelf, MemoryShelf()
    try:
        assert served.ask("/deals/")[1]["etag"] != before
    finally:
        served.shelf = shelf
    assert served.ask("/deals/")[1]["etag"] == before


def test_a_paper_under_a_base_path_answers_there_and_health_at_the_root(served: Serving) -> None:
    site, served.site = served.site, make_site(base="/paper", address="https://news.example")
    try:
        assert served.ask("/paper/deals/")[0] == 200
        assert served.ask("/paper")[0] == 200
        assert served.ask("/deals/")[0] == 404
        assert served.ask("/paper/deals")[1]["location"] == "/paper/deals/"
        assert served.ask("/healthz")[0] == 200
        assert "max-age" in served.ask("/paper/")[1]["strict-transport-security"]
    finally:
        served.site = site


def test_exports_are_saved_under_a_name(served: Serving) -> None:
    _, headers, _ = served.ask("/deals.csv?relation=investment")
    assert headers["content-disposition"] == 'attachment; filename="deals.csv"'


def test_many_readers_at_once_get_the_same_paper(served: Serving) -> None:
    with ThreadPoolExecutor(12) as readers:
        bodies = set(readers.map(lambda _: served.ask("/")[2], range(60)))
    assert len(bodies) == 1


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("gzip, br", "gzip br"),
        ("br;q=0", ""),
        ("br;q=0.5, gzip;q=1.0", "br gzip"),
        ("*", ""),
        ("", ""),
        ("GZIP", "gzip"),
    ],
)
def test_codings_that_are_refused_are_not_used(header: str, codings: str) -> None:
    assert accepted_codings(header) == codings


def test_a_small_body_is_not_compressed() -> None:
    assert encode_body(b"short", "br") == ("", b"short")


def test_the_store_is_asked_once_for_many_readers_and_its_answers_are_remembered() -> None:
    class Counting(MemoryShelf):
        asked = 0

        def topics(self) -> Sequence[TopicView]:
            Counting.asked += 1
            return super().topics()

    made: list[Counting] = []

    def factory() -> Counting:
        made.append(Counting(stories=tuple(S.values())))
        return made[-1]

    paper = Publication(factory, make_site, fresh_seconds=60)
    for path in ("/topics/", "/feeds/", "/sitemap.xml", "/topics/deals/"):
        assert paper.page_at(path, "") is not None
    assert (len(made), Counting.asked) == (1, 1)


def test_the_pages_kept_never_take_more_than_their_room() -> None:
    store = PageStore(most=10_000)
    for number in range(50):
        page = Page(body=bytes([number]) * 900)
        store.put((str(number),), Printed(page=page, coding="", body=page.body))
    kept = [n for n in range(50) if store.get((str(n),))]
    assert kept == list(range(39, 50))
    store.put(("large",), Printed(page=Page(body=b"x" * 2000), coding="", body=b"x" * 2000))
    assert store.get(("large",)) is None
