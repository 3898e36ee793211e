"""What a State's own bodies did: its courts, police and ministries, and no bank or party."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reading.filters import Filter
from graph.reading.neighbours import Neighbours, page_of
from graph.store import Store


def bodies_of(store: Store, id_: str) -> list[str]:
    """Return the ids of the bodies of a State: of its jurisdiction, and of a type that acts for one."""
    types = list(store.ontology.state_bodies)
    found: list[str] = store.read("bodies", state=id_, state_bodies=types).rows[0][0]
    return sorted(found)


def acts_of(store: Store, ids: Sequence[str], most: int) -> Neighbours:
    """Return those whom the acts of entities touch: what was done to the entities themselves is left out.

    Args:
        ids: of entities, such as the bodies of a State.
        most: of how many touched the ties are wanted; those with the most claims come first.
    """
    symmetric = [type_.id for type_ in store.ontology.predicates.values() if type_.symmetric]
    answer = store.read("acts", ids=list(ids), symmetric=symmetric, limit=most)
    return page_of(store, ids, Filter(), answer.rows[0])
