"""The house keeps its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet
from broadsheet import records

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "broadsheet"
FILES = sorted(SOURCE.rglob("*.py"))
SAY_WHO = re.compile(r"(?i)^(utils?|helpers?|common|base|misc|managers?|services?|context)$")
CLASS_SAYS_WHO = re.compile(r"(Manager|Service|Handler|Processor|Helper|Engine|Context|Utils?)$")
FOREIGN = {"FtmHandler"}


def test_no_file_or_folder_is_named_after_nobody_s_trade():
    assert [
        str(f) for f in FILES if any(SAY_WHO.match(p) for p in (f.stem, *f.relative_to(SOURCE).parts[:-1]))
    ] == []


def test_no_class_says_who_instead_of_what():
    names = [
        f"{file.name}: {node.name}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and CLASS_SAYS_WHO.search(node.name)
        and not _inherits_the_word(node)
    ]
    assert names == []


def _inherits_the_word(node: ast.ClassDef) -> bool:
    """A subclass of a library's Handler may keep the library's word."""
    return any(CLASS_SAYS_WHO.search(ast.unparse(base)) for base in node.bases)


def test_importing_broadsheet_loads_no_library():
    code = "import sys, broadsheet; print([m for m in ('django', 'lxml', 'numpy', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_listing_loads_neither_the_reader_of_pages_nor_that_of_claims():
    code = "import sys, broadsheet.cli.app; print([m for m in ('broadsheet.pages', 'broadsheet.claims', 'broadsheet.press') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", broadsheet.__all__)
def test_every_public_name_has_a_docstring(name):
    assert (getattr(broadsheet, name).__doc__ or "").strip()


def test_every_record_is_frozen():
    classes = [value for name in records.__all__ if isinstance(value := getattr(records, name), type)]
    params = [value.__dataclass_params__ for value in classes if hasattr(value, "__dataclass_params__")]
    assert len(params) > 20
    assert all(p.frozen for p in params)


def test_no_registry_host_or_home_folder_stands_in_a_tracked_file():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    words = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "/ro" + "ot/", "/wo" + "rk/")
    found = []
    for name in tracked.splitlines():
        file = ROOT / name
        if file.is_file() and file.suffix not in {".png", ".gz", ".woff2"}:
            text = file.read_text("utf-8", errors="replace")
            found += [f"{name}: {word}" for word in words if word in text]
    assert found == []


def test_decisions_fit_on_a_page():
    long = [f.name for f in (ROOT / "decisions").glob("*.md") if len(f.read_text("utf-8").splitlines()) > 40]
    assert long == []
