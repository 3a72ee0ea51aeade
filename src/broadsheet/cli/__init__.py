"""The command line: arguments in, tables out."""

from __future__ import annotations

import errno
import os
import signal
import sys
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from broadsheet.errors import BroadsheetError

_PLACES = {
    errno.ENOENT: "Check the spelling, and that the folder it is to be in is there.",
    errno.ENOSPC: "Make room, or give a folder on another disk.",
    errno.ENAMETOOLONG: "Give a shorter name.",
    **dict.fromkeys(
        (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP),
        "Give a folder that can be written, or mend its permissions.",
    ),
}
"""What to do about a place that somebody named, by what is wrong with it."""


def main() -> None:
    """Runs the command; an error made on purpose is shown as place, excerpt and remedy, without a trace."""
    _open_what_is_closed()
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
    signal.signal(signal.SIGTERM, _stop_as_by_ctrl_c)
    try:
        from broadsheet.adapters.store.writing import refusals_told
        from broadsheet.cli.app import app  # a second of loading, in which Ctrl-C may come

        with refusals_told():
            app()
    except BroadsheetError as fault:
        sys.stderr.write(f"broadsheet: {fault}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # the library of arguments makes a 1 of it
            sys.exit(141)
        raise
    except BrokenPipeError:
        sys.exit(141)
    except OSError as fault:
        if fault.filename is None and fault.errno == errno.ENOSPC:  # what is printed names no file
            sys.stderr.write("broadsheet: no space is left where this writes to\n  Make room.\n")
            sys.exit(2)
        if fault.filename is None or fault.errno not in _PLACES:  # no place of somebody's: our own fault
            raise
        says = f"{fault.filename}: {(fault.strerror or '').lower()}"
        sys.stderr.write(f"broadsheet: {says}\n  {_PLACES[fault.errno]}\n")
        sys.exit(2)


def _open_what_is_closed() -> None:
    """A stream that the caller closed leads nowhere, instead of into the next file that is opened."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for as long as we run
            setattr(sys, name, stream)


def _stop_as_by_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    """What a service manager sends ends a command as its user would: answers that are out are finished."""
    raise KeyboardInterrupt
