"""Make records for tests in one line each."""

from __future__ import annotations

from typing import Any

from graph.model import Claim, Entity, PropertyClaim, Source

DATASET = "made-up"


def make_source(id_: str, **fields: Any) -> Source:
    """Return a source. Its title is made from its id."""
    return Source(id=id_, dataset=DATASET, title=f"The {id_}", **fields)


def make_entity(id_: str, kind: str = "Person", name: str | None = None, **fields: Any) -> Entity:
    """Return an entity. By default its name is made from its id."""
    return Entity(id=id_, kind=kind, name=name or id_.capitalize(), dataset=DATASET, **fields)


def make_claim(relationship: str, source: str = "paper", **fields: Any) -> Claim:
    """Return a claim about two entities. By default it is alleged if it has `said_by`, and else asserted.

    Args:
        relationship: "SUBJECT EDGE_TYPE OBJECT", such as "ada MARRIED_TO ben".
    """
    subject, edge_type, object_ = relationship.split()
    fields.setdefault("stance", "alleged" if fields.get("said_by") else "asserted")
    return Claim(
        dataset=DATASET, source=source, edge_type=edge_type, subject=subject, object=object_, **fields
    )


def make_property_claim(property_: str, value: Any, source: str = "paper", **fields: Any) -> PropertyClaim:
    """Return a claim about a property. By default it is alleged if it has `said_by`, and else asserted.

    Args:
        property_: "ENTITY PROPERTY", such as "ada born".
    """
    entity, name = property_.split()
    fields.setdefault("stance", "alleged" if fields.get("said_by") else "asserted")
    return PropertyClaim(dataset=DATASET, source=source, entity=entity, property=name, value=value, **fields)
