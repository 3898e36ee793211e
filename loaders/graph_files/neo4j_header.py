"""Typed headers of Neo4j's import (https://neo4j.com/docs/operations-manual/current/import/).

`personId:ID(Person),name,born:int,:LABEL` names the columns of nodes, and
`:START_ID(Person),:END_ID(Company),:TYPE` those of relationships.
An id space keeps the ids of one kind of node apart from those of another.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["id", "label", "start", "end", "type", "property", "ignored"]

DELIMITERS = ",;\t|"

_FIELD = re.compile(
    r"(?P<name>.*?)(?::(?P<type>[A-Za-z_]\w*)(?P<array>\[\])?)?(?:\((?P<space>[^)]*)\))?(?:\{.*\})?",
    re.DOTALL,
)
_ROLES: dict[str, Role] = {
    "ID": "id",
    "LABEL": "label",
    "START_ID": "start",
    "END_ID": "end",
    "TYPE": "type",
    "IGNORE": "ignored",
}


@dataclass(frozen=True)
class Column:
    """A column of a file.

    Args:
        name: the name of the property; empty of most ids, labels and types.
        space: the id space of an id.
        is_list: whether its cells hold several values.
    """

    role: Role
    name: str
    space: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class FileHeader:
    """The header of a file of nodes or relationships."""

    delimiter: str
    columns: tuple[Column, ...]

    @property
    def has_nodes(self) -> bool:
        """Whether the rows are nodes."""
        return any(column.role == "id" for column in self.columns)

    @property
    def has_relationships(self) -> bool:
        """Whether the rows are relationships."""
        roles = {column.role for column in self.columns}
        return {"start", "end"} <= roles


def parse_header(line: str) -> FileHeader | None:
    """Return the header that a first line is, or None where it names neither an id nor two ends."""
    if ":" not in line:
        return None
    text = line.removeprefix("\ufeff").strip("\r\n")
    headers = (FileHeader(each, tuple(_parse_columns(_split(text, each)))) for each in DELIMITERS)
    typed = (header for header in headers if header.has_nodes or header.has_relationships)
    return max(typed, key=lambda header: len(header.columns), default=None)


def _split(line: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _parse_columns(fields: Sequence[str]) -> Iterator[Column]:
    for field in fields:
        match = _FIELD.fullmatch(field)
        type_ = match["type"] if match else None
        role = _ROLES.get(type_ or "", "property")
        if match is None or (type_ is None and match["space"]):
            yield Column("property", field)
        else:
            yield Column(
                role, match["name"], match["space"] or "", match["array"] is not None or role == "label"
            )
