"""Claims of entities that are relations: ownerships, directorships, payments, sanctions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.ftm import FtmClaim, FtmSchema, RoleReading, read_role
from graph.model import Claim
from graph.ontology import EdgeType
from loaders.ftm.claim_basis import add_interval, make_basis
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.extension import read_claim_fields, read_properties
from loaders.ftm.money import read_amounts
from loaders.ftm.notes import NoteParts
from loaders.ftm.values import parse_number, parse_share


def make_edge_claims(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Iterator[Claim]:
    """Yield a claim for each pair of ends and each role of a relation.

    Roles that would be one claim, because its edge type does not tell them apart, are in it together.
    A relation without one of its ends is refused.
    """
    declared = schema.claim
    if declared is None:
        raise ValueError(f"{schema.name} is no relation")
    subjects, objects = _find_ends(entity, declared, context)
    if not subjects or not objects:
        lacking = declared.object if subjects else declared.subject
        context.refuse(entity.place, f"{schema.name} without {lacking}: there is nothing to join")
        return
    if entity.casegraph:
        yield from _make_extended_claims(entity, schema, subjects, objects, context)
        return
    roles = list(_find_roles(entity, schema)) or ([declared.role] if declared.role else [])
    for reading, said in _group_roles(declared, roles, context):
        fields = _make_fields(entity, schema, said, reading, context)
        for subject in subjects:
            for object_ in objects:
                ends = (object_, subject) if reading.is_reversed else (subject, object_)
                yield Claim(edge_type=reading.edge_type, subject=ends[0], object=ends[1], **fields)


def _make_extended_claims(
    entity: FtmEntity,
    schema: FtmSchema,
    subjects: Sequence[str],
    objects: Sequence[str],
    context: ReadingContext,
) -> Iterator[Claim]:
    """Yield the claims of a relation that an export of Casegraph wrote."""
    role = next(_find_roles(entity, schema), None)
    reading = read_role(schema.claim, role) if schema.claim else None
    edge_type = entity.casegraph.get("edge_type")
    if isinstance(edge_type, str):
        if edge_type not in context.ontology.edge_types:
            context.refuse(entity.place, f"there is no edge type {edge_type!r}")
            return
        reading = RoleReading(edge_type)
    if reading is None:
        return
    declared = context.ontology.edge_types[reading.edge_type].properties
    properties = read_properties(entity.casegraph, declared, context)
    # Where it gives the properties, the role only repeats the edge type in words.
    said = [role] if role is not None and properties is None else []
    fields = _make_fields(entity, schema, said, reading, context)
    if properties is not None:
        fields["properties"] = properties
    fields |= read_claim_fields(entity.casegraph, context)
    for subject in subjects:
        for object_ in objects:
            ends = (object_, subject) if reading.is_reversed else (subject, object_)
            yield Claim(edge_type=reading.edge_type, subject=ends[0], object=ends[1], **fields)


def _group_roles(
    declared: FtmClaim, roles: Sequence[str], context: ReadingContext
) -> Iterator[tuple[RoleReading, Sequence[str]]]:
    """Yield the roles that are one claim, and how they are read; it is over only if all of them are."""
    groups: dict[tuple[str, bool, str | None], list[tuple[RoleReading, str]]] = {}
    for role in dict.fromkeys(roles):
        reading = read_role(declared, role)
        is_identifying = "role" in context.ontology.edge_types[reading.edge_type].identifying_properties
        key = (reading.edge_type, reading.is_reversed, role if is_identifying else None)
        groups.setdefault(key, []).append((reading, role))
    for group in groups.values():
        ended = all(reading.ended for reading, _ in group)
        yield replace(group[0][0], ended=ended), [role for _, role in group]
    if not groups:
        yield read_role(declared, None), ()


def _find_ends(
    entity: FtmEntity, declared: FtmClaim, context: ReadingContext
) -> tuple[Sequence[str], Sequence[str]]:
    names = entity.get(declared.subject)
    if declared.subject_name is None:
        subjects = [context.scope(id_) for id_ in names]
    elif names:
        subjects = [context.sources.get_organisation(name) for name in names]
    else:
        source = entity.source or context.sources.get(entity.datasets)
        subjects = [context.sources.get_unnamed(source, declared.subject)]
    return subjects, [context.scope(id_) for id_ in entity.get(declared.object)]


def _find_roles(entity: FtmEntity, schema: FtmSchema) -> Iterator[str]:
    for name, values in entity.properties.items():
        use = schema.described.get(name)
        if use is not None and use.field == "role":
            yield from sorted({value.strip() for value in values})


def _make_fields(
    entity: FtmEntity,
    schema: FtmSchema,
    roles: Sequence[str],
    reading: RoleReading,
    context: ReadingContext,
) -> dict[str, Any]:
    """Return all fields of a relation's claims but type and ends."""
    edge_type = context.ontology.edge_types[reading.edge_type]
    fields = make_basis(entity, context)
    note = add_interval(fields, entity, schema, context)
    properties: dict[str, Any] = {}
    if roles and "role" in edge_type.properties:
        properties["role"] = "; ".join(sorted(roles))
    else:
        note.add_remark("role", roles)
    _add_own_properties(properties, entity, schema, edge_type, note)
    _add_amount(properties, entity, schema, edge_type, note)
    if properties:
        fields["properties"] = properties
    if reading.ended:
        fields["ended"] = True
    if note.text:
        fields["note"] = note.text
    return fields


def _add_own_properties(
    properties: dict[str, Any],
    entity: FtmEntity,
    schema: FtmSchema,
    edge_type: EdgeType,
    note: NoteParts,
) -> None:
    for name, use in schema.own.items():
        values = entity.get(name)
        if use.own is None or not values:
            continue
        declared = edge_type.properties.get(use.own)
        if declared is None:
            note.add_remark(use.own, values)
        elif declared.type == "text":
            properties[use.own] = "; ".join(sorted({value.strip() for value in values}))
        else:
            number = _single_number(values)
            if number is None:
                note.add_remark(use.own, values)
            else:
                properties[use.own] = number


def _single_number(values: Sequence[str]) -> float | None:
    numbers = {parse_share(value) for value in values}
    return numbers.pop() if len(numbers) == 1 else None


def _add_amount(
    properties: dict[str, Any], entity: FtmEntity, schema: FtmSchema, edge_type: EdgeType, note: NoteParts
) -> None:
    amounts, rest = read_amounts(entity, schema)
    if not amounts and not rest:
        return
    if amounts and "amount" in edge_type.properties:
        properties["amount"], *amounts = amounts
    note.add_remark("amount", [f"{_number_text(money.amount)} {money.currency}" for money in amounts])
    note.add_remark("amount without currency", rest)


def _number_text(number: float) -> str:
    parsed = parse_number(str(number))
    return str(parsed[0]) if parsed else str(number)
