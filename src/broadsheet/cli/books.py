"""`broadsheet ledger`: compare days, check assertions, bring in and hand out an editor's judgements."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from broadsheet import ledger as room
from broadsheet.cli import balance
from broadsheet.cli.ledgers import claim_row, find_party
from broadsheet.cli.options import AsJson, Home, open_home, read_bytes
from broadsheet.cli.printing import console, notices, print_json, print_table
from broadsheet.cli.whole_help import WholeHelp
from broadsheet.cli.wording import counted
from broadsheet.errors import InputError, NotFound
from broadsheet.records import Claim, to_plain

ledger = typer.Typer(
    cls=WholeHelp,
    help="Compare days, check your own assertions, bring in corrections.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ledger.command("diff")(balance.diff)
ledger.command("standing")(balance.standing)


@ledger.callback()
def about_ledgers() -> None:
    """Compare days, check your own assertions, bring in corrections."""


@ledger.command("check")
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Assertions; those of the desk if left out.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on what is only possible or unknown.")
    ] = False,
    with_claims: Annotated[
        bool, typer.Option("--claims", help="Show the claims behind each, not only behind failures.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Check assertions such as "2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD" against the ledger.

    Each is held against what was in force on its day. Exits 1 where one fails, 2 where a line cannot
    be read.
    """
    from broadsheet.running.asserting import asserted_at_the_desk, check_lines

    open_home(home)
    lines = asserted_at_the_desk() if file is None else _read_lines(file)
    found = check_lines(lines)
    if as_json:
        print_json(
            [{"line": line.number, **to_plain(done.check)} for line, done in zip(lines, found, strict=True)]
        )
    else:
        rows = (
            (line.number or None, line.text, done.check.verdict, done.check.says.partition("known ")[2])
            for line, done in zip(lines, found, strict=True)
        )
        print_table(
            "Assertions", ("line", "asserted", "verdict", "known"), rows, empty="Nothing is asserted."
        )
        for line, done in zip(lines, found, strict=True):
            if with_claims or done.check.verdict == "fails":
                _print_evidence(line, done.claims)
    bad = {"fails", "possible", "unknown"} if strict else {"fails"}
    if any(done.check.verdict in bad for done in found):
        raise typer.Exit(1)


def _read_lines(file: Path) -> tuple[room.AssertionLine, ...]:
    from broadsheet.adapters.store.folding import open_sheet

    sheet = open_sheet()

    def find(name: str) -> str | None:
        try:
            return find_party(name, sheet)[0]
        except NotFound:
            return None

    text = _text_of(file)
    lines, bad = room.read_assertions(text, find)
    _refuse(file, bad)
    _refuse_empty(file, text, "A line is such as: 2023-01-23 Microsoft -> OpenAI: 10bn..13bn USD")
    return lines


def _text_of(file: Path) -> str:
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError("the file is not in UTF-8", place=str(file), remedy="Save it as UTF-8.") from fault


def _refuse(file: Path, bad: tuple[room.BadLine, ...]) -> None:
    """Raises InputError for the first bad line, after telling the others."""
    faults = [
        InputError(
            row.message,
            place=f"{file}:{row.number}:{row.column}",
            excerpt=row.text.strip(),
            remedy=row.remedy,
        )
        for row in bad
    ]
    for fault in faults[:-1]:
        notices.print(f"broadsheet: {fault}", markup=False, soft_wrap=True)
    if faults:
        raise faults[-1]


def _refuse_empty(file: Path, text: str, remedy: str) -> None:
    """Raises InputError for a file in which nothing stands: a slip, and no question answered."""
    if not text.strip():
        raise InputError("the file is empty", place=str(file), remedy=remedy)


def _print_evidence(line: room.AssertionLine, claims: tuple[Claim, ...]) -> None:
    rows = (
        (day, amount, stage, outlet, quote)
        for day, _, _, amount, stage, outlet, quote in map(claim_row, claims)
    )
    columns = ("reported", "amount", "stage", "outlet", "evidence")
    print_table(f"\n{line.text}", columns, rows, empty=f"\n{line.text}: no claim speaks of it.")


@ledger.command("import")
def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Judgements, as .jsonl or .csv.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Bring in an editor's corrections: judgements with who, when and why.

    A file is taken whole or not at all; what is known already changes nothing.
    """
    from broadsheet.running.correcting import import_judgements

    open_home(home)
    text = _text_of(file)
    given, bad = room.read_corrections(text, table=_is_table(file))
    _refuse(file, bad)
    _refuse_empty(file, text, "broadsheet ledger export writes one to go by.")
    done = import_judgements(given)
    if as_json:
        print_json(done)
        return
    console.print(f"{counted(done.given, 'judgement')}: {done.new:,} new, {done.known:,} known already.")
    for finding in done.findings:
        console.print(f"{finding.level}: {finding.message}", markup=False, soft_wrap=True)


@ledger.command("export")
def hand_out(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write them: .jsonl or .csv.")],
    home: Home = None,
) -> None:
    """Write the editors' judgements to a file that `ledger import` reads back."""
    from broadsheet.adapters.store import reading

    open_home(home)
    judgements = tuple(j for j in reading.judgements() if j.kind not in {"comment", "person"})
    table = _is_table(file)
    text = room.judgements_csv(judgements) if table else room.judgements_json_lines(judgements)
    file.write_text(text, encoding="utf-8", newline="")
    console.print(f"{counted(len(judgements), 'judgement')} in {file}.", markup=False)


ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of an article.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with the judgement.")]


@ledger.command("withdraw")
def withdraw(article_id: ArticleId, why: Why = "", home: Home = None) -> None:
    """Take an article's claims out of the ledger: exactly its traces go, and the act is kept."""
    from broadsheet.running.claiming import withdraw_article
    from broadsheet.wiring import utc_now

    open_home(home)
    count = withdraw_article(article_id, by=_editor(), at=utc_now(), why=why)
    console.print(
        f"{counted(count, 'claim')} withdrawn. Take it back with: broadsheet ledger reopen {article_id}"
    )


@ledger.command("reopen")
def reopen(article_id: ArticleId, why: Why = "", home: Home = None) -> None:
    """Read the claims of a withdrawn article again."""
    from broadsheet.running.claiming import reopen_article
    from broadsheet.running.opening import staffed_newsroom

    with staffed_newsroom(open_home(home)) as newsroom:
        count = reopen_article(newsroom.extractor, article_id, by=_editor(), at=newsroom.clock(), why=why)
    console.print(f"{counted(count, 'claim')} read into the ledger again.")


def _editor() -> str:
    """Who sits at the command line; a machine without names for its accounts says so."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def _is_table(file: Path) -> bool:
    """Whether the file is CSV. Raises InputError for a name that says neither."""
    if file.suffix.lower() not in {".csv", ".jsonl"}:
        raise InputError(
            "a file of judgements is .jsonl or .csv",
            place=str(file),
            remedy="Give its name one of these endings.",
        )
    return file.suffix.lower() == ".csv"
