"""Tables in a narrow terminal: no word is broken to fit a column."""

import pytest
from rich.cells import cell_len
from rich.console import Console

from broadsheet.cli import printing

COLUMNS = ("id", "moved", "relation", "who", "amount", "stage", "voices", "reports")
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


CLAIMS = ("reported", "who", "outlet", "evidence")
CLAIM_ROWS = [
    ("2026-02-27", "Amazon → OpenAI", "harbour-wire.example",
     "Amazon will invest $50 billion in OpenAI, the start-up said on Friday, as part of a $110 billion round."),
    ("2026-02-28", "SoftBank → OpenAI", "nihon-gijutsu.example",
     "内訳はアマゾンが500億ドル、エヌビディアとソフトバンクグループが各300億ドルで、残りは条件付きとなる。"),
]  # fmt: skip


def printed(monkeypatch, capsys, columns, rows, width):
    monkeypatch.setattr(printing, "console", Console(width=width, highlight=False))
    printing.print_table("Title", columns, rows, empty="")
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_row_that_is_told_in_lines_says_what_its_numbers_count(capsys, monkeypatch):
    lines = printed(monkeypatch, capsys, COLUMNS, ROWS, 60)
    assert lines[1].startswith("e5d2d936fb765c05, 2026-02-27, funding round,")
    assert "voices 1, reports 7" in " ".join(line.strip() for line in lines)
    assert [line for line in lines[2:4] if line.startswith("    ")]


def test_where_there_is_room_ids_and_days_stay_columns_and_the_rest_stands_beside_them(capsys, monkeypatch):
    lines = printed(monkeypatch, capsys, COLUMNS, ROWS, 80)
    assert lines[1].startswith("e5d2d936fb765c05  2026-02-27  funding round, (unnamed) → OpenAI")
    assert lines[2].startswith(" " * 30) and lines[2][30] != " "
    assert "voices 12, reports 60" in " ".join(line.strip() for line in lines[4:])


@pytest.mark.parametrize("width", [30, 44, 80])
def test_a_loop_is_read_along_the_line(width, capsys, monkeypatch):
    columns, row = (
        ("loop", "amounts", "least certain leg"),
        ("A1 → B2 → C3 → A1", "8bn USD | ?", "B2 → C3 (agreed)"),
    )
    told = printed(monkeypatch, capsys, columns, [row], width)
    assert any(line.startswith(row[0]) for line in told)


@pytest.mark.parametrize("width", [70, 80])
def test_a_sentence_stands_below_its_row_whole_rather_than_in_a_column_of_a_few_words(
    width, capsys, monkeypatch
):
    lines = printed(monkeypatch, capsys, CLAIMS, CLAIM_ROWS, width)
    assert lines[1] == "2026-02-27  Amazon → OpenAI, harbour-wire.example"
    assert lines[2].startswith("            “Amazon will invest $50 billion in OpenAI,")
    assert "各300億ドルで、残りは条件付きとなる。”" in "".join(line.strip() for line in lines)


def test_where_a_sentence_has_room_the_listing_is_a_table(capsys, monkeypatch):
    lines = printed(monkeypatch, capsys, CLAIMS, CLAIM_ROWS, 120)
    assert lines[1].split() == list(CLAIMS)


def test_names_and_values_stay_a_table_in_which_only_a_long_address_is_folded(width, capsys):
    address = "https://paper.example/a/very/long/address/" + "of-a-story-" * 9
    rows = [("title", "A headline of a few words"), ("publishedDateTime", "2023-12-19"), ("webUrl", address)]
    printing.print_table("Record", ("key", "value"), rows, empty="")
    out = capsys.readouterr().out
    lines = [line.rstrip() for line in out.splitlines()]
    assert all(len(line) <= width for line in lines)
    assert [line for line in lines if line.startswith("publishedDateTime  2023-12-19")]
    assert address in "".join(line[19:] for line in lines)


VENTURE = [
    ("2025-01-22", "joint venture", "OpenAI ↔ SoftBank (with Oracle, MGX)", "500bn USD", "announced",
     "kexin-caijing.example", "OpenAI、软银、甲骨文和阿布扎比基金MGX将成立合资公司“星际之门”，计划四年内在美国投入5000亿美元建设人工智能基础设施。"),
    ("2025-01-22", "joint venture", "OpenAI ↔ SoftBank (with Oracle, MGX)", None, "announced",
     "technik-bote.example", "OpenAI, Softbank, Oracle und der Staatsfonds MGX aus Abu Dhabi gründen ein Gemeinschaftsunternehmen für Rechenzentren."),
]  # fmt: skip


@pytest.mark.parametrize("width", range(90, 230, 7))
def test_no_part_of_a_sentence_is_lost_beyond_the_edge_of_a_table(width, capsys, monkeypatch):
    columns = ("reported", "relation", "who", "amount", "stage", "outlet", "evidence")
    lines = printed(monkeypatch, capsys, columns, VENTURE, width)
    assert all(cell_len(line) <= width for line in lines)
    told = "".join(lines).replace(" ", "")
    assert all(sign in told for row in VENTURE for sign in row[-1].replace(" ", ""))
    assert "星际之" in told and told.count("门") == 1
    assert {word for word in VENTURE[1][-1].split() if word not in "".join(lines)} == set()
