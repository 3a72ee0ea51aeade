"""The command line: arguments in, tables out."""

from __future__ import annotations

import sys
from importlib.metadata import version

from broadsheet.errors import BroadsheetError

_OTHER_PLACE = "Give a folder that can be written, or mend its permissions."


def main() -> None:
    """Runs the command; an error made on purpose is shown as place, excerpt and remedy, without a trace."""
    asked = sys.argv[1:]
    if not asked or asked[0] in {"-h", "--help", "help"}:
        from broadsheet.cli.frontispiece import PAGE

        sys.stdout.write(PAGE)
        return
    if asked[0] == "--version":
        sys.stdout.write(f"broadsheet {version('broadsheet')}\n")
        return
    _run()


def _run() -> None:
    from broadsheet.cli.app import app

    try:
        app()
    except BroadsheetError as fault:
        sys.stderr.write(f"broadsheet: {fault}\n")
        sys.exit(2)
    except (NotADirectoryError, IsADirectoryError, FileExistsError, PermissionError) as fault:
        if fault.filename is None:  # no place that somebody named: our own fault
            raise
        sys.stderr.write(
            f"broadsheet: {fault.filename}: {(fault.strerror or '').lower()}\n  {_OTHER_PLACE}\n"
        )
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
