"""Statements of FollowTheMoney as CSV: one value of one property a row, with the data set that states it.

`first_seen` and `last_seen` are when the data set had the value, not when it was true. `first_seen` is the
date on which it was said; `last_seen`, the day of each new file, is not kept: it would change every claim
each day. `external` marks what another data set may say of the same entity, which nobody has confirmed.
(The columns: followthemoney.statement.serialize.CSV_COLUMNS.)
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import islice

from graph.errors import CasegraphError
from graph.model import InputRecord
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import MAX_VALUE_LENGTH, FtmEntity
from loaders.ftm.fragments import Fragments, make_merged_records
from loaders.ftm.stream import FtmInput, make_stream
from loaders.ftm.values import clean_date
from loaders.record_stream import Position, RecordStream
from loaders.sync.temporary_tables import TemporaryTables

_REQUIRED = ("entity_id", "prop", "schema", "value", "dataset")
# The row that says that an entity exists has the id in the place of a property.
_ID = "id"
_YES = frozenset({"t", "true", "1"})
_EXTERNAL = "a statement is marked as external: a match that nobody confirmed; it is not read"


def open_statements(input_: FtmInput) -> RecordStream:
    """Return the stream of a file of statements."""

    def read(context: ReadingContext, position: Position) -> Iterator[InputRecord]:
        with TemporaryTables() as tables:
            fragments = Fragments(tables, context)
            fragments.add(_iter_statements(input_, context, position))
            for pieces in fragments.read():
                yield from make_merged_records(pieces, context)

    return make_stream(input_, "FollowTheMoney statements", read)


def _iter_statements(input_: FtmInput, context: ReadingContext, position: Position) -> Iterator[FtmEntity]:
    path = input_.path
    try:
        position.done, position.total = 0, path.stat().st_size
        with path.open("r", encoding="utf-8-sig", errors="strict", newline="") as file:
            # The limit is that of the whole process, and others may need more.
            csv.field_size_limit(max(csv.field_size_limit(), MAX_VALUE_LENGTH))
            reader = csv.DictReader(_count_bytes(file, position), strict=True)
            lacking = [name for name in _REQUIRED if name not in (reader.fieldnames or ())]
            if lacking:
                raise CasegraphError(
                    f"{path} lacks columns of statements: {', '.join(lacking)}.",
                    "Write the statements with `ftm statements`, or OpenSanctions' statements.csv.",
                )
            for number, row in enumerate(islice(reader, input_.options.limit), 2):
                statement = _parse_statement(row, f"{path.name}, row {number}", context)
                if statement is not None:
                    yield statement
    except UnicodeDecodeError as error:
        raise CasegraphError(f"{path} is not UTF-8 after byte {position.done}: {error.reason}.", "") from None
    except csv.Error as error:
        message = f"{path} cannot be read as CSV after byte {position.done}: {error}."
        raise CasegraphError(message, "Write the statements again with `ftm statements`.") from None
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.", "") from error


def _count_bytes(lines: Iterator[str], position: Position) -> Iterator[str]:
    for line in lines:
        position.done += len(line) if line.isascii() else len(line.encode())
        yield line


def _parse_statement(row: Mapping[str, str | None], place: str, context: ReadingContext) -> FtmEntity | None:
    entity_id, name, schema = row["entity_id"], row["prop"], row["schema"]
    value, dataset = row["value"], row["dataset"]
    if not entity_id or not name or not schema or value is None or not dataset:
        context.refuse(place, "lacks one of entity_id, prop, schema, value and dataset")
        return None
    if None in row:
        context.refuse(place, "has more cells than the header")
        return None
    if (row.get("external") or "").strip().lower() in _YES:
        context.findings.add(_EXTERNAL, place)
        return None
    if len(value) > MAX_VALUE_LENGTH:
        context.refuse(place, f"has a value of more than {MAX_VALUE_LENGTH:,} characters")
        return None
    # The library also writes the schema before the property: "Person:name".
    name = name.rpartition(":")[2]
    properties = {} if name == _ID or not value.strip() else {name: [value]}
    first_seen = row.get("first_seen")
    return FtmEntity(
        row.get("canonical_id") or entity_id,
        schema,
        properties,
        place,
        entity_id,
        (dataset,),
        said_on=clean_date(first_seen[:10]) if first_seen else None,
    )
