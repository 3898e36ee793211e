"""Compare the columns that a mapping uses with those that a table has."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from graph.yaml_files import Mistake, YamlFile
from loaders.mapping.entries import TableMapping
from loaders.mapping.value_paths import iter_values, list_columns

MAX_LISTED_COLUMNS = 20


def list_used_columns(mapping: TableMapping) -> list[str]:
    """Return the columns that a mapping uses, each once."""
    return list(dict.fromkeys(column for placed in iter_values(mapping) for column in list_columns(placed)))


def find_unknown_columns(file: YamlFile, mapping: TableMapping, columns: Sequence[str]) -> Iterator[Mistake]:
    """Yield a mistake for each use of a column that the table does not have."""
    for placed in iter_values(mapping):
        for column in list_columns(placed):
            if column not in columns:
                yield file.make_mistake(placed.path, _describe_unknown(column, columns))


def list_unused_columns(mapping: TableMapping, columns: Sequence[str]) -> list[str]:
    """Return the columns of a table that its mapping neither uses nor ignores."""
    known = {*list_used_columns(mapping), *mapping.entry.ignore}
    return [column for column in columns if column not in known]


def _describe_unknown(column: str, columns: Sequence[str]) -> str:
    by_folded = {each.casefold().strip(): each for each in columns}
    near = difflib.get_close_matches(column.casefold().strip(), list(by_folded), n=1)
    if near:
        return f"the table has no column {column!r}; did you mean {by_folded[near[0]]!r}?"
    listed = ", ".join(map(repr, columns[:MAX_LISTED_COLUMNS]))
    more = f" and {len(columns) - MAX_LISTED_COLUMNS} more" if len(columns) > MAX_LISTED_COLUMNS else ""
    return f"the table has no column {column!r}; it has {listed}{more}"
