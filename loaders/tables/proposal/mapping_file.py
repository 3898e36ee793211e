"""The file of a proposed mapping: its dataset, and each table of the input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.editing import make_slug
from graph.errors import CasegraphError
from graph.ontology import Ontology
from graph.presentation import pluralise
from loaders.input import dataset_id_of
from loaders.input.rows import Table, TableOptions
from loaders.tables.delimited import DelimitedTable
from loaders.tables.opening import DEFAULT_OPTIONS, list_sheets, open_table
from loaders.tables.proposal.headers import has_header
from loaders.tables.proposal.plan import plan_table
from loaders.tables.proposal.profile import profile_table
from loaders.tables.proposal.writer import write_table
from loaders.tables.proposal.yaml_text import comment, quote, quote_list
from loaders.tables.spreadsheet import SpreadsheetTable


def propose_mapping(
    path: Path, ontology: Ontology, options: TableOptions = DEFAULT_OPTIONS, folder: Path | None = None
) -> str:
    """Look at the first rows of a table, and return a mapping to start from, as YAML.

    It is complete: it can be loaded as it is. What is doubtful in it stands in comments. Of a spreadsheet
    with several sheets it has each, unless `options` name one.

    Args:
        folder: where the mapping will be. It names the file if that is there too, or in a folder below.

    Raises:
        CasegraphError: the file is not a table, or has no columns of which anything could be made.
    """
    tables = {}
    skipped = {}
    for sheet in _list_tables(path, options):
        table = _open_with_names(path, replace(options, sheet=sheet) if sheet else options)
        lines = list(_write(path, table, ontology, folder, options))
        if lines:
            tables[sheet or path.stem] = lines
        else:
            skipped[sheet or path.stem] = table.columns
    if not tables:
        columns = "; ".join(", ".join(each[:20]) for each in skipped.values())
        raise CasegraphError(
            f"No column of {path} looks like names or ids of people or organisations: {columns}.",
            "Write a mapping by hand: docs/loaders/mapping.md.",
        )
    return "\n".join([*_write_head(path), *_write_tables(tables), ""])


def _list_tables(path: Path, options: TableOptions) -> list[str | None]:
    sheets = list_sheets(path) if options.sheet is None else []
    return list(sheets) if len(sheets) > 1 else [options.sheet]


def _open_with_names(path: Path, options: TableOptions) -> Table:
    """Open a table; where it has no header, with names for its columns."""
    table = open_table(path, options)
    if options.columns is None and not has_header(table):
        names = tuple(f"column {number}" for number in range(1, len(table.columns) + 1))
        return open_table(path, replace(options, columns=names))
    return table


def _write_head(path: Path) -> Iterator[str]:
    yield comment(
        f"A mapping of {path.name} to start from, made by `casegraph map`. See what it makes of the"
    )
    yield comment(f"first rows with `casegraph map {path.name} MAPPING`, and load it with")
    yield comment(
        f"`casegraph load {path.name} --mapping MAPPING`. What can stand here: docs/loaders/mapping.md."
    )
    yield "dataset:"
    yield f"  id: {dataset_id_of(path.name)}"
    yield f"  title: {quote(path.stem)}"
    yield ""


def _write_tables(tables: dict[str, list[str]]) -> Iterator[str]:
    if len(tables) == 1:
        yield from next(iter(tables.values()))
        return
    yield "tables:"
    for number, (name, lines) in enumerate(tables.items(), start=1):
        slug = make_slug(name) or f"table-{number}"
        yield f"  {slug}:"
        yield from (f"    {line}" if line else line for line in lines)


def _write(
    path: Path, table: Table, ontology: Ontology, folder: Path | None, options: TableOptions
) -> Iterator[str]:
    plan = plan_table(profile_table(table), ontology)
    if not plan.entities:
        return
    file = path.resolve()
    home = (folder or Path.cwd()).resolve()
    yield comment(f"{table.description}; {_count_rows(table)}")
    if file.is_relative_to(home):
        yield f"file: {quote(file.relative_to(home).as_posix())}"
    if isinstance(table, SpreadsheetTable) and len(list_sheets(path)) > 1:
        yield f"sheet: {quote(table.sheet)}"
    if isinstance(table, DelimitedTable) and table.encoding != "utf-8":
        yield f"encoding: {table.encoding}"
    if options.delimiter:
        yield f"delimiter: {quote(options.delimiter)}"
    if any(name == "column 1" for name in table.columns) or options.columns:
        yield comment(
            "The first row is taken for data, not for names of columns; give the columns better names."
        )
        yield f"columns: {quote_list(list(table.columns))}"
    for finding in table.findings:
        yield comment(finding.message)
    yield from write_table(plan, ontology)


def _count_rows(table: Table) -> str:
    return "" if table.row_count is None else pluralise(table.row_count, "row")
