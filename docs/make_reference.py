"""Writes docs/reference/ from the code, so that it cannot fall behind: `make docs`; a test compares."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from pathlib import Path

import typer

import broadsheet
from broadsheet import records, settings
from broadsheet.cli.app import app
from broadsheet.cli.frontispiece import PAGE

REFERENCE = Path(__file__).resolve().parent / "reference"


def comments_of(kind: type) -> dict[str, str]:
    """The "#:" comment behind each field of a value."""
    source = inspect.getsource(kind)
    return dict(re.findall(r"(?m)^    (\w+): [^#\n]*#: (.+)$", source))


def values_page() -> str:
    """Every value with its fields."""
    lines = ["# Values", "", "What the rooms pass to each other, `broadsheet.records`. All are frozen.", ""]
    for name in records.__all__:
        kind = getattr(records, name)
        if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
            continue
        notes = comments_of(kind)
        lines += [f"## {name}", "", inspect.getdoc(kind) or "", "", "| field | type | |", "|---|---|---|"]
        for field in dataclasses.fields(kind):
            shown = str(field.type).replace("|", "\\|")
            lines.append(f"| {field.name} | `{shown}` | {notes.get(field.name, '')} |")
        lines.append("")
    return "\n".join(lines)


def settings_page() -> str:
    """Every setting with its default."""
    notes = comments_of(settings.Settings)
    lines = [
        "# Settings",
        "",
        "In `broadsheet.toml` in the home folder, or as variables `BROADSHEET_<NAME>`, which win.",
        "A secret, `database` and `proxy` may be the path of a file that holds it: `BROADSHEET_<NAME>_FILE`.",
        "Everything is checked at the start, and all faults are told at once; `broadsheet doctor` shows what",
        "is set, without secrets and passwords.",
        "",
        "| name | default | |",
        "|---|---|---|",
    ]
    for field in dataclasses.fields(settings.Settings):
        default = "" if field.default is dataclasses.MISSING else f"`{field.default!r}`"
        secret = " (secret)" if field.name in settings.SECRETS else ""
        lines.append(f"| {field.name}{secret} | {default} | {notes.get(field.name, '')} |")
    return "\n".join(lines) + "\n"


def findings_page() -> str:
    """Every code a Finding may carry."""
    rows = [f"| `{code}` | {text} |" for code, text in records.CODES.items()]
    head = ["# Findings", "", "Bad data is named, not hidden: `broadsheet findings` lists these.", ""]
    return "\n".join([*head, "| code | means |", "|---|---|", *rows]) + "\n"


def commands_page() -> str:
    """Every command with its options."""
    group = typer.main.get_command(app)
    lines = ["# Commands", "", "```text", PAGE.rstrip(), "```", ""]
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        lines += describe(f"broadsheet {name}", command)
    return "\n".join(lines)


def describe(path: str, command: object) -> list[str]:
    """One command: what it does and its options; groups with their own commands below."""
    lines = [f"## {path}", "", inspect.cleandoc(getattr(command, "help", "") or ""), ""]
    for option in getattr(command, "params", []):
        names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
        lines.append(f"- {names}: {getattr(option, 'help', '') or ''}")
    if getattr(command, "params", []):
        lines.append("")
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        lines += describe(f"{path} {name}", inner)
    return lines


def functions_page() -> str:
    """The public functions."""
    lines = ["# Python", "", inspect.getdoc(broadsheet) or "", ""]
    for name in broadsheet.__all__:
        value = getattr(broadsheet, name)
        sign = str(inspect.signature(value)) if inspect.isfunction(value) else ""
        lines += [f"## {name}", "", f"    {name}{sign}", "", inspect.getdoc(value) or "", ""]
    return "\n".join(lines)


PAGES = {
    "values.md": values_page,
    "settings.md": settings_page,
    "findings.md": findings_page,
    "commands.md": commands_page,
    "python.md": functions_page,
}


def main() -> None:
    """Writes every page of the reference."""
    REFERENCE.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make().rstrip() + "\n", encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}\n")


if __name__ == "__main__":
    main()
