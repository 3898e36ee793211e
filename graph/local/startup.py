"""The steps of a start, taken by whoever holds the store's lock: jars, password, process, answer."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.local import (
    jars,
    java,
    neo4j_conf,
    password,
    process,
    process_state,
    readiness,
    releases,
    startup_errors,
)
from graph.local.paths import Layout, cache_folder
from graph.local.process_state import State
from graph.local.releases import Release
from graph.local.settings import Settings
from graph.private_files import write_private
from graph.progress import Progress, silent

_PORT_TRIES = 3


def launch(layout: Layout, settings: Settings, progress: Progress = silent) -> State:
    """Start the store's process and wait until it answers.

    Raises:
        StoreError: it cannot be started.
    """
    java.executable()
    release = releases.chosen()
    jars = _jars(release, progress)
    end_strays(layout, settings)
    secret = password.ensure(layout)
    for _ in range(_PORT_TRIES):
        port = _free_port(process_state.read(layout.state))
        _configure(layout, release, jars, port, settings)
        server = process.spawn(layout)
        now = State(server.pid, server.create_time(), port, password.USER, secret, release.version)
        try:
            return _await(layout, server, now, settings, progress)
        except readiness.PortTakenError:
            continue
    raise startup_errors.explain(layout, f"The store in {layout.home} found no free port.")


def take_over(layout: Layout, now: State, settings: Settings, progress: Progress = silent) -> State:
    """Wait for a process whose starter went away before it answered.

    Raises:
        StoreError: it ended or never answers.
    """
    return _await(layout, psutil.Process(now.pid), now, settings, progress)


def end_all(layout: Layout, settings: Settings) -> bool:
    """End every process that serves the store, and remove its state file; whether there was any."""
    ended = end_strays(layout, settings)
    layout.state.unlink(missing_ok=True)
    return ended


def end_strays(layout: Layout, settings: Settings) -> bool:
    """End every process that serves the store; whether there was any."""
    strays = list(process.strays(layout))
    for server in strays:
        process.end(server, settings.stop_grace)
    return bool(strays)


def _await(
    layout: Layout, server: psutil.Process, now: State, settings: Settings, progress: Progress
) -> State:
    what = f"Starting Neo4j {now.version}"
    progress(what, 0, 1)
    try:
        process_state.write(layout.state, now)
        readiness.wait(layout, server, now, settings.start_timeout)
        process_state.write(layout.state, now.made_ready())
    except BaseException:
        # Ctrl-C included: what did not start must not stay behind.
        process.end(server, settings.stop_grace)
        layout.state.unlink(missing_ok=True)
        raise
    progress(what, 1, 1)
    return now.made_ready()


def _jars(release: Release, progress: Progress) -> list[Path]:
    # What fetches takes a third of a second to import, and only a start needs it.
    from graph.local.jar_download import repository

    named = jars.read(release.lock)
    return jars.fetch(named, repository(cache_folder()), f"Fetching Neo4j {release.version}", progress)


def _configure(layout: Layout, release: Release, jars: Iterable[Path], port: int, settings: Settings) -> None:
    write_private(layout.conf / "neo4j.conf", neo4j_conf.neo4j_conf(port, settings, release))
    write_private(layout.java_arguments, java.arguments(layout, release, jars, settings))


def _free_port(latest: State | None) -> int:
    """The port that a killed store had, so that its clients find it again; else any free one."""
    for wanted in (latest.port, 0) if latest is not None else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((neo4j_conf.HOST, wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise StoreError("No port is free on this machine.", "Close some programs.")
