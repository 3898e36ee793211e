"""Sort out the database's warnings of unknown names in a user's own query.

The database knows only the names that occur in its data. `withdrawn_on` is spelt correctly even in a store in
which nothing was ever withdrawn, so a warning of a name that the ontology or the records declare is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from graph.model import Annotation, Dataset, Version
from graph.ontology import Ontology
from graph.store.mapping.encode import NODE_LABELS, PROPERTY_NAMES, declared_names

_UNKNOWN_NAME = re.compile("The (label|relationship type|property) `(.+?)` does not exist")


def drop_declared_names(warnings: Iterable[str], ontology: Ontology) -> tuple[str, ...]:
    """Return the warnings without those of labels, types and properties that a store may contain."""
    messages = tuple(warnings)
    names_by_category = _declared_names(ontology) if messages else {}
    return tuple(message for message in messages if not _is_of_declared_name(message, names_by_category))


def _is_of_declared_name(message: str, names_by_category: dict[str, set[str]]) -> bool:
    match = _UNKNOWN_NAME.search(message)
    return match is not None and match[2] in names_by_category[match[1]]


def _declared_names(ontology: Ontology) -> dict[str, set[str]]:
    return {
        "label": {*NODE_LABELS, *ontology.kinds},
        "relationship type": {"HAS_CLAIM", *ontology.edge_types},
        "property": set(_property_names(ontology)),
    }


def _property_names(ontology: Ontology) -> Iterator[str]:
    yield from PROPERTY_NAMES
    for record in (Dataset, Version, Annotation):
        yield from (field.name for field in fields(record))
    declared = [kind.properties for kind in ontology.kinds.values()]
    declared += [edge_type.properties for edge_type in ontology.edge_types.values()]
    for properties in declared:
        yield from declared_names(properties)
