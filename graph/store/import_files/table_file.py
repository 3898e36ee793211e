"""One file of an import: rows as CSV, in the form that `neo4j-admin` reads without loss."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from graph.errors import CasegraphError
from graph.store.import_files.tables import ColumnType, ImportTable

ARRAY_DELIMITER = "\x1f"
"""The unit separator, which was made for this (`--array-delimiter=U+001F`). The format has no escape."""

LINE_END = "\n"

FLUSH_CHARACTERS = 1 << 20

_GZIP_LEVEL = 1


def quote_text(text: str) -> str:
    """Return a text as a cell. It is always in quotes: a cell without is no value, and `""` an empty text."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"'


def _quote_list(items: list[str]) -> str:
    for item in items:
        if ARRAY_DELIMITER in item:
            raise CasegraphError(
                f"{item!r} has the control character U+001F, which separates the items of lists in the files "
                "for an import.",
                "Load it with `casegraph load` instead.",
            )
    return quote_text(ARRAY_DELIMITER.join(items))


def _format_flag(value: bool) -> str:
    return "true" if value else "false"


# The shortest digits of a float that are this number and no other, as `repr` gives them.
_FORMATS: Mapping[ColumnType, Callable[[Any], str]] = {
    "string": quote_text,
    "string[]": _quote_list,
    "boolean": _format_flag,
    "long": str,
    "double": repr,
}


def format_cell(type_: ColumnType, value: Any) -> str:
    """Return the cell of a value of this type; of None that of no value."""
    return "" if value is None else _FORMATS[type_](value)


def _open(path: Path, *, compress: bool) -> IO[bytes] | gzip.GzipFile:
    return gzip.open(path, "wb", compresslevel=_GZIP_LEVEL) if compress else path.open("wb")


class TableFile:
    """A file of one table, which is open for writing.

    An empty cell means that there is no such property. Lists are joined by `ARRAY_DELIMITER`.

    Args:
        folder: the folder of the import.
        table: its columns. They stand in a file of their own, so that this one needs no header.
        compress: whether to write a `.gz`.
    """

    def __init__(self, folder: Path, table: ImportTable, *, compress: bool) -> None:
        self.table = table
        self.header_path = folder / f"{table.name}.header.csv"
        self.path = folder / (f"{table.name}.csv.gz" if compress else f"{table.name}.csv")
        self.rows = 0
        self.has_line_breaks = False
        """Whether a value has a line break, which the import must be told."""
        self.longest_value = 0
        """No value has more bytes than this, or than twice FLUSH_CHARACTERS."""
        self._columns = [(column.name, _FORMATS[column.type]) for column in table.columns]
        self._buffer: list[str] = []
        self._buffered_characters = 0
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.header_path.write_text(table.header, encoding="utf-8", newline="")
        self._file = _open(self.path, compress=compress)

    def write_row(self, values: Mapping[str, Any]) -> None:
        """Write a row, given by column.

        Raises:
            CasegraphError: an item of a list has `ARRAY_DELIMITER` in it.
            OSError: the file cannot be written.
        """
        cells = [
            "" if (value := values.get(name)) is None else format_value(value)
            for name, format_value in self._columns
        ]
        row = ",".join(cells)
        self._buffer.append(row)
        self._buffered_characters += len(row)
        if self._buffered_characters >= FLUSH_CHARACTERS:
            self._flush()

    def write_csv(self, data: bytes, rows: int) -> None:
        """Write rows that are CSV already.

        Args:
            data: all columns in their order, and LINE_END after each row. No value has a line break, or more
                than FLUSH_CHARACTERS.
            rows: how many there are.
        """
        self._flush()
        self.rows += rows
        self._file.write(data)

    def close(self) -> None:
        """Write what is left, and close the file."""
        try:
            self._flush()
        finally:
            self._file.close()

    def _flush(self) -> None:
        if not self._buffer:
            return
        data = "".join(f"{row}{LINE_END}" for row in self._buffer).encode()
        rows = len(self._buffer)
        self._buffer, self._buffered_characters = [], 0
        if data.count(b"\n") != rows or b"\r" in data:
            self.has_line_breaks = True
        if len(data) > 2 * FLUSH_CHARACTERS:
            self.longest_value = max(self.longest_value, len(data))
        self.rows += rows
        self._file.write(data)
