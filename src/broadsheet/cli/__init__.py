"""The command line: arguments in, tables out."""

from __future__ import annotations

import sys

from broadsheet.errors import BroadsheetError


def main() -> None:
    """Runs the command; an error made on purpose is shown as place, excerpt and remedy, without a trace."""
    from broadsheet.cli.app import app  # noqa: PLC0415 - --help and errors need no store

    try:
        app()
    except BroadsheetError as fault:
        print(f"broadsheet: {fault}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
