"""Open any table: find out what kind of file it is, and return its rows."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.errors import CasegraphError
from loaders.input import Sample, take_sample
from loaders.input.rows import Table, TableOptions
from loaders.mapping.refused_rows import CorrectedRows, find_table_of_refused
from loaders.tables import spreadsheet
from loaders.tables.delimited import open_delimited
from loaders.tables.json_lines import open_json_lines
from loaders.tables.parquet import open_parquet
from loaders.tables.recognition import TableFormat, detect_format

DEFAULT_OPTIONS = TableOptions()


def open_table(path: Path, options: TableOptions = DEFAULT_OPTIONS) -> Table:
    """Open a table: CSV and other delimited text, a sheet of a spreadsheet, Parquet, or JSON lines.

    The file is looked through once, so that its encoding and its structure are known for all of it.

    Args:
        options: what is known of the table; everything else is detected.

    Raises:
        CasegraphError: there is no such file, it is not a table, or it cannot be read at all.
    """
    sample = take_sample(path)
    if sample.is_folder:
        raise CasegraphError(f"{path} is a folder, not a table.", "Name a file in it.")
    format_ = detect_format(sample)
    name, label = path.name, str(path)
    if format_ is TableFormat.SPREADSHEET:
        return spreadsheet.open_spreadsheet(path, name, label, options)
    if format_ is TableFormat.PARQUET:
        return open_parquet(path, name, label)
    if name_of_table := find_table_of_refused(_read_header(sample)):
        return CorrectedRows(open_delimited(path, name, label, DEFAULT_OPTIONS), name_of_table)
    if format_ is TableFormat.JSON_LINES:
        return open_json_lines(path, name, label, options.encoding)
    return open_delimited(path, name, label, options)


def _read_header(sample: Sample) -> list[str]:
    """Return the header of a file, if it is CSV."""
    return next(csv.reader(sample.text.splitlines()[:1]), [])


def list_sheets(path: Path) -> list[str]:
    """Return the names of the sheets of a spreadsheet that have something in them; of another file none."""
    sample = take_sample(path)
    if sample.is_folder or detect_format(sample) is not TableFormat.SPREADSHEET:
        return []
    return spreadsheet.list_filled_sheets(path, str(path))
