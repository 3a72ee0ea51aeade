"""`python -m broadsheet.testing.newsstand check|serve|truth`."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from datetime import datetime

from broadsheet.records import to_plain
from broadsheet.testing.newsstand.checks import check_newsstand, count_newsstand
from broadsheet.testing.newsstand.faults import Fault
from broadsheet.testing.newsstand.server import NewsstandServer
from broadsheet.testing.newsstand.stand import load_newsstand


def main() -> int:
    """Runs the command on the line; 1 where a check fails."""
    arguments = _read_arguments()
    commands = {"check": _check, "serve": _serve, "truth": _tell_truth}
    return commands[arguments.command](arguments)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="newsstand", description="A small internet on loopback.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="looks for mistakes in the articles and their truth")
    serve = commands.add_parser("serve", help="serves all outlets until Ctrl-C")
    serve.add_argument("--port", type=int, default=0)
    serve.add_argument("--now", type=datetime.fromisoformat, help="the instant shown, with its offset")
    serve.add_argument("--fault", action="append", default=[], metavar="OUTLET=FAULT")
    truth = commands.add_parser("truth", help="prints what is true of a page, or all stories, as JSON")
    truth.add_argument("url", nargs="?")
    return parser.parse_args()


def _check(_: argparse.Namespace) -> int:
    newsstand = load_newsstand()
    problems = check_newsstand(newsstand)
    for problem in problems:
        print(problem)  # noqa: T201 - a command's output
    counts = ", ".join(f"{count} {name}" for name, count in count_newsstand(newsstand).items())
    print(f"{counts}; {len(problems)} problems")  # noqa: T201
    return 1 if problems else 0


def _serve(arguments: argparse.Namespace) -> int:
    with NewsstandServer(port=arguments.port) as server:
        server.now = arguments.now
        for pair in arguments.fault:
            outlet, _, fault = pair.partition("=")
            server.fault(outlet, Fault(fault))
        print(f"The newsstand is open at http://{server.address}/ (Ctrl-C closes it)", flush=True)  # noqa: T201
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


def _tell_truth(arguments: argparse.Namespace) -> int:
    newsstand = load_newsstand()
    found = newsstand.truth_of(arguments.url) if arguments.url else newsstand.stories_truth()
    json.dump(to_plain(found), sys.stdout, ensure_ascii=False, indent=1)
    print()  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
