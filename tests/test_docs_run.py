"""The documentation's commands run, in their order, on a newsroom that holds a few days."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from typer.testing import CliRunner

from broadsheet.adapters.store import reading
from broadsheet.cli.app import app
from tests.cli.test_commands import PAGE_HTML

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = ("tutorial.md", "howto.md")
COMMAND = re.compile(r"(?m)^\$ (?:\.venv/bin/)?broadsheet (.+)$")
NOT_HERE = {
    "run": "runs for good",
    "healthcheck": "asks a paper that runs",
    "sources discover example.org": "asks the open web",
    "sources add example.org": "asks the open web",
    "sources add NVDA": "asks the open web",
    'sources discover "Applied Materials"': "asks the open web",
    "pictures --since 2026-11-01 --limit 200": "asks the open web",
}
"""Commands that a test cannot run, and why."""
ANSWERS = {"people add": "a password of some length\na password of some length\n"}


@pytest.fixture(scope="module")
def newsroom(tried, tmp_path_factory):
    """A folder with a newsroom of six days, and the files that the pages speak of."""
    place = tmp_path_factory.mktemp("documented")
    home = place / "broadsheet-home" / "trial"
    tried.copy_to(home)
    (place / "page.html").write_bytes(PAGE_HTML)
    (place / "assertions.txt").write_text("2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD\n", "utf-8")
    warc = next((home / "archive").rglob("*.warc.gz"))
    shutil.copyfile(warc, place / "CC-NEWS.warc.gz")
    return place


@pytest.fixture(scope="module")
def mail_server():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Controller(Sink(), hostname="127.0.0.1", port=port)
    running.start()
    yield f"smtp://127.0.0.1:{port}"
    running.stop()


def commands(page):
    found = [line.split("  ")[0].strip() for line in COMMAND.findall((DOCS / page).read_text("utf-8"))]
    return [line for line in found if line not in NOT_HERE]


def fill_in(line):
    """The command with what a reader would put in the place of its examples."""
    story = reading.latest_stories(1)[0].id
    day = reading.edition_days()[0].isoformat()
    article = reading.articles_since(None)[0].id
    return (
        line.replace("ARTICLE", article)
        .replace("STORY", story)
        .replace("NAME", "eve")
        .replace("2026-11-20", day)
    )


def test_what_cannot_run_here_is_still_in_the_pages():
    text = "".join((DOCS / page).read_text("utf-8") for page in PAGES)
    assert all(f"$ broadsheet {line}" in text for line in NOT_HERE)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(newsroom, mail_server, monkeypatch, page):
    runner = CliRunner()
    monkeypatch.chdir(newsroom)
    monkeypatch.setenv("BROADSHEET_HOME", "broadsheet-home/trial")
    monkeypatch.setenv("BROADSHEET_SMTP", mail_server)
    monkeypatch.setenv("BROADSHEET_CONTACT", "desk@paper.example")
    runner.invoke(app, ["sources", "export", "subscriptions.opml"])
    for line in commands(page):
        runner.invoke(app, ["stories", "--limit", "1"])  # the store that the examples are taken from
        if line.startswith("init"):
            monkeypatch.setenv("BROADSHEET_HOME", "another-home")
        if line.startswith("import"):
            shutil.copytree("out", "folder", dirs_exist_ok=True)
        begins = " ".join(line.split()[:2])
        done = runner.invoke(app, shlex.split(fill_in(line)), input=ANSWERS.get(begins))
        may_be = {0, 1} if begins == "ledger check" else {0}  # an assertion that fails is an answer too
        assert done.exit_code in may_be, f"broadsheet {line}\n{done.output}\n{done.exception!r}"
