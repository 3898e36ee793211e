"""Property claims of entities that say something about one other entity: passports, tax rolls, notes."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ftm import FtmSchema
from graph.model import PropertyClaim
from loaders.ftm.claim_basis import add_interval, make_basis
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.property_claims import make_property_claims


def make_claims_about(
    entity: FtmEntity, schema: FtmSchema, context: ReadingContext
) -> Iterator[PropertyClaim]:
    """Yield what an entity says as property claims of the one that it is about."""
    if schema.about is None:
        raise ValueError(f"{schema.name} is about no entity")
    ids = entity.get(schema.about)
    if not ids:
        context.refuse(entity.place, f"{schema.name} without {schema.about}: it is about nothing")
        return
    fields = make_basis(entity, context)
    note = add_interval(fields, entity, schema, context)
    if note.text:
        fields["note"] = note.text
    for id_ in ids:
        yield from make_property_claims(context.scope(id_), entity, schema, fields, context)
