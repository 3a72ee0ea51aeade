"""A newsroom with its workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from broadsheet.ports import Clock
from broadsheet.running.limited_pool import LimitedPool
from broadsheet.running.reading_apart import READING
from broadsheet.settings import Settings
from broadsheet.wiring import Newsroom, Progress, open_newsroom, say_nothing, utc_now


@contextmanager
def staffed_newsroom(
    settings: Settings, *, clock: Clock = utc_now, progress: Progress = say_nothing
) -> Iterator[Newsroom]:
    """The newsroom of `settings` with as many reading processes as they ask for."""
    pool = LimitedPool(
        settings.workers, seconds=settings.page_seconds, memory=settings.page_memory, modules=(READING,)
    )
    try:
        with open_newsroom(settings, pool, clock=clock, progress=progress) as newsroom:
            yield newsroom
    finally:
        pool.shutdown(cancel_futures=True)
