"""Which schema of FollowTheMoney a node or a claim is: the table of graph/ftm, read backwards."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graph.ftm import FtmProperty, FtmSchema, load_table, read_role
from graph.model import Claim, Entity
from graph.ontology import Ontology
from visualize.exports.ftm.library import allows_end

FALLBACK_SCHEMA = "UnknownLink"


def choose_node_schema(entity: Entity, ontology: Ontology) -> FtmSchema:
    """Return the schema of an entity: that of its type, or else that of its kind."""
    type_ = entity.properties.get("type")
    if type_ is not None:
        for schema in load_table().schemata.values():
            if schema.kind == entity.kind and schema.type == type_ and not schema.is_abstract:
                return schema
    return load_table().schemata[ontology.kinds[entity.kind].ftm]


def reads_back_as(schema: FtmSchema, entity: Entity) -> bool:
    """Return whether a reader of the schema makes the same kind and type of it."""
    is_same = (schema.kind, schema.type) == (entity.kind, entity.properties.get("type"))
    return is_same and not schema.is_undecided


def choose_claim_schema(
    claim: Claim, subject: FtmSchema, object_: FtmSchema, ontology: Ontology
) -> FtmSchema:
    """Return the schema of a claim: one that is read as its edge type again, and may join such ends."""
    schemata = load_table().schemata
    preferred = schemata[ontology.edge_types[claim.edge_type].ftm.schema_]
    fitting = [schema for schema in _claim_schemata() if _allows(schema, subject, object_)]
    for schema in (preferred, *fitting):
        if schema in fitting and is_read_as(schema, claim):
            return schema
    return preferred if preferred in fitting else schemata[FALLBACK_SCHEMA]


def is_read_as(schema: FtmSchema, claim: Claim) -> bool:
    """Return whether a reader makes the claim's edge type of a schema and the claim's role."""
    declared = schema.claim
    if declared is None:
        return False
    role = claim.properties.get("role")
    if role is None:
        return declared.edge_type == claim.edge_type and declared.role is None
    reading = read_role(declared, str(role))
    is_same_end = claim.ended or not reading.ended
    return reading.edge_type == claim.edge_type and not reading.is_reversed and is_same_end


def find_property(schema: FtmSchema, claim_property: str, label: str | None) -> FtmProperty | None:
    """Return the property of a schema that becomes a property claim with this label, or None."""
    return _properties_by_claim(schema.name).get((claim_property, label))


def find_field(schema: FtmSchema, field: str) -> str | None:
    """Return the name of the property that is read as a field of a record, or None."""
    return next((name for name, each in schema.properties.items() if each.field == field), None)


def find_own(schema: FtmSchema, name: str) -> str | None:
    """Return the name of the property that is read as an own property of a node or edge, or None."""
    return next((key for key, each in schema.properties.items() if each.own == name), None)


def find_note(schema: FtmSchema, label: str) -> str | None:
    """Return the name of the property that goes into a note under a label, or None."""
    return next((name for name, each in schema.properties.items() if each.note == label), None)


def find_edge_property(schema: FtmSchema, claim: Claim, is_reversed: bool) -> str | None:
    """Return the property by which a node itself names the other end of a claim, or None.

    Args:
        is_reversed: the node is the object of the claim.
    """
    role = claim.properties.get("role")
    for name, each in schema.properties.items():
        if (each.edge, each.role, each.is_reversed) == (claim.edge_type, role, is_reversed):
            return name
    return None


@cache
def _claim_schemata() -> tuple[FtmSchema, ...]:
    return tuple(
        schema for schema in load_table().schemata.values() if schema.claim and not schema.is_abstract
    )


@cache
def _properties_by_claim(schema: str) -> dict[tuple[str, str | None], FtmProperty]:
    properties: Iterable[FtmProperty] = load_table().schemata[schema].properties.values()
    by_claim: dict[tuple[str, str | None], FtmProperty] = {}
    for each in properties:
        if each.claim is not None:
            by_claim.setdefault((each.claim, each.label), each)
    return by_claim


def _allows(schema: FtmSchema, subject: FtmSchema, object_: FtmSchema) -> bool:
    declared = schema.claim
    # The subject of a sanction is a name in FollowTheMoney, and no entity.
    if declared is None or declared.role is not None:
        return False
    ends = ((declared.subject, subject), (declared.object, object_))
    return all(
        (name == declared.subject and declared.subject_name is not None)
        or allows_end(schema.name, name, end.name)
        for name, end in ends
    )
