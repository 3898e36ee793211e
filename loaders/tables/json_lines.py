"""JSON lines: one object in each line, whose keys are the columns.

They are read with the JSON of Python: it keeps the digits of numbers as they are written (`1.10`, and
numbers too long for a computer's own), and says which line is wrong. polars changes the one and cannot say
the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from graph.errors import CasegraphError
from loaders.findings import Finding
from loaders.input.rows import RefusedRow, RowBatch
from loaders.tables.encoding import TemporaryFile, detect_encoding, transcode
from loaders.tables.errors import reading
from loaders.tables.limits import MAX_COLUMNS, rows_of_batch
from loaders.tables.text_check import check_lines

_MAX_DEPTH = 20
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
MAX_FAULTY_SHARE = 0.5
"""Beyond this share of lines that are not objects, a file is something else than JSON lines."""


@dataclass(frozen=True)
class JsonLinesTable:
    """A file of JSON lines; see `loaders.input.rows.Table`. It has no header, and its first line is row 1."""

    name: str
    columns: tuple[str, ...]
    description: str
    row_count: int | None
    findings: Sequence[Finding]
    path: Path
    copy: TemporaryFile | None = field(default=None, repr=False)

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order; lines that are not JSON objects are refused."""
        size = rows_of_batch(len(self.columns))
        numbers: list[int] = []
        rows: list[Mapping[str, str | None]] = []
        refused: list[RefusedRow] = []
        for number, row in _iter_rows(self.path):
            if isinstance(row, str):
                refused.append(RefusedRow(number, row))
            else:
                numbers.append(number)
                rows.append(row)
            if len(rows) + len(refused) >= size:
                yield self._make_batch(numbers, rows, refused)
                numbers, rows, refused = [], [], []
        if rows or refused:
            yield self._make_batch(numbers, rows, refused)

    def _make_batch(
        self, numbers: list[int], rows: list[Mapping[str, str | None]], refused: list[RefusedRow]
    ) -> RowBatch:
        return RowBatch(numbers, [[row.get(column) for row in rows] for column in self.columns], refused)


def open_json_lines(path: Path, name: str, label: str, encoding: str | None = None) -> JsonLinesTable:
    """Read the keys of all lines of a file, and return it ready to be read.

    Args:
        name: the name of the table, with which places begin.
        label: the file in errors.

    Raises:
        CasegraphError: it is empty, has no objects, or too many keys.
    """
    encoding = encoding or detect_encoding(path, label).name
    copy = None if encoding == "utf-8" else transcode(path, encoding, label)
    text = copy.path if copy else path
    check_lines(text, label)
    columns: dict[str, None] = {}
    count = faulty = last = 0
    for number, line in _iter_lines(text):
        count, last = count + 1, number
        keys = _read_keys(line)
        faulty += keys is None
        if keys is not None and not keys <= columns.keys():
            columns.update(dict.fromkeys(keys))
            if len(columns) > MAX_COLUMNS:
                raise CasegraphError(
                    f"{label}, line {number}: there are more than {MAX_COLUMNS:,} different keys.", ""
                )
    if not count:
        raise CasegraphError(f"{label} is empty.", "")
    if not columns or faulty > count * MAX_FAULTY_SHARE:
        raise CasegraphError(
            f"{label} has no JSON lines: {faulty} of {count} lines are no objects.",
            'Each line must be an object: {"name": "Ada"}.',
        )
    return JsonLinesTable(name, tuple(columns), "JSON lines", last, (), text, copy)


def _iter_rows(path: Path) -> Iterator[tuple[int, Mapping[str, str | None] | str]]:
    """Yield the number of each line that is not blank, with its cells by column, or with what is wrong."""
    return ((number, _read_line(line)) for number, line in _iter_lines(path))


def _iter_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of each line that is not blank."""
    with reading(path), path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield number, line


def _read_keys(line: bytes) -> KeysView[str] | None:
    """Return the columns of a line, or None where it is no object; much faster than reading its cells."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:  # also for what Python's reader accepts, such as NaN
        value = None
    if (
        isinstance(value, dict)
        and not any(isinstance(each, dict) for each in value.values())
        and "" not in value
    ):
        return value.keys()
    row = _read_line(line)
    return None if isinstance(row, str) else row.keys()


def _read_line(line: bytes) -> Mapping[str, str | None] | str:
    try:
        value = json.loads(
            line.decode(), parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_make_object
        )
    except RecursionError:
        return "is nested too deeply"
    except UnicodeDecodeError as error:
        return f"is not UTF-8 (byte {error.object[error.start]:02X})"
    except ValueError as error:
        return f"is not JSON: {error}"
    if not isinstance(value, dict):
        return "is not an object in JSON"
    cells: dict[str, str | None] = {}
    try:
        _flatten(value, "", cells, _MAX_DEPTH)
    except _TwoValuesError as error:
        return f"has two values for the column {error.args[0]!r}"
    if _ESCAPED_SURROGATE.search(line) and any(map(_is_broken, (*cells, *filter(None, cells.values())))):
        return "has half of a character (a surrogate without its other half, such as \\ud800)"
    return cells


class _TwoValuesError(Exception):
    """An object in an object gives a column that there is already: `{"b.c": 1, "b": {"c": 2}}`."""


def _is_broken(text: str) -> bool:
    return _SURROGATE.search(text) is not None


def _make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return made


def _flatten(value: Mapping[str, Any], prefix: str, cells: dict[str, str | None], depth: int) -> None:
    """Add the cells of an object; those of an object in it have the names of both: `address.city`."""
    for key, content in value.items():
        name = f"{prefix}{key}" or "(no name)"
        if isinstance(content, dict) and content and depth:
            _flatten(content, f"{name}.", cells, depth - 1)
        elif name in cells:
            raise _TwoValuesError(name)
        else:
            cells[name] = _express(content)


def _express(content: Any) -> str | None:
    """Return a value as text; a list is JSON again."""
    if content is None or isinstance(content, str):
        return content or None
    if isinstance(content, bool):
        return "true" if content else "false"
    return json.dumps(content, ensure_ascii=False) if content else None
