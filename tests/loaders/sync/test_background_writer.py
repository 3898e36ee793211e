"""What is done behind the back of whoever reads: two things at once, but never beside what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Event
from time import sleep

import pytest

from loaders.sync.background_writer import Behind

# Longer than any of it takes; a test that fails waits so long.
SECONDS = 10


def fail() -> None:
    raise ValueError("no room")


def too_late() -> None:
    raise AssertionError("what comes after a failure is not begun")


def test_two_things_are_done_at_once() -> None:
    meeting = Barrier(2, timeout=SECONDS)
    with Behind() as behind:
        behind.do(lambda: meeting.wait() and None)
        behind.do(lambda: meeting.wait() and None)
        behind.wait()
    assert not meeting.broken


def test_what_others_rest_on_is_done_alone() -> None:
    done: list[str] = []

    def slow() -> None:
        sleep(0.1)
        done.append("slow")

    with Behind() as behind:
        behind.do(slow)
        behind.alone(lambda: done.append("before them"))
        behind.alone(slow)
        behind.do(lambda: done.append("after"))
    assert done == ["slow", "before them", "slow", "after"]


@pytest.mark.parametrize(
    "next_step",
    [
        lambda behind: behind.do(too_late),
        lambda behind: behind.alone(too_late),
        lambda behind: behind.wait(),
    ],
    ids=["do", "alone", "wait"],
)
def test_what_fails_is_told_to_whoever_comes_next(next_step: Callable[[Behind], None]) -> None:
    with Behind() as behind:
        behind.alone(fail)
        with pytest.raises(ValueError, match="no room"):
            next_step(behind)
        behind.wait()


def test_of_two_failures_the_first_is_told() -> None:
    def fail_late() -> None:
        sleep(0.1)
        raise ValueError("no house")

    with Behind() as behind:
        behind.do(fail_late)
        behind.do(fail)
        with pytest.raises(ValueError, match="no house"):
            behind.wait()


def test_the_third_waits_for_one_of_two_and_hears_of_its_failure() -> None:
    may_end = Event()

    with Behind() as behind:
        behind.do(lambda: may_end.wait(SECONDS) and None)
        behind.do(fail)
        with pytest.raises(ValueError, match="no room"):
            behind.do(lambda: None)
        may_end.set()
