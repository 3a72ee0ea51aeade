"""The process behind a LimitedPool: takes tasks from a pipe and answers them, under two limits.

    python -m broadsheet.running.limited_worker FD MODULE…

A program of its own rather than a child of multiprocessing, which would import the whole command line
first. MODULEs are imported before the first task, so that the process is ready when it comes.
"""

from __future__ import annotations

import contextlib
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any


def serve(pipe: Connection, modules: list[str]) -> None:
    """The worker's life: ready, then tasks, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        sys.path[:], memory, seconds = pipe.recv()
        for name in modules:
            import_module(name)
        pipe.send("ready")
        limited = False
        while True:
            function, args, kwargs = pipe.recv()
            if not limited:
                _limit_memory(memory)
                limited = True
            _limit_time(seconds)
            answer = _answer(function, args, kwargs)
            _limit_time(0)
            pipe.send(answer)


def _answer(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, function(*args, **kwargs)
    except MemoryError:
        raise  # the process ends and a fresh one takes its place
    except Exception as fault:  # noqa: BLE001 - it is handed to whoever asked
        return False, fault


def _limit_time(seconds: float) -> None:
    """The kernel ends this process by SIGPROF once it has computed for so long; 0: no more."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(extra: int) -> None:
    """Address space may grow by `extra` bytes over what the libraries took on loading."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        pages = int(statm.read().split()[0])
    limit = pages * resource.getpagesize() + extra
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2:])
