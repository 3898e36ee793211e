"""Ctrl+C while a query runs: the command ends at once, and the query is stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from graph.store import Store

MARK = "until_it_is_stopped"
RUNAWAY = f"UNWIND range(1, 100000000000) AS {MARK} WITH {MARK} WHERE {MARK} < 0 RETURN count({MARK})"
RUNNING = "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text STARTS WITH $start RETURN text"

# A shell that runs the tests in the background has Ctrl+C ignored; a terminal has not.
LISTENS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
COMMAND = "from casegraph.cli import main; main()"
READ = f"import graph, sys; graph.open(sys.argv[1]).run('{RUNAWAY}', {{}})"
WRITE = f"import graph, sys; graph.open(sys.argv[1]).write(lambda transaction: transaction.run('{RUNAWAY}'))"


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Run a program in a process of its own, as a terminal does."""
    processes: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: str) -> subprocess.Popen[str]:
        processes.append(
            subprocess.Popen(
                [sys.executable, "-c", LISTENS + program, *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def running(store: Store) -> bool:
    return bool(store.run(RUNNING, {"start": f"UNWIND range(1, 100000000000) AS {MARK}"})[1])


def until(store: Store, *, runs: bool, within: float) -> float:
    """Wait until the runaway runs or does not; return how long that took."""
    begun = time.monotonic()
    while running(store) is not runs:
        assert time.monotonic() - begun < within, f"it did {'not ' if runs else ''}run all the time"
        time.sleep(0.05)
    return time.monotonic() - begun


def interrupted(process: subprocess.Popen[str]) -> tuple[float, str]:
    """Send Ctrl+C; return how long the process took to end, and its errors."""
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    return time.monotonic() - begun, errors


def test_a_running_query_is_stopped_at_once(store, store_url, started):
    command = started(COMMAND, "query", RUNAWAY, "--timeout", "60", "--store", store_url)
    until(store, runs=True, within=20)

    took, errors = interrupted(command)

    assert (command.returncode, errors) == (130, "")
    assert took < 3
    until(store, runs=False, within=5)


@pytest.mark.parametrize("program", [READ, WRITE], ids=["read", "write"])
def test_a_query_of_a_notebook_is_stopped_at_once(store, store_url, started, program):
    cell = started(program, store_url)
    until(store, runs=True, within=20)

    took, errors = interrupted(cell)

    assert errors.splitlines()[-1] == "KeyboardInterrupt"
    assert took < 3
    until(store, runs=False, within=5)


def test_a_store_can_be_used_after_an_interrupt(store, monkeypatch):
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("graph.store.cypher.read_only_guard._check_plan", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.query("RETURN 1")

    assert store.query("RETURN 1 AS one").rows == ((1,),)
