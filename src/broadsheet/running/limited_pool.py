"""Workers that read what strangers wrote: each task has a time limit, each process a memory limit."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import resource
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class TookTooLong(Exception):  # noqa: N818
    """The task reached its time limit and its process was killed."""


class WorkerDied(Exception):  # noqa: N818
    """The process that had the task ended, for want of memory or by a fault in a library."""


def say_fault(fault: BaseException) -> str:
    """How a task ended, as the end of a sentence: limits in plain words, a broken room by its error."""
    if isinstance(fault, TookTooLong):
        return str(fault)
    if isinstance(fault, (WorkerDied, MemoryError)):
        return f"ended with {str(fault) or 'too little memory'}"
    return f"failed with {type(fault).__name__}: {fault}"


class InlineExecutor(Executor):
    """Runs each task at once in the caller's own thread: for tests and for debugging."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is already done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as fault:  # noqa: BLE001 - it belongs to whoever asks for the result
            future.set_exception(fault)
        return future


class LimitedPool(Executor):
    """Processes behind the `Executor` seam, killed and replaced when a task goes over its limits.

    `seconds` is the wall time of one task; `memory` the bytes of address space a process may add to
    what it has after starting. A killed task fails with TookTooLong, a died one with WorkerDied; the
    others go on. Functions and arguments travel by pickle.
    """

    def __init__(self, workers: int, *, seconds: float, memory: int) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._seconds = seconds
        self._memory = memory
        self._threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(max(1, workers))]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future of `fn(*args, **kwargs)`, run in one of the processes."""
        future: Future[T] = Future()
        self._tasks.put((future, fn, args, kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes; tasks not begun are cancelled where asked."""
        if cancel_futures:
            with contextlib.suppress(queue.Empty):
                while (task := self._tasks.get_nowait()) is not None:
                    task[0].cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _drive(self) -> None:
        worker = _Worker(self._memory)
        while (task := self._tasks.get()) is not None:
            future, *work = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                worker.run(future, work, self._seconds)
            except (EOFError, OSError):
                future.set_exception(WorkerDied("the worker process ended before it answered"))
                worker.stop()
        worker.stop()


_Task = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class _Worker:
    """One process and the pipe to it; started when first needed."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def run(self, future: Future[Any], work: list[Any], seconds: float) -> None:
        pipe = self._pipe or self._start()
        pipe.send(work)
        if not pipe.poll(seconds):
            self.stop()
            future.set_exception(TookTooLong(f"took longer than {seconds:g} s"))
            return
        good, answer = pipe.recv()
        if good:
            future.set_result(answer)
        else:
            future.set_exception(answer)

    def _start(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, self._memory), daemon=True)
        self._process.start()
        theirs.close()
        assert self._pipe.poll(60), "a worker process did not start"
        self._pipe.recv()
        return self._pipe

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection, memory: int) -> None:
    """The worker's life: take a task, answer it, until the other end is closed."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    pipe.send("ready")
    limited = False
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            function, args, kwargs = pipe.recv()
            if not limited:
                _limit_memory(memory)
                limited = True
            pipe.send(_answer(function, args, kwargs))


def _answer(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, function(*args, **kwargs)
    except MemoryError:
        raise  # the process ends and a fresh one takes its place
    except Exception as fault:  # noqa: BLE001 - it is handed to whoever asked
        return False, fault


def _limit_memory(extra: int) -> None:
    """Address space may grow by `extra` bytes over what the libraries took on loading."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        pages = int(statm.read().split()[0])
    limit = pages * resource.getpagesize() + extra
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
