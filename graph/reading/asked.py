"""What a filter asks for, once everything that it names is known to be there."""

from __future__ import annotations

from graph.errors import UnknownEntityError
from graph.reading.entities import sources
from graph.reading.filters import Filter
from graph.store import Store


def types_asked(store: Store, wanted: Filter) -> tuple[str, ...] | None:
    """Return the types of edge that a filter lets through, or None for all.

    Raises:
        UnknownEntityError: a source is not in the store: its claims would be none, which says something else.
        QueryRefusedError: a type, family or kind is not declared, or no type is of any of the families.
    """
    if wanted.sources:
        there = {source.id for source in sources(store, wanted.sources)}
        for id_ in wanted.sources:
            if id_ not in there:
                raise UnknownEntityError(f"No source of the store has the id {id_!r}.")
    return wanted.predicates(store.ontology)
