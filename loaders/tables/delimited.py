"""Tables as text: CSV, TSV, and with other delimiters, in any common encoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from graph.errors import CasegraphError
from loaders.findings import Finding
from loaders.input.rows import RowBatch, TableOptions
from loaders.tables.delimiter import Layout, detect_layout
from loaders.tables.encoding import Encoding, TemporaryFile, detect_encoding, transcode
from loaders.tables.errors import damaged, reading
from loaders.tables.frames import iter_frames, make_batch
from loaders.tables.header import complete_names, name_columns, require_columns
from loaders.tables.structure import count_even_rows
from loaders.tables.text_check import check_lines
from loaders.tables.uneven import count_uneven_rows, iter_uneven_batches

_HEAD_BYTES = 1 << 20


@dataclass(frozen=True)
class DelimitedTable:
    """A text table; see `loaders.input.rows.Table`.

    Args:
        path: the file, in UTF-8.
        label: the file, for people.
        is_even: whether all rows have the same form.
        header_row: the number of the row that names the columns; of a table without one, the row before the
            first.
        encoding: the encoding of the file itself, as Python names it.
        copy: the copy in UTF-8 that `path` is, where the file has another encoding.
    """

    name: str
    columns: tuple[str, ...]
    description: str
    row_count: int | None
    findings: Sequence[Finding]
    path: Path
    label: str
    delimiter: str
    is_even: bool
    header_row: int
    encoding: str
    copy: TemporaryFile | None = field(default=None, repr=False)

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order."""
        frames = self.iter_frames()
        if frames is None:
            yield from iter_uneven_batches(self.path, self.delimiter, self.columns, self.header_row)
            return
        for first, rows in frames:
            yield make_batch(rows, first)

    def iter_frames(self) -> Iterator[tuple[int, pl.DataFrame]] | None:
        """Yield frames of rows, each with the number of its first row; None where rows have other forms."""
        return self._read_frames() if self.is_even else None

    def _read_frames(self) -> Iterator[tuple[int, pl.DataFrame]]:
        frame = pl.scan_csv(
            self.path,
            separator=self.delimiter,
            has_header=False,
            schema=dict.fromkeys(self.columns, pl.String),
            glob=False,
        ).select(pl.when(pl.all() != "").then(pl.all()).name.keep())  # an empty cell in quotes is empty
        number = 1
        try:
            for part in iter_frames(frame, len(self.columns)):
                # The header is a row of the file like the others.
                rows = part.slice(max(self.header_row - number + 1, 0))
                yield number + part.height - rows.height, rows
                number += part.height
        except pl.exceptions.PolarsError as error:
            raise damaged(self.label, "a text table", error) from error
        if number - 1 - self.header_row != self.row_count:
            raise CasegraphError(
                f"{self.label} has other rows than when it was opened; it changed meanwhile.",
                "Load it again.",
            )


def open_delimited(path: Path, name: str, label: str, options: TableOptions) -> DelimitedTable:
    """Look through a text table, and return it ready to be read.

    Args:
        name: the name of the table, with which places begin.
        label: the file in errors.

    Raises:
        CasegraphError: it is empty, binary or has a line that is too long, or its encoding is unknown.
    """
    encoding = Encoding(options.encoding) if options.encoding else detect_encoding(path, label)
    copy = None if _is_utf8(encoding) else transcode(path, encoding.name, label)
    text = copy.path if copy else path
    check_lines(text, label)
    layout = _detect_layout(text, path.suffix.lower(), options.delimiter)
    if layout is None:
        raise CasegraphError(f"{label} is empty.", "")
    require_columns(len(layout.row), label)
    place = f"{name}, row {layout.first_row}"
    if options.columns is None:
        (columns, findings), header_row = name_columns(layout.row, place), layout.first_row
    else:
        columns, findings = complete_names(options.columns, len(layout.row), place), []
        header_row = layout.first_row - 1
    # Polars takes the number of columns from the first line, even if it is blank.
    can_be_even = layout.first_row == 1 and encoding.utf8 is None
    rows = count_even_rows(text, layout.delimiter, len(columns)) if can_be_even else None
    is_even = rows is not None
    rows = count_uneven_rows(text, label, layout.delimiter, columns) if rows is None else rows
    return DelimitedTable(
        name=name,
        columns=columns,
        description=f"text table {layout.delimiter_label}, {encoding.label}",
        row_count=rows - header_row,
        findings=findings,
        path=text,
        label=label,
        delimiter=layout.delimiter,
        is_even=is_even,
        header_row=header_row,
        encoding=encoding.name,
        copy=copy,
    )


def _is_utf8(encoding: Encoding) -> bool:
    return encoding.name.lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig", "ascii"}


def _detect_layout(path: Path, suffix: str, delimiter: str | None) -> Layout | None:
    with reading(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return detect_layout(head.decode("utf-8-sig", errors="replace"), suffix, delimiter)
