"""Make columns of entities and claims of the rows of a frame, by the plan of its table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.model import check_date
from loaders.mapping.by_column.known_entities import KnownEntities
from loaders.mapping.by_column.plan import ClaimPlan, EntityPlan, TablePlan
from loaders.stage.columns.batches import ClaimColumns, EntityColumns

# Cells that cleaning leaves as they are: no blanks but single spaces between words.
_CLEAN = r"^\S+(?: \S+)*$"

# Keys that are in an id as they are (`loaders.input.scope_id`).
_PLAIN_KEY = r"^[0-9A-Za-z._~-]{1,200}$"
_RESERVED = (
    "annotations",
    "claims",
    "columns",
    "counts",
    "file",
    "history",
    "neighbours",
    "text",
    "withdrawal",
)


class ColumnMaker:
    """Makes the columns of one table.

    Args:
        dataset: the id of the dataset.
        table: the name of the table, with which places begin.
        source: the id of the only source.
        known: the entities that were made, of all tables of the dataset.
    """

    def __init__(self, plan: TablePlan, dataset: str, table: str, source: str, known: KnownEntities) -> None:
        self._plan = plan
        self._dataset = dataset
        self._table = table
        self._source = source
        self._known = known

    def find_plain(self, frame: pl.DataFrame) -> NDArray[np.bool_]:
        """Return which rows have all entities, and cells that need no cleaning."""
        conditions = [pl.col(name).str.contains(_CLEAN).fill_null(True) for name in self._plan.columns]
        conditions += [pl.col(name).is_not_null() for name in self._plan.required]
        for entity in self._plan.entities.values():
            key = pl.col(entity.key)
            conditions += [key.str.contains(_PLAIN_KEY), key.is_in(_RESERVED).not_()]
        keys = {name: pl.col(entity.key) for name, entity in self._plan.entities.items()}
        conditions += [keys[claim.subject] != keys[claim.object] for claim in self._plan.claims]
        plain: NDArray[np.bool_] = (
            frame.select(pl.all_horizontal(conditions).fill_null(False)).to_series().to_numpy()
        )
        for name in self._plan.dates:
            wrong = [date for date in frame[name].unique().drop_nulls().to_list() if check_date(date)]
            if wrong:
                plain = plain & ~frame[name].is_in(wrong).fill_null(False).to_numpy()
        return plain

    def make(self, frame: pl.DataFrame) -> Iterator[EntityColumns | ClaimColumns]:
        """Yield the new entities of plain rows, and then their claims.

        Args:
            frame: the columns of the plan, and `number`: the number of each row.
        """
        numbers = frame["number"]
        ids = {
            name: pl.format(f"{self._dataset}/{{}}", plan.key).alias(name)
            for name, plan in self._plan.entities.items()
        }
        frame = frame.with_columns(**{f"id of {name}": id_ for name, id_ in ids.items()})
        for name, plan in self._plan.entities.items():
            if plan.name is not None:
                yield self._make_entities(frame, f"id of {name}", plan)
        for claim in self._plan.claims:
            yield self._make_claims(frame, claim, numbers)

    def _make_entities(self, frame: pl.DataFrame, id_: str, plan: EntityPlan) -> EntityColumns:
        places = self._name_places(frame["number"])
        new = frame[self._known.find_new(frame[id_], frame[plan.name or ""], places)]
        columns = new.select(id=id_, name=pl.col(plan.name or ""))
        return EntityColumns(plan.kind, columns, self._dataset, self._name_places(new["number"]))

    def _make_claims(self, frame: pl.DataFrame, plan: ClaimPlan, numbers: pl.Series) -> ClaimColumns:
        columns = frame.select(
            subject=f"id of {plan.subject}",
            object=f"id of {plan.object}",
            locator=pl.format("row {}", "number"),
            **dict(plan.columns),
        )
        shared = {"dataset": self._dataset, "source": self._source, **plan.shared}
        return ClaimColumns(plan.edge_type, columns, shared, self._name_places(numbers))

    def _name_places(self, numbers: pl.Series) -> _Places:
        return _Places(self._table, numbers)


class _Places:
    """Where each row of some columns is, for people."""

    def __init__(self, table: str, numbers: pl.Series) -> None:
        self._table = table
        self._numbers = numbers

    def __call__(self, index: int) -> str:
        return f"{self._table}, row {self._numbers[index]}"
