"""Reading what a stranger sent in a process of its own, for whoever waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import ParamSpec, TypeVar

from broadsheet.errors import FeedUnreadable
from broadsheet.running.limited_pool import LimitedPool, TookTooLong, WorkerDied, say_fault
from broadsheet.settings import Settings

READING = "broadsheet.running.feed_reading"  #: what the workers do first

P = ParamSpec("P")
T = TypeVar("T")


def one_reader(settings: Settings) -> LimitedPool:
    """One process for a command's own reading, under the limits that pages are read with; close it."""
    return LimitedPool(1, seconds=settings.page_seconds, memory=settings.page_memory, modules=(READING,))


def read_apart(pool: Executor, place: str, read: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What `read` makes of these bytes; raises FeedUnreadable where its process had to be ended, or died.

    `place` is the address that the bytes came from.
    """
    try:
        return pool.submit(read, *args, **kwargs).result()
    except (TookTooLong, WorkerDied, MemoryError) as fault:
        says = f"reading it {say_fault(fault)}"
        remedy = "Nothing was taken. If the site has a feed, give the feed's own address."
        raise FeedUnreadable(says, place=place, remedy=remedy) from fault
