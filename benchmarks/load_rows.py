"""The same case as rows: what a peer sends, with the ids and properties that our writer would store.

Made before any clock runs, so that a peer pays neither for checking nor for hashing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from benchmarks.load_records import DATASET, Case
from graph.model.ids import claim_id, fingerprint
from graph.ontology import Ontology
from graph.store.mapping.encode import claim_properties, entity_properties, search_text, source_properties

NOW = "2026-11-22T12:00:00Z"


@dataclass(frozen=True)
class Tie:
    """A claim as a row: two ids, and all that the relationship holds."""

    start: str
    end: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """All that is to be in the store.

    Args:
        nodes: by their labels, of which the first is the one whose `id` is unique.
        ties: by type.
    """

    nodes: dict[tuple[str, ...], list[dict[str, Any]]]
    ties: dict[str, list[Tie]]


def rows(case: Case, ontology: Ontology) -> Rows:
    """Return the case as rows."""
    nodes: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    nodes["Dataset",] = [{"id": DATASET.id, "title": DATASET.title, "description": DATASET.description}]
    for source in case.sources:
        nodes["Source",].append(_shared(source_properties(source), fingerprint(source)))
    for entity in case.entities:
        found = _shared(entity_properties(entity), fingerprint(entity))
        nodes["Entity", entity.kind].append(found | {"search": search_text(found)})
    ties: dict[str, list[Tie]] = defaultdict(list)
    for claim in case.claims:
        store = {"id": claim_id(claim, ontology), "fingerprint": fingerprint(claim), "recorded_on": NOW}
        ties[claim.edge_type].append(Tie(claim.subject, claim.object, claim_properties(claim) | store))
    return Rows(dict(nodes), dict(ties))


def _shared(said: dict[str, Any], fingerprint_: str) -> dict[str, Any]:
    return said | {"datasets": [DATASET.id], "fingerprints": [fingerprint_]}
