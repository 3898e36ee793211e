"""The same case as rows for the peers, with the ids and properties that our writer stores.

The rows are made before any time is measured, so that checking and hashing are not in a peer's time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from benchmarks.load_records import DATASET, BenchmarkCase
from graph.model import compute_fingerprint, make_claim_id
from graph.ontology import Ontology
from graph.store.mapping.encode import encode_claim, encode_entity, encode_source, entity_search_text

NOW = "2026-11-22T12:00:00Z"


@dataclass(frozen=True)
class ClaimRow:
    """A claim as a row: the ids of two entities, and the properties of the relationship."""

    start: str
    end: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """All rows that the store must hold in the end.

    Args:
        nodes: the properties of nodes by their labels. The constraint on `id` is on the first label.
        ties: the relationships by edge type.
    """

    nodes: dict[tuple[str, ...], list[dict[str, Any]]]
    ties: dict[str, list[ClaimRow]]


def make_rows(case: BenchmarkCase, ontology: Ontology) -> Rows:
    """Return the case as rows."""
    nodes: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    nodes["Dataset",] = [{"id": DATASET.id, "title": DATASET.title, "description": DATASET.description}]
    for source in case.sources:
        nodes["Source",].append(_with_dataset(encode_source(source), compute_fingerprint(source)))
    for entity in case.entities:
        node = _with_dataset(encode_entity(entity), compute_fingerprint(entity))
        nodes["Entity", entity.kind].append(node | {"search": entity_search_text(node)})
    ties: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in case.claims:
        added = {
            "id": make_claim_id(claim, ontology),
            "fingerprint": compute_fingerprint(claim),
            "recorded_on": NOW,
        }
        ties[claim.edge_type].append(ClaimRow(claim.subject, claim.object, encode_claim(claim) | added))
    return Rows(dict(nodes), dict(ties))


def _with_dataset(properties: dict[str, Any], fingerprint_: str) -> dict[str, Any]:
    return properties | {"datasets": [DATASET.id], "fingerprints": [fingerprint_]}
