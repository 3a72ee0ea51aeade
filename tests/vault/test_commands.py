"""The vault on the command line: what it does is said, what it holds is not."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from broadsheet.cli.app import app
from broadsheet.errors import SealError

RECORD = """---
title: "Cloud firm signs lab"
webUrl: "https://harbourwire.example/cloud"
heat: -1
---

Amazon will supply the capacity.

OpenAI begins to use it at once.
"""


class Desk:
    """Runs commands in one home and keeps everything they said."""

    def __init__(self, home):
        self.home = home
        self.said = ""

    def run(self, *arguments, code=0):
        done = CliRunner().invoke(app, [*arguments, "--home", str(self.home)])
        self.said += done.output + done.stderr
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            self.said += f"{done.exception}{done.exception!r}"
            raise done.exception
        assert done.exit_code == code, done.output
        return done.output


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "home")


@pytest.fixture
def record(tmp_path):
    file = tmp_path / "record.md"
    file.write_text(RECORD, "utf-8")
    return file


def test_a_body_is_sealed_shown_and_sealed_anew_after_a_rotation(desk, record):
    desk.run("vault", "init")
    assert ": sealed" in desk.run("vault", "seal", str(record))
    sealed = record.read_text("utf-8")
    assert "capacity" not in sealed
    assert "OpenAI begins" in desk.run("vault", "open", str(record))
    shown = json.loads(desk.run("vault", "open", str(record), "--json"))[0]
    assert shown["text"] == "Amazon will supply the capacity.\n\nOpenAI begins to use it at once."
    assert len(shown["blocks"]) == 2
    desk.run("vault", "rotate")
    assert "sealed anew" in desk.run("vault", "seal", str(record))
    lines = [
        (a, b)
        for a, b in zip(sealed.split("\n"), record.read_text("utf-8").split("\n"), strict=True)
        if a != b
    ]
    assert [a.split(":")[0] for a, _ in lines] == ["secured"]
    old = json.loads(desk.run("vault", "keys", "--json"))[0]["id"]
    desk.run("vault", "rotate", "--drop", old)
    desk.run("vault", "open", str(record))


def test_without_a_ring_it_says_how_to_make_one(desk, record):
    for command in ("rotate", "keys"):
        with pytest.raises(SealError, match="vault init"):
            desk.run("vault", command)
    with pytest.raises(SealError, match="vault init"):
        desk.run("vault", "open", str(record))


def test_a_ring_is_never_written_over(desk):
    desk.run("vault", "init")
    before = (desk.home / "vault.keys").read_bytes()
    with pytest.raises(SealError, match="already"):
        desk.run("vault", "init")
    assert (desk.home / "vault.keys").read_bytes() == before


def test_what_does_not_open_is_named_and_the_rest_is_shown(desk, record, tmp_path):
    desk.run("vault", "init")
    desk.run("vault", "seal", str(record))
    moved = tmp_path / "moved.md"
    moved.write_text(record.read_text("utf-8").replace("/cloud", "/other"), "utf-8")
    plain = tmp_path / "plain.md"
    plain.write_text(RECORD, "utf-8")
    shown = desk.run("vault", "open", str(moved), str(plain), str(record), code=2)
    assert "OpenAI begins" in shown
    assert "moved.md: the sealed text does not open" in desk.said
    assert "plain.md: seals nothing" in desk.said


def test_sealing_never_writes_over_what_others_sealed(desk, record):
    desk.run("vault", "init")
    foreign = RECORD.replace(
        "heat: -1", 'heat: -1\nsecured: "AAAAAAAAAAAAAAAAAAAAAA==;AAAAAAAAAAAAAAAAAAAAAA=="'
    )
    record.write_text(foreign, "utf-8")
    desk.run("vault", "seal", str(record), code=2)
    assert record.read_text("utf-8") == foreign


def test_no_command_ever_shows_a_key(desk, record):
    desk.run("vault", "init")
    desk.run("vault", "rotate")
    desk.run("vault", "keys")
    desk.run("vault", "keys", "--json")
    desk.run("vault", "seal", str(record))
    desk.run("vault", "open", str(record), "--json")
    with pytest.raises(SealError):
        desk.run("vault", "init")
    with pytest.raises(SealError):
        desk.run("vault", "rotate", "--drop", "nothing")
    ring = desk.home / "vault.keys"
    keys = [row["key"] for row in json.loads(ring.read_text("utf-8"))["keys"]]
    ring.write_text(ring.read_text("utf-8")[:-20], "utf-8")
    with pytest.raises(SealError):
        desk.run("vault", "keys")
    assert len(keys) == 2
    assert not [key for key in keys if key[:12] in desk.said or key[-14:-2] in desk.said]


def test_one_flipped_bit_and_another_ring_are_refused_with_a_remedy_and_show_nothing(desk, record, tmp_path):
    desk.run("vault", "init")
    desk.run("vault", "seal", str(record))
    whole = record.read_text("utf-8")
    start = whole.index('secured: "') + len('secured: "')
    other = "B" if whole[start] == "A" else "A"
    record.write_text(whole[:start] + other + whole[start + 1 :], "utf-8")
    assert "OpenAI begins" not in desk.run("vault", "open", str(record), code=2)
    record.write_text(whole, "utf-8")
    stranger = Desk(tmp_path / "stranger")
    stranger.run("vault", "init")
    assert "OpenAI begins" not in stranger.run("vault", "open", str(record), code=2)
    for said in (desk.said, stranger.said):
        assert "record.md: the sealed text does not open" in said
