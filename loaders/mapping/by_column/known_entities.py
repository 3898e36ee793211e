"""Which entities of a table come for the first time, and which come again with another name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.model import Entity
from loaders.findings import Findings
from loaders.stage.columns.kind_index import KindIndex

DIFFERENT = "entity with other details than in an earlier row, whose details stay"
"""In the words of `loaders.mapping.rows_in_work`, so that both are counted together."""


class KnownEntities:
    """Remembers the ids and names of entities, in sixteen bytes for each entity.

    Args:
        findings: where it is reported that an entity comes again with another name. The first one stays.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._ids = KindIndex(["id"])
        self._names = KindIndex(["name"])

    def find_new(self, ids: pl.Series, names: pl.Series, place: Callable[[int], str]) -> NDArray[np.intp]:
        """Remember entities, and return the rows in which one comes for the first time, in order.

        Args:
            place: returns where a row is in the input.
        """
        is_new = ids.is_first_distinct().to_numpy() & (self._ids.find(ids) == 0)
        (rows,) = np.nonzero(is_new)
        named = _join(ids, names)
        self._ids.add(ids.gather(rows), "id")
        self._names.add(named.gather(rows), "name")
        (different,) = np.nonzero(~is_new & (self._names.find(named) == 0))
        if len(different):
            self._findings.add(DIFFERENT, place(int(different[0])), len(different))
        return rows

    def add(self, entities: Sequence[Entity]) -> None:
        """Remember entities that were made one by one."""
        ids = pl.Series([entity.id for entity in entities], dtype=pl.String)
        names = pl.Series([entity.name for entity in entities], dtype=pl.String)
        self._ids.add(ids, "id")
        self._names.add(_join(ids, names), "name")


def _join(ids: pl.Series, names: pl.Series) -> pl.Series:
    """Return each id with its name. Capitals make no difference."""
    return pl.select(pl.concat_str(ids, pl.lit("\0"), names.str.to_lowercase())).to_series()
