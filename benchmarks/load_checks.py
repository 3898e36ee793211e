"""Measure what checking and hashing cost our writer, while the database is idle."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.load_records import BenchmarkCase
from benchmarks.report import measure_seconds
from graph.model import compute_fingerprint, make_claim_id, validate
from graph.ontology import Ontology


class _CaseLookup:
    """Looks up the records that claims may refer to: those of the case, and no others."""

    def __init__(self, case: BenchmarkCase) -> None:
        self._kinds = {entity.id: entity.kind for entity in case.entities}
        self._sources = {source.id for source in case.sources}

    def get_kind(self, entity: str) -> str | None:
        return self._kinds.get(entity)

    def has_source(self, source: str) -> bool:
        return source in self._sources


def time_checks_and_ids(case: BenchmarkCase, ontology: Ontology, runs: int) -> Mapping[str, list[float]]:
    """Return the seconds of each step over all claims, by the step's name, with one item for each run."""
    lookup = _CaseLookup(case)

    def checking() -> None:
        for claim in case.claims:
            validate(claim, ontology, lookup)

    def hashing() -> None:
        for claim in case.claims:
            make_claim_id(claim, ontology)
            compute_fingerprint(claim)

    return {
        "checking": [measure_seconds(checking) for _ in range(runs)],
        "ids and fingerprints": [measure_seconds(hashing) for _ in range(runs)],
    }
