"""Records by column: many of one kind or one edge type, whose other fields are the same for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from graph.model import Claim, Entity, InputRecord

CLAIM_COLUMNS = frozenset(
    {
        *("subject", "object", "source", "locator", "note", "subject_name", "object_name"),
        *("valid_from", "valid_until", "said_on"),
    }
)
"""The fields of a claim that may differ from row to row."""


@dataclass(frozen=True)
class EntityColumns:
    """Entities of one kind.

    Args:
        kind: one of the ontology's kinds.
        frame: `id` and `name`, as text, and for each declared property that some have a column of its name.
            No value means that the entity has none.
        dataset: the id of the dataset.
        place: returns where a row is in the input.
    """

    kind: str
    frame: pl.DataFrame
    dataset: str
    place: Callable[[int], str]

    @property
    def properties(self) -> tuple[str, ...]:
        """The names of the columns that are declared properties."""
        return tuple(name for name in self.frame.columns if name not in {"id", "name"})

    def make_records(self, indices: Sequence[int]) -> list[InputRecord]:
        """Return some of the rows as records."""
        rows = self.frame[list(indices)].rows(named=True)
        return [
            InputRecord(
                Entity(
                    id=row["id"],
                    kind=self.kind,
                    name=row["name"],
                    dataset=self.dataset,
                    properties=_present(row, self.properties),
                ),
                self.place(index),
            )
            for index, row in zip(indices, rows, strict=True)
        ]


@dataclass(frozen=True)
class ClaimColumns:
    """Claims of one edge type.

    Args:
        edge_type: one of the ontology's edge types.
        frame: `subject`, `object`, others of `CLAIM_COLUMNS`, and for each declared property that some have a
            column of its name. No value means that the claim has none.
        shared: fields of a claim that are the same in all rows, among them `dataset`, and `source` unless it
            is a column.
        place: returns where a row is in the input.
    """

    edge_type: str
    frame: pl.DataFrame
    shared: Mapping[str, Any]
    place: Callable[[int], str]
    properties: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = tuple(name for name in self.frame.columns if name not in CLAIM_COLUMNS)
        object.__setattr__(self, "properties", names)

    def make_records(self, indices: Sequence[int]) -> list[InputRecord]:
        """Return some of the rows as records."""
        rows = self.frame[list(indices)].rows(named=True)
        fields = [name for name in self.frame.columns if name in CLAIM_COLUMNS]
        return [
            InputRecord(
                Claim(
                    edge_type=self.edge_type,
                    properties=_present(row, self.properties),
                    **{name: row[name] for name in fields},
                    **self.shared,
                ),
                self.place(index),
            )
            for index, row in zip(indices, rows, strict=True)
        ]


def _present(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for name in names if row[name] is not None}
