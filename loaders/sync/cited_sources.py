"""Which sources of other datasets a load has cited already, so that each citation is recorded once."""

from __future__ import annotations

from collections.abc import Collection

from loaders.sync.node_table import NodeTable
from loaders.sync.temporary_tables import TemporaryTables


class CitedSources:
    """The sources of other datasets that claims of the load cite.

    Args:
        tables: where they are kept.
        own_nodes: knows the sources of the dataset itself.
    """

    def __init__(self, tables: TemporaryTables, own_nodes: NodeTable) -> None:
        self._tables = tables
        self._own_nodes = own_nodes
        tables.execute("CREATE TEMP TABLE cited_sources (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def add(self, source_ids: Collection[str]) -> set[str]:
        """Add sources, and return those of other datasets that no claim has cited before."""
        foreign = [id_ for id_ in source_ids if not self._own_nodes.has_source(id_)]
        if not foreign:
            return set()
        sql = "SELECT id FROM cited_sources WHERE id IN ({ids})"
        new = set(foreign) - {id_ for (id_,) in self._tables.select_by_id(sql, foreign)}
        self._tables.execute_many("INSERT INTO cited_sources VALUES (?)", [(id_,) for id_ in sorted(new)])
        return new
