"""Describe a database for `casegraph db status`: what is there, who uses it, what a command would do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import local
from graph.errors import StoreError

if TYPE_CHECKING:
    from graph.store import ServerStatus

_BYTES_PER_MIB = 1024 * 1024

_READY = "Every command uses it as it is."


def describe_local(path: Path) -> Mapping[str, Any]:
    """Return what is known of a local store, for programs. Nothing is started or made.

    Raises:
        StoreError: the folder may not be read.
    """
    status = local.status(path)
    return {
        "running": status.store is not None,
        "starting": status.starting,
        "exists": status.exists,
        "path": str(status.path),
        **({} if status.store is None else _describe_running(status.store)),
        "size": local.measure_size(status.path) if status.exists else 0,
        "next": _describe_next_command(status),
    }


def describe_server(url: str) -> Mapping[str, Any]:
    """Return what is known of a server that is not local, for programs.

    Raises:
        StoreError: it does not answer, or refuses the user or the password.
    """
    # Imported here, because it takes the database driver, which a local store does not need.
    from graph.store import PASSWORD_VARIABLE, load_server_status

    status = load_server_status(url)
    return {
        "running": True,
        "exists": status.is_set_up,
        "address": status.address,
        "user": status.user,
        "password_variable": PASSWORD_VARIABLE,
        "version": status.version,
        "next": _describe_next_command_on_server(status),
    }


def format_value(name: str, value: Any) -> str:
    """Return one of the values as text for people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "size":
        return f"{value / _BYTES_PER_MIB:.1f} MiB"
    if name == "clients":
        return ", ".join(f"{client['name']} (process {client['process']})" for client in value) or "none"
    return str(value)


def _describe_running(store: local.LocalStore) -> Mapping[str, Any]:
    clients = local.find_clients(store)
    return {
        "address": store.url,
        "user": store.user,
        "password_file": str(store.password_file),
        "process": store.pid,
        "version": store.version,
        "clients": [{"process": client.pid, "name": client.name} for client in clients],
    }


def _describe_next_command_on_server(status: ServerStatus) -> str:
    if not status.is_set_up:
        return "`casegraph load CASE` sets it up as a store of Casegraph. Commands that only read refuse it."
    if status.needs_upgrade:
        return "A command upgrades it first, which can take minutes. The service refuses it until then."
    return _READY


def _describe_next_command(status: local.LocalStatus) -> str:
    if status.store is not None:
        failure = local.find_failure(status.path)
        return _READY if failure is None else f"A command that needs it starts it again. {failure.message}"
    if status.starting:
        return "A command that needs it waits until its process answers."
    if local.holds_other_things(status.path):
        return "Every command refuses it, because the folder holds other things than a store."
    try:
        start = local.plan_next_start()
    except StoreError as error:
        return f"Every command that needs it fails: {error}"
    starts = f"starts Neo4j {start.version}"
    if start.must_download:
        starts = f"downloads Neo4j {start.version} (140 MB), and starts it"
    if status.exists:
        return f"A command that needs it {starts}."
    return (
        f"`casegraph load CASE` or `casegraph demo` makes a store here, and {starts}. "
        "Commands that only read refuse it."
    )
