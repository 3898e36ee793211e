"""How large a store is, who uses it, and what its next start needs: for people who ask before they act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.local.jars import read_lockfile
from graph.local.lifecycle import LocalStore
from graph.local.neo4j_conf import LOOPBACK_HOST
from graph.local.os_errors import resolve_paths, translate_os_errors
from graph.local.paths import cache_folder
from graph.local.releases import selected_release

_BLOCK_BYTES = 512

_CONNECTED = psutil.CONN_ESTABLISHED


@dataclass(frozen=True, order=True)
class ClientProcess:
    """A process that is connected to a store.

    Args:
        pid: its number.
        name: its name, such as `python3`.
    """

    pid: int
    name: str


@dataclass(frozen=True)
class NextStart:
    """What the next start of a store does.

    Args:
        version: the release of Neo4j that it runs.
        must_download: True if it downloads Neo4j first.
    """

    version: str
    must_download: bool


def measure_size(path: Path) -> int:
    """Return the space that a store takes on the disk, in bytes.

    Raises:
        StoreError: the folder may not be read.
    """
    paths = resolve_paths(path)
    with translate_os_errors(paths):
        return sum(map(_measure_file, paths.home.rglob("*")))


def find_clients(store: LocalStore) -> tuple[ClientProcess, ...]:
    """Return the processes that are connected to a running store; those of other users may be missing."""
    port = int(store.url.rpartition(":")[2])
    return tuple(sorted(set(_iter_clients(port))))


def plan_next_start() -> NextStart:
    """Return which release the next start of a local store runs, and whether it must be downloaded.

    Raises:
        StoreError: CASEGRAPH_NEO4J names an unknown release, or the home folder is not known.
    """
    # Importing what downloads takes a third of a second.
    from graph.local.jar_download import count_missing_jars, default_jar_cache

    release = selected_release()
    missing = count_missing_jars(read_lockfile(release.lockfile), default_jar_cache(cache_folder()))
    return NextStart(release.version, missing > 0)


def _iter_clients(port: int) -> Iterator[ClientProcess]:
    for process in psutil.process_iter():
        try:
            connections = process.net_connections("tcp")
            addresses = {each.raddr for each in connections if each.raddr and each.status == _CONNECTED}
            if any(address.port == port and LOOPBACK_HOST in address.ip for address in addresses):
                yield ClientProcess(process.pid, process.name())
        except psutil.Error:
            continue


def _measure_file(file: Path) -> int:
    try:
        status = file.lstat()
    except FileNotFoundError:
        # Neo4j has removed it meanwhile.
        return 0
    return getattr(status, "st_blocks", -(-status.st_size // _BLOCK_BYTES)) * _BLOCK_BYTES
