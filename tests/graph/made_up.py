"""Short ways to make records for tests: a made-up case about Ada, Ben and the bank."""

from typing import Any

from graph.model.records import Claim, Entity, PropertyClaim, Source

DATASET = "made-up"


def source(id_: str, **more: Any) -> Source:
    return Source(id=id_, dataset=DATASET, title=f"The {id_}", **more)


def entity(id_: str, kind: str = "Person", **more: Any) -> Entity:
    return Entity(id=id_, kind=kind, name=id_.capitalize(), dataset=DATASET, **more)


def claim(words: str, source: str = "paper", **more: Any) -> Claim:
    """Make a claim of "SUBJECT PREDICATE OBJECT"; `said_by` makes it alleged unless a stance is given."""
    subject, edge_type, object_ = words.split()
    more.setdefault("stance", "alleged" if more.get("said_by") else "asserted")
    return Claim(dataset=DATASET, source=source, edge_type=edge_type, subject=subject, object=object_, **more)


def says(words: str, value: Any, source: str = "paper", **more: Any) -> PropertyClaim:
    """Make a claim of "ENTITY PROPERTY" with a value."""
    entity_, property_ = words.split()
    more.setdefault("stance", "alleged" if more.get("said_by") else "asserted")
    return PropertyClaim(
        dataset=DATASET, source=source, entity=entity_, property=property_, value=value, **more
    )
