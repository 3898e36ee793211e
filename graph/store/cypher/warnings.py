"""What the database warns of in a user's own query: names that it does not know, and that we do not either.

It knows no more than what it holds. `withdrawn_on` is spelt correctly in a store of which nothing was ever
withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from graph.model.records import Dataset
from graph.model.versions import Annotation, Version
from graph.ontology import Ontology
from graph.store.mapping.encode import CURRENCY, NAMES, NODES

_TOLD = re.compile("The (label|relationship type|property) `(.+?)` does not exist")


def misspelt(warnings: Iterable[str], ontology: Ontology) -> tuple[str, ...]:
    """Return the database's warnings without those of labels, types and properties that it may yet hold."""
    found = tuple(warnings)
    ours = _ours(ontology) if found else {}
    return tuple(warning for warning in found if not _is_ours(warning, ours))


def _is_ours(warning: str, ours: dict[str, set[str]]) -> bool:
    told = _TOLD.search(warning)
    return told is not None and told[2] in ours[told[1]]


def _ours(ontology: Ontology) -> dict[str, set[str]]:
    return {
        "label": {*NODES, *ontology.kinds},
        "relationship type": {"HAS_CLAIM", *ontology.edge_types},
        "property": set(_properties(ontology)),
    }


def _properties(ontology: Ontology) -> Iterator[str]:
    yield from NAMES
    for record in (Dataset, Version, Annotation):
        yield from (field.name for field in fields(record))
    declared = [kind.properties for kind in ontology.kinds.values()]
    declared += [type_.properties for type_ in ontology.edge_types.values()]
    for properties in declared:
        for name, property_ in properties.items():
            yield name
            if property_.type == "money":
                yield name + CURRENCY
