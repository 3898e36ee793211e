"""What the database warns of in a user's own query: names that it does not know, and that we do not either.

It knows no more than what it holds. `withdrawn_on` is spelt correctly in a store of which nothing was ever
withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from graph.history import Annotation, Version
from graph.ontology import Ontology
from graph.records import Claim, Dataset, Entity, PropertyClaim, Source
from graph.store.stored import CURRENCY

_RECORDS = (Entity, Source, Dataset, Claim, PropertyClaim, Version, Annotation)
_NAME = re.compile("`(.+)`")


def misspelt(warnings: Iterable[str], ontology: Ontology) -> tuple[str, ...]:
    """Return those of the database's warnings whose name, in backticks, is none of ours."""
    found = tuple(warnings)
    ours = set(_names(ontology)) if found else set()
    return tuple(warning for warning in found if ours.isdisjoint(_NAME.findall(warning)))


def _names(ontology: Ontology) -> Iterator[str]:
    for record in _RECORDS:
        yield record.__name__
        yield from (field.name for field in fields(record))
    yield from (*ontology.kinds, *ontology.predicates)
    declared = [kind.properties for kind in ontology.kinds.values()]
    declared += [type_.properties for type_ in ontology.predicates.values()]
    for properties in declared:
        for name, property_ in properties.items():
            yield name
            if property_.type == "money":
                yield name + CURRENCY
