"""Keep apart what several datasets say about one node, and derive what the node shows.

Loading one dataset again, or removing the node from it, therefore changes nothing that the other datasets
say, and the order in which datasets are loaded does not change the node. The functions here are pure;
`graph.store.writing.entities_and_sources` reads and writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.store.mapping.encode import Neo4jProperties

DATASETS_PROPERTY = "datasets"

FINGERPRINTS_PROPERTY = "fingerprints"

# Stored only where a node belongs to several datasets: the values of each, as JSON, in order of dataset.
VALUES_PROPERTY = "said"


@dataclass(frozen=True)
class MultiDatasetNode:
    """An entity or a source with what each dataset says about it.

    Args:
        kind: the entity's kind; "" for a source.
        values_by_dataset: the properties that each dataset gives it.
        fingerprints: the fingerprint of each dataset's record.
    """

    kind: str
    values_by_dataset: Mapping[str, Neo4jProperties] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_properties(cls, kind: str, stored: Mapping[str, Any], names: Iterable[str]) -> MultiDatasetNode:
        """Read a node from its stored properties.

        Args:
            kind: the entity's kind; "" for a source.
            stored: all properties of the node.
            names: the names of properties that come from datasets; others are the store's bookkeeping.
        """
        datasets = stored.get(DATASETS_PROPERTY, [])
        if VALUES_PROPERTY in stored:
            values = [json.loads(text) for text in stored[VALUES_PROPERTY]]
        else:
            values = [{name: stored[name] for name in names if name in stored}] * len(datasets)
        fingerprints = dict(zip(datasets, stored.get(FINGERPRINTS_PROPERTY, []), strict=True))
        return cls(kind, dict(zip(datasets, values, strict=True)), fingerprints)

    def with_dataset(
        self, kind: str, dataset: str, values: Neo4jProperties, fingerprint: str
    ) -> MultiDatasetNode:
        """Return the node after `dataset` has given it these values."""
        return MultiDatasetNode(
            kind,
            {**self.values_by_dataset, dataset: values},
            {**self.fingerprints, dataset: fingerprint},
        )

    def without_dataset(self, dataset: str) -> MultiDatasetNode:
        """Return the node after it was removed from `dataset`."""
        return MultiDatasetNode(
            self.kind, _without_key(self.values_by_dataset, dataset), _without_key(self.fingerprints, dataset)
        )

    def merged_properties(self) -> Neo4jProperties:
        """Return what the node shows.

        Each property comes from the first dataset, in order of id, that has it; the aliases are all other
        names that any dataset gives.
        """
        if len(self.values_by_dataset) == 1:
            return dict(next(iter(self.values_by_dataset.values())))
        merged: Neo4jProperties = {}
        for dataset in sorted(self.values_by_dataset):
            merged = {**self.values_by_dataset[dataset], **merged}
        aliases = self._names_except(merged.get("name"))
        return {**merged, "aliases": aliases} if aliases else merged

    def stored_properties(self) -> Neo4jProperties:
        """Return all that the database stores of the node, without the text for search."""
        datasets = sorted(self.values_by_dataset)
        stored = self.merged_properties() | {
            DATASETS_PROPERTY: datasets,
            FINGERPRINTS_PROPERTY: [self.fingerprints[dataset] for dataset in datasets],
        }
        if len(datasets) > 1:
            values = [self.values_by_dataset[dataset] for dataset in datasets]
            stored[VALUES_PROPERTY] = [json.dumps(each, ensure_ascii=False) for each in values]
        return stored

    def _names_except(self, shown_name: str | None) -> list[str]:
        names: dict[str, None] = {}
        for dataset in sorted(self.values_by_dataset):
            values = self.values_by_dataset[dataset]
            if "name" in values:
                names |= dict.fromkeys([values["name"], *values.get("aliases", [])])
        return [name for name in names if name != shown_name]


def property_changes(before: MultiDatasetNode, after: MultiDatasetNode) -> Neo4jProperties:
    """Return the properties to set so that `before` becomes `after`; None removes a property."""
    stored = after.stored_properties()
    removed = {**before.merged_properties(), VALUES_PROPERTY: None}.keys() - stored.keys()
    return {**dict.fromkeys(removed), **stored}


def _without_key(mapping: Mapping[str, Any], removed_key: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key != removed_key}
