"""The path under which a web server in front of the service publishes it, as `/casegraph`.

It is the same for all requests of an application; a process may have several applications, as in tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_root_path: ContextVar[str] = ContextVar("root_path", default="")


@contextmanager
def use_root_path(root_path: str) -> Iterator[None]:
    """Set the root path for all that runs inside the `with` block."""
    token = _root_path.set(root_path)
    try:
        yield
    finally:
        _root_path.reset(token)


def remove_root_path(path: str) -> str:
    """Return a path of the service without the root path, if it begins with that."""
    root_path = _root_path.get()
    if root_path and (path == root_path or path.startswith(f"{root_path}/")):
        return path[len(root_path) :] or "/"
    return path


def add_root_path(path: str) -> str:
    """Return the URL of a path of the service."""
    return f"{_root_path.get()}{path}"
