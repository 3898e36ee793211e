"""Disputes and differing accounts in a page's data: in words, with the ids of what each is about."""

from __future__ import annotations

from graph.derived import Dispute, Network
from graph.ontology import Ontology
from graph.presentation import (
    DescribedPosition,
    describe_compatible,
    describe_sides,
    dispute_attributes,
    dispute_sentence,
    without_empty,
)
from visualize.dispute_marks import find_dispute_marks
from visualize.page_claims import Json


def build_disputes(network: Network, ontology: Ontology) -> list[Json]:
    """Return every dispute and difference of a network, in the order of the rules."""
    return [_build_dispute(dispute, network, ontology) for dispute in network.disputes]


def build_dispute_marks(network: Network) -> Json:
    """Return the ids of the entities and the ties that the picture marks."""
    return {name: sorted(ids) for name, ids in find_dispute_marks(network)._asdict().items()}


def _build_dispute(dispute: Dispute, network: Network, ontology: Ontology) -> Json:
    return without_empty(
        {
            **dispute_attributes(dispute),
            "tie": dispute.tie.id if dispute.tie else None,
            "entities": list(dispute.entity_ids),
            "sentence": dispute_sentence(dispute, network, ontology),
            "sides": list(map(_build_position, describe_sides(dispute, network, ontology))),
            "compatible": list(map(_build_position, describe_compatible(dispute, network, ontology))),
        }
    )


def _build_position(described: DescribedPosition) -> Json:
    return without_empty(
        {
            "position": described.position,
            "stated_by": list(described.stated_by),
            "compatible_with": list(described.compatible_with),
        }
    )
