"""Graph files of JSON: read whole, within limits, and recognised by the keys at their beginning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.errors import CasegraphError
from graph.json_text import parse_json

MAX_BYTES = 64_000_000
MAX_VALUES = 5_000_000

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"(\s*+:)?|[\[\]{}]', re.DOTALL)
_TOO_LARGE_HINT = (
    "Save it as GraphML or GEXF, or as Neo4j's CSV files; these are read in parts, and may have any size."
)


def find_keys(text: str, depth: int = 1) -> list[str]:
    """Return the keys of the objects at a depth, by the beginning of a document; the outermost is at 1."""
    keys, level = [], 0
    for match in _TOKEN.finditer(text):
        if match[2] and level == depth:
            keys.append(match[1])
        elif match[0] in "[{":
            level += 1
        elif match[0] in "]}":
            level -= 1
    return keys


def read_document(path: Path) -> Any:
    """Return the value of a JSON file.

    Raises:
        CasegraphError: it is too large, no JSON, or exceeds another limit (`graph.json_text`).
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise CasegraphError(
                f"{path.name} has {size / 1e6:,.0f} MB; a graph file of JSON is read whole, up to "
                f"{MAX_BYTES // 1_000_000} MB.",
                _TOO_LARGE_HINT,
            )
        data = path.read_bytes()
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return parse_json(data, max_values=MAX_VALUES)
    except CasegraphError as error:
        message = error.message.replace("This JSON", "its JSON").replace("This is", "it is")
        raise CasegraphError(f"{path.name} cannot be read: {message}", error.hint) from error


def as_object(value: Any, what: str, path: Path) -> Mapping[str, Any]:
    """Return a value that must be an object.

    Raises:
        CasegraphError: it is none.
    """
    if not isinstance(value, Mapping):
        raise CasegraphError(f"{path.name}: {what} is not an object of JSON.", _EXPECTED_HINT)
    return value


def as_list(value: Any, what: str, path: Path) -> Sequence[Any]:
    """Return a value that must be a list.

    Raises:
        CasegraphError: it is none.
    """
    if not isinstance(value, list):
        raise CasegraphError(f"{path.name}: {what} is not a list.", _EXPECTED_HINT)
    return value


_EXPECTED_HINT = "docs/loaders/graph-files.md shows what each format looks like."
