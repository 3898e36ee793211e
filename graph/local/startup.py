"""The steps of a start: jars, password, process, answer. The process that takes them has the store's lock."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local.jars import read_lockfile
from graph.local.java import java_executable, render_java_arguments
from graph.local.neo4j_conf import LOOPBACK_HOST, render_neo4j_conf
from graph.local.password import DATABASE_USER, ensure_password
from graph.local.paths import StorePaths, cache_folder
from graph.local.process import find_orphans, spawn, terminate
from graph.local.process_state import ProcessState, read_state, write_state
from graph.local.readiness import PortTakenError, wait_until_ready
from graph.local.releases import Release, selected_release
from graph.local.settings import LocalSettings
from graph.local.startup_errors import startup_error
from graph.private_files import write_private_file
from graph.progress import Progress, no_progress

_MAX_PORTS_TRIED = 3


def launch(paths: StorePaths, settings: LocalSettings, progress: Progress = no_progress) -> ProcessState:
    """Start the store's process and wait until it answers.

    Raises:
        StoreError: it cannot be started.
    """
    # Checked first: without Java there is no use in downloading Neo4j.
    java_executable()
    release = selected_release()
    jars = _fetch_jars(release, progress)
    terminate_orphans(paths, settings)
    password = ensure_password(paths)
    for _ in range(_MAX_PORTS_TRIED):
        port = _find_free_port(read_state(paths.state_file))
        _write_configuration(paths, release, jars, port, settings)
        server = spawn(paths)
        state = ProcessState(server.pid, server.create_time(), port, DATABASE_USER, password, release.version)
        try:
            return _await(paths, server, state, settings, progress)
        except PortTakenError:
            continue
    raise startup_error(paths, f"The store in {paths.home} found no free port.")


def await_orphaned_start(
    paths: StorePaths, state: ProcessState, settings: LocalSettings, progress: Progress = no_progress
) -> ProcessState:
    """Wait for a process whose starter ended before it answered.

    Raises:
        StoreError: it ended or never answers.
    """
    return _await(paths, psutil.Process(state.pid), state, settings, progress)


def terminate_all(paths: StorePaths, settings: LocalSettings) -> bool:
    """Terminate every process that serves the store, remove its state file; return True if one ran."""
    was_running = terminate_orphans(paths, settings)
    paths.state_file.unlink(missing_ok=True)
    return was_running


def terminate_orphans(paths: StorePaths, settings: LocalSettings) -> bool:
    """Terminate every process that serves the store; return True if there was one."""
    orphans = list(find_orphans(paths))
    for process in orphans:
        terminate(process, settings.stop_grace_seconds)
    return bool(orphans)


def _await(
    paths: StorePaths,
    server: psutil.Process,
    state: ProcessState,
    settings: LocalSettings,
    progress: Progress,
) -> ProcessState:
    task = f"Starting Neo4j {state.version}"
    progress(task, 0, 1)
    try:
        write_state(paths.state_file, state)
        wait_until_ready(paths, server, state, settings.start_timeout_seconds)
        write_state(paths.state_file, state.as_ready())
    except BaseException:
        # Including Ctrl+C: a process that did not start must not remain.
        terminate(server, settings.stop_grace_seconds)
        paths.state_file.unlink(missing_ok=True)
        raise
    progress(task, 1, 1)
    return state.as_ready()


def _fetch_jars(release: Release, progress: Progress) -> list[Path]:
    # Importing what downloads takes a third of a second, and only a start needs it.
    from graph.local.jar_download import default_jar_cache, fetch_jars

    task = f"Fetching Neo4j {release.version}"
    return fetch_jars(read_lockfile(release.lockfile), default_jar_cache(cache_folder()), task, progress)


def _write_configuration(
    paths: StorePaths, release: Release, jars: Iterable[Path], port: int, settings: LocalSettings
) -> None:
    write_private_file(paths.conf_folder / "neo4j.conf", render_neo4j_conf(port, settings, release))
    write_private_file(paths.java_arguments_file, render_java_arguments(paths, release, jars, settings))


def _find_free_port(previous: ProcessState | None) -> int:
    """Return the port that a killed store had, so that its clients find it again, or any free port."""
    for port in (previous.port, 0) if previous is not None else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK_HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise StoreError("No port is free on this machine.", "Close some programs.")
