"""Require that the store has the case that a command is limited to: a mistyped name would find nothing."""

from __future__ import annotations

import difflib

from graph.errors import NotFoundError
from graph.store import Store


def require_dataset(store: Store, name: str | None) -> None:
    """Require that the store has a case of this name; None stands for all cases.

    Raises:
        NotFoundError: it has none; the hint has the nearest names, or all.
    """
    if name is None:
        return
    names = sorted(str(row["id"]) for row in store.read("datasets").dicts())
    if name not in names:
        near = difflib.get_close_matches(name, names) or names
        hint = f"It has: {', '.join(near)}." if near else "Nothing is loaded yet: `casegraph load CASE`."
        raise NotFoundError(f"There is no case {name!r} in the store.", hint)
