"""The compose file as its tests read it: parsed, and its `${...}` filled in by the rules of the format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"

# `${NAME}`, `${NAME:-what else}` or `${NAME:?what to say where it is missing or empty}`; `$$` is a dollar.
INTERPOLATED = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?:(?P<how>:[-?])(?P<rest>[^}]*))?\}")


def service(name: str) -> dict[str, Any]:
    """One service of the file."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"][name]
    return found


def neo4j_setting(variable: str) -> str:
    """The setting of Neo4j that its image makes of a variable: `_` is a dot there, and `__` is `_`."""
    return re.sub("__?", lambda found: "_" if found[0] == "__" else ".", variable.removeprefix("NEO4J_"))
