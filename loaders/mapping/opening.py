"""Open the tables of a mapping: those that it names, or one file that is given with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from graph.errors import CasegraphError
from graph.ontology import Ontology
from graph.yaml_files import Mistake, MistakesError
from loaders.input.rows import Table, TableOptions
from loaders.loader import LoadOptions
from loaders.mapping.corrected_table import choose_table, keep_dataset
from loaders.mapping.entries import TableMapping
from loaders.mapping.mapped_tables import stream_tables
from loaders.mapping.reader import TableMappings, read_mapping
from loaders.mapping.refused_rows import CorrectedRows, write_refused_rows
from loaders.record_stream import RecordStream
from loaders.sync.refusals import Refusals

LOADER_NAME = "mapping"

TableOpener: TypeAlias = Callable[[Path, TableOptions], Table]


def open_mapped_file(
    path: Path, options: LoadOptions, ontology: Ontology, open_table: TableOpener
) -> RecordStream:
    """Return the records of a table by the mapping that `options` name.

    Every table of the mapping is read from this one file, each from its own sheet. Corrected rows are read
    only by the mapping of the table that they are from.

    Raises:
        MistakesError: the mapping has mistakes, or uses columns that the table does not have.
        CasegraphError: the table cannot be read, or has rows of a table that the mapping does not have.
    """
    if options.mapping is None:
        raise ValueError("expected options with a mapping")
    mappings = read_mapping(options.mapping, ontology)
    first = open_table(path, _get_options(next(iter(mappings.tables.values()))))
    if isinstance(first, CorrectedRows) and len(mappings.tables) > 1:
        options = keep_dataset(options, mappings, first.name)
        mappings = choose_table(mappings, first.name, path)
        tables: dict[str, Table] = dict.fromkeys(mappings.tables, first)
    else:
        others = islice(mappings.tables.items(), 1, None)
        tables = {next(iter(mappings.tables)): first}
        tables |= {name: open_table(path, _get_options(each)) for name, each in others}
    return _stream(mappings, tables, options, [path])


def open_mapping(
    path: Path, options: LoadOptions, ontology: Ontology, open_table: TableOpener
) -> RecordStream:
    """Return the records of the tables that a mapping names itself, with `file`.

    Raises:
        MistakesError: the mapping has mistakes, names no file, or uses columns that a table does not have.
        CasegraphError: a table cannot be read.
    """
    mappings = read_mapping(path, ontology)
    files = {name: _find_file(mappings, each) for name, each in mappings.tables.items()}
    tables = {name: open_table(files[name], _get_options(each)) for name, each in mappings.tables.items()}
    return _stream(mappings, tables, options, files.values())


def _stream(
    mappings: TableMappings, tables: Mapping[str, Table], options: LoadOptions, files: Iterable[Path]
) -> RecordStream:
    """Return the records of tables, whose refused rows are never written to one of their own files."""
    inputs = [mappings.file.path, *files]

    def write_refused(path: Path, refused: Refusals) -> None:
        write_refused_rows(path, refused, list(tables.values()), inputs)

    stream = stream_tables(mappings, tables, options, loader=LOADER_NAME, description=_describe(tables))
    return replace(stream, write_refused=write_refused)


def _get_options(mapping: TableMapping) -> TableOptions:
    entry = mapping.entry
    return TableOptions(
        encoding=entry.encoding, delimiter=entry.delimiter, sheet=entry.sheet, columns=entry.columns
    )


def _find_file(mappings: TableMappings, mapping: TableMapping) -> Path:
    """Return the file that a mapping names. It is never outside the folder of the mapping."""
    path, file = mappings.file.path, mapping.entry.file
    if file is None:
        raise CasegraphError(
            f"The mapping {path} does not say which table it is for.",
            f"Load the table with it: casegraph load TABLE --mapping {path}; or add `file: NAME` to it.",
        )
    folder = path.resolve().parent
    found = (folder / file).resolve()
    if not found.is_relative_to(folder):
        message = (
            f"{file} is not in the folder of the mapping; load it by casegraph load {file} --mapping {path}"
        )
        raise MistakesError([_mistake(mappings, mapping, message)])
    if not found.is_file():
        raise MistakesError([_mistake(mappings, mapping, f"there is no file {file} next to the mapping")])
    return found


def _mistake(mappings: TableMappings, mapping: TableMapping, message: str) -> Mistake:
    return mappings.file.make_mistake((*mapping.path, "file"), message)


def _describe(tables: Mapping[str, Table]) -> str:
    return "; ".join(f"{table.description}, by a mapping" for table in tables.values())
