"""Mapping files of FollowTheMoney, as Aleph uses them: which columns of a table make which entities.

The library reads the mapping. Only tables beside it are read: nothing is fetched from an address, and nothing
is read from elsewhere on the machine, as a mapping may come from a stranger.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import CasegraphError
from graph.model import InputRecord
from graph.yaml_files import read_yaml
from loaders.findings import Findings
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.fragments import Fragments, make_merged_records
from loaders.ftm.library import import_library
from loaders.ftm.recognition import find_form
from loaders.ftm.stream import FtmInput, make_stream
from loaders.input import take_sample
from loaders.record_stream import Position, RecordStream
from loaders.sync.temporary_tables import TemporaryTables
from loaders.tables import open_table

_MAPPING_LOGGER = "followthemoney.mapping.entity"

# What `catch_warnings` restores is that of the whole process.
_FILTERS_LOCK = threading.Lock()


@dataclass(frozen=True)
class _Query:
    """A query of a mapping, and the tables that it reads.

    Args:
        mapping: the library's object.
        tables: paths of tables.
    """

    mapping: Any
    tables: tuple[Path, ...]


def is_ftm_mapping(path: Path) -> bool:
    """Return whether a file is a mapping of FollowTheMoney."""
    return find_form(take_sample(path)) == "mapping"


def open_mapping(input_: FtmInput, path: Path, table: Path | None = None) -> RecordStream:
    """Return the stream of a mapping.

    Args:
        path: the mapping.
        table: the table that it maps; None where the mapping names it.

    Raises:
        CasegraphError: the mapping has a mistake, or a table is not beside it.
    """
    queries = _read_queries(path, table)

    def read(context: ReadingContext, position: Position) -> Iterator[InputRecord]:
        position.done, position.total, position.unit = 0, None, "rows"
        with TemporaryTables() as tables:
            fragments = Fragments(tables, context)
            for query in queries:
                fragments.add(_map_tables(query, context, position, input_.options.limit))
            for pieces in fragments.read():
                yield from make_merged_records(pieces, context)

    return make_stream(input_, f"a mapping of FollowTheMoney, {path.name}", read, unit="rows")


def _read_queries(path: Path, table: Path | None) -> list[_Query]:
    data = read_yaml(path).data
    found = list(_find_queries(data))
    if not found:
        raise _mistake(path, "has no query with `entities`")
    addresses = {address for _, query in found for address in _find_addresses(query)}
    model = import_library().model
    invalid = import_library("followthemoney.exc").InvalidMapping
    queries = []
    for name, query in found:
        _check_query(path, name, query)
        tables = tuple(
            table
            if table is not None and (len(addresses) == 1 or Path(address).name == table.name)
            else _find_table(path, address)
            for address in _find_addresses(query)
        )
        if not tables:
            raise _mistake(path, f"the query {name!r} has no `csv_url`")
        with _FILTERS_LOCK, warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                mapping = model.make_mapping(query, key_prefix=name)
            except invalid as error:
                raise _mistake(path, str(error)) from None
        queries.append(_Query(mapping, tables))
    return queries


def _find_queries(data: Any, name: str | None = None) -> Iterator[tuple[str | None, Mapping[str, Any]]]:
    """Yield each query with the name of the data set that it stands under."""
    if isinstance(data, list):
        for each in data:
            yield from _find_queries(each, name)
    elif isinstance(data, dict):
        if "entities" in data:
            yield name, data
            return
        for key, each in data.items():
            yield from _find_queries(each, name if key in ("query", "queries") else key)


def _find_addresses(query: Mapping[str, Any]) -> list[str]:
    addresses: list[str] = []
    for key in ("csv_url", "csv_urls"):
        value = query.get(key)
        addresses += value if isinstance(value, list) else [] if value is None else [value]
    return [str(address) for address in addresses]


def _check_query(path: Path, name: str | None, query: Mapping[str, Any]) -> None:
    """Check the form of a query, which the library takes for granted."""
    if "database" in query:
        raise _mistake(
            path, f"the query {name!r} reads a database; export it as CSV and name that in `csv_url`"
        )
    entities = query["entities"]
    if not isinstance(entities, dict) or not all(isinstance(each, dict) for each in entities.values()):
        raise _mistake(path, f"`entities` of the query {name!r} is not a mapping of names to entities")
    for entity, each in entities.items():
        properties = each.get("properties", {})
        if not isinstance(properties, dict) or not all(isinstance(p, dict) for p in properties.values()):
            raise _mistake(path, f"`properties` of {entity!r} is not a mapping of names to mappings")
    for key in ("filters", "filters_not"):
        if not isinstance(query.get(key, {}), dict):
            raise _mistake(path, f"`{key}` of the query {name!r} is not a mapping of columns to values")


def _find_table(path: Path, address: str) -> Path:
    parts = urlsplit(address)
    if parts.scheme not in ("", "file") or parts.netloc:
        raise CasegraphError(
            f"{path}: {address} is not a file on this machine; nothing is fetched.",
            "Download it yourself, and load the file with --mapping.",
        )
    folder = path.parent.resolve()
    table = (folder / parts.path).resolve()
    if not table.is_relative_to(folder):
        raise CasegraphError(
            f"{path}: {address} is not in the folder of the mapping.",
            "Put it there, or load the table itself with --mapping.",
        )
    if not table.is_file():
        raise CasegraphError(
            f"{path}: there is no file {address} beside it.", "Load the table itself with --mapping."
        )
    return table


def _map_tables(
    query: _Query, context: ReadingContext, position: Position, limit: int | None
) -> Iterator[FtmEntity]:
    sanitize = import_library("followthemoney.util").sanitize_text
    for path in query.tables:
        table = open_table(path)
        source = context.sources.get_file(path.name)
        for number, record in _iter_rows(table, context, position, sanitize, limit):
            if not query.mapping.source.check_filters(record):
                continue
            with _collect_warnings(context.findings, path.name):
                entities = query.mapping.map(record).values()
            for entity in entities:
                yield FtmEntity(
                    entity.id,
                    entity.schema.name,
                    {name: list(values) for name, values in entity.properties.items()},
                    f"{path.name}, row {number}",
                    entity.id,
                    source=source,
                    locator=f"row {number}",
                )


def _iter_rows(
    table: Any, context: ReadingContext, position: Position, sanitize: Any, limit: int | None
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table as the library has them: cleaned, and without empty cells."""
    read = 0
    for batch in table.iter_batches():
        for number, reason in batch.refused:
            context.refuse(f"{table.name}, row {number}", reason)
        for number, *cells in zip(batch.numbers, *batch.columns, strict=True):
            if limit is not None and read >= limit:
                return
            read += 1
            position.done += 1
            cleaned = (sanitize(cell.lstrip(" ")) if cell else None for cell in cells)
            yield (
                number,
                {name: cell for name, cell in zip(table.columns, cleaned, strict=True) if cell is not None},
            )


