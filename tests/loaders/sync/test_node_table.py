"""The entities and sources of a load are found by their ids as soon as they are accepted."""

from __future__ import annotations

from loaders.sync.node_table import NodeTable
from loaders.sync.temporary_tables import TemporaryTables


def test_nodes_are_found_from_when_they_are_added() -> None:
    with TemporaryTables() as tables:
        nodes = NodeTable(tables)
        assert (nodes.get_kind("ada"), nodes.has_source("paper")) == (None, False)

        nodes.add({"ada": "Person"}, {"paper"})

        assert (nodes.get_kind("ada"), nodes.has_source("paper")) == ("Person", True)
        assert (nodes.get_kind("paper"), nodes.has_source("ada")) == (None, False)


def test_the_first_kind_of_an_entity_counts() -> None:
    with TemporaryTables() as tables:
        nodes = NodeTable(tables)
        nodes.add({"ada": "Person"}, set())
        nodes.add({"ada": "Group"}, set())
        assert nodes.get_kind("ada") == "Person"
