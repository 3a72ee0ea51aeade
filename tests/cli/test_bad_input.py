"""Bad input to commands: place, excerpt and remedy, exit code 2, never a trace."""

from __future__ import annotations

import signal
import socket
import sqlite3
import sys

import pytest
from django.db import connections

from broadsheet import cli
from broadsheet.adapters.store import writing
from broadsheet.errors import StoreError
from broadsheet.running.checkup import examine
from broadsheet.running.cycle import run_cycle
from broadsheet.running.trying import understand_bytes
from broadsheet.settings import Settings
from broadsheet.wiring import open_store_of, utc_now
from tests.fresh_store import put_store


@pytest.fixture
def say(tmp_path, monkeypatch, capsys):
    """Runs a command as its user would, in a newsroom of its own; gives its exit code and its errors."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setenv("BROADSHEET_HOME", str(tmp_path / "home"))
    open_store_of(Settings(home=put_store(tmp_path / "home")))

    def run(*words: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["broadsheet", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, capsys.readouterr().err

    yield run
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("words", "place", "remedy"),
    [
        (("read", "."), ".: is a folder", "Give a file"),
        (("sources", "import", "none.opml"), "none.opml: cannot be read: no such file", "Check the spelling"),
        (("sources", "import", "."), ".: cannot be read: is a directory", "Check the spelling"),
        (("ledger", "check", "none.txt"), "none.txt: cannot be read: no such file", "Check the spelling"),
        (("ledger", "export", "x.txt"), "x.txt: a file of judgements is", "Give its name one of these"),
        (("sources", "list", "--kind", "gossip"), "| gossip", "One of: "),
        (("sources", "export", "x.opml", "--kind", "gossip"), "| gossip", "One of: "),
        (("serve", "--port", "99999"), "--port", "less than or equal to 65535"),
        (("healthcheck", "--port", "-1"), "--port", "greater than or equal to 0"),
        (("try", "--port", "0"), "--port", "greater than or equal to 1"),
        (("rebuild", "--since", "2025-01-01"), "feeds are made again whole", "--step claims"),
        (("people", "add", " "), "this is no name for an account", "one line"),
        (("people", "add", "x" * 200), "xxxxxx", "at most 150"),
        (("letter", "forget", "a@b.example"), "| a@b.example", "broadsheet letter readers"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_and_what_to_do(say, words, place, remedy):
    code, told = say(*words)
    assert code == 2
    assert place in told
    assert remedy in told
    assert "Traceback" not in told


def test_a_file_that_is_no_opml_is_told_on_one_line(say, tmp_path):
    file = tmp_path / "notes.md"
    file.write_text("---\ntitle: x\n---\nhi\n")
    code, told = say("sources", "import", file)
    assert code == 2
    assert told.startswith(f"broadsheet: {file}: holds no outline")
    assert "\n  | --- title: x --- hi\n" in told


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", None], ids=["bytes", "a folder"])
def test_settings_that_are_no_text_are_refused_with_what_to_do(say, tmp_path, body):
    file = tmp_path / "home" / "broadsheet.toml"
    file.mkdir() if body is None else file.write_bytes(body)
    code, told = say("deals")
    assert code == 2
    assert f"{file}: cannot be read" in told
    assert "broadsheet init writes a new one" in told


@pytest.mark.parametrize(
    ("name", "value"),
    [("PROXY", "squid:3128"), ("HOST", " "), ("PORT", "eighty"), ("ADDRESS", "paper"), ("MINUTES", "0")],
)
def test_a_variable_that_cannot_be_used_is_told_before_anything_is_done(say, monkeypatch, name, value):
    monkeypatch.setenv(f"BROADSHEET_{name}", value)
    code, told = say("doctor")
    place, excerpt, remedy = told.splitlines()
    assert code == 2
    assert place.startswith(f"broadsheet: $BROADSHEET_{name}: ")
    assert value in excerpt
    assert remedy.strip()


def test_the_password_in_a_wrong_proxy_is_not_shown(say, monkeypatch):
    monkeypatch.setenv("BROADSHEET_PROXY", "socks5://me:sesame@proxy.example:1080")
    _, told = say("doctor")
    assert "proxy.example" in told
    assert "sesame" not in told


def test_without_its_driver_postgresql_is_refused_with_how_to_get_it(say, monkeypatch):
    for name in ("psycopg", "psycopg2"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith("django.db.backends.postgresql")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setenv("BROADSHEET_DATABASE", "postgresql://me@127.0.0.1:1/paper")
    code, told = say("deals")
    assert code == 2
    assert "pip install" in told


def test_a_store_damaged_in_the_middle_is_told_with_the_way_back(say, tmp_path):
    file = tmp_path / "home" / "broadsheet.sqlite3"
    connections["default"].close()
    store = sqlite3.connect(file)
    store.execute("pragma wal_checkpoint(truncate)")
    pages = store.execute("select rootpage from sqlite_master where tbl_name like '%articlerow'").fetchall()
    (size,) = store.execute("pragma page_size").fetchone()
    store.close()
    with file.open("r+b") as bytes_of:
        for (page,) in pages:
            bytes_of.seek((page - 1) * size)
            bytes_of.write(b"\xa5" * size)
    code, told = say("articles")
    assert code == 2
    assert "the store is damaged" in told
    assert "broadsheet rebuild" in told


def test_a_trial_whose_port_is_taken_says_so_before_it_runs(say, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, told = say("try", "--home", tmp_path / "trial", "--port", other.getsockname()[1])
    assert code == 2
    assert "choose another with --port" in told
    assert not (tmp_path / "trial").exists()


def test_ctrl_c_while_the_command_is_loaded_leaves_no_trace(say, monkeypatch):
    class Interrupted:
        def find_spec(self, name, *_):
            if name == "broadsheet.cli.app":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "broadsheet.cli.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    assert say("deals") == (130, "")


def test_beside_a_rebuild_that_was_stopped_no_cycle_runs_and_the_doctor_says_why(say, tmp_path):
    settings = Settings(home=tmp_path / "home")
    writing.forget_everything()
    with pytest.raises(StoreError, match="a rebuild has not come to its end") as refused:
        run_cycle(None, utc_now())
    assert "broadsheet rebuild" in refused.value.remedy
    assert [check.name for check in examine(settings) if not check.good] == ["rebuild"]
    writing.end_replay()
    assert all(check.good for check in examine(settings))


def test_a_home_that_init_makes_is_closed_to_others(say, tmp_path):
    code, _ = say("init", "--home", tmp_path / "new", "--languages", "ja")
    assert code == 0
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_feed_that_takes_too_long_is_read_apart_and_told(tmp_path, monkeypatch):
    monkeypatch.setattr("broadsheet.running.trying.parse_feed", _compute_on)
    settings = Settings(home=tmp_path, page_seconds=0.2)
    read = understand_bytes(b"<rss>", "slow.xml", "file:///slow.xml", "", settings)
    assert [finding.code for finding in read.findings] == ["timed_out"]


def _compute_on(*_: object, **__: object) -> None:
    while True:
        pass
