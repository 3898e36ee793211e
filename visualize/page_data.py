"""The data of a page, from which its scripts make the panel, the legend, the search and the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from graph.derived import STANDINGS, Dispute, Network, Tie
from graph.model import MODES, AnyClaim, Entity, PropertyClaim, latin_spellings
from graph.ontology import Ontology
from graph.presentation import (
    dispute_attributes,
    dispute_position,
    entity_to_json,
    ties_to_columns,
    without_empty,
)
from visualize.page_claims import (
    Columns,
    Json,
    build_claim_columns,
    build_facts,
    build_in_blocks,
    build_source,
)

# Fields that a page does not show, or shows in words of its own.
OMITTED_ENTITY_FIELDS = frozenset({"id", "dataset", "datasets", "source", "properties"})
OMITTED_TIE_FIELDS = frozenset({"identifying"})


def build_page_data(network: Network, ontology: Ontology) -> Json:
    """Return the data of a page.

    Ties and claims are columns, because there may be tens of thousands of them, and columns are faster to
    write and to read than rows.
    """
    claims = _NumberedClaims.of_network(network)
    return {
        "title": network.title,
        "kinds": list(ontology.kinds),
        "families": list(ontology.families),
        "standings": list(STANDINGS),
        "modes": list(MODES),
        "edge_types": _edge_types(network.ties, ontology),
        "entities": {
            id_: _entity(network, ontology, entity) for id_, entity in sorted(network.entities.items())
        },
        "shown": sorted(network.shown_ids),
        "sources": {id_: build_source(network, source) for id_, source in sorted(network.sources.items())},
        "ties": _tie_columns(network, ontology, claims),
        "property_claims": [_property_claim(ontology, claim, claims) for claim in network.property_claims],
        "disputes": [_dispute(network, ontology, dispute, claims) for dispute in network.disputes],
        "claims": build_claim_columns(network, ontology, claims.claims),
    }


@dataclass(frozen=True)
class _NumberedClaims:
    """Every claim of a network once; ties and disputes refer to claims by number.

    Args:
        numbers: the number of each claim, by the `id()` of the object.
    """

    claims: Sequence[AnyClaim]
    numbers: Mapping[int, int]

    @classmethod
    def of_network(cls, network: Network) -> _NumberedClaims:
        in_ties = [claim for tie in network.ties for claim in tie.claims]
        in_disputes = [
            claim for dispute in network.disputes for side in dispute.sides for claim in side.claims
        ]
        by_object = {id(claim): claim for claim in (*in_ties, *network.property_claims, *in_disputes)}
        return cls(list(by_object.values()), {key: number for number, key in enumerate(by_object)})

    def numbers_of(self, claims: Iterable[AnyClaim]) -> list[int]:
        return [self.numbers[id(claim)] for claim in claims]


def _tie_columns(network: Network, ontology: Ontology, claims: _NumberedClaims) -> Columns:
    # Many ties have the same few origins.
    origin_name = cache(partial(_origin_name, network))

    def build(ties: Sequence[Tie]) -> Columns:
        return ties_to_columns(ties, OMITTED_TIE_FIELDS) | {
            "facts": [_tie_facts(network, ontology, tie) if tie.identifying_values else None for tie in ties],
            "claims": [claims.numbers_of(tie.claims) for tie in ties],
            "origins": [list(map(origin_name, dict.fromkeys(tie.origins))) for tie in ties],
        }

    return build_in_blocks(build, network.ties)


def _tie_facts(network: Network, ontology: Ontology, tie: Tie) -> list[Json]:
    return build_facts(network, dict(tie.identifying_values), ontology.edge_types[tie.edge_type].properties)


def _origin_name(network: Network, origin: str) -> str:
    """Return the name of an origin: an entity, several with their ids joined by `+`, or a source."""
    if origin in network.sources and origin not in network.entities:
        return network.sources[origin].title
    if origin in network.entities:
        return network.name(origin)
    return " and ".join(network.name(id_) for id_ in origin.split("+"))


def _property_claim(ontology: Ontology, claim: PropertyClaim, claims: _NumberedClaims) -> Json:
    return {
        "entity": claim.entity,
        "property": claim.property,
        "label": ontology.properties[claim.property].label,
        "claim": claims.numbers[id(claim)],
    }


def _dispute(network: Network, ontology: Ontology, dispute: Dispute, claims: _NumberedClaims) -> Json:
    label = ontology.properties[dispute.property].label if dispute.property else None
    tie = dispute.tie.id if dispute.tie else None
    return without_empty({**dispute_attributes(dispute), "tie": tie, "label": label}) | {
        "sides": [
            [dispute_position(side, dispute, network, ontology), claims.numbers_of(side.claims)]
            for side in dispute.sides
        ]
    }


def _entity(network: Network, ontology: Ontology, entity: Entity) -> Json:
    fields = entity_to_json(entity, OMITTED_ENTITY_FIELDS)
    if entity.named:
        del fields["named"]
    if latin := latin_spellings((entity.name, *entity.aliases)):
        fields["latin_names"] = latin
    if entity.properties:
        properties = dict(entity.properties)
        if description := properties.pop("description", None):
            fields["description"] = description
        if properties:
            fields["facts"] = build_facts(network, properties, ontology.kinds[entity.kind].properties)
    return fields


def _edge_types(ties: Iterable[Tie], ontology: Ontology) -> dict[str, Json]:
    """Return how each edge type of the ties reads, in the order of the ontology."""
    used = {tie.edge_type for tie in ties}
    return {
        id_: {
            "forward": edge_type.forward,
            "backward": edge_type.backward,
            "family": edge_type.family,
            "symmetric": edge_type.symmetric,
        }
        for id_, edge_type in ontology.edge_types.items()
        if id_ in used
    }
