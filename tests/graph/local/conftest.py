"""Stores for the tests: real processes, few of them, none left running."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import local
from graph.local.jars import Jar

START_AND_WAIT = """
import sys, time
from pathlib import Path
from graph import local
store = local.start(Path(sys.argv[1]))
print(store.url, store.pid, flush=True)
time.sleep(600)
"""


class Starter:
    """Another Python process that starts, or attaches to, the store in a folder, and then waits."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", START_AND_WAIT, str(path)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def read_output(self) -> tuple[str, int]:
        """Wait for the address and the pid that it prints, and return them."""
        assert self.process.stdout is not None
        url, pid = self.process.stdout.readline().split()
        return url, int(pid)

    def kill(self) -> None:
        """As `kill -9` does."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture(scope="package")
def starters() -> Iterator[Callable[[Path], Starter]]:
    """Make starters, and kill those that a test left."""
    made: list[Starter] = []

    def make(path: Path) -> Starter:
        made.append(Starter(path))
        return made[-1]

    yield make
    for starter in made:
        starter.kill()


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for a store, with a space and letters outside ASCII in its name; stopped at the end."""
    path = tmp_path_factory.mktemp("дело №7 — заём") / "my store"
    yield path
    local.stop(path)


@pytest.fixture(scope="package")
def raced(folder: Path, starters: Callable[[Path], Starter]) -> list[tuple[str, int]]:
    """Addresses and pids from two processes that started one store at once, and were killed then."""
    pair = [starters(folder), starters(folder)]
    try:
        return [starter.read_output() for starter in pair]
    finally:
        for starter in pair:
            starter.kill()


@pytest.fixture
def store(folder: Path, raced: list[tuple[str, int]]) -> local.LocalStore:
    """The store that most tests share."""
    assert raced
    return local.start(folder)


@pytest.fixture
def jar() -> Jar:
    """A jar whose bytes are `right`."""
    return Jar("org.example", "thing", "1.0", "", hashlib.sha256(b"right").hexdigest())
