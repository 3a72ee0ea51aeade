"""Bars that show how far a long command is."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from broadsheet.cli.printing import notices


class _Bars:
    """A bar for each step of the day, and one for the days."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if not self._tasks:  # not before: what is refused at once is told without an empty line over it
            self._progress.start()
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total or None)
        self._progress.update(self._tasks[step], completed=done, total=total or None)

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, *_: object) -> None:
        if self._tasks:
            self._progress.stop()


def step_bars(*, quiet: bool) -> _Bars:
    """Bars on standard error, or none."""
    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return _Bars(Progress(*columns, console=notices, disable=quiet, transient=False))
