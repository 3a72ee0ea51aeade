"""The first owner is made with the newsroom."""

from __future__ import annotations

import subprocess
import sys


def test_init_makes_the_first_owner_with_the_password_from_standard_input(tmp_path):
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "init",
        "--home",
        str(tmp_path),
        "--owner",
        "olga",
        "--topics",
        "ai",
    ]
    done = subprocess.run(
        command, input="a long walk by the river\n", capture_output=True, text=True, check=True, timeout=90
    )
    assert "olga owns the desk" in done.stdout
    person = [sys.executable, "-m", "broadsheet", "people"]
    alone = subprocess.run(
        [*person, "lock", "olga", "--home", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "only owner" in alone.stdout + alone.stderr
    again = [sys.executable, "-m", "broadsheet", "people", "add", "olga", "--home", str(tmp_path)]
    refused = subprocess.run(
        again, input="another long walk\n", capture_output=True, text=True, check=False, timeout=90
    )
    assert refused.returncode != 0
    assert "that name is taken" in refused.stdout + refused.stderr
