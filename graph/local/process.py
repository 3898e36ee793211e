"""Neo4j as a process of its own: start it apart from its parent, recognise it, terminate it."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local.java import java_environment, java_executable
from graph.local.paths import StorePaths
from graph.local.process_state import ProcessState
from graph.private_files import write_private_file

# A process's creation time is counted from the boot time, which changes when the clock is corrected. Command
# line and folder identify the store's process; the time only guards against a pid that was given to another
# process.
_CLOCK_TOLERANCE_SECONDS = 60.0

_PAUSE_SECONDS = 0.05

_PRIVATE_UMASK = 0o077


def spawn(paths: StorePaths) -> psutil.Process:
    """Start Java with the store's argument file, in a session of its own, so that it outlives its parent.

    Raises:
        OSError: Java cannot be run or the log cannot be written.
    """
    write_private_file(paths.console_log, "")
    with paths.console_log.open("ab") as console:
        child = subprocess.Popen(
            [str(java_executable()), _argument(paths)],
            cwd=paths.home,
            env=java_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=_PRIVATE_UMASK,
        )
    # A child that has ended stays as a zombie until its parent waits for it.
    threading.Thread(target=child.wait, name=f"neo4j {child.pid}", daemon=True).start()
    return psutil.Process(child.pid)


def find_process(paths: StorePaths, state: ProcessState) -> psutil.Process | None:
    """Return the process that a state describes, or None if it has ended, even if its pid is used again."""
    try:
        process = psutil.Process(state.pid)
        is_same_time = abs(process.create_time() - state.created) < _CLOCK_TOLERANCE_SECONDS
        return process if is_same_time and _serves_store(process, paths) else None
    except psutil.Error:
        return None


def find_orphans(paths: StorePaths) -> Iterator[psutil.Process]:
    """Yield processes that serve the store; no state file names one whose starter was killed too early."""
    for process in psutil.process_iter():
        try:
            if _serves_store(process, paths):
                yield process
        except psutil.Error:
            continue


def is_listening(process: psutil.Process, port: int) -> bool:
    """Return True if this process, and not another one, listens on the port."""
    try:
        connections = process.net_connections("tcp")
    except psutil.Error:
        return False
    return any(
        connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
        for connection in connections
    )


def is_alive(process: psutil.Process) -> bool:
    """Return True if the process runs; a zombie does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def terminate(process: psutil.Process, grace_seconds: float) -> None:
    """Ask the process to end, and kill it after `grace_seconds`. Neither loses committed data.

    Raises:
        StoreError: it has not ended `grace_seconds` after it was killed.
    """
    for send_signal in (process.terminate, process.kill):
        try:
            send_signal()
        except psutil.NoSuchProcess:
            return
        deadline = time.monotonic() + grace_seconds
        while time.monotonic() < deadline:
            if not is_alive(process):
                return
            time.sleep(_PAUSE_SECONDS)
    raise StoreError(f"The store's process {process.pid} cannot be ended.", "End it by hand.")


def _argument(paths: StorePaths) -> str:
    return f"@{paths.java_arguments_file.relative_to(paths.home)}"


def _serves_store(process: psutil.Process, paths: StorePaths) -> bool:
    return (
        is_alive(process)
        and process.cmdline()[1:] == [_argument(paths)]
        and Path(process.cwd()) == paths.home
    )
