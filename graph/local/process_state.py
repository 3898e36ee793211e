"""The state file: how whoever comes later finds the process that serves a store, and may speak to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from graph.local.neo4j_conf import HOST
from graph.private_files import write_private


@dataclass(frozen=True)
class State:
    """A process that serves a store: pid and creation time (seconds since 1970) identify it.

    It is written as soon as the process exists, so that a start that was killed half way is taken over,
    and again with `ready` when the process answers.
    """

    pid: int
    created: float
    port: int
    user: str
    password: str = field(repr=False)
    version: str
    ready: bool = False

    @property
    def url(self) -> str:
        """Where it speaks Bolt."""
        return f"bolt://{HOST}:{self.port}"

    def made_ready(self) -> State:
        """The same process, known to answer."""
        return replace(self, ready=True)


def read(file: Path) -> State | None:
    """The state that a file holds; None where there is none or it is not one."""
    try:
        return State(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(file: Path, state: State) -> None:
    """Publish a state, to its owner only."""
    write_private(file, json.dumps(asdict(state), indent=1))
