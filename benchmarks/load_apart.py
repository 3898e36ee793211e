"""What checking and hashing cost our writer, timed with no store at work beside them."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.load_records import Case
from benchmarks.report import seconds
from graph.model.ids import claim_id, fingerprint
from graph.model.validation import check
from graph.ontology import Ontology


class _Everything:
    """What the case itself brings is all that its claims may name."""

    def __init__(self, case: Case) -> None:
        self._kinds = {entity.id: entity.kind for entity in case.entities}
        self._sources = {source.id for source in case.sources}

    def kind(self, entity: str) -> str | None:
        return self._kinds.get(entity)

    def has_source(self, source: str) -> bool:
        return source in self._sources


def apart(case: Case, ontology: Ontology, runs: int) -> Mapping[str, list[float]]:
    """Return the seconds of each part over all claims, for each run."""
    known = _Everything(case)

    def checking() -> None:
        for claim in case.claims:
            check(claim, ontology, known)

    def hashing() -> None:
        for claim in case.claims:
            claim_id(claim, ontology)
            fingerprint(claim)

    return {
        "checking": [seconds(checking) for _ in range(runs)],
        "ids and fingerprints": [seconds(hashing) for _ in range(runs)],
    }
