"""One trial for all tests of a run that look at what a newsroom holds after some days."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("broadsheet", deadline=None)  # a busy machine is no fault
settings.load_profile("broadsheet")

ROOT = Path(__file__).resolve().parents[1]
TRY = ROOT / "tests" / "running" / "try_six_days.py"


@dataclass(frozen=True)
class Tried:
    """What `broadsheet try` printed, and the home that it left; who writes there works on a copy."""

    printed: str
    home: Path

    def copy_to(self, home: Path) -> Path:
        """A home of one's own after the same six days."""
        return Path(shutil.copytree(self.home, home, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """A trial of six days by the command, run by whichever worker needs it first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "tried"
    shared.mkdir(exist_ok=True)
    printed = shared / "printed.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers wait here, and then find it done
        if not printed.exists():
            shutil.rmtree(shared / "home", ignore_errors=True)
            told = _try(shared / "home")
            printed.write_text(told, "utf-8")
    return Tried(printed.read_text("utf-8"), shared / "home")


def _try(home: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
    environment["BROADSHEET_PAGE_SECONDS"] = "60"  # a machine that is busy with others is no fault
    done = subprocess.run(
        [sys.executable, str(TRY), "try", "--no-serve", "--json", "--home", str(home)],
        env=environment | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
