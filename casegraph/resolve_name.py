"""Find the entity that a user names, and say on standard error who else has this name."""

from __future__ import annotations

from casegraph.console import err
from graph import reading
from graph.model import Entity, isolate
from graph.store import Store


def resolve_name(store: Store, text: str) -> Entity:
    """Return the entity that `text` means: by its id, by its name, or because it clearly matches best.

    Raises:
        UnknownEntityError: there is no match, or there are several, which the message lists.
    """
    resolved = reading.resolve_name(store, text)
    if resolved.namesakes:
        names = "; ".join(map(_name_with_id, resolved.namesakes))
        err.print(
            f"{isolate(repr(text))} is taken as {_name_with_id(resolved.entity)}. "
            f"The name also occurs in: {names}. Write an id to choose one of them.",
            markup=False,
        )
    return resolved.entity


def _name_with_id(entity: Entity) -> str:
    return f"{isolate(entity.name)} ({entity.id})"
