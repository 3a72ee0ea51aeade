"""What the package says it needs is what is pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def names(text: str) -> set[str]:
    return {re.split(r"[<>=\[ ;]", line)[0] for line in text.splitlines() if re.match(r"[a-z]", line)}


def test_the_package_needs_what_is_listed_and_pinned():
    listed = names((ROOT / "requirements.in").read_text("utf-8")) - {"editables", "hatchling"}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert names("\n".join(declared)) == listed
    assert listed <= names((ROOT / "requirements.txt").read_text("utf-8"))


def test_every_pin_has_hashes_and_none_has_an_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        pins = [block for block in re.split(r"\n(?=[a-z])", text) if "==" in block.split("\n")[0]]
        assert pins
        assert all("--hash=sha256:" in block for block in pins)
        assert "://" not in text
