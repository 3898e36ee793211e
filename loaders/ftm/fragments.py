"""Put together entities that come in pieces, as statements and mapped rows do, with most of them on disk.

The pieces of one entity may be anywhere in a file. They are sorted on disk: nodes and sources first, so that
relations come after what they join.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import orjson

from graph.ftm import FtmSchema
from graph.model import AnyClaim, InputRecord, PropertyClaim, Record
from loaders.ftm.about import make_claims_about
from loaders.ftm.context import ReadingContext
from loaders.ftm.documents import make_document_claims, make_source
from loaders.ftm.edges import make_edge_claims
from loaders.ftm.entity import FtmEntity
from loaders.ftm.nodes import make_entity, make_node_claims
from loaders.ftm.records import find_schema, report_properties, with_sources
from loaders.sync.temporary_tables import TemporaryTables

_BATCH = 5_000


class Fragments:
    """Keeps the pieces of entities, and yields the pieces of each entity together."""

    def __init__(self, tables: TemporaryTables, context: ReadingContext) -> None:
        self._tables, self._context = tables, context
        tables.execute("CREATE TEMP TABLE fragments (is_late INTEGER, id TEXT, piece BLOB)")

    def add(self, pieces: Iterable[FtmEntity]) -> None:
        """Keep pieces."""
        rows: list[tuple[int, str, bytes]] = []
        for piece in pieces:
            rows.append((self._is_late(piece), piece.id, _encode(piece)))
            if len(rows) >= _BATCH:
                self._insert(rows)
                rows = []
        self._insert(rows)

    def read(self) -> Iterator[list[FtmEntity]]:
        """Yield the pieces of each entity, in the order in which they came."""
        rows = self._tables.execute("SELECT id, piece FROM fragments ORDER BY is_late, id, rowid")
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [_decode(piece) for _, piece in group]

    def _insert(self, rows: Sequence[tuple[int, str, bytes]]) -> None:
        self._tables.execute_many("INSERT INTO fragments VALUES (?, ?, ?)", rows)

    def _is_late(self, piece: FtmEntity) -> int:
        schema = self._context.table.schemata.get(piece.schema)
        return int(schema is not None and (schema.claim is not None or schema.about is not None))


def _encode(piece: FtmEntity) -> bytes:
    return orjson.dumps(
        [
            piece.id,
            piece.schema,
            piece.properties,
            piece.place,
            piece.origin_id,
            piece.datasets,
            piece.said_on,
            piece.source,
            piece.locator,
        ]
    )


def _decode(data: bytes) -> FtmEntity:
    id_, schema, properties, place, origin_id, datasets, said_on, source, locator = orjson.loads(data)
    return FtmEntity(
        id_,
        schema,
        properties,
        place,
        origin_id,
        tuple(datasets),
        said_on=said_on,
        source=source,
        locator=locator,
    )


def make_merged_records(pieces: Sequence[FtmEntity], context: ReadingContext) -> Iterator[InputRecord]:
    """Yield the records of one entity: the node once, and the claims of each source with their own places."""
    merged = _merge(pieces, context)
    schema = find_schema(merged, context) if merged else None
    if merged is None or schema is None:
        return
    report_properties(merged, schema, context)
    for place, record in _make_merged(merged, schema, pieces, context):
        yield from with_sources(record, place, context)


def _merge(pieces: Sequence[FtmEntity], context: ReadingContext) -> FtmEntity | None:
    """Return an entity with the values of all pieces, of the most specific schema of theirs.

    Pieces of schemata that do not go together are refused.
    """
    first = pieces[0]
    schema, properties = first.schema, dict[str, dict[str, None]]()
    for piece in pieces:
        known = context.table.schemata
        if schema in known and piece.schema in known:
            common = context.table.common_schema(schema, piece.schema)
            if common is None:
                context.refuse(piece.place, f"{piece.id} is a {piece.schema} here and a {schema} elsewhere")
                return None
            schema = common
        for name, values in piece.properties.items():
            properties.setdefault(name, {}).update(dict.fromkeys(values))
    return replace(
        first, schema=schema, properties={name: list(values) for name, values in properties.items()}
    )


def _make_merged(
    merged: FtmEntity, schema: FtmSchema, pieces: Sequence[FtmEntity], context: ReadingContext
) -> Iterator[tuple[str, Record]]:
    if schema.kind is not None:
        yield merged.place, make_entity(merged, schema, context)
        yield from _node_claims(schema, pieces, context)
        return
    if schema.is_source:
        yield merged.place, make_source(merged, schema, context)
        for record in make_document_claims(merged, schema, context):
            yield merged.place, record
        return
    for piece in _merge_by_source(merged, schema, pieces):
        records: Iterator[AnyClaim] = (
            make_edge_claims(piece, schema, context)
            if schema.claim is not None
            else make_claims_about(piece, schema, context)
        )
        for record in records:
            yield piece.place, record


def _node_claims(
    schema: FtmSchema, pieces: Sequence[FtmEntity], context: ReadingContext
) -> Iterator[tuple[str, Record]]:
    """Yield what is said of a node. What one source says in several rows it says in the first of them."""
    made = set()
    for piece in pieces:
        for claim in make_node_claims(piece, schema, context):
            key = (claim.source, _content(claim))
            if key not in made:
                made.add(key)
                yield piece.place, claim


def _content(claim: AnyClaim) -> tuple[object, ...]:
    if isinstance(claim, PropertyClaim):
        return claim.property, claim.value, claim.unit
    return claim.edge_type, claim.subject, claim.object, str(claim.properties.get("role"))


def _merge_by_source(
    merged: FtmEntity, schema: FtmSchema, pieces: Sequence[FtmEntity]
) -> Iterator[FtmEntity]:
    """Yield what each source says of a relation.

    A source that names only one end speaks of the same relation, and gets the other end from the others.
    """
    ends = (schema.claim.subject, schema.claim.object) if schema.claim else (schema.about or "",)
    by_source: dict[tuple[object, ...], list[FtmEntity]] = {}
    for piece in pieces:
        by_source.setdefault((piece.datasets, piece.source), []).append(piece)
    for group in by_source.values():
        properties: dict[str, dict[str, None]] = {}
        for piece in group:
            for name, values in piece.properties.items():
                properties.setdefault(name, {}).update(dict.fromkeys(values))
        for end in ends:
            if end not in properties:
                properties[end] = dict.fromkeys(merged.get(end))
        yield replace(
            group[0],
            schema=merged.schema,
            properties={name: list(values) for name, values in properties.items()},
            said_on=max((piece.said_on for piece in group if piece.said_on), default=None),
        )
