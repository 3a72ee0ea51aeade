"""A pool of workers that survives what it reads."""

from __future__ import annotations

import operator
import os
import time

import pytest

from broadsheet.running.limited_pool import InlineExecutor, LimitedPool, TookTooLong, WorkerDied, say_fault

# Tasks are functions of the standard library: they travel to the worker by name.


@pytest.fixture(scope="module")
def pool():
    made = LimitedPool(2, seconds=1, patience=4, memory=500_000_000)
    yield made
    made.shutdown()


def test_tasks_are_answered(pool):
    assert [pool.submit(operator.mul, n, 2).result(30) for n in range(5)] == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(
    ("task", "says"), [((time.sleep, 60), "not done after 4 s"), ((sum, range(10**12)), "1 s of processor")]
)
def test_a_task_over_its_time_is_killed_and_the_others_go_on(pool, task, says):
    slow = pool.submit(*task)
    assert pool.submit(operator.mul, 4, 2).result(30) == 8
    with pytest.raises(TookTooLong, match=says):
        slow.result(30)
    assert pool.submit(operator.mul, 5, 2).result(30) == 10


def test_waiting_for_the_processor_costs_a_task_none_of_its_time(pool):
    assert pool.submit(time.sleep, 1).result(30) is None


def test_the_time_of_earlier_tasks_is_not_counted(pool):
    tasks = [pool.submit(sum, range(2_000_000)) for _ in range(60)]
    assert len({task.result(60) for task in tasks}) == 1


@pytest.mark.parametrize("task", [(os._exit, 9), (bytearray, 4_000_000_000)])
def test_a_worker_that_dies_costs_one_task(pool, task):
    with pytest.raises(WorkerDied):
        pool.submit(*task).result(30)
    assert pool.submit(operator.mul, 6, 2).result(30) == 12


def test_an_error_of_the_task_is_its_own(pool):
    with pytest.raises(ValueError, match="odd"):
        pool.submit(int, "odd").result(30)


def test_tasks_not_begun_can_be_cancelled():
    short = LimitedPool(1, seconds=2, patience=1, memory=500_000_000)
    short.submit(time.sleep, 60)
    waiting = short.submit(operator.mul, 1, 2)
    short.shutdown(cancel_futures=True)
    assert waiting.cancelled()


def test_the_inline_executor_keeps_the_same_promises():
    inline = InlineExecutor()
    assert inline.submit(operator.mul, 3, 2).result() == 6
    assert isinstance(inline.submit(int, "odd").exception(), ValueError)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (TookTooLong("took longer than 3 s"), "took longer than 3 s"),
        (MemoryError(), "ended with too little memory"),
        (ValueError("x"), "failed with ValueError: x"),
    ],
)
def test_a_fault_is_said_in_words(fault, words):
    assert say_fault(fault) == words
