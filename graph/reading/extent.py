"""How far a set of ties reaches: whom it is around, which case it is of, before any tie is read."""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import UnknownEntityError
from graph.reading.entities import entities, entity
from graph.records import Entity
from graph.store.within import Reads


def entities_around(store: Reads, id_: str, hops: int) -> tuple[Entity, set[str]]:
    """Return an entity, and the ids of all within `hops` steps of it, its own included.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    centre = entity(store, id_)
    reached, frontier = {id_}, {id_}
    for _ in range(hops):
        near: list[str] = store.read("reached", ids=sorted(frontier)).rows[0][0]
        frontier = set(near) - reached
        reached |= frontier
    return centre, reached


def check_entities(store: Reads, ids: Iterable[str]) -> list[Entity]:
    """Return the entities of these ids.

    Raises:
        UnknownEntityError: there is no entity of one of them.
    """
    wanted = set(ids)
    found = entities(store, wanted)
    missing = wanted - {entity.id for entity in found}
    if missing:
        raise UnknownEntityError(f"No entity of the store has the id {min(missing)!r}.")
    return found


def case_of(store: Reads, dataset: str) -> tuple[str, list[str]]:
    """Return the title of a dataset, and the ids of the sources on which its claims rest.

    Raises:
        UnknownEntityError: there is no such dataset.
    """
    titles = {row["id"]: row["title"] for row in store.read("datasets").dicts()}
    if dataset not in titles:
        known = f"It has: {', '.join(titles)}." if titles else "It is empty."
        raise UnknownEntityError(f"There is no case {dataset!r} in the store.", known)
    cited: list[str] = store.read("sources_cited", dataset=dataset).rows[0][0]
    return titles[dataset], cited
