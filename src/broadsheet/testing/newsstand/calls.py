"""One connection to the newsstand: reads requests, finds the outlet, writes its answer or its fault."""

from __future__ import annotations

import gzip
import hashlib
from contextlib import suppress
from datetime import datetime
from html import escape
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from broadsheet.testing.newsstand.dates import mail_date
from broadsheet.testing.newsstand.faults import Fault, Switch, gzip_bomb
from broadsheet.testing.newsstand.front_desk import FrontDesk
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.site import Answer

PIECES = 40  #: a slow answer comes in so many pieces


class Call(BaseHTTPRequestHandler):
    """Answers GET and HEAD, keeping the connection open between requests."""

    protocol_version = "HTTP/1.1"
    server_version = "Newsstand/1"
    sys_version = ""
    wbufsize = -1  # one segment for head and body
    disable_nagle_algorithm = True
    timeout = 30

    def __init__(self, *args: Any, desk: FrontDesk) -> None:
        self.desk = desk
        super().__init__(*args)

    def setup(self) -> None:
        """Opens the connection's streams."""
        super().setup()
        self.desk.greet(self.connection)

    def finish(self) -> None:
        """Closes them, also where the visitor has gone."""
        with suppress(OSError):
            super().finish()
        self.desk.part(self.connection)

    def do_GET(self) -> None:
        """A page, a feed, a file, or what the outlet's fault makes of it."""
        host = self.headers.get("Host", "")
        if self.path.startswith("http://"):  # as a proxy is asked
            host, _, rest = self.path.removeprefix("http://").partition("/")
            self.path = f"/{rest}"
        outlet = self.desk.outlet_at(host)
        if outlet is None:
            self._answer_control()
            return
        switch = self.desk.meet_fault(outlet, self.path)
        if switch is None:
            self._send(self.desk.answer(outlet, self.path), host=outlet.host)
        else:
            self._misbehave(outlet, switch)

    do_HEAD = do_GET  # noqa: N815 - the standard library looks for this name

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
        """Says nothing: the counters know."""

    def _misbehave(self, outlet: Outlet, switch: Switch) -> None:
        path, host = self.path, outlet.host
        match switch.fault:
            case Fault.TOO_MANY:
                self._send_bare(429, host, [("Retry-After", str(switch.retry_after))])
            case Fault.ERROR_500:
                self._send_bare(500, host)
            case Fault.GONE:
                self._send_bare(410, host)
            case Fault.NOT_FOUND:
                self._send_bare(404, host)
            case Fault.REDIRECT_LOOP:
                self._send_bare(302, host, [("Location", _next_hop(path))])
            case Fault.MOVED if not path.startswith("/moved/"):
                self._send_bare(301, host, [("Location", "/moved" + path)])
            case Fault.GZIP_BOMB:
                head = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
                self._write(200, host, head, gzip_bomb())
            case Fault.HANG:
                self.desk.note(host, path, 0)
                self.desk.stopping.wait()
                self.close_connection = True
            case Fault.CONSENT_WALL | Fault.SCRIPT_ONLY | Fault.PAYWALL as wall:
                self._send(self.desk.walled(outlet, path, wall), host=host)
            case Fault.TRUNCATED:
                self._truncate(self.desk.answer(outlet, path), host)
            case _:
                self._send(self.desk.answer(outlet, path), host=host, slow=switch.fault is Fault.SLOW)

    def _send(self, answer: Answer, *, host: str, slow: bool = False) -> None:
        head, body = [("Content-Type", answer.media_type)], answer.body
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if answer.status == 200 and answer.changed:
            head += [
                ("ETag", tag),
                ("Last-Modified", mail_date(answer.changed)),
                ("Cache-Control", "max-age=300"),
            ]
            if self._has_same(tag, mail_date(answer.changed)):
                self._write(304, host, head[1:], b"")
                return
        if "gzip" in self.headers.get("Accept-Encoding", "") and not answer.media_type.startswith("image/"):
            body = gzip.compress(body, compresslevel=5, mtime=0)
            head += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        self._write(answer.status, host, head, body, slow=slow)

    def _has_same(self, tag: str, changed: str) -> bool:
        """Whether the visitor's copy is current; a tag, where sent, decides alone."""
        sent = self.headers.get("If-None-Match")
        if sent is not None:
            return tag in sent
        return self.headers.get("If-Modified-Since") == changed

    def _send_bare(self, status: int, host: str, head: list[tuple[str, str]] | None = None) -> None:
        body = f"<!doctype html><title>{status}</title><h1>{status}</h1>".encode()
        self._write(status, host, [("Content-Type", "text/html; charset=utf-8"), *(head or [])], body)

    def _truncate(self, answer: Answer, host: str) -> None:
        self._head(200, [("Content-Type", answer.media_type)], len(answer.body))
        self.wfile.write(answer.body[: len(answer.body) // 2])
        self.wfile.flush()
        self.close_connection = True
        self.desk.note(host, self.path, 200)

    def _write(
        self, status: int, host: str, head: list[tuple[str, str]], body: bytes, *, slow: bool = False
    ) -> None:
        self.desk.note(host, self.path, status)
        self._head(status, head, len(body))
        if self.command == "HEAD" or status == 304:
            return
        try:
            self._write_slowly(body) if slow else self.wfile.write(body)
        except OSError:  # the visitor hung up, which is its right
            self.close_connection = True

    def _write_slowly(self, body: bytes) -> None:
        size = len(body) // PIECES + 1
        for start in range(0, len(body), size):
            self.wfile.write(body[start : start + size])
            self.wfile.flush()
            if self.desk.stopping.wait(self.desk.slow_seconds):
                break

    def _head(self, status: int, head: list[tuple[str, str]], size: int) -> None:
        self.send_response(status)
        for name, value in head:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(size))
        self.end_headers()

    def _answer_control(self) -> None:
        """The host that is no outlet: a directory, and the switches for people who use a browser."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/fault":
            self._turn_switch(query)
        elif parts.path == "/now":
            self._set_now(query)
        elif parts.path == "/":
            self._send(Answer(status=200, body=self._directory().encode()), host="control")
        else:
            self._send_bare(404, "control")

    def _turn_switch(self, query: dict[str, str]) -> None:
        name = query.get("fault", "")
        try:
            self.desk.fault(query.get("outlet", ""), Fault(name) if name else None)
        except (KeyError, ValueError) as error:
            self._send_bare(400, "control", [("X-Problem", f"no such outlet or fault: {error!s:.80}")])
            return
        self._send_bare(200, "control")

    def _set_now(self, query: dict[str, str]) -> None:
        text = query.get("at", "")
        try:
            self.desk.now = datetime.fromisoformat(text.replace(" ", "+")) if text else None
        except (ValueError, TypeError):
            self._send_bare(
                400, "control", [("X-Problem", "at is no instant like 2023-09-25T12:00:00+00:00")]
            )
            return
        self._send_bare(200, "control")

    def _directory(self) -> str:
        port = self.desk.address.rpartition(":")[2]
        rows = "".join(
            f'<tr><td><a href="http://{outlet.host.removesuffix(".example")}.localhost:{port}/">'
            f"{escape(outlet.name)}</a></td><td>{outlet.language}</td><td>{outlet.kind}</td>"
            f"<td>{outlet.feed.kind}</td><td>{len(self.desk.newsstand.pages_of(outlet.id))}</td></tr>"
            for outlet in self.desk.newsstand.outlets
        )
        return (
            "<!doctype html><meta charset=utf-8><title>The newsstand</title>"
            "<style>body{font:16px sans-serif;margin:3em}td{padding:3px 14px}</style>"
            f"<h1>The newsstand</h1><table>{rows}</table>"
            "<p>/fault?outlet=ID&amp;fault=slow switches a fault on, without fault= off; "
            "/now?at=2023-09-25T12:00:00%2B00:00 sets the instant.</p>"
        )


def _next_hop(path: str) -> str:
    """A path that leads on for ever, never twice the same."""
    bare, _, hop = path.partition("?hop=")
    return f"{bare}?hop={int(hop) + 1 if hop.isdigit() else 1}"