class _WarningCollector(logging.Handler):
    """Gives what the library logs to the reading of the thread that it is logged in.

    The logger is that of the whole process, where several files may be read at the same time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._reading = threading.local()

    def set_reading(self, findings: Findings | None, place: str) -> None:
        """Set where the warnings of this thread go; None: to where they would go without this handler."""
        self._reading.findings, self._reading.place = findings, place

    def emit(self, record: logging.LogRecord) -> None:
        """Add a finding."""
        findings: Findings | None = getattr(self._reading, "findings", None)
        if findings is not None:
            findings.add(record.getMessage(), self._reading.place)
        elif parent := logging.getLogger(_MAPPING_LOGGER).parent:
            parent.handle(record)


_COLLECTOR = _WarningCollector()


@contextmanager
def _collect_warnings(findings: Findings, place: str) -> Iterator[None]:
    """Turn what the library logs about values that it leaves out into findings."""
    # Neither does anything the second time, and neither is undone: another thread may be reading.
    logger = logging.getLogger(_MAPPING_LOGGER)
    logger.addHandler(_COLLECTOR)
    logger.propagate = False
    _COLLECTOR.set_reading(findings, place)
    try:
        yield
    finally:
        _COLLECTOR.set_reading(None, "")


def _mistake(path: Path, what: str) -> CasegraphError:
    return CasegraphError(
        f"{path} is not a mapping of FollowTheMoney that can be used: {what}.",
        "How they are written: https://followthemoney.tech/docs/mappings/",
    )
