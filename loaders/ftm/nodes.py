"""Entities that are persons, organisations, places, things and events, with what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.ftm import FtmSchema
from graph.model import AnyClaim, Claim, Entity, check_name
from graph.ontology import with_article
from loaders.ftm.claim_basis import ClaimFields, make_basis
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.extension import make_extended_claims, read_properties
from loaders.ftm.property_claims import make_property_claims
from loaders.ftm.values import parse_number
from loaders.input.clean_text import clean_text
from loaders.input.party_kinds import decide_party_kind


def make_entity(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Entity:
    """Return the node of an entity."""
    names = _find_names(entity, schema)
    kind = schema.kind
    if kind is None:
        raise ValueError(f"{schema.name} is no node")
    kind_said = entity.casegraph.get("kind")
    if isinstance(kind_said, str):
        kind = kind_said
    elif schema.is_undecided:
        kind = _decide_kind(kind, names[0] if names else "", entity.place, context)
    name = _choose_name(entity, schema, names)
    return Entity(
        id=context.scope(entity.id),
        kind=kind,
        name=name,
        dataset=context.dataset,
        aliases=tuple(sorted({each for each in names if each != name})),
        **_unnamed(entity, context),
        properties=_own_properties(entity, schema, kind, context),
    )


def make_node_claims(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Iterator[AnyClaim]:
    """Yield what is said of a node: its property claims, and its relations to others that it names itself."""
    fields = make_basis(entity, context)
    id_ = context.scope(entity.id)
    yield from make_property_claims(id_, entity, schema, fields, context)
    if entity.casegraph:
        yield from make_extended_claims(id_, entity.casegraph, fields, context)
    yield from _make_edges(id_, entity, schema, fields, context)


def _find_names(entity: FtmEntity, schema: FtmSchema) -> list[str]:
    """Return the names that a node can be found by, without repetitions, `name` before others."""
    names: list[str] = []
    aliases: list[str] = []
    for property_, use in schema.named.items():
        (names if use.field == "name" else aliases).extend(entity.get(property_))
    cleaned = (clean_text(name) for name in (*names, *aliases))
    return [name for name in dict.fromkeys(cleaned) if name and check_name(name) is None]


def _choose_name(entity: FtmEntity, schema: FtmSchema, names: Sequence[str]) -> str:
    """Return the name that is shown: the caption if it is one of the names, or else the first of them."""
    caption = clean_text(entity.caption or "")
    if caption and (caption in names or (not names and caption != schema.name)):
        return caption
    if names:
        return names[0]
    substitutes = (
        clean_text(value)
        for property_, use in schema.properties.items()
        if use.is_name
        for value in entity.get(property_)
    )
    parts = (clean_text(value) for property_ in _NAME_PARTS for value in entity.get(property_)[:1])
    return next(substitutes, "") or " ".join(parts) or f"{schema.name} {entity.id}"


_NAME_PARTS = ("firstName", "middleName", "lastName")


def _decide_kind(kind: str, name: str, place: str, context: ReadingContext) -> str:
    """Return the kind of an entity that may be a person or an organisation."""
    decided = decide_party_kind(name, context.undecided_kind or kind)
    if decided.assumed:
        message = (
            f"a LegalEntity whose name does not tell its kind was taken for {with_article(decided.kind)}"
        )
        context.findings.add(f"{message}; --kind says another", place)
    return decided.kind


def _unnamed(entity: FtmEntity, context: ReadingContext) -> dict[str, Any]:
    """Return the fields of an entity that has no name, as an export of Casegraph wrote it."""
    source = entity.casegraph.get("source")
    if entity.casegraph.get("named") is not False or not isinstance(source, str):
        return {}
    if context.scope(source) not in context.scope(entity.id):
        message = (
            "an entity without a name, whose id does not begin with that of its source, was kept as named"
        )
        context.findings.add(message, entity.place)
        return {}
    return {"named": False, "source": context.scope(source)}


def _own_properties(
    entity: FtmEntity, schema: FtmSchema, kind: str, context: ReadingContext
) -> dict[str, Any]:
    own: dict[str, Any] = {"type": schema.type} if schema.type and kind == schema.kind else {}
    for property_, use in schema.own.items():
        values = entity.get(property_)
        if use.own is not None and len(values) == 1:
            number = parse_number(values[0])
            if number is not None:
                own[use.own] = number[0]
    declared = context.ontology.kinds[kind].properties if kind in context.ontology.kinds else {}
    return own | (read_properties(entity.casegraph, declared, context) or {})


def _make_edges(
    id_: str, entity: FtmEntity, schema: FtmSchema, fields: ClaimFields, context: ReadingContext
) -> Iterator[Claim]:
    for property_, use in schema.edges.items():
        values = entity.get(property_)
        if not values or use.edge is None:
            continue
        properties = {"role": use.role} if use.role else {}
        for value in values:
            other = context.scope(value)
            subject, object_ = (other, id_) if use.is_reversed else (id_, other)
            yield Claim(edge_type=use.edge, subject=subject, object=object_, properties=properties, **fields)
