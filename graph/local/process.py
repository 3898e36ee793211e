"""Neo4j as a process of its own: start it apart from its parent, recognise it, terminate it."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local.java import java_environment, java_executable
from graph.local.paths import StorePaths
from graph.local.process_start import read_start
from graph.local.process_state import ProcessState
from graph.private_files import write_private_file

_PAUSE_SECONDS = 0.05

_PRIVATE_UMASK = 0o077


def spawn(paths: StorePaths) -> psutil.Process:
    """Start Java with the store's argument file, in a session of its own, so that it outlives its parent.

    Raises:
        OSError: Java cannot be run or the log cannot be written.
    """
    write_private_file(paths.console_log, "")
    _set_aside(paths.debug_log)
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
    process = psutil.Process(child.pid)
    # A child that has ended stays as a zombie until its parent waits for it.
    threading.Thread(target=child.wait, name=f"neo4j {child.pid}", daemon=True).start()
    return process


def find_process(paths: StorePaths, state: ProcessState) -> psutil.Process | None:
    """Return the process that a state describes, or None if it has ended, even if its pid is used again."""
    try:
        process = psutil.Process(state.pid)
        is_same = read_start(process) == state.started and _serves_store(process, paths)
        return process if is_same else None
    except psutil.Error:
        return None


def find_serving_processes(paths: StorePaths) -> Iterator[psutil.Process]:
    """Yield the processes that serve the store, whether or not a state file names them."""
    for process in psutil.process_iter():
        try:
            if _serves_store(process, paths):
                yield process
        except psutil.Error:
            continue


def list_listening_ports(process: psutil.Process) -> tuple[int, ...]:
    """Return the TCP ports on which this process, and not another one, listens."""
    try:
        connections = process.net_connections("tcp")
    except psutil.Error:
        return ()
    return tuple(
        connection.laddr.port for connection in connections if connection.status == psutil.CONN_LISTEN
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
        StoreError: it has not ended `grace_seconds` after it was killed, or it belongs to another user.
    """
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        process.terminate()
        if _ends_within(process, grace_seconds):
            return
    kill(process, grace_seconds)


def kill(process: psutil.Process, grace_seconds: float) -> None:
    """End the process at once, which loses no committed data.

    Raises:
        StoreError: it has not ended after `grace_seconds`, or it belongs to another user.
    """
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied:
        pass
    else:
        if _ends_within(process, grace_seconds):
            return
    raise StoreError(f"The store's process {process.pid} cannot be ended.", "End it by hand.")


def _ends_within(process: psutil.Process, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not is_alive(process):
            return True
        time.sleep(_PAUSE_SECONDS)
    return not is_alive(process)


def _set_aside(log: Path) -> None:
    """Keep the log of the run before apart, so that what is in the log happened since this start."""
    with suppress(FileNotFoundError):
        log.replace(log.with_name(f"{log.name}.before"))


def _argument(paths: StorePaths) -> str:
    return f"@{paths.java_arguments_file.relative_to(paths.home)}"


def _serves_store(process: psutil.Process, paths: StorePaths) -> bool:
    return (
        is_alive(process)
        and process.cmdline()[1:] == [_argument(paths)]
        and Path(process.cwd()) == paths.home
    )
