"""kill -9 at random moments of telling: the stories, their ids and the pages are those of a run that nothing disturbed.

`make test` kills once beside 90 articles; `make attack` (BROADSHEET_KILLS=50) fifty times beside 2,000.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.running.site_stamp import STAMP
from broadsheet.testing.rows import rows_of

KILLS = int(os.environ.get("BROADSHEET_KILLS", "1"))
COUNT = 2000 if KILLS > 1 else 90
WORKER = Path(__file__).with_name("kill_a_telling.py")
ROOT = Path(__file__).resolve().parents[2]
SEED = 20261122


def start(home: Path) -> subprocess.Popen[str]:
    words = [sys.executable, str(WORKER), str(home), str(COUNT)]
    child = subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def end(child: subprocess.Popen[str]) -> None:
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def run_through(home: Path) -> float:
    """Lets a run end; its seconds."""
    began = time.monotonic()
    child = start(home)
    assert child.stdout is not None
    assert child.stdout.readline() == "done\n"
    child.wait()
    return time.monotonic() - began


def pages_of(home: Path) -> dict[str, bytes]:
    """What a site shows, without the two files that say how often its store was written."""
    site, counted = home / "site", {"worker.js", STAMP}
    files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    return {name: place.read_bytes() for name, place in files.items() if name not in counted}


@pytest.mark.slow
@pytest.mark.timeout(120 + 240 * KILLS)
def test_a_telling_killed_at_random_moments_ends_with_the_rows_and_pages_of_an_undisturbed_one(tmp_path):
    chance = random.Random(SEED)
    quiet, attacked = tmp_path / "quiet", tmp_path / "attacked"
    quiet.mkdir()
    attacked.mkdir()
    seconds = run_through(quiet)
    for _ in range(KILLS):
        child = start(attacked)
        select.select([child.stdout], [], [], chance.uniform(0.0, 1.5 * seconds / KILLS))
        end(child)
    run_through(attacked)
    assert rows_of(attacked) == rows_of(quiet)
    assert pages_of(attacked) == pages_of(quiet)
    assert len(rows_of(quiet)["storyrow"]) > COUNT / 4
