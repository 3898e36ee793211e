"""Which table of a mapping with several corrected rows are from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.errors import CasegraphError
from loaders.input import dataset_id_of
from loaders.loader import LoadOptions
from loaders.mapping.entries import TableMapping
from loaders.mapping.reader import TableMappings

_SHEET = ", sheet "


def choose_table(mappings: TableMappings, name: str, path: Path) -> TableMappings:
    """Return a mapping with only those of its tables that corrected rows are from.

    Args:
        name: the name of their table: `firms.csv`, or `firms.xlsx, sheet 2016`.
        path: the file with the rows.

    Raises:
        CasegraphError: the mapping has no such table.
    """
    chosen = {key: each for key, each in mappings.tables.items() if _is_named(each, name)}
    if not chosen:
        listed = ", ".join(_describe(key, each) for key, each in mappings.tables.items())
        raise CasegraphError(
            f"{path} has rows of {name}, which is no table of the mapping {mappings.file.path}.",
            f"Its tables are {listed}.",
        )
    return replace(mappings, tables=chosen)


def keep_dataset(options: LoadOptions, mappings: TableMappings, name: str) -> LoadOptions:
    """Return options that name the dataset as all tables together do: after the first of them.

    Args:
        name: the name of the table that corrected rows are from.
    """
    first = next(iter(mappings.tables.values())).entry
    file, sheet, _ = name.partition(_SHEET)
    title = Path(first.file or file).name
    if sheet and first.sheet:
        title += f"{_SHEET}{first.sheet}"
    return replace(
        options,
        dataset=options.dataset or mappings.dataset.id or dataset_id_of(title),
        title=options.title or mappings.dataset.title or title,
    )


def _is_named(mapping: TableMapping, name: str) -> bool:
    """Return whether a table with this name was read by a mapping."""
    entry = mapping.entry
    # A file of one sheet is named without it.
    file, has_sheet, sheet = name.partition(_SHEET)
    is_its_file = entry.file is None or Path(entry.file).name in {file, name}
    return is_its_file and (not has_sheet or entry.sheet in {None, sheet})


def _describe(key: str, mapping: TableMapping) -> str:
    entry = mapping.entry
    return f"{entry.file or key}{_SHEET}{entry.sheet}" if entry.sheet else entry.file or key
