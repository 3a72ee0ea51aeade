"""Containers and monitors ask whether the paper answers."""

from __future__ import annotations

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from typer.testing import CliRunner

from broadsheet.cli.app import app


class _Paper(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/readyz" else 404)
        self.end_headers()
        self.wfile.write(b"ready 7" if self.status == 200 else b"not ready: StoreError")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def paper():
    server = HTTPServer(("127.0.0.1", 0), _Paper)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(port: int, home) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["healthcheck", "--home", str(home), "--port", str(port)])
    return done.exit_code, done.output


@pytest.mark.parametrize(("status", "code", "says"), [(200, 0, "ready 7"), (503, 1, "not ready: StoreError")])
def test_the_healthcheck_ends_as_the_paper_says_it_is(paper, tmp_path, monkeypatch, status, code, says):
    monkeypatch.setattr(_Paper, "status", status)
    ended, told = ask(paper.server_port, tmp_path)
    assert ended == code
    assert says in told


def test_a_paper_that_is_not_there_is_not_healthy_and_no_home_is_made(paper, tmp_path):
    port = paper.server_port
    paper.server_close()
    ended, told = ask(port, tmp_path / "home")
    assert ended == 1
    assert "no answer: nobody listens there" in " ".join(told.split())
    assert not (tmp_path / "home").exists()


def test_a_service_manager_ends_a_command_as_its_user_would():
    """SIGTERM unwinds what is open and leaves by 130 with no trace, as Ctrl-C does."""
    program = (
        "import os, signal, broadsheet.cli as cli, broadsheet.cli.app as made\n"
        "def work():\n"
        "    try: os.kill(os.getpid(), signal.SIGTERM); signal.pause()\n"
        "    finally: print('closed')\n"
        "made.app = work\n"
        "cli._run()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "closed\n", "")
