"""The steps of a start: jars, password, process, answer. The process that takes them has the store's lock."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local.disk_space import require_free_space
from graph.local.jars import read_lockfile
from graph.local.java import java_executable, render_java_arguments
from graph.local.neo4j_conf import LOOPBACK_HOST, render_neo4j_conf
from graph.local.password import DATABASE_USER, discard_first_start, ensure_password
from graph.local.paths import StorePaths, cache_folder
from graph.local.process import find_serving_processes, kill, spawn, terminate
from graph.local.process_start import read_start
from graph.local.process_state import ProcessState, read_state, write_state
from graph.local.readiness import EndedError, PortTakenError, wait_for_port, wait_until_ready
from graph.local.releases import Release, selected_release
from graph.local.settings import LocalSettings
from graph.local.startup_errors import may_be_damaged_by_a_stop, startup_error
from graph.private_files import write_private_file
from graph.progress import Progress, no_progress

_MAX_PORTS_TRIED = 3


def launch(paths: StorePaths, settings: LocalSettings, progress: Progress = no_progress) -> ProcessState:
    """Start the store's process and wait until it answers.

    Raises:
        StoreError: it cannot be started.
    """
    # Checked first: without Java or space there is no use in downloading Neo4j.
    java_executable()
    release = selected_release()
    require_free_space(paths.home)
    jars = fetch_jars_of_release(release, progress)
    end_processes(paths, settings)
    discard_first_start(paths)
    password = ensure_password(paths)
    for _ in range(_MAX_PORTS_TRIED):
        port = _find_free_port(read_state(paths.state_file))
        _write_configuration(paths, release, jars, port, settings)
        server = spawn(paths)
        state = ProcessState(server.pid, read_start(server), port, DATABASE_USER, password, release.version)
        try:
            return _await(paths, server, state, settings, progress)
        except PortTakenError:
            continue
    raise startup_error(paths, f"The store in {paths.home} found no free port.")


def resume(
    paths: StorePaths, settings: LocalSettings, progress: Progress = no_progress
) -> ProcessState | None:
    """Wait for a process that serves the store although no state file says that it is ready.

    Its starter was killed before it answered, or the state file was lost. Other programs may use it.

    Returns:
        Its state when it answers, or None if there is no such process, or it ends.

    Raises:
        StoreError: it does not answer, or the password is lost.
    """
    for server in find_serving_processes(paths):
        port = wait_for_port(paths, server, settings.start_timeout_seconds)
        if port is not None:
            password = ensure_password(paths)
            state = ProcessState(server.pid, read_start(server), port, DATABASE_USER, password, version="")
            try:
                return _await(paths, server, state, settings, progress)
            except (EndedError, PortTakenError):
                continue  # Another program had told it to stop.
    return None


def end_processes(paths: StorePaths, settings: LocalSettings) -> bool:
    """End every process that serves the store; return True if there was one."""
    servers = list(find_serving_processes(paths))
    end = kill if servers and may_be_damaged_by_a_stop(paths) else terminate
    for server in servers:
        end(server, settings.stop_grace_seconds)
    return bool(servers)


def _await(
    paths: StorePaths,
    server: psutil.Process,
    state: ProcessState,
    settings: LocalSettings,
    progress: Progress,
) -> ProcessState:
    task = f"Starting Neo4j {state.version}".rstrip()
    progress(task, 0, 1)
    try:
        write_state(paths.state_file, state)
        version = wait_until_ready(paths, server, state, settings.start_timeout_seconds)
        # Before anyone else can use the database.
        paths.first_start_mark.unlink(missing_ok=True)
        ready = replace(state, version=version, ready=True)
        write_state(paths.state_file, ready)
    except BaseException:
        # Including Ctrl+C: a process that did not start must not remain.
        kill(server, settings.stop_grace_seconds)
        paths.state_file.unlink(missing_ok=True)
        raise
    progress(task, 1, 1)
    return ready


def fetch_jars_of_release(release: Release, progress: Progress) -> list[Path]:
    """Return the jars of a release, downloaded if they are not on this machine.

    Raises:
        StoreError: one cannot be downloaded, or is not the right one.
    """
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
