"""An editor's judgements as a file: JSON lines or CSV, written and read back without a loss."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, cast, get_args

from broadsheet.errors import InputError
from broadsheet.ledger.assertion_file import BadLine
from broadsheet.ledger.assertions import read_assertion
from broadsheet.ledger.export import disarm
from broadsheet.ledger.rulings import read_rulings
from broadsheet.records import Judgement, content_id, to_plain
from broadsheet.records.judgement import JudgementKind

COLUMNS: Final = ("id", "kind", "left", "right", "verdict", "by", "at", "why", "replaces", "called")
NEEDED: Final = ("kind", "left", "verdict", "by", "at")
PAIRS: Final = frozenset({"same_party", "same_deal", "same_story"})
QUESTIONS: Final = PAIRS | {"claim_holds"}
BEYOND: Final = "beyond the last column"
_APOSTROPHE: Final = "'"


def write_json_lines(judgements: Iterable[Judgement]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(to_plain(j), ensure_ascii=False) + "\n" for j in judgements)


def write_csv(judgements: Iterable[Judgement]) -> str:
    """A table with a header line; no cell can act as a formula, and `read_csv` takes that off again."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for judgement in judgements:
        row = to_plain(judgement)
        writer.writerow([_arm_off(row[column]) for column in COLUMNS])
    return sheet.getvalue()


def read_corrections(text: str, *, table: bool) -> tuple[tuple[Judgement, ...], tuple[BadLine, ...]]:
    """The judgements of a file (CSV where `table`, else JSON lines), and the lines that hold none.

    A line without an id gets one from what it says, so that reading a file twice gives the same ids.
    """
    good: dict[str, Judgement] = {}
    bad: list[BadLine] = []
    for number, line, row in _rows_of_table(text) if table else _rows_of_lines(text):
        try:
            judgement = _read_row(row)
            good[judgement.id] = judgement
        except InputError as fault:
            bad.append(
                BadLine(number=number, column=1, text=line, message=fault.message, remedy=fault.remedy)
            )
    return tuple(good.values()), tuple(bad)


def _rows_of_lines(text: str) -> Iterator[tuple[int, str, Any]]:
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        if line.strip():
            try:
                yield number, line, json.loads(line)
            except ValueError:
                yield number, line, None


def _rows_of_table(text: str) -> Iterator[tuple[int, str, Any]]:
    """Rows between commas, or between the semicolons that a spreadsheet writes where commas mark decimals."""
    plain = text.lstrip("\ufeff")
    sign = ";" if ";" in plain.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(plain, newline=""), restkey=BEYOND, restval="", delimiter=sign)
    for row in reader:
        beyond = row.pop(BEYOND, None)
        cells: dict[str, Any] = {name: _rearm(cell) for name, cell in row.items()}
        yield (
            reader.line_num,
            sign.join(cells.values()),
            cells if beyond is None else {**cells, BEYOND: beyond},
        )


def _arm_off(cell: str) -> str:
    return _APOSTROPHE + cell if cell.startswith(_APOSTROPHE) else disarm(cell)


def _rearm(cell: str) -> str:
    """The cell as it was before `_arm_off` put an apostrophe before it."""
    plain = cell.removeprefix(_APOSTROPHE)
    return plain if _arm_off(plain) == cell else cell


def _read_row(row: Any) -> Judgement:
    if not isinstance(row, dict):
        raise InputError("this is no JSON object", remedy="Write one object a line, or name the file .csv.")
    given = {name: value for name, value in row.items() if value is not None and value != ""}
    unknown = [name for name in row if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in given]
    if BEYOND in row:
        raise InputError(
            f"{', '.join(row[BEYOND])!r} stands beyond the last column",
            remedy="Put quotes around a cell with a comma in it.",
        )
    if unknown or missing:
        fault = f"{unknown[0]!r} is no field" if unknown else f"it has no {missing[0]!r}"
        raise InputError(fault, remedy=f"Fields are {', '.join(COLUMNS)}; needed are {', '.join(NEEDED)}.")
    if not all(isinstance(value, str) for value in given.values()):
        raise InputError(
            "a field is no text", remedy="Write every field in quotes; a correction as JSON text."
        )
    if given["kind"] not in get_args(JudgementKind):
        kinds = "same_party, same_deal, claim_holds, claim_corrected, deal_asserted"
        raise InputError(f"{given['kind']!r} is no kind of judgement", remedy=f"Of the ledger are {kinds}.")
    judgement = _make(given)
    _check_verdict(judgement)
    return judgement


def _make(given: dict[str, str]) -> Judgement:
    at = _read_instant(given["at"])
    key = (
        given["kind"],
        given["left"],
        given.get("right", ""),
        given["verdict"],
        given["by"],
        at.isoformat(),
    )
    return Judgement(
        id=given.get("id") or content_id("judgement", *key),
        kind=cast("JudgementKind", given["kind"]),
        left=given["left"],
        right=given.get("right", ""),
        verdict=given["verdict"],
        by=given["by"],
        at=at,
        why=given.get("why", ""),
        replaces=given.get("replaces", ""),
        called=given.get("called", ""),
    )


def _read_instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = datetime.min  # noqa: DTZ901 - without a zone it is refused below
    if at.tzinfo is None:
        raise InputError(
            f"{text!r} is no instant with a time zone", remedy="Write 2025-06-01T09:30:00+00:00."
        )
    return at


def _check_verdict(judgement: Judgement) -> None:
    """Raises InputError where the verdict does not answer the question."""
    if judgement.kind in PAIRS and not judgement.right:
        raise InputError(f"{judgement.kind} is about two", remedy="Give the second id as right.")
    if judgement.kind in QUESTIONS and judgement.verdict not in {"yes", "no"}:
        raise InputError(f"{judgement.verdict!r} answers no question", remedy="Say yes or no.")
    if judgement.kind == "deal_asserted":
        read_assertion(judgement)
    if judgement.kind == "claim_corrected" and (found := read_rulings([judgement]).findings):
        raise InputError(
            found[0].message.partition(": ")[2],
            remedy='Write the fields to set right as JSON, such as {"stage": "agreed"}.',
        )
