"""Neo4j as a process of its own: started apart from its parent, recognised, ended."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local import java
from graph.local.paths import Layout
from graph.local.process_state import State
from graph.private_files import write_private

# Creation times are counted from the boot time, which a corrected clock moves. Command line and folder
# tell the store's process from any other; the time only guards against a number given out again.
_CLOCK_SLACK = 60.0
_PAUSE = 0.05
_PRIVATE = 0o077


def spawn(layout: Layout) -> psutil.Process:
    """Start Java on the store's argument file, in a session of its own, so that it outlives its parent.

    Raises:
        OSError: Java cannot be run or the log cannot be written.
    """
    write_private(layout.console, "")
    with layout.console.open("ab") as console:
        child = subprocess.Popen(
            [str(java.executable()), _argument(layout)],
            cwd=layout.home,
            env=java.environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=_PRIVATE,
        )
    # Somebody must wait for the child while we live, or a stopped store lingers as a zombie.
    threading.Thread(target=child.wait, name=f"neo4j {child.pid}", daemon=True).start()
    return psutil.Process(child.pid)


def find(layout: Layout, state: State) -> psutil.Process | None:
    """The process that a state describes; None where it has ended, whoever has its number now."""
    try:
        process = psutil.Process(state.pid)
        same = abs(process.create_time() - state.created) < _CLOCK_SLACK and _serves(process, layout)
    except psutil.Error:
        return None
    return process if same else None


def strays(layout: Layout) -> Iterator[psutil.Process]:
    """Processes that serve the store though no state says so: their starter was killed in that moment."""
    for process in psutil.process_iter():
        try:
            if _serves(process, layout):
                yield process
        except psutil.Error:
            continue


def listens(process: psutil.Process, port: int) -> bool:
    """Whether this process, and not a stranger, answers on the port."""
    try:
        connections = process.net_connections("tcp")
    except psutil.Error:
        return False
    return any(c.status == psutil.CONN_LISTEN and c.laddr.port == port for c in connections)


def alive(process: psutil.Process) -> bool:
    """Whether the process runs; one that has ended but was not waited for does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def end(process: psutil.Process, grace: float) -> None:
    """Ask the process to end; after `grace` seconds, end it. Committed data survives both.

    Raises:
        StoreError: it does not even heed the second.
    """
    for signal in (process.terminate, process.kill):
        try:
            signal()
        except psutil.NoSuchProcess:
            return
        deadline = time.monotonic() + grace
        while time.monotonic() < deadline:
            if not alive(process):
                return
            time.sleep(_PAUSE)
    raise StoreError(f"The store's process {process.pid} cannot be ended.", "End it by hand.")


def _argument(layout: Layout) -> str:
    return f"@{layout.java_arguments.relative_to(layout.home)}"


def _serves(process: psutil.Process, layout: Layout) -> bool:
    return (
        alive(process) and process.cmdline()[1:] == [_argument(layout)] and Path(process.cwd()) == layout.home
    )
