"""The records of one entity of FollowTheMoney."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ftm import FtmSchema
from graph.model import InputRecord, Record
from loaders.ftm.about import make_claims_about
from loaders.ftm.context import ReadingContext
from loaders.ftm.documents import make_document_claims, make_source
from loaders.ftm.edges import make_edge_claims
from loaders.ftm.entity import DamagedEntityError, FtmEntity
from loaders.ftm.nodes import make_entity, make_node_claims


def find_schema(entity: FtmEntity, context: ReadingContext) -> FtmSchema | None:
    """Return the schema of an entity; without one that is read, None: the entity is refused or reported."""
    schema = context.table.schemata.get(entity.schema)
    if schema is None:
        context.refuse(entity.place, f"there is no schema {entity.schema!r} in FollowTheMoney")
    elif schema.is_abstract:
        context.refuse(
            entity.place, f"{entity.schema} is only inherited from; an entity has a schema below it"
        )
    elif schema.ignored:
        context.findings.add(f"{schema.name} is not read: {schema.ignored}", entity.place)
    else:
        return schema
    return None


def report_properties(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> None:
    """Report those properties of an entity that are ignored or unknown."""
    for name in entity.properties:
        if name in schema.used_names:
            continue
        use = schema.properties.get(name)
        if use is None:
            message = f"{schema.name} has no property {name} in FollowTheMoney; it is not kept"
            context.findings.add(message, entity.place)
        elif use.ignored is not None:
            context.report_ignored(schema, name, use.ignored, entity.place)


def make_records(entity: FtmEntity, context: ReadingContext) -> Iterator[InputRecord]:
    """Yield the records of an entity, its sources before it."""
    schema = find_schema(entity, context)
    if schema is None:
        return
    report_properties(entity, schema, context)
    try:
        for record in _make_records(entity, schema, context):
            if context.sources.has_new:
                yield from _take_new_sources(entity.place, context)
            yield InputRecord(record, entity.place)
    except DamagedEntityError as error:
        context.refuse(entity.place, str(error))


def with_sources(record: Record, place: str, context: ReadingContext) -> Iterator[InputRecord]:
    """Yield the sources and names that were first needed for a record, and the record."""
    yield from _take_new_sources(place, context)
    yield InputRecord(record, place)


def _take_new_sources(place: str, context: ReadingContext) -> Iterator[InputRecord]:
    for new in context.sources.take_new():
        yield InputRecord(new, place)


def _make_records(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Iterator[Record]:
    if schema.kind is not None:
        yield make_entity(entity, schema, context)
        yield from make_node_claims(entity, schema, context)
    elif schema.claim is not None:
        yield from make_edge_claims(entity, schema, context)
    elif schema.about is not None:
        yield from make_claims_about(entity, schema, context)
    else:
        yield make_source(entity, schema, context)
        yield from make_document_claims(entity, schema, context)
