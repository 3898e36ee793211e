"""First use is killed at each of its steps, with `kill -9`, and finished by running the command again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

import graph
from graph import local
from graph.local.jar_download import default_jar_cache, fetch_jars
from graph.local.jars import read_lockfile
from graph.local.paths import StorePaths
from graph.local.process import find_serving_processes
from graph.local.process_state import ProcessState, read_state
from graph.local.releases import selected_release
from tests.casegraph.service_process import COMMAND

TIMEOUT_SECONDS = 240

# Ends the process, as `kill -9` does, when a function of the program has been called so many times.
KILLED_AFTER = """
import importlib, os, signal, sys
module = importlib.import_module(sys.argv.pop(1))
name, calls = sys.argv.pop(1), int(sys.argv.pop(1))
function = getattr(module, name)
def call_and_die(*arguments, **options):
    global calls
    result = function(*arguments, **options)
    calls -= 1
    if not calls:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(module, name, call_and_die)
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Tests need no access log."""


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[str]:
    """The address of a server on this machine that has the jars, as a Maven repository does."""
    jars = read_lockfile(selected_release().lockfile)
    file, *_ = fetch_jars(jars, default_jar_cache(local.cache_folder()), "Fetching")
    served = file.parents[len(jars[0].path.parts) - 1]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class FirstUse:
    """The command `casegraph demo` of somebody who has neither the jars nor a store.

    Args:
        folder: an empty folder for all that it writes.
        repository: the address of the jars.
    """

    def __init__(self, folder: Path, repository: str) -> None:
        self.home = folder / "store"
        self.cache = folder / "cache"
        configuration = folder / "jgo.conf"
        configuration.write_text(
            f"[settings]\nrepo_cache = {folder}/none\n[repositories]\nmirror = {repository}\n"
        )
        self._environment = {
            **os.environ,
            "CASEGRAPH_CACHE": str(self.cache),
            "JGO_CONFIG_FILE": str(configuration),
            "NO_PROXY": "127.0.0.1",
        }

    def start(self, *, killed_after: tuple[str, str, int] | None = None) -> subprocess.Popen[str]:
        """Start the command, which may kill itself when a function of a module was called so many times."""
        program = (KILLED_AFTER if killed_after else "") + COMMAND
        arguments = [*map(str, killed_after or ()), "demo", "--no-serve", "--store", f"local:{self.home}"]
        return subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def kill_when(self, is_reached: Callable[[], bool], *, with_database: bool = True) -> None:
        """Run the command, and kill it and its database when a step is reached."""
        with self.start() as command:
            wait_until(is_reached, command)
            command.kill()
            for database in self.databases() if with_database else ():
                database.send_signal(signal.SIGKILL)
                wait_until(lambda database=database: not is_running(database))

    def finish(self) -> str:
        """Run the command to its end, and return its output."""
        with self.start() as command:
            output, errors = command.communicate(timeout=TIMEOUT_SECONDS)
        assert (command.returncode, "Traceback" in errors) == (0, False), errors
        return output

    def databases(self) -> list[psutil.Process]:
        return list(find_serving_processes(StorePaths(self.home)))

    def state(self) -> ProcessState | None:
        return read_state(StorePaths(self.home).state_file)

    def count(self, query: str) -> int:
        """Return the number that a query returns; -1 while the database does not answer."""
        state = self.state()
        if state is None:
            return -1
        try:
            with (
                GraphDatabase.driver(state.url, auth=(state.user, state.password)) as driver,
                driver.session(database="neo4j") as session,
            ):
                return int(session.run(query).single(strict=True)[0])
        except (DriverError, Neo4jError, OSError):
            return -1


def is_running(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def wait_until(is_true: Callable[[], Any], command: subprocess.Popen[str] | None = None) -> None:
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while not is_true():
        assert time.monotonic() < deadline, "it did not become true in time"
        assert command is None or command.poll() is None, f"it ended before: {command.communicate()}"
        time.sleep(0.02)


@pytest.fixture
def first_use(tmp_path: Path, repository: str) -> Iterator[FirstUse]:
    use = FirstUse(tmp_path, repository)
    yield use
    local.stop(use.home)


@pytest.mark.timeout(900)
def test_first_use_is_killed_at_each_step(first_use: FirstUse) -> None:
    jars = selected_release().lockfile.read_text().count("\n") - 1

    # While jars are fetched.
    first_use.kill_when(lambda: len(list(first_use.cache.rglob("*.jar"))) > jars // 4)
    assert 0 < len(list(first_use.cache.rglob("*.jar"))) < jars
    assert not local.exists(first_use.home)

    # Between the two files of the password: its hash is written, the password itself not yet.
    with first_use.start(killed_after=("graph.local.password", "write_private_file", 2)) as command:
        assert command.wait(TIMEOUT_SECONDS) == -signal.SIGKILL
    assert len(list(first_use.cache.rglob("*.jar"))) == jars
    assert StorePaths(first_use.home).initial_user_file.exists()
    assert not StorePaths(first_use.home).password_file.exists()

    # When the database is a process, and no state file names it: the next run uses this process.
    with first_use.start(killed_after=("graph.local.startup", "spawn", 1)) as command:
        assert command.wait(TIMEOUT_SECONDS) == -signal.SIGKILL
    assert first_use.state() is None
    (orphan,) = first_use.databases()
    first_use.kill_when(lambda: first_use.state() is not None, with_database=False)
    assert first_use.databases() == [orphan]
    orphan.kill()
    wait_until(lambda: not is_running(orphan))

    # While the database starts for the first time: it has made files, but no record of transactions yet.
    paths = StorePaths(first_use.home)
    first_use.kill_when(lambda: len(list(paths.system_database.glob("*"))) > 5)
    assert not local.exists(first_use.home)

    # While the schema is made.
    first_use.kill_when(lambda: first_use.count("SHOW INDEXES YIELD name RETURN count(*)") > 20)
    assert first_use.databases() == []

    # While the cases are loaded.
    first_use.kill_when(lambda: first_use.count("MATCH (e:Entity) RETURN count(e)") > 10)

    first_use.finish()

    again = first_use.finish()
    assert again.count("loaded already, nothing to write") == 2
    with graph.open(f"local:{first_use.home}", create=False) as store:
        assert store.run("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN count(*)", {})[1] == ((0,),)
