"""Workers that read what strangers wrote: each task has a time limit, each process a memory limit."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, ParamSpec, TypeVar

STARTING = 60.0  #: seconds within which a process must be there
PATIENCE = 12.0  #: times its limit that a task may wait for the processor: twelve others may run beside it

P = ParamSpec("P")
T = TypeVar("T")


class TookTooLong(Exception):  # noqa: N818
    """The task reached its limit of processor time, or never got that much; its process was ended."""


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

    `seconds` is the processor time of one task, which a busy machine does not shorten; by the clock it
    may take `patience` times that. `memory` is the bytes of address space that a process may add to
    what it has after starting. A killed task fails with TookTooLong, a died one with WorkerDied; the
    others go on. Functions and arguments travel by pickle. The processes import `modules` and are
    started at once where there are any, so that the first task does not wait for them.
    """

    def __init__(
        self,
        workers: int,
        *,
        seconds: float,
        memory: int,
        modules: tuple[str, ...] = (),
        patience: float = PATIENCE,
    ) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._limits = _Limits(seconds, patience * seconds, memory)
        self._modules = modules
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
        worker = _Worker(self._limits, self._modules)
        if self._modules:
            try:
                worker.start()
            except (EOFError, OSError):
                worker.stop()  # the first task starts another, and says why that one died
        while (task := self._tasks.get()) is not None:
            future, *work = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                worker.run(future, work)
            except (EOFError, OSError):
                future.set_exception(worker.say_end())
        worker.stop()


_Task = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class _Limits(NamedTuple):
    """What one task may take."""

    computing: float  #: seconds of processor time
    waiting: float  #: seconds by the clock
    memory: int  #: bytes


class _Worker:
    """One process and the pipe to it; started when first needed."""

    def __init__(self, limits: _Limits, modules: tuple[str, ...]) -> None:
        self._limits = limits
        self._modules = modules
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def run(self, future: Future[Any], work: list[Any]) -> None:
        pipe = self.start()
        pipe.send(work)
        if not pipe.poll(self._limits.waiting):
            self.stop()
            future.set_exception(TookTooLong(f"was not done after {self._limits.waiting:g} s"))
            return
        good, answer = pipe.recv()
        if good:
            future.set_result(answer)
        else:
            future.set_exception(answer)

    def start(self) -> Connection:
        """The pipe to the process, started where there is none. Raises EOFError if it dies at once."""
        if self._pipe is not None:
            return self._pipe
        self._pipe, theirs = multiprocessing.Pipe()
        with theirs:
            end = theirs.fileno()
            words = [sys.executable, "-m", "broadsheet.running.limited_worker", str(end), *self._modules]
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, pass_fds=(end,))
        self._pipe.send((sys.path, self._limits.memory, self._limits.computing))
        if not self._pipe.poll(STARTING):
            self.stop()
            raise EOFError("a worker process did not start")
        self._pipe.recv()
        return self._pipe

    def say_end(self) -> TookTooLong | WorkerDied:
        """Why the process is no more, which it is after this."""
        process = self._process
        self.stop()
        if process is not None and process.returncode == -signal.SIGPROF:
            return TookTooLong(f"took longer than {self._limits.computing:g} s of processor time")
        return WorkerDied("the worker process ended before it answered")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
