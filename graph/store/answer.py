"""What a query answered, and how to ask it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """Rows under columns, with what they answer, so that any answer can be replayed in a notebook.

    Args:
        columns: names, in order.
        rows: one tuple for each row, in the order of `columns`.
        query: the name of the query, or "" for a user's own.
        text: the Cypher that ran.
        parameters: what it ran with.
        truncated: there was more than the limits let through; `note` says which limit.
        warnings: what the database says of names in a user's own query that it does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    query: str
    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    truncated: bool = False
    note: str = ""
    warnings: tuple[str, ...] = ()

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping from column to value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))
