"""Two writes run at once in the background, but none beside an exclusive one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Event
from time import sleep

import pytest

from loaders.sync.background_writer import BackgroundWriter

# Longer than any step takes. A test that fails waits this long.
TIMEOUT_SECONDS = 10


def fail() -> None:
    raise ValueError("no room")


def must_not_run() -> None:
    raise AssertionError("a write after a failure must not start")


def test_two_writes_run_at_once() -> None:
    meeting = Barrier(2, timeout=TIMEOUT_SECONDS)
    with BackgroundWriter() as writer:
        writer.submit(lambda: meeting.wait() and None)
        writer.submit(lambda: meeting.wait() and None)
        writer.wait()
    assert not meeting.broken


def test_an_exclusive_write_runs_alone() -> None:
    done: list[str] = []

    def slow() -> None:
        sleep(0.1)
        done.append("slow")

    with BackgroundWriter() as writer:
        writer.submit(slow)
        writer.submit_exclusive(lambda: done.append("alone"))
        writer.submit_exclusive(slow)
        writer.submit(lambda: done.append("after"))
    assert done == ["slow", "alone", "slow", "after"]


@pytest.mark.parametrize(
    "next_call",
    [
        lambda writer: writer.submit(must_not_run),
        lambda writer: writer.submit_exclusive(must_not_run),
        lambda writer: writer.wait(),
    ],
    ids=["submit", "submit_exclusive", "wait"],
)
def test_a_failure_is_raised_by_the_next_call(next_call: Callable[[BackgroundWriter], None]) -> None:
    with BackgroundWriter() as writer:
        writer.submit_exclusive(fail)
        with pytest.raises(ValueError, match="no room"):
            next_call(writer)
        writer.wait()


def test_of_two_failures_the_first_is_raised() -> None:
    def fail_late() -> None:
        sleep(0.1)
        raise ValueError("no house")

    with BackgroundWriter() as writer:
        writer.submit(fail_late)
        writer.submit(fail)
        with pytest.raises(ValueError, match="no house"):
            writer.wait()


def test_a_third_write_waits_for_one_of_two_and_raises_its_failure() -> None:
    may_end = Event()

    with BackgroundWriter() as writer:
        writer.submit(lambda: may_end.wait(TIMEOUT_SECONDS) and None)
        writer.submit(fail)
        with pytest.raises(ValueError, match="no room"):
            writer.submit(lambda: None)
        may_end.set()
