"""A node that several datasets speak of: what each says is kept apart, and what the node shows is derived.

So loading one dataset again, or without that node, changes nothing of what the others say, and the node looks
the same whichever was loaded first. Pure; `graph.store.writing.entities_and_sources` reads and writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.store.mapping.encode import Stored

DATASETS, FINGERPRINTS, SAID = "datasets", "fingerprints", "said"


@dataclass(frozen=True)
class Shared:
    """What is known of one node.

    Args:
        kind: its label beside Entity; "" for a source.
        said: the properties that each dataset gives it, by dataset.
        fingerprints: the fingerprint of each dataset's record.
    """

    kind: str
    said: Mapping[str, Stored] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, stored: Mapping[str, Any], own: Iterable[str]) -> Shared:
        """Read a node.

        Args:
            kind: its label.
            stored: its properties.
            own: the names among them that come from datasets; the others are the store's bookkeeping.
        """
        datasets = stored.get(DATASETS, [])
        if SAID in stored:
            said = [json.loads(text) for text in stored[SAID]]
        else:
            said = [{name: stored[name] for name in own if name in stored}] * len(datasets)
        fingerprints = dict(zip(datasets, stored.get(FINGERPRINTS, []), strict=True))
        return cls(kind, dict(zip(datasets, said, strict=True)), fingerprints)

    def saying(self, kind: str, dataset: str, stored: Stored, fingerprint: str) -> Shared:
        """Return the node after `dataset` said this of it."""
        return Shared(kind, {**self.said, dataset: stored}, {**self.fingerprints, dataset: fingerprint})

    def without(self, dataset: str) -> Shared:
        """Return the node after `dataset` stopped speaking of it."""
        return Shared(self.kind, _without(self.said, dataset), _without(self.fingerprints, dataset))

    def merged(self) -> Stored:
        """Return what the node shows: the first word on each property, in order of dataset, and all names."""
        if len(self.said) == 1:
            return dict(next(iter(self.said.values())))
        merged: Stored = {}
        for dataset in sorted(self.said):
            merged = {**self.said[dataset], **merged}
        names = self._names(merged.get("name"))
        return {**merged, "aliases": names} if names else merged

    def properties(self) -> Stored:
        """Return all that the database holds of it."""
        datasets = sorted(self.said)
        found = self.merged() | {
            DATASETS: datasets,
            FINGERPRINTS: [self.fingerprints[dataset] for dataset in datasets],
        }
        if len(datasets) > 1:
            found[SAID] = [json.dumps(self.said[dataset], ensure_ascii=False) for dataset in datasets]
        return found

    def _names(self, shown: str | None) -> list[str]:
        found: dict[str, None] = {}
        for dataset in sorted(self.said):
            said = self.said[dataset]
            if "name" in said:
                found |= dict.fromkeys([said["name"], *said.get("aliases", [])])
        return [name for name in found if name != shown]


def changes(before: Shared, after: Shared) -> Stored:
    """Return the properties to set for `before` to become `after`: None takes one away."""
    new = after.properties()
    gone = {**before.merged(), SAID: None}.keys() - new.keys()
    return {**dict.fromkeys(gone), **new}


def _without(said: Mapping[str, Any], dataset: str) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key != dataset}
