"""Tables in a narrow terminal: no word is broken to fit a column."""

import pytest
from rich.console import Console

from broadsheet.cli import printing

COLUMNS = ("id", "moved", "relation", "who", "amount", "stage", "roots", "reports")
ROWS = [
    ("e5d2d936fb765c05", "2026-02-27", "funding round", "(unnamed) → OpenAI (with Amazon, Nvidia, SoftBank)",
     "more than 110bn USD", "completed (contested)", 1, 7),
    ("33d8887aba912c28", "2026-02-27", "investment", "Nvidia → OpenAI", None, "announced", 12, 60),
]  # fmt: skip


@pytest.fixture(params=[40, 60, 80, 99, 120])
def width(request, monkeypatch):
    monkeypatch.setattr(printing, "console", Console(width=request.param, highlight=False))
    return request.param


def test_every_word_of_a_table_stands_whole_in_any_width(width, capsys):
    printing.print_table("Deals", COLUMNS, ROWS, empty="")
    out = capsys.readouterr().out
    assert all(len(line) <= width for line in out.splitlines())
    words = {word for row in ROWS for cell in row if cell is not None for word in str(cell).split()}
    assert {word for word in words if word not in out} == set()


def test_a_row_that_is_told_in_lines_says_what_its_numbers_count(capsys, monkeypatch):
    monkeypatch.setattr(printing, "console", Console(width=70, highlight=False))
    printing.print_table("Deals", COLUMNS, ROWS, empty="")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("e5d2d936fb765c05, 2026-02-27, funding round,")
    assert "roots 1, reports 7" in " ".join(line.strip() for line in lines)
    assert [line for line in lines[2:4] if line.startswith("    ")]


def test_names_and_values_stay_a_table_in_which_only_a_long_address_is_folded(width, capsys):
    address = "https://paper.example/a/very/long/address/" + "of-a-story-" * 9
    rows = [("title", "A headline of a few words"), ("publishedDateTime", "2023-12-19"), ("webUrl", address)]
    printing.print_table("Record", ("key", "value"), rows, empty="")
    out = capsys.readouterr().out
    lines = [line.rstrip() for line in out.splitlines()]
    assert all(len(line) <= width for line in lines)
    assert [line for line in lines if line.startswith("publishedDateTime  2023-12-19")]
    assert address in "".join(line[19:] for line in lines)
