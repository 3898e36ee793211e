"""Read docker-compose.yml for tests: its services, its settings of Neo4j, and its variables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"

# `${NAME}`, `${NAME:-default}` or `${NAME:?message if it is missing or empty}`. `$$` is a dollar sign.
INTERPOLATED = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?:(?P<how>:[-?])(?P<rest>[^}]*))?\}")


def service(name: str) -> dict[str, Any]:
    """Return one service of the file."""
    services: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"]
    return services[name]


def neo4j_setting(variable: str) -> str:
    """Return the setting that Neo4j's image makes of a variable: `_` becomes a dot, and `__` becomes `_`."""
    return re.sub("__?", lambda match: "_" if match[0] == "__" else ".", variable.removeprefix("NEO4J_"))
