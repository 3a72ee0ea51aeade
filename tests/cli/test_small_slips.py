"""What people mistype or cut off: a stream that is closed, a file that is empty, an id with a wrong letter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.cli.wording import counted
from broadsheet.settings import Settings
from broadsheet.wiring import open_store_of
from tests.cli.test_commands import PAGE_HTML


def run(home: Path, words: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command line with `bs` for broadsheet."""
    command = words.replace("bs ", f"{sys.executable} -m broadsheet ")
    environment = {**os.environ, "BROADSHEET_HOME": str(home)}
    return subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A newsroom with the catalogue and nothing else."""
    place = tmp_path_factory.mktemp("home")
    made = run(place, "bs init")
    assert (made.returncode, made.stderr) == (0, "")
    return place


@pytest.mark.parametrize("words", ["sources --json", "sources"])
def test_a_reader_of_the_list_that_stops_early_ends_the_command_as_a_broken_pipe_does(home, words):
    ended = run(home, f"bs {words} | head -1 > /dev/null; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (141, "")


def test_a_command_without_a_standard_output_does_its_work_in_silence(home):
    assert (run(home, "bs sources list >&-").returncode, run(home, "bs sources list >&-").stderr) == (0, "")


def test_a_password_that_nobody_can_type_is_refused_and_no_fault_of_the_program(home):
    ended = run(home, "bs people add mia <&-")
    assert ended.returncode == 2
    assert "too weak" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")
def test_a_full_disk_behind_the_standard_output_is_told_in_a_sentence(home):
    ended = run(home, "bs sources list > /dev/full")
    assert ended.returncode == 2
    assert ended.stderr.startswith("broadsheet: no space is left")


@pytest.mark.parametrize(
    ("words", "remedy"),
    [("ledger import none.csv", "ledger export"), ("ledger check none.txt", "Microsoft -> OpenAI")],
)
def test_an_empty_file_is_a_slip(home, words, remedy):
    (home / words.split()[-1]).write_bytes(b"")
    ended = run(home, f"cd {home} && bs {words}")
    assert ended.returncode == 2
    assert f"{words.split()[-1]}: the file is empty" in ended.stderr
    assert remedy in ended.stderr


def test_settings_that_are_no_toml_are_told_with_their_line(home):
    (home / "off").mkdir()
    (home / "off" / "broadsheet.toml").write_text('title = "A"\ncontact = desk@paper.example\nport = 8\n')
    ended = run(home, f"bs deals --home {home / 'off'}")
    assert ended.returncode == 2
    assert "  | contact = desk@paper.example\n" in ended.stderr


def test_a_newsroom_that_is_there_is_told_so_by_its_store_alone(tmp_path):
    open_store_of(Settings(home=tmp_path))
    told = " ".join(run(tmp_path, "bs init").stdout.split())
    assert told.startswith(f"There was a newsroom at {tmp_path}. It has 1,")
    assert "stands as it was" not in told
    assert "stands as it was" in " ".join(run(tmp_path, "bs init").stdout.split())


def test_one_is_not_told_as_many():
    assert [counted(n, "claim") for n in (0, 1, 2000)] == ["0 claims", "1 claim", "2,000 claims"]
    assert counted(1, "story", "stories") == "1 story"
    assert counted(2, "story", "stories") == "2 stories"


def test_an_id_with_a_wrong_letter_is_led_to_the_deal_that_is_meant(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "acme.html").write_bytes(
        PAGE_HTML.replace(b"</head>", b'<link rel="canonical" href="https://sample.example/acme"></head>')
    )
    run(tmp_path, f"bs init && bs backfill {tmp_path / 'pages'} --no-editions")
    [deal] = json.loads(run(tmp_path, "bs deals --json").stdout)
    meant = deal["id"]
    mistyped = meant[:10] + ("0" if meant[10] != "0" else "1") + meant[11:]
    ended = run(tmp_path, f"bs deal {mistyped}")
    assert ended.returncode == 2
    assert f"Did you mean {meant} (Nvidia → Acme Compute)?" in ended.stderr
    assert "broadsheet deals" in run(tmp_path, "bs deal zz").stderr


def test_a_judgement_about_nothing_that_is_here_is_told_when_it_comes_in(home):
    lines = (
        "kind,left,right,verdict,by,at",
        "claim_holds,c0ffee,,no,ada,2025-06-01T09:00:00+00:00",
        "same_party,microsoft,Micro Soft,yes,ada,2025-06-01T09:00:00+00:00",
    )
    (home / "slips.csv").write_text("\n".join(lines))
    told = run(home, f"bs ledger import {home / 'slips.csv'}").stdout
    assert told.startswith("2 judgements: 2 new")
    assert "claim_holds names claim c0ffee, which is not in this ledger" in told
    assert "same_party names party Micro Soft, which is not in this ledger" in told
    assert "party microsoft" not in told
