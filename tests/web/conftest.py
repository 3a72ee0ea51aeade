"""A stand on loopback that answers for hosts ending in .example, well or badly."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from broadsheet.adapters.web import WebFetcher
from broadsheet.settings import Settings
from broadsheet.testing.scripted_fetcher import Page

Answer = Page | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Stand:
    """Pages by address; `asked` keeps every request's address and headers."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open_now: int = 0
    most_open: dict[str, int] = field(default_factory=dict)
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def settings(self, **given) -> Settings:
        return Settings(
            home=Path("/nonexistent"),
            newsstand=f"127.0.0.1:{self.port}",
            contact="desk@paper.example",
            **given,
        )

    def fetcher(self, *, seconds: float = 10.0, resolver=None, **given) -> WebFetcher:
        extra = {"resolver": resolver} if resolver else {}
        return WebFetcher(self.settings(**given), seconds=seconds, **extra)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stand: Stand

    def log_message(self, *_):
        pass

    def do_GET(self):
        url = f"http://{self.headers['Host']}{self.path}"
        self.stand.asked.append((url, {k.lower(): v for k, v in self.headers.items()}))
        answer = self.stand.pages.get(url, Page(status=404, body=b"not found"))
        if not isinstance(answer, Page):
            answer(self)
            return
        is_same = answer.status == 200 and (
            answer.headers.get("ETag", "-") == self.headers.get("If-None-Match")
            or answer.headers.get("Last-Modified", "-") == self.headers.get("If-Modified-Since")
        )
        self.send_response(304 if is_same else answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not is_same:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not is_same:
            try:
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_):
        """A client that hangs up is what these tests are about."""


@pytest.fixture
def stand() -> Iterator[Stand]:
    found = Stand()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"stand": found}))
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield found
    found.over.set()
    server.shutdown()
    server.server_close()
