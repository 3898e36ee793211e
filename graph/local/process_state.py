"""The state file, from which other processes learn which process serves a store and how to log in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph.local.neo4j_conf import LOOPBACK_HOST
from graph.private_files import write_private_file


@dataclass(frozen=True)
class ProcessState:
    """The process that serves a store.

    It is written as soon as the process exists, so that another process can continue a start whose starter
    was killed, and again when the process answers.

    Args:
        pid, started: identify the process (see `graph.local.process_start`).
        port: the port at which it speaks Bolt.
        user, password: how to log in.
        version: its release of Neo4j; empty for one whose start another process began, until it answers.
        ready: True if it answers.
    """

    pid: int
    started: str
    port: int
    user: str
    password: str = field(repr=False)
    version: str
    ready: bool = False

    @property
    def url(self) -> str:
        """The address at which it speaks Bolt."""
        return f"bolt://{LOOPBACK_HOST}:{self.port}"


def read_state(file: Path) -> ProcessState | None:
    """Return the state in a file, or None if the file is missing or not a state file."""
    try:
        return ProcessState(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_state(file: Path, state: ProcessState) -> None:
    """Write a state to a file that only its owner can read."""
    write_private_file(file, json.dumps(asdict(state), indent=1))
